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

// The plain way: again and again merge the two nearest clusters, asking all pairs of members.
static int64_t link_sum(const Keys *const *keys, const int32_t *cluster, int32_t count, int32_t a,
                        int32_t b) {
    int64_t sum = 0;
    for (int32_t i = 0; i < count; i++)
        for (int32_t j = 0; j < count; j++)
            if (cluster[i] == a && cluster[j] == b) sum += score_pair(keys[i], keys[j]) - SCORE_SAME;
    return sum;
}

static bool is_one_event(const Keys *const *keys, const int32_t *story, int32_t count, int32_t a, int32_t b) {
    return link_sum(keys, story, count, a, b) >= 0;
}

static void nearest_stories_are_apart(void **state) {
    (void)state;
    for (seed = 1; seed < 20; seed++) {
        uint64_t start = seed;
        Arena keep = unit_arena(), scratch = keep;
        keep.end = scratch.beg += 48 << 20;
        Stemmers *stemmers = stemmers_open(&keep);
        const Keys *keys[ARTICLES];
        for (int i = 0; i < ARTICLES; i++) {
            Article article = {.title = write_article((uint32_t)i / 5, &keep),
                               .text = write_article((uint32_t)i / 5, &keep)};
            Keys *k = arena_new(&keep, Keys, 1);
            *k = keys_of(&article, stemmers, &keep, scratch);
            keys[i] = k;
        }
        int32_t *story = group_keys(keys, ARTICLES, &keep, scratch);
        for (int32_t i = 0; i < ARTICLES; i++) {
            assert_true(story[i] <= i && story[story[i]] == story[i]);  // named by its first
            assert_int_equal(story[i] / 5, i / 5);                      // topics share no word
        }
        // what could still merge should have merged
        for (int32_t i = 0; i < ARTICLES; i++)
            for (int32_t j = i / 5 * 5; j < i; j++)
                if (story[i] == i && story[j] == j)
                    assert_false(is_one_event(keys, story, ARTICLES, i, j) &&
                                 score_rare(keys[i], keys[j]) >= 2 &&
                                 score_pair(keys[i], keys[j]) >= SCORE_LINK);
        stemmers_close(stemmers);
        seed = start;
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(nearest_stories_are_apart)};
    return cmocka_run_group_tests_name("group", tests, NULL, NULL);
}
