// group.c - how fast a window takes in generated articles and groups them, how that grows, and what it weighs.
//
//     bench_group DF.tsv [ARTICLES...]      default 10000 100000; generate.h says what the articles are like
//
// Seconds are the process's own, on one thread. The exponent is that of the time over the first row's; the peak is the
// process's, without titles and texts, in bytes of 10^6. Bars: 5,000 a second for both at 100,000 articles, exponent 1.2, 1,000
// MB at a million, 100,000 loaded within 2 s.
#include "generate.h"

#include "base/hash.h"
#include "story/state.h"
#include "story/window.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

// ---- one size ----

typedef struct Row {
    int32_t articles;
    double taken, grouped, once_more, saved, loaded;  // seconds
    ptrdiff_t texts, stories;                         // bytes; how many
    uint64_t hash;                                    // of all stories, their members and origins
    double peak;                                      // megabytes without texts
    WindowUse use;
} Row;

static Window *generate(Row *row, Generator *generator, Arena scratch) {
    Window *window = window_new();
    generator_restart(generator);
    for (int32_t i = 0; i < row->articles; i++) {
        Arena a = scratch;
        Article article = generator_next(generator, &a);
        row->texts += article.title.len + article.text.len;
        double start = now();
        Err err;
        if (!window_add(window, &article, &err)) exit(1);
        row->taken += now() - start;
    }
    return window;
}

static uint64_t hash_stories(Stories stories) {
    uint64_t hash = 0;
    for (ptrdiff_t s = 0; s < stories.len; s++) {
        const Story *story = stories.at[s];
        hash = hash_mix(hash, hash_bytes(story->title));
        for (ptrdiff_t m = 0; m < story->members_len; m++) {
            const Member *member = &story->members[m];
            hash = hash_mix(hash, hash_mix(hash_bytes(packed_id(member->packed)), (uint64_t)member->origin));
        }
    }
    return hash;
}

static double group(Row *row, const Window *window) {
    Arena keep = arena_reserve((ptrdiff_t)16 << 30), scratch = arena_reserve((ptrdiff_t)16 << 30), k = keep;
    double start = now();
    Stories stories = window_stories(window, &k, scratch);
    double took = now() - start;
    row->stories = stories.len;
    row->hash = hash_stories(stories);
    arena_release(keep);
    arena_release(scratch);
    return took;
}

// ---- to bytes and back ----

typedef struct Bytes {
    char *at;
    size_t len, cap;
} Bytes;

static bool put(void *ctx, Str bytes) {
    Bytes *out = ctx;
    if (out->len + (size_t)bytes.len > out->cap) {
        out->cap = 2 * out->cap + (size_t)bytes.len;
        out->at = realloc(out->at, out->cap);
        if (out->at == NULL) exit(1);
    }
    if (bytes.len) memcpy(out->at + out->len, bytes.s, (size_t)bytes.len);
    out->len += (size_t)bytes.len;
    return true;
}

static void save_and_load(Row *row, const Window *window, Arena scratch) {
    Bytes bytes = {0};
    double start = now();
    if (!state_write(window, put, &bytes, scratch)) exit(1);
    row->saved = now() - start;
    start = now();
    Window *again = window_new();
    Err err;
    if (!state_read(again, (Str){bytes.at, (ptrdiff_t)bytes.len}, S("state"), scratch, &err)) exit(1);
    row->loaded = now() - start;
    window_free(again);
    free(bytes.at);
}

static double peak(void) {
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    return (double)use.ru_maxrss * 1024;
}

static Row measure(int32_t articles, Generator *generator, Arena scratch) {
    Row row = {.articles = articles};
    Window *window = generate(&row, generator, scratch);
    row.grouped = group(&row, window);
    row.peak = (peak() - (double)row.texts) / 1e6;
    row.use = window_use(window);
    Row unused = row;
    Err err;
    const Article more = {.id = S("more"),
                          .title = S("Ferry hits pier"),
                          .text = S("The ferry hit the pier."),
                          .published = S("2031-01-02")};
    if (!window_add(window, &more, &err)) exit(1);
    row.once_more = group(&unused, window);
    save_and_load(&row, window, scratch);
    window_free(window);
    return row;
}

// ---- all sizes ----

static void print_row(const Row *row, const Row *first) {
    double all = row->taken + row->grouped, count = row->articles;
    printf("%9d %9.0f %9.0f %9.0f ", row->articles, count / row->taken, count / row->grouped, count / all);
    if (row == first) printf("%8s ", "");
    else printf("%8.2f ", log(all / (first->taken + first->grouped)) / log(count / first->articles));
    printf("%6.0f ms %5.2f s %5.2f s %6.0f MB  ", row->once_more * 1e3, row->saved, row->loaded, row->peak);
    ptrdiff_t n = row->articles;
    printf("%5td %4td %4td %4td %4td   %td %016llx\n", (row->use.articles - row->texts) / n,
           row->use.tables / n, row->use.grouping / n, row->use.shelf / n, row->use.learning / n,
           row->stories, (unsigned long long)row->hash);
    fflush(stdout);
}

int main(int argc, char **argv) {
    enum { MOST = 8 };
    Arena keep = arena_reserve((ptrdiff_t)1 << 30), scratch = arena_reserve((ptrdiff_t)1 << 30);
    Generator *generator = argc > 1 ? generator_new(argv[1], &keep) : NULL;
    if (generator == NULL || argc > 2 + MOST) {
        fprintf(stderr, "usage: bench_group data/df.en.tsv [ARTICLES...]\n");
        return 2;
    }
    static char *few[] = {"10000", "100000"};
    char **sizes = argc > 2 ? argv + 2 : few;
    int sizes_len = argc > 2 ? argc - 2 : 2;
    Row rows[MOST];
    printf("%9s %9s %9s %9s %8s %9s %7s %7s %9s  %24s   %s\n", "generated", "taken in", "grouped", "both",
           "exponent", "one more", "saved", "loaded", "peak", "bytes an article in", "stories");
    printf("%9s %9s %9s %9s %8s %9s %7s %7s %9s  %5s %4s %4s %4s %4s\n", "articles", "a second", "a second",
           "a second", "", "", "", "", "no texts", "packs", "ids", "group", "shelf", "learn");
    for (int i = 0; i < sizes_len; i++) {
        rows[i] = measure(atoi(sizes[i]), generator, scratch);
        print_row(&rows[i], &rows[0]);
    }
    return 0;
}
