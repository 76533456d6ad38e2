#include "unit.h"

#include "story/stem.h"

static const struct {
    Str a, b, language;
    bool same;
} rows[] = {
    {S_("talks"), S_("talk"), S_("en"), true},
    {S_("Pushing"), S_("pushed"), S_("en-GB"), true},
    {S_("Häuser"), S_("hauses"), S_("de"), true},
    {S_("talks"), S_("talk"), S_("xx"), false},  // no stemmer: the word itself
    {S_("talks"), S_("talk"), S_(""), true},     // unknown: as English
    {S_("ferry"), S_("fairy"), S_("en"), false},
};

static Stem stem_one(Stemmers *stemmers, Str word, Str language) {
    Arena keep = unit_arena();
    keep.beg += 32 << 20;  // behind the stemmers
    Words words = words_find(word, 1, &keep);
    assert_true(stemmers_meet(stemmers, language));
    return stem_of(stemmers, word, words.at[0], language);
}

static void brings_forms_together(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Stemmers *stemmers = stemmers_open(&keep);
    for (int twice = 0; twice < 2; twice++)  // the second time from memory
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
            assert_int_equal(stem_one(stemmers, rows[i].a, rows[i].language).key ==
                                 stem_one(stemmers, rows[i].b, rows[i].language).key,
                             rows[i].same);
    stemmers_close(stemmers);
}

static void knows_how_rare_words_are(void **state) {
    (void)state;
    assert_in_range(df_word_bits(S("the")), 0, DF_BIT);
    assert_in_range(df_word_bits(S("investigation")), DF_BIT, 5 * DF_BIT);  // by its stem
    assert_in_range(df_word_bits(S("walrus")), 8 * DF_BIT, DF_UNKNOWN);
    assert_int_equal(df_word_bits(S("zzyzx")), DF_UNKNOWN);
    assert_int_equal(df_word_bits(S("")), DF_UNKNOWN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(brings_forms_together),
        cmocka_unit_test(knows_how_rare_words_are),
    };
    return cmocka_run_group_tests_name("stem", tests, NULL, NULL);
}
