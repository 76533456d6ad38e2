// threads.c - several threads ask one window for its stories at once: each gets the same.
#include "unit.h"

#include "lede.h"

#include <pthread.h>
#include <stdlib.h>

enum { ARTICLES = 60, THREADS = 8 };

static lede_window *window;

static lede_text joined(lede_text a, lede_text b) {
    char *both = malloc(a.len + b.len + 1);
    if (a.len) memcpy(both, a.data, a.len);
    memcpy(both + a.len, b.data, b.len);
    lede_text out = {both, a.len + b.len};
    lede_text_free(a), lede_text_free(b);
    return out;
}

static void *ask(void *unused) {
    (void)unused;
    lede_text *all = calloc(1, sizeof *all);
    lede_stories *stories = lede_window_stories(window, NULL);
    for (size_t i = 0; stories && i < lede_stories_count(stories); i++) {
        *all = joined(*all, lede_render_story(stories, i, NULL, NULL));
        *all = joined(*all, lede_render_why(stories, i, NULL, NULL));
    }
    lede_stories_free(stories);
    return all;
}

static void all_get_the_same(void **state) {
    (void)state;
    window = lede_window_new();
    for (int i = 0; i < ARTICLES; i++) {
        char row[512];
        int event = i % 13, outlet = i % 7;
        int len =
            snprintf(row, sizeof row,
                     "{\"source\":\"%d\",\"outlet\":\"Outlet %d\",\"published\":\"2031-03-0%d\",\"title\":"
                     "\"Vessel%d strikes pier at Town%d\",\"text\":\"The vessel Vessel%d struck the pier "
                     "at Town%d, said Harbour%d Master%d. Written by outlet %d for its own readers only.\"}",
                     i, outlet, 1 + i % 3, event, event, event, event, event, event, outlet);
        lede_article *article = lede_article_parse(row, (size_t)len, "row", NULL);
        assert_non_null(article);
        assert_true(lede_window_add(window, article, NULL));
        lede_article_free(article);
    }
    pthread_t threads[THREADS];
    lede_text *said[THREADS];
    for (int t = 0; t < THREADS; t++) assert_int_equal(pthread_create(&threads[t], NULL, ask, NULL), 0);
    for (int t = 0; t < THREADS; t++) pthread_join(threads[t], (void **)&said[t]);
    for (int t = 0; t < THREADS; t++) {
        assert_true(said[t]->len > 1000 && said[t]->len == said[0]->len);
        assert_memory_equal(said[t]->data, said[0]->data, said[0]->len);
    }
    for (int t = 0; t < THREADS; t++) lede_text_free(*said[t]), free(said[t]);
    lede_window_free(window);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(all_get_the_same)};
    return cmocka_run_group_tests_name("threads", tests, NULL, NULL);
}
