// bench.c - how fast lede is, as ratios where there is a peer, all in one run on one thread.
//
//     bench FOLDER [read]     pages to read, .html or .html.gz; "read": no more than that
//
// Each figure is the best of some runs over the same bytes in memory, and of pages the sum of each one's best: what the
// machine can do, not what else it was doing; of grouping, which takes seconds and runs once, the processor's time.
#include "lede.h"

#include <dirent.h>
#include <lexbor/html/html.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zlib.h>

enum { RUNS = 5 };

typedef struct Page {
    char *bytes;
    size_t len;
} Page;

static Page *pages;
static lede_article **articles;
static size_t pages_len;
static double pages_bytes, text_bytes;

static double seconds(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double now(void) { return seconds(CLOCK_MONOTONIC); }

// The fastest of RUNS calls, in seconds.
static double best(void (*work)(void)) {
    double least = 1e9;
    for (int i = 0; i < RUNS; i++) {
        double start = now();
        work();
        double took = now() - start;
        if (took < least) least = took;
    }
    return least;
}

static void row(const char *what, double figure, const char *unit, const char *bar) {
    printf("%-44s %10.2f %-14s %s\n", what, figure, unit, bar);
}

// ---- the pages, decompressed ----

static int is_html(const struct dirent *entry) { return strstr(entry->d_name, ".html") != NULL; }

static void load(const char *folder) {
    struct dirent **list;
    int count = scandir(folder, &list, is_html, alphasort);
    if (count < 1) {
        fprintf(stderr, "bench: no pages in %s\n", folder);
        exit(2);
    }
    pages = calloc((size_t)count, sizeof *pages);
    for (int i = 0; i < count; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, list[i]->d_name);
        gzFile file = gzopen(path, "rb");  // reads plain files too
        size_t cap = 1 << 22;
        char *bytes = malloc(cap);
        int len = gzread(file, bytes, (unsigned)cap);
        gzclose(file);
        free(list[i]);
        if (len <= 0) continue;
        pages[pages_len++] = (Page){realloc(bytes, (size_t)len), (size_t)len};
        pages_bytes += len;
    }
    free(list);
}

// ---- reading ----

static void parse_bare(size_t i) {
    lxb_html_document_t *document = lxb_html_document_create();
    lxb_html_document_parse(document, (const lxb_char_t *)pages[i].bytes, pages[i].len);
    lxb_html_document_destroy(document);
}

static void read_page(size_t i) { lede_article_free(lede_read(pages[i].bytes, pages[i].len, NULL, NULL)); }

static void take(double *least, void (*work)(size_t i), size_t i) {
    double start = now();
    work(i);
    double took = now() - start;
    if (*least == 0 || took < *least) *least = took;
}

// Page by page beside its peer, so that what else the machine does meets both.
static void bench_read(void) {
    double *bare = calloc(pages_len, sizeof *bare), *read = calloc(pages_len, sizeof *read);
    for (int run = 0; run < RUNS; run++)
        for (size_t i = 0; i < pages_len; i++) take(&bare[i], parse_bare, i), take(&read[i], read_page, i);
    double all_bare = 0, all_read = 0, slowest = 0;
    for (size_t i = 0; i < pages_len; i++) {
        double a_megabyte = read[i] / (double)pages[i].len * 1e6;
        all_bare += bare[i], all_read += read[i];
        if (pages[i].len > 100000 && a_megabyte > slowest) slowest = a_megabyte;
    }
    row("read: lexbor's bare parse", pages_bytes / all_bare / 1e6, "MB/s", "");
    row("read: lede_read", pages_bytes / all_read / 1e6, "MB/s", "");
    row("read: ms a page", all_read / (double)pages_len * 1e3, "ms", "2.5");
    row("read: times the bare parse", all_read / all_bare, "x", "1.6");
    row("read: the slowest page over 100 KB", slowest * 1e3, "ms a MB", "50");
    free(bare);
    free(read);
}

// ---- the peer: Mozilla's Readability, where npm is; see readability.sh ----

enum { PEER_PAGES = 40 };  // it takes its time

static double peer_pages_len;

static void read_peer_pages(void) {
    for (size_t i = 0; i < (size_t)peer_pages_len; i++) read_page(i);
}

static void bench_peer(const char *folder) {
    char command[4096];
    snprintf(command, sizeof command, "sh '%s/readability.sh' '%s' %d", BENCH_FOLDER, folder, PEER_PAGES);
    FILE *peer = popen(command, "r");
    double ms = 0;
    if (peer && fscanf(peer, "%lf", &ms) != 1) ms = 0;
    if (peer) pclose(peer);
    if (ms <= 0) {
        printf("%-44s %10s\n", "read: Readability under jsdom", "no npm");
        return;
    }
    peer_pages_len = pages_len < PEER_PAGES ? (double)pages_len : PEER_PAGES;
    double ours = best(read_peer_pages) / peer_pages_len * 1e3;
    row("read: Readability under jsdom, ms a page", ms, "ms", "");
    row("read: lede on the same pages", ours, "ms", "");
    row("read: times faster than Readability", ms / ours, "x", "");
}

// ---- annotating ----

static void reread(bool annotate) {
    for (size_t i = 0; i < pages_len; i++) {
        char name[32];
        snprintf(name, sizeof name, "page %zu", i);  // so that all have ids of their own
        lede_source source = {.name = name};
        lede_article_free(articles[i]);
        articles[i] = lede_read(pages[i].bytes, pages[i].len, &source, NULL);
        if (articles[i] && annotate && !lede_annotate(articles[i], NULL)) exit(1);
    }
}

