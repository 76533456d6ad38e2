// pairs.c - the pairs of clauses that may tell one thing, with their features: for tools/fit_points.py.
//
//     build/tools/pairs N < annotated.ndjson              each N rows are one story
//     build/tools/pairs N --again < annotated.ndjson      the second look, at pairs that the first keeps
//
// A row a pair: story, report and span of each clause, in code points of its text, then the features in the
// order of LIKENESS_FEATURES, or of CONTEXT_FEATURES. The first row names them.
#include "article/ndjson.h"
#include "base/utf8.h"
#include "brief/align.h"
#include "story/story.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STORY_MOST = 64 };

typedef struct Printer {
    const Desk *desk;
    long story;
} Printer;

static long points(Str text, int32_t byte) {
    long n = 0;
    for (int32_t i = 0; i < byte; i++) n += (text.s[i] & 0xC0) != 0x80;
    return n;
}

static void print_clause(const Desk *desk, int32_t c) {
    const Clause *clause = &desk->clauses.at[c];
    const Article *article = desk->reports[clause->report].article;
    printf("\t%.*s\t%ld\t%ld\t%d", (int)article->source.len, article->source.s,
           points(article->text, clause->at.start), points(article->text, clause->at.end), clause->direct);
}

static void print_pair(const Printer *p, int32_t a, int32_t b, const int32_t *features, int len) {
    printf("%ld", p->story);
    print_clause(p->desk, a);
    print_clause(p->desk, b);
    for (int i = 0; i < len; i++) printf("\t%d", (int)features[i]);
    putchar('\n');
}

static void print(void *context, Facing *facing, int32_t a, int32_t b, const Rough *rough) {
    const Printer *p = context;
    Likeness like = likeness_of(facing, &p->desk->clauses.at[a], rough);
    likeness_close(&like, facing, &p->desk->clauses.at[a]);
    print_pair(p, a, b, like.at, LIKE_FEATURES);
}

static void print_again(const Printer *p, Arena scratch) {
    Arena keep = arena_halve(&scratch);
    Pairs pairs = align_pairs(p->desk, &keep, scratch);
    const Context *contexts = context_find(&pairs, p->desk, &keep, scratch);
    for (ptrdiff_t i = 0; i < pairs.len; i++)
        print_pair(p, pairs.at[i].a, pairs.at[i].b, contexts[i].at, CONTEXT_LEN);
}

int main(int argc, char **argv) {
    Arena whole = arena_reserve((ptrdiff_t)4 << 30), scratch = arena_reserve((ptrdiff_t)4 << 30);
    int n = argc > 1 ? atoi(argv[1]) : 0;
    bool again = argc > 2 && strcmp(argv[2], "--again") == 0;
    if (n < 2 || n > STORY_MOST) return 2;
    printf("story\ta\ta_start\ta_end\ta_direct\tb\tb_start\tb_end\tb_direct");
    for (int i = 0; i < (again ? CONTEXT_LEN : LIKE_FEATURES); i++) {
        Str word = again ? context_word(i) : likeness_word(i);
        printf("\t%.*s", (int)word.len, word.s);
    }
    putchar('\n');
    char *line = NULL;
    size_t room = 0;
    for (long story_number = 0;; story_number++) {
        Arena keep = whole;
        const Article *articles[STORY_MOST];
        int read = 0;
        for (ssize_t len; read < n && (len = getline(&line, &room, stdin)) > 0; read++) {
            Article *article = arena_new(&keep, Article, 1);
            Err err = {0};
            Str row = str_copy((Str){line, len - 1}, &keep);
            if (!ndjson_read(article, row, S("row"), &keep, scratch, &err)) return 1;
            articles[read] = article;
        }
        if (read < n) break;
        Story story = story_of(articles, n, &keep, scratch);
        Desk desk = desk_make(&story, &keep, scratch);
        Printer printer = {&desk, story_number};
        if (again) print_again(&printer, scratch);
        else align_visit(&desk, print, &printer, scratch);
    }
    free(line);
    return 0;
}
