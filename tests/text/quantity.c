// quantity.c - numbers as they are read; what stands around them is in cases/quantity.
#include "unit.h"

#include "reading.h"
#include "text/number.h"

static Number read_first(Str text, Arena *keep) {
    Tokens tokens = token_find(text, keep);
    Pieces pieces = piece_cut(text, &tokens, keep);
    number_mark(&pieces);
    return number_read(&pieces, 0);
}

static void reads_numbers(void **state) {
    (void)state;
    static const struct {
        Str text;
        double value;
    } rows[] = {
        {S_("7"), 7},
        {S_("2,500 boats"), 2500},
        {S_("12,34,567.89"), 1234567.89},  // as in India
        {S_("18.5"), 18.5},
        {S_(".08"), 0.08},
        {S_("twenty-one"), 21},
        {S_("two hundred and five"), 205},
        {S_("nine hundred thousand"), 900000},
        {S_("three million two hundred"), 3000200},
        {S_("2.5 million"), 2500000},
        {S_("3 hundred and 21"), 321},
        {S_("100k"), 100000},
        {S_("a dozen"), 12},
        {S_("half a million"), 500000},
        {S_("three quarters"), 0.75},
        {S_("five and a half million"), 5500000},
        {S_("1 1/2"), 1.5},
        {S_("½"), 0.5},
        {S_("two point five"), 2.5},
        {S_("twenty-three fifths"), 4.6},
        {S_("one hundred and three quarters"), 100.75},
        {S_("hundreds of thousands"), 200000},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena keep = unit_arena();
        double off = read_first(rows[i].text, &keep).value - rows[i].value;
        if (off < -1e-9 || off > 1e-9) fail_msg("%s is %g too much", rows[i].text.s, off);
    }
}

static void reads_no_number(void **state) {
    (void)state;
    static const Str rows[] = {S_("a"), S_("the"), S_("and"), S_("-"), S_("hundred"), S_("million")};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena keep = unit_arena();
        assert_int_equal(read_first(rows[i], &keep).end, 0);
    }
}

static void counts_things(void **state) {
    (void)state;
    static const struct {
        Str text, thing;
    } rows[] = {
        {S_("They sent 50,000 doses of the northern vaccine."), S_("doses of the northern vaccine")},
        {S_("12 people were injured."), S_("people")},
        {S_("The blast killed 12."), S_("")},
        {S_("200 armed men came."), S_("armed men")},
        {S_("20 tonnes of wheat were lost."), S_("wheat")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena keep = unit_arena(), scratch = arena_reserve(64 << 20);
        Article article = reading(rows[i].text, "published=2031-03-04", &keep, scratch);
        assert_int_equal(article.quantities.len, 1);
        assert_str(str_span(article.text, article.quantities.at[0].thing), rows[i].thing);
        arena_release(scratch);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(reads_numbers), cmocka_unit_test(reads_no_number),
                                       cmocka_unit_test(counts_things)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
