// escape.c - pages come from strangers: none of their strings may make markup, or steer a terminal.
//
// Each string of hostile.h takes every place in a brief. Then the output must have the same markup as when a harmless
// word stands there, and hold nothing that a terminal obeys.
#include "fixture.h"
#include "hostile.h"

#include "base/json.h"
#include "base/utf8.h"
#include "render/clean.h"
#include "render/href.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

static Arena keep, room, scratch;

// A brief of `word` only, in the format and form; `out_room` keeps it.
static Str render(const Format *format, const BriefForm *form, Str word, Arena *out_room) {
    Arena arena = keep;
    const Brief *brief = fixture_hostile(utf8_repair(word, &arena), &arena);
    Buf out = {.arena = out_room};
    Style style = {form, form->length, 0, false};
    format->render(&out, &brief, 1, &style, scratch);
    return buf_view(&out);
}

static ptrdiff_t count(Str s, char c) {
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < s.len; i++) n += s.s[i] == c;
    return n;
}

// ... that no backslash takes the meaning from.
static ptrdiff_t count_markup(Str s, char c) {
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < s.len; i++) {
        if (s.s[i] == '\\') i++;
        else n += s.s[i] == c;
    }
    return n;
}

static void check_terminal(Str s) {
    for (ptrdiff_t at = 0; at < s.len;) {
        int32_t rune = utf8_next(s, &at);
        assert_true(rune == '\n' || rune >= 0x20);
        assert_false(rune >= 0x7F && rune < 0xA0);
        assert_false(rune >= 0x202A && rune <= 0x202E);
        assert_false(rune >= 0x2066 && rune <= 0x2069);
        assert_false(rune >= 0xE0000 && rune <= 0xE007F);
    }
}

static void check_same_markup(Str s, Str harmless, const char *markup, ptrdiff_t (*counter)(Str, char)) {
    for (const char *c = markup; *c; c++)
        if (counter(s, *c) != counter(harmless, *c)) {
            print_error("another number of %c in:\n%.*s", *c, (int)s.len, s.s);
            fail();
        }
}

static void check_json(Str s) {
    Arena arena = scratch;
    yyjson_read_err why;
    assert_non_null(json_read(s, YYJSON_READ_NOFLAG, &why, &arena));
}

static void test_hostile(void **state) {
    (void)state;
    for (const Format *format = formats; format->name; format++)
        for (const BriefForm *form = brief_forms; form->name; form++)
            for (ptrdiff_t i = 0; i < countof(hostiles); i++) {
                Arena out_room = room;
                Str s = render(format, form, hostiles[i], &out_room);
                Str harmless = render(format, form, S("é h."), &out_room);
                if (!strcmp(format->name, "json")) check_json(s);
                else check_terminal(s);
                if (!strcmp(format->name, "text")) assert_int_equal(count(s, '\n'), count(harmless, '\n'));
                if (!strcmp(format->name, "html")) check_same_markup(s, harmless, "<>\"\n", count);
                if (!strcmp(format->name, "markdown"))
                    check_same_markup(s, harmless, "[]<>`*_|#~&$^\n", count_markup);
            }
}

static void test_article(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(hostiles); i++) {
        Arena arena = keep, out_room = room;
        const Brief *brief = fixture_hostile(utf8_repair(hostiles[i], &arena), &arena);
        Buf out = {.arena = &out_room};
        render_article(&out, brief->members[0].article, scratch);
        check_terminal(buf_view(&out));
        Buf line = {.arena = &arena};
        render_story_line(&line, &brief->story, scratch);
        check_terminal(buf_view(&line));
        assert_int_equal(count(buf_view(&line), '\n'), 0);
        Buf row = {.arena = &arena};
        render_story_json(&row, &brief->story, scratch);
        check_json(buf_view(&row));
    }
}

static void test_clean(void **state) {
    (void)state;
    static const struct {
        Str from, to;
    } rows[] = {
        {S_("plain é 渡"), S_("plain é 渡")},
        {S_("a\nb\tc\r\n"), S_("a b c  ")},
        {S_("\033[31m"), S_("\xEF\xBF\xBD[31m")},
        {S_("\xE2\x80\xAEtxt.exe"), S_("txt.exe")},
        {S_("\xE2\x80\x8Fkept mark"),
         S_("\xE2\x80\x8Fkept mark")},  // U+200F: what Hebrew and Arabic pages need
        {S_("\xC2\x85x\xC2\x90"), S_(" x\xEF\xBF\xBD")},
        {S_("\xFF"), S_("\xEF\xBF\xBD")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena arena = room;
        Buf out = {.arena = &arena};
        put_clean(&out, rows[i].from);
        if (!str_eq(buf_view(&out), rows[i].to)) fail_msg("row %zu: %.*s", i, (int)out.len, out.at);
    }
}

static void test_href(void **state) {
    (void)state;
    assert_true(href_allowed(S("https://a.example/")));
    assert_true(href_allowed(S("HTTP://a.example/")));
    assert_false(href_allowed(S("javascript:alert(1)")));
    assert_false(href_allowed(S(" https://a.example/")));
    assert_false(href_allowed(S("data:text/html,x")));
    assert_false(href_allowed(S("//a.example/")));
    Arena arena = room;
    Buf out = {.arena = &arena};
    put_href(&out, S("https://a.example/\" onload='x'><b>(é)\\`\n?q=1&r=%20#f"));
    Str wanted = S("https://a.example/%22%20onload=%27x%27%3E%3Cb%3E%28%C3%A9%29%5C%60%0A?q=1&r=%20#f");
    assert_true(str_eq(buf_view(&out), wanted));
}

int main(void) {
    keep = arena_reserve(1 << 24);
    room = arena_reserve(1 << 26);
    scratch = arena_reserve(1 << 26);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_article),
        cmocka_unit_test(test_clean),
        cmocka_unit_test(test_href),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
