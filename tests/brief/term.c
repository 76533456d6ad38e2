#include "unit.h"

#include "brief/term.h"

// The words of `text` by their spans, "|" between.
static const struct {
    Str text, words;
} rows[] = {
    {S_("Don\xE2\x80\x99t buy S-400s, U.S. says."), S_("Don\xE2\x80\x99t|buy|S-400s|U.S|says")},
    {S_("2,500 co-operate; a two-day visit"), S_("2,500|co-operate|a|two|day|visit")},
    {S_("3.5% of \xE2\x80\x9C"
        "all\xE2\x80\x9D"),
     S_("3.5|of|all")},
    {S_(""), S_("")},
};

static void test_words(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena keep = unit_arena();
        Lexicon lexicon = lexicon_new(0, &keep);
        Terms terms = term_find(rows[i].text, &lexicon, &keep);
        Str joined = {0};
        for (ptrdiff_t t = 0; t < terms.len; t++) {
            if (t) joined = str_join(&keep, joined, S("|"));
            joined = str_join(&keep, joined, str_span(rows[i].text, terms.at[t].at));
        }
        assert_str(joined, rows[i].words);
    }
}

// Forms are spellings, keys are stems.
static void test_forms(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Lexicon lexicon = lexicon_new(0, &keep);
    Terms t = term_find(S("Russia\xE2\x80\x99s russia Russian us US U.S. 2,500 2500"), &lexicon, &keep);
    assert_int_equal(t.len, 8);
    assert_int_equal(t.at[0].form, t.at[1].form);
    assert_int_not_equal(t.at[1].form, t.at[2].form);
    assert_int_equal(t.at[1].key, t.at[2].key);
    assert_int_not_equal(t.at[3].form, t.at[4].form);  // "us" is no country
    assert_int_equal(t.at[4].form, t.at[5].form);
    assert_int_equal(t.at[6].form, t.at[7].form);
}

static void test_signals(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Lexicon lexicon = lexicon_new(0, &keep);
    Terms t = term_find(S("She is scheduled to sail unless only nine pay"), &lexicon, &keep);
    assert_true(t.at[2].signals & SIGNAL_FIRM);
    assert_true(t.at[5].signals & SIGNAL_CONDITION);
    assert_true(t.at[6].signals & SIGNAL_FEW);
    assert_false(t.at[4].signals);
    assert_true(term_signals(&t, (Span){0, 20}) & SIGNAL_PRONOUN);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_words), cmocka_unit_test(test_forms),
                                       cmocka_unit_test(test_signals)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
