// group.c - how fast a window takes in generated articles and groups them, how that grows, and what it weighs.
//
//     bench_group DF.tsv [ARTICLES...]      default 10000 100000
//
// Articles are like news in what matters to grouping: body words by how often news has them (data/df.en.tsv), names of
// people and places that events share, 70% of the events told once, the others by a Zipf number of outlets, all of it
// days of 20,000 articles. Seconds are the process's own, on one thread.
#include "story/state.h"
#include "story/window.h"

#include "base/buf.h"
#include "base/hash.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

enum { WORDS = 150, NAMES = 12, SURNAMES = 20000, TOWNS = 4000, A_DAY = 20000 };

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static uint64_t state = 1;
static uint32_t below(uint32_t n) {
    state = state * 6364136223846793005u + 1442695040888963407u;  // Knuth's MMIX
    return (uint32_t)((state >> 33) % n);
}

// ---- the language: a stem as often as its bits say ----

typedef struct Language {
    Str *stems;
    double *upto;  // sums of frequencies
    int32_t len;
} Language;

static Language read_language(const char *path, Arena *keep) {
    Language l = {arena_new(keep, Str, 1 << 16), arena_new(keep, double, 1 << 16), 0};
    FILE *file = fopen(path, "r");
    if (file == NULL) exit((perror(path), 2));
    char line[256];
    double sum = 0;
    while (fgets(line, sizeof line, file)) {
        Str rest = str_c(line), stem;
        int64_t bits;
        if (line[0] == '#' || !str_cut(&rest, '\t', &stem) || !str_int(str_trim(rest), &bits)) continue;
        // a word that stands in a share p of articles of 500 words is used about -ln(1 - p) times in each
        double share = exp2(-(double)bits / 16);
        sum += share > 0.99 ? 5 : -log(1 - share);
        l.stems[l.len] = str_copy(stem, keep);
        l.upto[l.len++] = sum;
    }
    fclose(file);
    return l;
}

static Str word_of(const Language *l) {
    double want = l->upto[l->len - 1] * below(1 << 30) / (1 << 30);
    int32_t from = 0, to = l->len - 1;
    while (from < to) {
        int32_t middle = (from + to) / 2;
        if (l->upto[middle] < want) from = middle + 1;
        else to = middle;
    }
    return l->stems[from];
}

// ---- events ----

typedef struct Event {
    uint32_t names[NAMES];  // people and a town; the first ones lead
    Str words[24];          // what happened, in the event's own words
    int32_t left;           // reports to come
} Event;

static void put_name(Buf *out, uint32_t name) {
    static const char *const parts[] = {"Bar", "Cor", "Del", "Fen", "Gal", "Hol", "Jor", "Kel",
                                        "Lam", "Mor", "Nor", "Pel", "Ras", "Sol", "Tor", "Var"};
    static const char *const ends[] = {"berg", "field", "den",   "rov",  "ini",  "sson", "ton",  "ides",
                                       "aga",  "escu",  "ville", "mann", "enko", "ard",  "wick", "oto"};
    buf_str(out, str_c(parts[name % 16]));
    for (name /= 16; name >= 16; name /= 16) buf_byte(out, "aeiouylnrstmbdgk"[name % 16]);
    buf_str(out, str_c(ends[name]));
}

static Event make_event(const Language *l) {
    Event e;
    for (int i = 0; i < NAMES; i++)
        e.names[i] = i < 2 ? 1000000 + below(TOWNS) : below(SURNAMES) * (1 + below(SURNAMES)) % 900000;
    for (int i = 0; i < 24; i++) e.words[i] = word_of(l);
    // Zipf: one in 1, 2, 4 ... of the bursts has 2, 4, 8 ... reports
    e.left = 1;
    if (below(10) >= 7)
        for (e.left = 2; e.left < 500 && below(2);) e.left *= 2;
    return e;
}

static void write_text(Buf *out, const Language *l, const Event *e, int words) {
    for (int w = 0; w < words; w++) {
        uint32_t kind = below(16);
        if (kind < 2) put_name(out, e->names[below(2) ? below(3) : below(NAMES)]);
        else if (kind < 5) buf_str(out, e->words[below(24)]);
        else buf_str(out, word_of(l));
        buf_str(out, w % 18 == 17 ? S(". The ") : S(" "));
    }
}

static double taken;
static ptrdiff_t texts;  // bytes of titles and texts

