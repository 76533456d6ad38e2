#include "unit.h"

#include "base/utf8.h"

static void repairs_what_is_no_utf8(void **state) {
    (void)state;
    static const struct {
        Str bytes, text;
    } rows[] = {
        {S_("plain"), S_("plain")},
        {S_("caf\xC3\xA9"), S_("caf\xC3\xA9")},
        {S_("caf\xE9"), S_("caf\xEF\xBF\xBD")},                            // latin-1
        {S_("\xC0\xAF"), S_("\xEF\xBF\xBD\xEF\xBF\xBD")},                  // overlong slash
        {S_("\xED\xA0\x80"), S_("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD")},  // surrogate
        {S_("\xF4\x90\x80\x80"), S_("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD")},
        {S_("a\xE2\x82"), S_("a\xEF\xBF\xBD\xEF\xBF\xBD")},  // cut in the middle
        {S_("a\0b"),
         S_("a\xEF\xBF\xBD"
            "b")},
        {S_("\xF0\x9F\x93\xB0"), S_("\xF0\x9F\x93\xB0")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena arena = unit_arena();
        Str got = utf8_repair(rows[i].bytes, &arena);
        assert_str(got, rows[i].text);
        assert_true(utf8_valid(got));
    }
}

static void names_of_files_stay_apart(void **state) {
    (void)state;
    Arena arena = unit_arena();
    assert_str(utf8_percent(S("caf\xC3\xA9.html"), &arena), S("caf\xC3\xA9.html"));
    assert_str(utf8_percent(S("caf\xE9.html"), &arena), S("caf%E9.html"));
    assert_str(utf8_percent(S("caf\xEA.html"), &arena), S("caf%EA.html"));
}

static void walks_both_ways(void **state) {
    (void)state;
    Str s = S("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x93\xB0z");
    const int32_t runes[] = {'a', 0xE9, 0x20AC, 0x1F4F0, 'z'};
    ptrdiff_t at = 0, n = 0;
    while (at < s.len) assert_int_equal(utf8_next(s, &at), runes[n++]);
    assert_int_equal(n, 5);
    while (at > 0 && n > 0) assert_int_equal(utf8_prev(s, &at), runes[--n]);
    assert_int_equal(at, 0);
    assert_int_equal(utf8_count(s), 5);
}

static void tells_characters_apart(void **state) {
    (void)state;
    assert_true(rune_upper(0x0416) && !rune_upper(0x0436));  // Ж ж
    assert_int_equal(rune_fold(0x0416), 0x0436);
    assert_true(rune_letter(0x4E2D) && rune_han(0x4E2D) && !rune_han('a'));
    assert_true(rune_space(0xA0) && rune_space(0x200B) && rune_space('\n') && !rune_space('a'));
    assert_true(rune_punct(0x201C) && rune_punct('"') && rune_punct(0x2014) && !rune_punct('a'));
    assert_true(rune_mark(0x0301) && !rune_mark('e'));
    assert_true(rune_digit('7') && rune_digit(0x0967));
    assert_int_equal(rune_width(0x4E2D), 2);
}

static void folds_text(void **state) {
    (void)state;
    Arena arena = unit_arena();
    Str same = S("already low");
    assert_ptr_equal(utf8_fold(same, &arena).s, same.s);
    assert_str(utf8_fold(S("The \xC3\x89LAN"), &arena), S("the \xC3\xA9lan"));
}

// Every byte offset to its code point and back, over texts around the index's stride of 64.
static void an_index_agrees_with_counting(void **state) {
    (void)state;
    static const Str units[] = {S_("a"), S_("\xC3\xA9"), S_("\xE2\x82\xAC"), S_("\xF0\x9F\x93\xB0"),
                                S_("ab\xC3\xA9")};
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        for (int repeat = 0; repeat < 80; repeat++) {
            Arena arena = unit_arena();
            char *text = arena_new(&arena, char, units[u].len *repeat + 1);
            for (int i = 0; i < repeat; i++)
                memcpy(text + i * units[u].len, units[u].s, (size_t)units[u].len);
            Str s = {text, units[u].len * repeat};
            RuneIndex index = rune_index(s, &arena);
            ptrdiff_t rune = 0;
            for (ptrdiff_t at = 0; at < s.len; rune++) {
                assert_int_equal(rune_at(&index, at), rune);
                assert_int_equal(rune_byte(&index, rune), at);
                utf8_next(s, &at);
            }
            assert_int_equal(rune_at(&index, s.len), rune);
            assert_int_equal(rune_byte(&index, rune), s.len);
            assert_int_equal(rune_byte(&index, rune + 1), -1);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(repairs_what_is_no_utf8),
        cmocka_unit_test(names_of_files_stay_apart),
        cmocka_unit_test(walks_both_ways),
        cmocka_unit_test(tells_characters_apart),
        cmocka_unit_test(folds_text),
        cmocka_unit_test(an_index_agrees_with_counting),
    };
    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
