// df.c - makes data/df.en.tsv: in how many articles of a corpus of news a stem stands.
//
//     xzcat ../shared/corpus/news.tsv.xz | build/tools/df > data/df.en.tsv
//
// Rows of the corpus are date, source, title, text. Words and stems are the story room's own, so that the
// table has just what it asks for.
#include "base/map.h"
#include "base/vec.h"
#include "story/stem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LEAST = 6, WORDS = 1000 };  // a stem in fewer articles is as good as unknown; words read of each

typedef struct Counted {
    Str stem;
    int64_t articles, last;  // last: the article that counted it
} Counted;

static int by_stem(const void *a, const void *b) {
    return str_cmp(((const Counted *)a)->stem, ((const Counted *)b)->stem);
}

typedef struct Counts {
    Map index;
    struct {
        Counted *at;
        ptrdiff_t len, cap;
    } rows;
} Counts;

static void count_text(Counts *counts, Stemmers *stemmers, Str text, int64_t article, Arena *keep,
                       Arena scratch) {
    Words words = words_find(text, WORDS, &scratch);
    for (ptrdiff_t i = 0; i < words.len; i++) {
        char folded[WORD_BYTES], room[WORD_BYTES];
        Str word = word_fold(str_span(text, words.at[i].at), folded);
        Str stem = stem_text(stemmers, word, S("en"), room);
        int64_t *at = map_get(&counts->index, stem);
        if (at == NULL) {
            stem = str_copy(stem, keep);
            at = map_put(&counts->index, stem, keep);
            *at = counts->rows.len;
            *vec_push(&counts->rows, keep) = (Counted){stem, 0, -1};
        }
        Counted *row = &counts->rows.at[*at];
        // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): it has just been found or put
        row->articles += row->last != article;
        row->last = article;
    }
}

// Sixteenths of a bit, as stem.h counts.
static long bits(int64_t all, int64_t some) { return lround(DF_BIT * log2((double)all / (double)some)); }

int main(void) {
    Arena keep = arena_reserve((ptrdiff_t)4 << 30), scratch = arena_reserve((ptrdiff_t)1 << 30);
    Stemmers *stemmers = stemmers_open(&keep);
    if (!stemmers_meet(stemmers, S("en"))) return 1;
    Counts counts = {0};
    char *line = NULL;
    size_t room = 0;
    int64_t articles = 0;
    for (ssize_t len; (len = getline(&line, &room, stdin)) > 0; articles++) {
        Str rest = {line, len}, date, source;
        str_cut(&rest, '\t', &date);
        str_cut(&rest, '\t', &source);
        count_text(&counts, stemmers, rest, articles, &keep, scratch);
    }
    vec_sort(counts.rows.at, counts.rows.len, (ptrdiff_t)sizeof(Counted), by_stem);
    ptrdiff_t kept = 0;
    for (ptrdiff_t i = 0; i < counts.rows.len; i++) kept += counts.rows.at[i].articles >= LEAST;
    printf("# source: counts over ramybaly/Article-Bias-Prediction, %lld articles of US news 2012 to 2020; "
           "stems and\n#   numbers only, no text\n",
           (long long)articles);
    printf("# licence: facts; our selection MIT\n# size: %td rows\n", kept);
    printf("# command: xzcat ../shared/corpus/news.tsv.xz | build/tools/df > data/df.en.tsv\n");
    printf("# columns: stem bits\n");
    for (ptrdiff_t i = 0; i < counts.rows.len; i++) {
        const Counted *row = &counts.rows.at[i];
        if (row->articles >= LEAST)
            printf("%.*s\t%ld\n", (int)row->stem.len, row->stem.s, bits(articles, row->articles));
    }
    stemmers_close(stemmers);
    free(line);
    return 0;
}
