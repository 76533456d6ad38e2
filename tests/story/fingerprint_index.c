#include "unit.h"

#include "story/fingerprint_index.h"
#include "story/learned.h"

enum { ARTICLES = 300, ROUNDS = 6000 };

static uint64_t seed = 1;
static uint32_t random_below(uint32_t n) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;  // Knuth's MMIX
    return (uint32_t)(seed >> 33) % n;
}

// Texts of numbered words; some share their first half, all of an outlet share a foot.
static Article make_article(uint32_t number, Arena *keep) {
    Buf text = {.arena = keep};
    uint32_t half = random_below(4) ? number : random_below(20);
    for (uint32_t i = 0; i < 60; i++) buf_format(&text, "w%ux%u ", i < 30 ? half : number, i);
    if (number % 3 == 0)
        buf_format(&text, "\nthis is what outlet zero writes below each of its many reports every day");
    return (Article){.id = str_format(keep, "id%03u", number),
                     .outlet = str_format(keep, "outlet %u", number % 3),
                     .text = buf_view(&text)};
}

static Str sharers_shown(const FingerprintIndex *index, const Article *article, Arena *keep, Arena scratch) {
    Fingerprints prints = fingerprint_index_of(article, &scratch);
    Sharers sharers = fingerprint_index_sharers(index, prints, 2, &scratch, (Arena){keep->beg, keep->end});
    Buf out = {.arena = keep};
    for (ptrdiff_t i = 0; i < sharers.len; i++)
        buf_format(&out, "%d:%d ", sharers.at[i].number, sharers.at[i].prints);
    return buf_view(&out);
}

// After any coming and going the index says what one says that was filled once with what is left.
static void going_is_exact(void **state) {
    (void)state;
    Arena keep = unit_arena(), scratch = keep;
    scratch.beg += 48 << 20;
    keep.end = scratch.beg;
    Article *articles = arena_new(&keep, Article, ARTICLES);
    for (uint32_t i = 0; i < ARTICLES; i++) articles[i] = make_article(i, &keep);
    int32_t holds[ARTICLES];  // the article at each number; -1: none
    for (int i = 0; i < ARTICLES; i++) holds[i] = -1;
    FingerprintIndex *index = fingerprint_index_new(), *fresh = fingerprint_index_new();
    for (int round = 0; round < ROUNDS; round++) {
        uint32_t number = random_below(ARTICLES);
        if (random_below(3)) {
            holds[number] = (int32_t)random_below(ARTICLES);
            assert_true(fingerprint_index_add(index, (int32_t)number, &articles[holds[number]], scratch));
        } else {
            holds[number] = -1;
            fingerprint_index_remove(index, (int32_t)number);
        }
    }
    for (int i = 0; i < ARTICLES; i++)
        if (holds[i] >= 0) assert_true(fingerprint_index_add(fresh, i, &articles[holds[i]], scratch));
    FingerprintUse use = fingerprint_index_use(index), as_new = fingerprint_index_use(fresh);
    assert_int_equal(use.articles, as_new.articles);
    for (int i = 0; i < ARTICLES; i++) {
        Arena room = keep;
        Str now = sharers_shown(index, &articles[i], &room, scratch);
        assert_str(now, sharers_shown(fresh, &articles[i], &room, scratch));
    }
    fingerprint_index_free(index);
    fingerprint_index_free(fresh);
}

// A foot that an outlet repeats is learned; the first half, which versions of a report share, is not.
static void learns_what_is_repeated(void **state) {
    (void)state;
    Arena keep = unit_arena(), scratch = keep;
    scratch.beg += 48 << 20;
    keep.end = scratch.beg;
    FingerprintIndex *index = fingerprint_index_new();
    Article article = {0};
    for (uint32_t i = 0; i < 30; i++) {
        Article next = make_article(i, &keep);
        if (i == 9) article = next;
        assert_true(fingerprint_index_add(index, (int32_t)i, &next, scratch));
    }
    Around around = {.index = index};
    Words words = words_find(article.text, PTRDIFF_MAX, &keep);
    assert_true(learned_mark(&around, &article, words, scratch));
    for (ptrdiff_t i = 0; i < words.len; i++)
        assert_int_equal((words.at[i].flags & WORD_STANDING) != 0, i >= 60);
    fingerprint_index_free(index);
}

// One word 65,000 times is one fingerprint.
static void repetition_is_one(void **state) {
    (void)state;
    static char text[65000 * 6];
    for (size_t i = 0; i < sizeof text; i += 6) memcpy(text + i, "astern", 6), text[i + 5] = ' ';
    Article article = {.text = {text, sizeof text}};
    Arena keep = unit_arena();
    assert_int_equal(fingerprint_index_of(&article, &keep).len, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(going_is_exact),
        cmocka_unit_test(learns_what_is_repeated),
        cmocka_unit_test(repetition_is_one),
    };
    return cmocka_run_group_tests_name("fingerprint_index", tests, NULL, NULL);
}
