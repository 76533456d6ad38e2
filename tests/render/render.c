// render.c - whole briefs in every format and form, compared with expected/. To see and accept a change:
//     LEDE_ACCEPT=1 LEDE_SOURCE_ROOT=. build/tests/test_render && git diff tests/render/expected
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

static Arena keep, room, scratch;

static Str render(const char *format, const Style *style) {
    Arena arena = keep;
    const Brief *brief = fixture_brief(&arena);
    static Arena out_room;
    out_room = room;
    Buf out = {.arena = &out_room};
    format_find(str_c(format))->render(&out, &brief, 1, style, scratch);
    return buf_view(&out);
}

static void expected_path(char path[512], const char *name) {
    const char *root = getenv("LEDE_SOURCE_ROOT");
    snprintf(path, 512, "%s/tests/render/expected/%s", root ? root : ".", name);
}

static void accept_as(const char *path, Str text) {
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text.s, 1, (size_t)text.len, file), text.len);
    fclose(file);
}

static void check(const char *name, Str text) {
    static char wanted[1 << 18];
    char path[512];
    expected_path(path, name);
    if (getenv("LEDE_ACCEPT")) accept_as(path, text);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t len = fread(wanted, 1, sizeof wanted, file);
    fclose(file);
    if (!str_eq(text, (Str){wanted, (ptrdiff_t)len})) {
        print_error("%s differs from what is rendered:\n%.*s", path, (int)text.len, text.s);
        fail();
    }
}

static void test_expected(void **state) {
    (void)state;
    static const struct {
        const char *name, *format, *form;
        int columns;
        bool color;
    } rows[] = {
        {"editor.txt", "text", "editor", 0, false},      {"analyst.txt", "text", "analyst", 0, false},
        {"reader.atom", "atom", "reader", 0, false},     {"reader.txt", "text", "reader", 0, false},
        {"roundup.txt", "text", "roundup", 0, false},    {"editor-60.txt", "text", "editor", 60, false},
        {"reader-color.txt", "text", "reader", 0, true}, {"editor.md", "markdown", "editor", 0, false},
        {"analyst.md", "markdown", "analyst", 0, false}, {"editor.html", "html", "editor", 0, false},
        {"analyst.html", "html", "analyst", 0, false},   {"editor.json", "json", "editor", 0, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const BriefForm *form = brief_form_find(str_c(rows[i].form));
        Style style = {form, form->length, rows[i].columns, rows[i].color};
        check(rows[i].name, render(rows[i].format, &style));
    }
}

static void test_length(void **state) {
    (void)state;
    Style style = {brief_form_find(S("editor")), 2, 0, false};
    check("editor-2.txt", render("text", &style));
}

static void test_story(void **state) {
    (void)state;
    Arena arena = keep, out_room = room;
    const Brief *brief = fixture_brief(&arena);
    Buf out = {.arena = &out_room};
    render_story_line(&out, &brief->story, scratch);
    buf_byte(&out, '\n');
    render_story_json(&out, &brief->story, scratch);
    buf_byte(&out, '\n');
    check("story.txt", buf_view(&out));
}

static void test_article(void **state) {
    (void)state;
    Arena arena = keep, out_room = room;
    Buf out = {.arena = &out_room};
    render_article(&out, fixture_brief(&arena)->members[COURIER].article, scratch);
    check("article.txt", buf_view(&out));
}

static void test_nothing(void **state) {
    (void)state;
    for (const Format *format = formats; format->name; format++) {
        Arena out_room = room;
        Buf out = {.arena = &out_room};
        Style style = {brief_forms, 40, 0, false};
        format->render(&out, NULL, 0, &style, scratch);
    }
    Brief empty = {0};
    const Brief *brief = &empty;
    for (const Format *format = formats; format->name; format++)
        for (const BriefForm *form = brief_forms; form->name; form++) {
            Arena out_room = room;
            Buf out = {.arena = &out_room};
            Style style = {form, 40, 0, false};
            format->render(&out, &brief, 1, &style, scratch);
            assert_true(out.len > 0);
        }
    assert_null(format_find(S("xml")));
    assert_null(brief_form_find(S("")));
}

int main(void) {
    keep = arena_reserve(1 << 24);
    room = arena_reserve(1 << 26);
    scratch = arena_reserve(1 << 26);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_expected), cmocka_unit_test(test_length),  cmocka_unit_test(test_story),
        cmocka_unit_test(test_article),  cmocka_unit_test(test_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
