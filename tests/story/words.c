#include "unit.h"

#include "story/words.h"

// Words as they are folded, with a space between.
static Str joined(Str text, Arena *keep) {
    Arena scratch = unit_arena();
    Words words = words_find(text, 100, &scratch);
    Str all = {0};
    for (ptrdiff_t i = 0; i < words.len; i++) {
        char room[WORD_BYTES];
        Str word = word_fold(str_span(text, words.at[i].at), room);
        all = all.len ? str_format(keep, "%.*s %.*s", (int)all.len, all.s, (int)word.len, word.s)
                      : str_copy(word, keep);
    }
    return all;
}

static const struct {
    Str text, words;
} rows[] = {
    {S_("The Harbour-Master's ferry."), S_("the harbour master s ferry")},
    {S_("Don’t, don't"), S_("don t don t")},
    {S_("2,500 of 3.5 at 15:30."), S_("2500 of 3.5 at 15:30")},
    {S_("ÉCOLE Übung ΑΘΗΝΑ"), S_("école übung αθηνα")},
    {S_("東京で会談"), S_("東 京 で 会 談")},  // no spaces: a word each
    {S_("S-400s"), S_("s 400s")},
    {S_(""), S_("")},
    {S_(" -- \xFF\xFE !"), S_("")},
};

static void folds_to_the_same_words(void **state) {
    (void)state;
    static char room[1 << 16];
    for (ptrdiff_t i = 0; i < (ptrdiff_t)(sizeof rows / sizeof *rows); i++) {
        Arena keep = {room, room + sizeof room};
        assert_str(joined(rows[i].text, &keep), rows[i].words);
    }
}

static void knows_sentences_names_and_numbers(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Words words = words_find(S("He sold 12 iPhones. Then Orr\nleft"), 100, &keep);
    static const uint32_t flags[] = {WORD_UPPER | WORD_SENTENCE | WORD_PARAGRAPH,
                                     0,
                                     WORD_NUMBER,
                                     WORD_UPPER,
                                     WORD_UPPER | WORD_SENTENCE,
                                     WORD_UPPER,
                                     WORD_SENTENCE | WORD_PARAGRAPH};
    assert_int_equal(words.len, 7);
    for (int i = 0; i < 7; i++) assert_int_equal(words.at[i].flags, flags[i]);
}

static void stops_at_max(void **state) {
    (void)state;
    Arena keep = unit_arena();
    assert_int_equal(words_find(S("a b c d"), 3, &keep).len, 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folds_to_the_same_words),
        cmocka_unit_test(knows_sentences_names_and_numbers),
        cmocka_unit_test(stops_at_max),
    };
    return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
