// generate.c - see generate.h.
#include "generate.h"

#include "base/buf.h"

#include <math.h>
#include <stdio.h>

enum { WORDS = 150, NAMES = 12, SURNAMES = 20000, TOWNS = 4000, A_DAY = 20000, OUTLETS = 300 };
enum { OPEN = 50 };  // events that are told in turn

// Stems as often as their bits say.
typedef struct Language {
    Str *stems;
    double *upto;  // sums of frequencies
    int32_t len;
} Language;

typedef struct Event {
    uint32_t names[NAMES];  // people and a town; the first ones lead
    Str words[24];          // what happened, in the event's own words
    int32_t left;           // reports to come
} Event;

struct Generator {
    Language language;
    Event open[OPEN];
    int32_t next;
    uint64_t state;
};

static uint32_t below(Generator *g, uint32_t n) {
    g->state = g->state * 6364136223846793005u + 1442695040888963407u;  // Knuth's MMIX
    return (uint32_t)((g->state >> 33) % n);
}

// ---- the language ----

static bool read_language(Language *l, const char *path, Arena *keep) {
    enum { MOST = 1 << 16 };
    *l = (Language){arena_new(keep, Str, MOST), arena_new(keep, double, MOST), 0};
    FILE *file = fopen(path, "r");
    if (file == NULL) return false;
    char line[256];
    double sum = 0;
    while (l->len < MOST && fgets(line, sizeof line, file)) {
        Str rest = str_c(line), stem;
        int64_t bits;
        if (line[0] == '#' || !str_cut(&rest, '\t', &stem) || !str_int(str_trim(rest), &bits)) continue;
        // a word that stands in a share p of articles of 500 words is used about -ln(1 - p) times in each
        double share = exp2(-(double)bits / 16);
        sum += share > 0.99 ? 5 : -log(1 - share);
        l->stems[l->len] = str_copy(stem, keep);
        l->upto[l->len++] = sum;
    }
    fclose(file);
    return l->len > 0;
}

static Str word_of(Generator *g) {
    const Language *l = &g->language;
    double want = l->upto[l->len - 1] * below(g, 1 << 30) / (1 << 30);
    int32_t from = 0, to = l->len - 1;
    while (from < to) {
        int32_t middle = (from + to) / 2;
        if (l->upto[middle] < want) from = middle + 1;
        else to = middle;
    }
    return l->stems[from];
}

// ---- events ----

static void put_name(Buf *out, uint32_t name) {
    static const char *const parts[] = {"Bar", "Cor", "Del", "Fen", "Gal", "Hol", "Jor", "Kel",
                                        "Lam", "Mor", "Nor", "Pel", "Ras", "Sol", "Tor", "Var"};
    static const char *const ends[] = {"berg", "field", "den",   "rov",  "ini",  "sson", "ton",  "ides",
                                       "aga",  "escu",  "ville", "mann", "enko", "ard",  "wick", "oto"};
    buf_str(out, str_c(parts[name % 16]));
    for (name /= 16; name >= 16; name /= 16) buf_byte(out, "aeiouylnrstmbdgk"[name % 16]);
    buf_str(out, str_c(ends[name]));
}

static Event make_event(Generator *g) {
    Event e;
    for (int i = 0; i < NAMES; i++)
        e.names[i] =
            i < 2 ? 1000000 + below(g, TOWNS) : below(g, SURNAMES) * (1 + below(g, SURNAMES)) % 900000;
    for (int i = 0; i < 24; i++) e.words[i] = word_of(g);
    // Zipf: one in 1, 2, 4 ... of the bursts has 2, 4, 8 ... reports
    e.left = 1;
    if (below(g, 10) >= 7)
        for (e.left = 2; e.left < 500 && below(g, 2);) e.left *= 2;
    return e;
}

static void write_text(Buf *out, Generator *g, const Event *e, int words) {
    for (int w = 0; w < words; w++) {
        uint32_t kind = below(g, 16);
        if (kind < 2) put_name(out, e->names[below(g, 2) ? below(g, 3) : below(g, NAMES)]);
        else if (kind < 5) buf_str(out, e->words[below(g, 24)]);
        else buf_str(out, word_of(g));
        buf_str(out, w % 18 == 17 ? S(". The ") : S(" "));
    }
}

// ---- articles ----

void generator_restart(Generator *g) { *g = (Generator){.language = g->language, .state = 1}; }

Generator *generator_new(const char *df, Arena *keep) {
    Generator *g = arena_new(keep, Generator, 1);
    if (!read_language(&g->language, df, keep)) return NULL;
    generator_restart(g);
    return g;
}

Article generator_next(Generator *g, Arena *keep) {
    Event *e = &g->open[below(g, OPEN)];
    if (e->left == 0) *e = make_event(g);
    e->left--;
    Buf title = {.arena = keep};
    write_text(&title, g, e, 8);
    Str headline = str_copy(buf_view(&title), keep);
    Buf text = {.arena = keep};
    write_text(&text, g, e, WORDS);
    int32_t number = g->next++, day = number / A_DAY;
    Article article = {.id = str_format(keep, "a%07d", number),
                       .outlet = str_format(keep, "Outlet %u", below(g, OUTLETS)),
                       .language = S("en"),
                       .published = str_format(keep, "2031-%02d-%02dT%02d:%02d", 1 + day / 28 % 12,
                                               1 + day % 28, below(g, 24), below(g, 60)),
                       .title = headline,
                       .text = buf_view(&text)};
    *vec_push(&article.paragraphs, keep) = (Span){0, (int32_t)article.text.len};
    return article;
}
