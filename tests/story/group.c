#include "unit.h"

#include "story/group.h"
#include "story/score.h"

// Articles made of numbered words: a topic has words of its own, an article some of them.
enum { ARTICLES = 60, TOPIC_WORDS = 12, USED = 9 };

static uint64_t seed;
static uint32_t random_below(uint32_t n) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;  // Knuth's MMIX
    return (uint32_t)(seed >> 33) % n;
}

static Str write_article(uint32_t topic, Arena *keep) {
    Str text = S("");
    for (int i = 0; i < USED; i++)
        text = str_format(keep, "%.*s word%ux%u", (int)text.len, text.s, topic, random_below(TOPIC_WORDS));
    return text;
}

static int32_t score_of(const Keys *a, const Keys *b) {
    Probe probe;
    probe_set(&probe, a);
    int32_t score = score_pair(&score_model, &probe, b);
    probe_set(&probe, b);
    assert_int_equal(score, score_pair(&score_model, &probe, a));  // whichever asks
    return score;
}

// Sum over pairs of members of what their scores have above the threshold.
static int64_t link_sum(Keys *const *keys, const int32_t *cluster, int32_t a, int32_t b) {
    int64_t sum = 0;
    for (int32_t i = 0; i < ARTICLES; i++)
        for (int32_t j = 0; j < ARTICLES; j++)
            if (cluster[i] == a && cluster[j] == b) sum += score_of(keys[i], keys[j]) - score_model.same;
    return sum;
}

static void make_keys(Keys **keys, Stemmers *stemmers, Arena *keep, Arena scratch) {
    for (int i = 0; i < ARTICLES; i++) {
        Article article = {.title = write_article((uint32_t)i / 5, keep),
                           .text = write_article((uint32_t)i / 5, keep)};
        keys[i] = arena_new(keep, Keys, 1);
        *keys[i] = keys_of(&article, stemmers, NULL, keep, scratch);
    }
}

// What could still merge should have merged.
static void nearest_stories_are_apart(void **state) {
    (void)state;
    for (uint64_t run = 1; run < 20; run++) {
        seed = run;
        Arena keep = unit_arena(), scratch = keep;
        keep.end = scratch.beg += 48 << 20;
        Stemmers *stemmers = stemmers_open(&keep);
        Keys *keys[ARTICLES];
        make_keys(keys, stemmers, &keep, scratch);
        int32_t *story = group_keys(&score_model, keys, ARTICLES, &keep);
        for (int32_t i = 0; i < ARTICLES; i++) {
            assert_true(story[i] <= i && story[story[i]] == story[i]);  // named by its first
            assert_int_equal(story[i] / 5, i / 5);                      // topics share no word
            for (int32_t j = i / 5 * 5; j < i; j++)
                if (story[i] == i && story[j] == j && score_of(keys[i], keys[j]) >= score_model.link)
                    assert_false(link_sum(keys, story, i, j) >= 0);
        }
        stemmers_close(stemmers);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(nearest_stories_are_apart)};
    return cmocka_run_group_tests_name("group", tests, NULL, NULL);
}