static Window *generate(const Language *l, int32_t count, Arena scratch) {
    Window *window = window_new();
    enum { OPEN = 50 };  // events that are told in turn
    Event open[OPEN] = {0};
    state = 1;
    taken = 0, texts = 0;
    for (int32_t i = 0; i < count; i++) {
        Arena a = scratch;
        Event *e = &open[below(OPEN)];
        if (e->left == 0) *e = make_event(l);
        e->left--;
        Buf title = {.arena = &a};
        write_text(&title, l, e, 8);
        Str headline = str_copy(buf_view(&title), &a);
        Buf text = {.arena = &a};
        write_text(&text, l, e, WORDS);
        int32_t day = i / A_DAY;
        Article article = {.id = str_format(&a, "a%07d", i),
                           .outlet = str_format(&a, "Outlet %u", below(300)),
                           .language = S("en"),
                           .published = str_format(&a, "2031-%02d-%02dT%02d:%02d", 1 + day / 28 % 12,
                                                   1 + day % 28, below(24), below(60)),
                           .title = headline,
                           .text = buf_view(&text)};
        Spans one = {0};
        *vec_push(&one, &a) = (Span){0, (int32_t)article.text.len};
        article.paragraphs = one;
        double start = now();
        Err err;
        if (!window_add(window, &article, &err)) exit(1);
        texts += article.title.len + article.text.len;
        taken += now() - start;
    }
    return window;
}

static uint64_t seen;  // all stories with their members and origins, as one number

static uint64_t hash_stories(Stories stories) {
    uint64_t hash = 0;
    for (ptrdiff_t s = 0; s < stories.len; s++) {
        const Story *story = stories.at[s];
        hash = hash_mix(hash, hash_bytes(story->title));
        for (ptrdiff_t m = 0; m < story->members_len; m++)
            hash = hash_mix(hash,
                            hash_mix(hash_bytes(packed_id(story->members[m].packed)),
                                     (uint64_t)story->members[m].origin));
    }
    return hash;
}

static double group(const Window *window, ptrdiff_t *stories) {
    Arena keep = arena_reserve((ptrdiff_t)16 << 30), scratch = arena_reserve((ptrdiff_t)16 << 30), k = keep;
    double start = now();
    Stories found = window_stories(window, &k, scratch);
    *stories = found.len;
    double took = now() - start;
    seen = hash_stories(found);
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

static void save_and_load(const Window *window, Arena scratch) {
    Bytes bytes = {0};
    double start = now();
    if (!state_write(window, put, &bytes, scratch)) exit(1);
    double saved = now();
    Window *again = window_new();
    Err err;
    if (!state_read(again, (Str){bytes.at, (ptrdiff_t)bytes.len}, S("state"), scratch, &err)) exit(1);
    printf("; saved in %.2f s, loaded in %.2f s, %zu MB", saved - start, now() - saved, bytes.len >> 20);
    window_free(again);
    free(bytes.at);
}

static long megabytes(void) {
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    return use.ru_maxrss / 1024;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: bench_group DF.tsv [ARTICLES...]\n");
        return 2;
    }
    Arena keep = arena_reserve((ptrdiff_t)1 << 30), scratch = arena_reserve((ptrdiff_t)1 << 30);
    Language l = read_language(argv[1], &keep);
    static char *few[] = {"10000", "100000"};
    char **sizes = argc > 2 ? argv + 2 : few;
    int sizes_len = argc > 2 ? argc - 2 : 2;
    double before = 0;
    int32_t least = 0;
    for (int i = 0; i < sizes_len; i++) {
        int32_t count = atoi(sizes[i]);
        Window *window = generate(&l, count, scratch);
        ptrdiff_t stories, again;
        double took = group(window, &stories), all = taken + took;
        printf("%8d articles: taken in %.0f a second, grouped %.0f, both %.0f; %td stories; peak %ld MB, "
               "%ld of it texts",
               count, count / taken, count / took, count / all, stories, megabytes(), (long)(texts >> 20));
        printf("; hash %016llx", (unsigned long long)seen);
        WindowUse use = window_use(window);
        printf("; bytes an article: %td packed, %td tables, %td grouping, %td learning, %td stories",
               (use.articles - texts) / count, use.tables / count, use.grouping / count, use.learning / count,
               use.shelf / count);
        Err err;
        Article more = {.id = S("more"),
                        .title = S("Ferry hits pier"),
                        .text = S("The ferry hit the pier."),
                        .published = S("2031-01-02")};
        if (!window_add(window, &more, &err)) return 1;
        printf("; after one more %.1f ms", group(window, &again) * 1e3);
        save_and_load(window, scratch);
        if (before > 0) printf("; exponent %.2f", log(all / before) / log((double)count / least));
        putchar('\n');
        before = all;
        least = count;
        window_free(window);
    }
    return 0;
}
