// dump.c - lines of plain-text dumps, and what they are.
#include "unit.h"

#include "base/vec.h"
#include "page/line.h"
#include "page/markdown.h"
#include "page/phrase.h"

static const struct {
    Str line;
    int32_t words;
    bool found;
    AsideLabel label;
} rows[] = {
    {S_("READ MORE"), 2, true, ASIDE_RELATED},
    {S_("Related (4):"), 1, true, ASIDE_RELATED},
    {S_("4 min read"), 3, true, ASIDE_READ_TIME},
    {S_("By Ida Voss"), 3, true, ASIDE_BYLINE},
    {S_("SOURCE: REUTERS"), 2, true, ASIDE_CREDIT},
    {S_("Tags: harbour, ferry"), 3, true, ASIDE_TAGS},
    {S_("Photo: Mats Ekdahl"), 3, true, ASIDE_CAPTION},
    {S_("You can delete your account at any time in the settings of this page."), 13, true, ASIDE_COOKIES},
    {S_("By the time the ferry reached the old basin on Friday evening all the shops in Wexholm had closed "
        "for the night and nobody was there."),
     26, false, 0},
    {S_("The harbour of Wexholm will be closed."), 7, false, 0},
    {S_("Relatedness"), 1, false, 0},
};

static void phrases_say_what_a_line_is(void **state) {
    (void)state;
    Arena arena = unit_arena();
    for (ptrdiff_t i = 0; i < countof(rows); i++) {
        PhraseHit hit = phrase_find(rows[i].line, rows[i].words, arena);
        if (hit.found != rows[i].found || (hit.found && hit.label != rows[i].label))
            fail_msg("'%s': %d %d", rows[i].line.s, hit.found, hit.label);
    }
}

static const struct {
    Str text, plain;
} marked[] = {
    {S_("## [Ferry](/f) **hits** pier"), S_("[1]Ferry hits pier")},
    {S_("> * [Sea](https://lune.example/a_(b)) and _town_"), S_("* [1]Sea and town")},
    {S_("[\n\n](/f)"), S_("[1]\n\n")},
    {S_("[![Logo](/l.png)](/) Lune"), S_("[1] Lune")},
    {S_("1 \\* 2 snake_case [sic] (so)"), S_("1 * 2 snake_case [sic] (so)")},
    {S_("a\n---\n|---|:--|\n* * *\nb"), S_("a\n\n\n\nb")},
    {S_("* a * b ****** [c](d"), S_("* a * b ****** [c](d")},
};

static void marks_of_markdown_go(void **state) {
    (void)state;
    Arena arena = unit_arena();
    for (ptrdiff_t i = 0; i < countof(marked); i++) {
        Str plain = markdown_plain(marked[i].text, &arena);
        if (!str_eq(plain, marked[i].plain))
            fail_msg("'%s': '%.*s'", marked[i].text.s, (int)plain.len, plain.s);
    }
    assert_true(markdown_is(S("[a](/b) [c](/d) [e](https://f.example)")));
    assert_true(markdown_is(S("# Ferry\n[a](/b)")));
    assert_false(markdown_is(S("# Ferry\nThe list [1] (old) says so.")));
}

static void broken_lines_become_one(void **state) {
    (void)state;
    Arena arena = unit_arena();
    Str text = S("The harbour of Wexholm will be closed for three weeks from Monday, the port\n"
                 "authority said, because the north quay, which was built ninety-five years\n"
                 "ago and not mended since the flood, has begun to sink on its western end,\n"
                 "and nobody knows why.\n"
                 "Odile Brandt\n"
                 "\n"
                 "Divers found cracks.\n");
    Lines lines = line_read(text, &arena);
    assert_int_equal(lines.len, 3);
    assert_true(str_ends(lines.at[0].text, S("and nobody knows why.")));
    assert_str(lines.at[1].text, S("Odile Brandt"));
}

static void long_lines_stay_as_they_are(void **state) {
    (void)state;
    Arena arena = unit_arena();
    Lines lines = line_read(
        S("The harbour will be closed.\nDivers found cracks.\n\n\xC2\xA0\n  • A  bullet\n"), &arena);
    assert_int_equal(lines.len, 3);
    assert_str(lines.at[2].text, S("A bullet"));
    assert_true(lines.at[2].bullet && lines.at[2].gap && !lines.at[1].gap);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phrases_say_what_a_line_is),
        cmocka_unit_test(marks_of_markdown_go),
        cmocka_unit_test(broken_lines_become_one),
        cmocka_unit_test(long_lines_stay_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
