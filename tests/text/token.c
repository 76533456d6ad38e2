// token.c - what is one token. See src/text/token.h.
#include "unit.h"

#include "base/buf.h"
#include "text/token.h"

// Tokens with | between; a token's shape as a letter behind it: l lower, T title, U upper, M mixed, n number, a alnum,
// . mark, h a character of a script without spaces.
static const struct {
    Str text, tokens;
} rows[] = {
    {S_(""), S_("")},
    {S_(" \t\n "), S_("")},
    {S_("Orr said no."), S_("Orr/T|said/l|no/l|./.")},
    {S_("the U.S. won't"), S_("the/l|U.S./U|won't/l")},
    {S_("At 5 a.m. we left"), S_("At/T|5/n|a.m./l|we/l|left/l")},
    {S_("a Ph.D. student"), S_("a/l|Ph.D./M|student/l")},
    {S_("2,500 or 18.5 or 1,000."), S_("2,500/n|or/l|18.5/n|or/l|1,000/n|./.")},
    {S_("S-400s, Covid-19, a 19-hour talk"), S_("S-400s/a|,/.|Covid-19/a|,/.|a/l|19-hour/a|talk/l")},
    {S_("a 30-year-old"), S_("a/l|30-year-old/a")},
    {S_("10-15 well-known"), S_("10/n|-/.|15/n|well/l|-/.|known/l")},
    {S_("2021-04-07"), S_("2021/n|-/.|04/n|-/.|07/n")},
    {S_("Orr's, ORR'S, Orrs'"), S_("Orr/T|'s/l|,/.|ORR/U|'S/U|,/.|Orrs/T|'/.")},
    {S_("Orr’s don’t O’Neil"), S_("Orr/T|’s/l|don’t/l|O’Neil/M")},
    {S_("it ended.The next"), S_("it/l|ended/l|./.|The/T|next/l")},
    {S_("www.orra.example"), S_("www.orra.example/l")},
    {S_("'tis “So”—no"), S_("'/.|tis/l|“/.|So/T|”/.|—/.|no/l")},
    {S_("iPhone McOrr EU J"), S_("iPhone/M|McOrr/M|EU/U|J/U")},
    {S_("cafe\u0301 au lait"), S_("cafe\u0301/l|au/l|lait/l")},
    {S_("Łódź і Київ"), S_("Łódź/T|і/l|Київ/T")},
    {S_("東京は"), S_("東/h|京/h|は/h")},
    {S_("$5 20% #no a_b"), S_("$/.|5/n|20/n|%/.|#/.|no/l|a_b/l")},
    {S_("so\u00ADft \u200Eleft"), S_("so\u00ADft/l|\u200E/.|left/l")},
    {S_("5th Q3 G20"), S_("5th/a|Q3/a|G20/a")},
};

static void tokens_of_rows(void **state) {
    (void)state;
    static const char letters[] = "lTUMna.h";
    for (ptrdiff_t r = 0; r < countof(rows); r++) {
        Arena keep = unit_arena();
        Tokens tokens = token_find(rows[r].text, &keep);
        Buf got = {.arena = &keep};
        for (ptrdiff_t i = 0; i < tokens.len; i++) {
            if (i) buf_byte(&got, '|');
            buf_str(&got, str_span(rows[r].text, tokens.at[i].at));
            buf_byte(&got, '/');
            buf_byte(&got, letters[tokens.at[i].shape]);
        }
        assert_str(buf_view(&got), rows[r].tokens);
    }
}

static void spaces_and_lines(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Tokens tokens = token_find(S("a b,\nc"), &keep);
    assert_int_equal(tokens.len, 4);
    static const bool space[] = {true, true, false, true}, line[] = {true, false, false, true};
    for (int i = 0; i < 4; i++) {
        assert_int_equal(tokens.at[i].space_before, space[i]);
        assert_int_equal(tokens.at[i].line_before, line[i]);
    }
}

static void finds_by_byte(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Tokens tokens = token_find(S("ab cd"), &keep);
    static const ptrdiff_t expected[] = {0, 0, 1, 1, 1, 2, 2};
    for (int32_t byte = 0; byte < 7; byte++) assert_int_equal(token_at(&tokens, byte), expected[byte]);
    Tokens none = {0};
    assert_int_equal(token_at(&none, 0), 0);
    assert_int_equal(token_str(S("ab cd"), &tokens, 9).len, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_of_rows),
        cmocka_unit_test(spaces_and_lines),
        cmocka_unit_test(finds_by_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