static void annotate(size_t i) {
    if (articles[i] && !lede_annotate(articles[i], NULL)) exit(1);
}

static void bench_annotate(void) {
    double *least = calloc(pages_len, sizeof *least), all = 0;
    for (int run = 0; run < RUNS; run++) {
        reread(false);
        for (size_t i = 0; i < pages_len; i++) take(&least[i], annotate, i);
    }
    for (size_t i = 0; i < pages_len; i++) {
        text_bytes += articles[i] ? (double)lede_article_text(articles[i]).len : 0;
        all += least[i];
    }
    row("annotate: text", text_bytes / all / 1e6, "MB/s", "3");
    row("annotate: articles of 800 words (4,800 bytes)", text_bytes / 4800 / all, "a second", "300");
    free(least);
}

// ---- a brief of 50 ----

static lede_stories *fifty;

static void brief_fifty(void) {
    lede_brief *brief = lede_brief_make(fifty, 0, NULL);
    lede_text text = lede_render(&brief, 1, &(lede_style){.format = "json"}, NULL);
    lede_text_free(text);
    lede_brief_free(brief);
}

static void bench_brief(void) {
    lede_window *window = lede_window_new();
    for (size_t i = 0; i < pages_len && lede_window_count(window) < 50; i++)
        if (articles[i] && !lede_window_add(window, articles[i], NULL)) exit(1);
    fifty = lede_window_one(window, NULL);
    if (fifty == NULL) exit(1);
    char what[64];
    snprintf(what, sizeof what, "brief: %zu annotated articles", lede_window_count(window));
    row(what, best(brief_fifty) * 1e3, "ms", "20");
    lede_stories_free(fifty);
    lede_window_free(window);
}

// ---- grouping generated articles ----

static unsigned long long state = 1;

static unsigned next_random(unsigned below) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(state >> 33) % below;
}

// A word by Zipf's law, near enough: rank is exponential in a uniform number.
static unsigned zipf(void) {
    unsigned bits = next_random(16);
    return (1u << bits) + next_random(1u << bits);
}

// 70% of the articles stand alone; the others are in bursts of some five about one event, which has words
// and names of its own.
static lede_window *generate(size_t count) {
    lede_window *window = lede_window_new();
    char *row_text = malloc(1 << 14);
    unsigned event = 0, left = 0;
    for (size_t i = 0; i < count; i++) {
        if (left == 0) {
            event++;
            left = next_random(10) < 7 ? 1 : 2 + next_random(7);
        }
        left--;
        size_t len = (size_t)sprintf(
            row_text,
            "{\"source\":\"%zu\",\"language\":\"en\",\"published\":\"2031-03-%02zuT12:00:00Z\","
            "\"title\":\"Event%u in Town%u\",\"text\":\"",
            i, 1 + i * 3 / count, event, event % 997);
        for (int word = 0; word < 150; word++)
            len += next_random(8) == 0
                ? (size_t)sprintf(row_text + len, "Name%ux%u ", event, next_random(8))
                : (size_t)sprintf(row_text + len, "w%x%s ", zipf(), word % 15 == 14 ? "." : "");
        len += (size_t)sprintf(row_text + len, "\"}");
        lede_article *article = lede_article_parse(row_text, len, "generated", NULL);
        if (article == NULL || !lede_window_add(window, article, NULL)) exit(1);
        lede_article_free(article);
    }
    free(row_text);
    return window;
}

static double group(size_t count, size_t *stories) {
    lede_window *window = generate(count);
    double start = seconds(CLOCK_PROCESS_CPUTIME_ID);
    lede_stories *found = lede_window_stories(window, NULL);
    double took = seconds(CLOCK_PROCESS_CPUTIME_ID) - start;
    if (found == NULL) exit(1);
    *stories = lede_stories_count(found);
    lede_stories_free(found);
    lede_window_free(window);
    return took;
}

static void bench_group(void) {
    size_t few, many;
    double small = group(2000, &few), large = group(20000, &many);
    row("group: 20,000 generated articles", 20000 / large, "a second", "5000");
    // log10 of the ratio is the exponent, for a tenfold count; by hand, to need no more than this file shows
    double ratio = large / small;
    row("group: time for 10 times the articles", ratio, "x", "16 (exponent 1.2)");
    printf("%-44s %zu of 2000, %zu of 20000\n", "group: stories found", few, many);
}

int main(int argc, char **argv) {
    bool only_read = argc == 3 && strcmp(argv[2], "read") == 0;
    if (argc != 2 && !only_read) {
        fprintf(stderr, "usage: bench FOLDER [read]\n");
        return 2;
    }
    load(argv[1]);
    articles = calloc(pages_len, sizeof *articles);
    printf("%zu pages, %.1f MB, one thread, best of %d runs\n\n%-44s %10s %-14s bar\n", pages_len,
           pages_bytes / 1e6, RUNS, "", "lede", "");
    bench_read();
    bench_peer(argv[1]);
    if (!only_read) {
        bench_annotate();
        reread(true);
        bench_brief();
        bench_group();
    }
    for (size_t i = 0; i < pages_len; i++) {
        lede_article_free(articles[i]);
        free(pages[i].bytes);
    }
    free(pages);
    free(articles);
    return 0;
}
