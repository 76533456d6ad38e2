// window_use.c - what an article of a window weighs beside its words: 20,000 generated ones (bench/generate.h).
//
// Floors a little above what it is; `./dev bench window 1000000` measures a million.
#include "unit.h"

#include "../../bench/generate.h"
#include "story/window.h"

#include <stdlib.h>

enum { ARTICLES = 20000, BYTES_MOST = 1120, PACKED_MOST = 640, LEARNING_MOST_BYTES = 400 };

static void an_article_weighs_little(void **state) {
    (void)state;
    Arena keep = unit_arena(), scratch = arena_reserve((ptrdiff_t)1 << 30), whole = scratch;
    const char *root = getenv("LEDE_SOURCE_ROOT");
    Str path = str_format(&keep, "%s/data/df.en.tsv", root ? root : ".");
    Generator *generator = generator_new(str_to_c(path, &keep), &keep);
    Window *window = window_new();
    ptrdiff_t words = 0;
    assert_non_null(generator);
    for (int i = 0; i < ARTICLES; i++) {
        Arena a = scratch;
        Article article = generator_next(generator, &a);
        assert_true(window_add(window, &article, NULL));
        words += article.title.len + article.text.len;
    }
    Arena work = arena_halve(&scratch);
    assert_true(window_stories(window, &work, scratch).len > 0);
    WindowUse use = window_use(window);
    ptrdiff_t packed = (use.articles - words) / ARTICLES;
    ptrdiff_t all = packed + (use.tables + use.grouping + use.shelf) / ARTICLES;
    print_message("# %td bytes an article, %td of them packed; %td learned\n", all, packed,
                  use.learning / ARTICLES);
    assert_in_range(packed, 1, PACKED_MOST);
    assert_in_range(all, 1, BYTES_MOST);
    assert_in_range(use.learning / ARTICLES, 1, LEARNING_MOST_BYTES);
    window_free(window);
    arena_release(whole);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(an_article_weighs_little)};
    return cmocka_run_group_tests_name("window_use", tests, NULL, NULL);
}
