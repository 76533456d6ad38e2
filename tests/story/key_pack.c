#include "unit.h"

#include "story/key_pack.h"

#include <string.h>

static const struct {
    Str title, text;
} rows[] = {
    {S_(""), S_("")},
    {S_("Ferry"), S_("Ferry.")},
    {S_("Ferry hits pier at Harrowmouth, 12 injured"),
     S_("Twelve people were injured on Tuesday when the ferry Solvane hit a pier in Harrowmouth, Ines "
        "Corvane said. "
        "The Solvane came in at nine knots, three more than the limit, Ines Corvane said. Dr Samir Osgood "
        "counted 14.")},
    {S_("Day 2: Rovers beat Aldmoor 2-1"), S_("Rovers beat Aldmoor 2-1 on day 2.")},
};

static void assert_same(const Keys *a, const Keys *b) {
    assert_int_equal(a->len, b->len);
    if (a->len) assert_memory_equal(a->at, b->at, (size_t)a->len * sizeof *a->at);
    assert_memory_equal(&a->totals, &b->totals, sizeof a->totals);
    int32_t heaviest = a->len < KEY_HEAVIEST ? a->len : KEY_HEAVIEST;
    assert_memory_equal(a->heaviest, b->heaviest, (size_t)heaviest);
    assert_int_equal(a->words, b->words);
    assert_int_equal(a->roundup, b->roundup);
    assert_int_equal(a->section, b->section);
    assert_int_equal(a->outlet, b->outlet);
    assert_int_equal(a->when, b->when);
    assert_int_equal(a->pairs.len, b->pairs.len);
    assert_memory_equal(a->pairs.key, b->pairs.key, (size_t)a->pairs.len * sizeof *a->pairs.key);
    assert_memory_equal(a->pairs.weight, b->pairs.weight, (size_t)a->pairs.len);
    assert_memory_equal(&a->about, &b->about, sizeof a->about);
    const Headline *x = &a->headline, *y = &b->headline;
    assert_int_equal(x->words_len, y->words_len);
    assert_memory_equal(x->words, y->words, x->words_len * sizeof *x->words);
    assert_int_equal(x->labels_len, y->labels_len);
    assert_memory_equal(x->label, y->label, x->labels_len * sizeof *x->label);
    assert_memory_equal(x->number, y->number, x->labels_len * sizeof *x->number);
    assert_int_equal(x->score, y->score);
}

static void keys_come_back_as_they_were(void **state) {
    (void)state;
    Arena keep = unit_arena(), scratch = arena_halve(&keep);
    Stemmers *stemmers = stemmers_open(&keep);
    for (ptrdiff_t i = 0; i < countof(rows); i++) {
        Article article = {.title = rows[i].title,
                           .text = rows[i].text,
                           .language = S("en"),
                           .outlet = S("Nordpress"),
                           .published = S("2031-03-03T10:00:00Z")};
        Keys keys = keys_of(&article, stemmers, NULL, &keep, scratch);
        KeysRoom room;
        memset(&room, 0xA5, sizeof room);  // what was there before does not show
        assert_true(keys_fit(&keys));
        assert_same(&keys, keys_unpack(keys_pack(&keys, 0, &keep), &room));
    }
    stemmers_close(stemmers);
}

static uint32_t random_bits(void) {
    static uint64_t seed = 1;
    seed = seed * 6364136223846793005u + 1442695040888963407u;  // Knuth's MMIX
    return (uint32_t)(seed >> 32);
}

// Any keys and weights, in a place where others were, from the first key there can be to the last.
static void keys_are_packed_again_in_their_place(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Key at[KEY_MOST] = {0};
    Keys keys = {.at = at, .len = KEY_MOST, .about = {{0x88}}};
    PackedKeys *packed = keys_pack(&keys, keys_pack_most(&keys), &keep);
    for (int run = 0; run < 200; run++) {
        for (uint32_t k = 0; k < KEY_MOST; k++) {
            uint32_t weights = random_bits(), spread = run % 2 ? 67108863 : 1000;
            at[k].key = k * spread + random_bits() % spread;
            at[k].title = weights & 1 ? (uint8_t)(weights >> 8) : 0;
            at[k].lead = weights & 2 ? (uint8_t)(weights >> 16) : 0;
            at[k].body = (uint8_t)(weights >> 24), at[k].flags = (uint8_t)random_bits();
        }
        if (run % 3 == 0) at[0].key = 0, at[KEY_MOST - 1].key = UINT32_MAX;
        for (int i = 0; i < ABOUT_AXES / 2; i++) keys.about.at[i] = (uint8_t)(0x11 + random_bits() % 15);
        keys_pack_again(packed, &keys);
        KeysRoom room;
        assert_same(&keys, keys_unpack(packed, &room));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_come_back_as_they_were),
        cmocka_unit_test(keys_are_packed_again_in_their_place),
    };
    return cmocka_run_group_tests_name("key_pack", tests, NULL, NULL);
}
