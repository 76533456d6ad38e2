// copying.c - what lede says of pairs of articles, for tools/copying.py to compare with data/labels/copying.tsv.
//
//     lede read --format ndjson ... | build/tools/copying PAIRS.tsv      a row a pair: a b verdict and its signs
//
// All articles that are read make the window that standing text is learned from; each pair is judged as a
// story of two.
#include "article/ndjson.h"
#include "base/map.h"
#include "story/alike.h"
#include "story/origin.h"
#include "story/shared.h"
#include "story/window.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct Articles {
    const Article **at;
    ptrdiff_t len, cap;
    Map by_source;
} Articles;

static Articles read_articles(Arena *keep, Arena scratch) {
    Articles articles = {0};
    char *line = NULL;
    size_t room = 0;
    for (ssize_t len; (len = getline(&line, &room, stdin)) > 0;) {
        Article *article = arena_new(keep, Article, 1);
        Err err = {0};
        Str row = str_copy((Str){line, len}, keep);
        if (!ndjson_read(article, row, S("stdin"), keep, scratch, &err)) continue;
        *map_put(&articles.by_source, article->source, keep) = articles.len;
        *vec_push(&articles, keep) = article;
    }
    free(line);
    return articles;
}

static const char *const verdicts[] = {[COPY_OWN] = "own", [COPY_PARTLY] = "partly", [COPY_REPRINT] = "copy"};

static void judge(const Article *a, const Article *b, const Around *around, Arena keep, Arena scratch) {
    const Article *both[] = {a, b};
    Story story = story_among(both, 2, around, &keep, scratch);
    Copying copying = COPY_OWN;
    int32_t words = 0, longest = 0;
    for (ptrdiff_t i = 0; i < 2; i++)
        if (story.members[i].copying > copying) copying = story.members[i].copying;
    for (ptrdiff_t i = 0; i < story.shared.len; i++) {
        words += story.shared.at[i].words;
        if (story.shared.at[i].words > longest) longest = story.shared.at[i].words;
    }
    SharedText x = shared_text(a, around, &keep, scratch), y = shared_text(b, around, &keep, scratch);
    Alike alike = alike_count(x.words, y.words, scratch);
    int32_t of_a = alike_share(alike.of_a, alike.all_a), of_b = alike_share(alike.of_b, alike.all_b);
    printf("%.*s\t%.*s\t%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\n", (int)a->source.len, a->source.s,
           (int)b->source.len, b->source.s, verdicts[copying], words, longest,
           alike.all_a < alike.all_b ? of_a : of_b, origin_credited(a, b),
           alike.all_a < alike.all_b ? of_b : of_a, alike.all_a, alike.all_b);
}

// The story of each article, as lede groups them.
static int32_t *stories_of(const Articles *articles, Arena *keep, Arena scratch) {
    Window *window = window_new();
    int32_t *story = arena_new(keep, int32_t, articles->len);
    Err err = {0};
    for (ptrdiff_t i = 0; window && i < articles->len; i++)
        if (!window_add(window, articles->at[i], &err)) exit(1);
    Stories stories = window_stories(window, keep, scratch);
    for (ptrdiff_t s = 0; s < stories.len; s++)
        for (ptrdiff_t m = 0; m < stories.at[s]->members_len; m++) {
            Article article = article_unpack(stories.at[s]->members[m].packed, &scratch);
            story[*map_get(&articles->by_source, article.source)] = (int32_t)s;
        }
    return story;  // the window stays: its articles are in use
}

int main(int argc, char **argv) {
    if (argc != 2) return 2;
    Arena keep = arena_reserve((ptrdiff_t)4 << 30), scratch = arena_reserve((ptrdiff_t)1 << 30);
    Articles articles = read_articles(&keep, scratch);
    FingerprintIndex *around = fingerprint_index_new();
    for (ptrdiff_t i = 0; i < articles.len; i++)
        if (!fingerprint_index_add(around, (int32_t)i, articles.at[i], scratch)) return 1;
    Around window = {.index = around, .story = stories_of(&articles, &keep, scratch)};
    FILE *pairs = fopen(argv[1], "r");
    char *line = NULL;
    size_t room = 0;
    for (ssize_t len; pairs && (len = getline(&line, &room, pairs)) > 0;) {
        Str rest = {line, len}, a, b;
        if (line[0] == '#' || !str_cut(&rest, '\t', &a) || !str_cut(&rest, '\t', &b)) continue;
        const int64_t *x = map_get(&articles.by_source, a), *y = map_get(&articles.by_source, str_trim(b));
        if (x == NULL || y == NULL) continue;
        window.self = window.story[*x];
        // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): what has an index is there
        judge(articles.at[*x], articles.at[*y], &window, keep, scratch);
    }
    free(line);
    if (pairs) fclose(pairs);
    fingerprint_index_free(around);
    return 0;
}
