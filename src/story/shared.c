// shared.c - see shared.h.
//
//     words ──► fingerprints, winnowed (fingerprint.h) ──► seeds (b, a) ──► runs, grown to both sides
//
// Sorting fingerprints brings texts together; no step compares each text with each.
#include "story/shared.h"

#include "base/utf8.h"
#include "story/quoted.h"
#include "story/stem.h"

enum { SHORTEST = FINGERPRINT_GRAM + FINGERPRINT_FINE - 1 };

static bool counts(Word word) { return fingerprint_counts(word); }

SharedText shared_text(const Article *article, const Around *around, Arena *keep, Arena scratch) {
    SharedText text = {.text = article->text, .language = article->language};
    text.words = words_find(article->text, PTRDIFF_MAX, keep);
    quoted_mark(article->text, text.words, scratch);
    if (around && around->index) learned_mark(around, article, text.words, scratch);
    standing_mark(around && around->standing ? around->standing : standing_read(&scratch), text.words);
    for (ptrdiff_t i = 0; i < text.words.len; i++) text.outside += counts(text.words.at[i]);
    return text;
}

// ---- fingerprints ----

typedef struct Print {
    uint64_t hash;
    int32_t text, at;  // the first of its GRAM words
} Print;
typedef struct Prints {
    Print *at;
    ptrdiff_t len, cap;
} Prints;

static int by_hash(const void *a, const void *b) {
    const Print *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    if (x->text != y->text) return x->text < y->text ? -1 : 1;
    return x->at < y->at ? -1 : x->at > y->at;
}

static Prints prints_of(const SharedText *texts, ptrdiff_t count, Arena *keep) {
    Prints prints = {0};
    for (ptrdiff_t t = 0; t < count; t++) {
        Fingerprints found = fingerprint_find(texts[t].words, FINGERPRINT_FINE, keep);
        for (ptrdiff_t i = 0; i < found.len; i++)
            *vec_push(&prints, keep) = (Print){found.at[i].hash, (int32_t)t, found.at[i].at};
    }
    vec_sort(prints.at, prints.len, (ptrdiff_t)sizeof(Print), by_hash);
    return prints;
}

// ---- seeds ----

// The same fingerprint in two texts.
typedef struct Seed {
    int32_t a, b, at_a, at_b;  // a < b
} Seed;
typedef struct Seeds {
    Seed *at;
    ptrdiff_t len, cap;
} Seeds;

static int by_texts(const void *a, const void *b) {
    const Seed *x = a, *y = b;
    if (x->b != y->b) return x->b < y->b ? -1 : 1;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    if (x->at_b != y->at_b) return x->at_b < y->at_b ? -1 : 1;
    return x->at_a < y->at_a ? -1 : x->at_a > y->at_a;
}

// Seeds of the prints [at, end), all with one hash: each text's first with those of the first texts that have it.
static void sow(Seeds *seeds, const Print *at, const Print *end, Arena *keep) {
    Print first[SHARED_FROM];
    int32_t len = 0, last = -1;
    for (; at < end; at++) {
        if (at->text == last) continue;
        last = at->text;
        for (int32_t i = 0; i < len; i++)
            *vec_push(seeds, keep) = (Seed){first[i].text, at->text, first[i].at, at->at};
        if (len < SHARED_FROM) first[len++] = *at;
    }
}

static Seeds seeds_of(Prints prints, Arena *keep) {
    Seeds seeds = {0};
    for (ptrdiff_t start = 0, end; start < prints.len; start = end) {
        end = start + 1;
        while (end < prints.len && prints.at[end].hash == prints.at[start].hash) end++;
        sow(&seeds, prints.at + start, prints.at + end, keep);
    }
    vec_sort(seeds.at, seeds.len, (ptrdiff_t)sizeof(Seed), by_texts);
    return seeds;
}

// ---- runs ----

typedef struct Run {
    ptrdiff_t a, b, len;  // first words
} Run;

static bool same_word(const SharedText *a, ptrdiff_t i, const SharedText *b, ptrdiff_t j) {
    return i >= 0 && j >= 0 && i < a->words.len && j < b->words.len &&
        a->words.at[i].hash == b->words.at[j].hash && counts(a->words.at[i]) && counts(b->words.at[j]);
}

// Grows a seed to both sides, in `b` not before `from`: so no word of `b` is passed twice.
static Run grow(const SharedText *a, const SharedText *b, Seed seed, ptrdiff_t from) {
    Run run = {seed.at_a, seed.at_b, 0};
    while (run.b > from && same_word(a, run.a - 1, b, run.b - 1)) run.a--, run.b--;
    while (same_word(a, run.a + run.len, b, run.b + run.len)) run.len++;
    return run;
}

static Span run_span(const SharedText *text, ptrdiff_t start, ptrdiff_t len) {
    return (Span){text->words.at[start].at.start, text->words.at[start + len - 1].at.end};
}

// Words in the reader's sense: in scripts without spaces, two characters are about one.
static int32_t run_words(const SharedText *text, ptrdiff_t start, ptrdiff_t len) {
    int32_t halves = 0;
    for (ptrdiff_t i = start; i < start + len; i++) halves += text->words.at[i].flags & WORD_RUNE ? 1 : 2;
    return halves / 2;
}

// ---- pairs ----

static int by_seeds(const void *a, const void *b) {
    const SharedPair *x = a, *y = b;
    if (x->seeds != y->seeds) return x->seeds > y->seeds ? -1 : 1;
    return x->a < y->a ? -1 : x->a > y->a;
}

static int by_pair(const void *a, const void *b) {
    const SharedPair *x = a, *y = b;
    return x->a < y->a ? -1 : x->a > y->a;
}

static void find_pairs(SharedPairs *pairs, Seeds seeds, Arena *keep) {
    ptrdiff_t first = 0;  // pair of this b
    for (ptrdiff_t start = 0, end; start < seeds.len; start = end) {
        Seed seed = seeds.at[start];
        for (end = start; end < seeds.len && seeds.at[end].a == seed.a && seeds.at[end].b == seed.b;) end++;
        *vec_push(pairs, keep) = (SharedPair){seed.a, seed.b, (int32_t)(end - start)};
        if (end < seeds.len && seeds.at[end].b == seed.b) continue;
        vec_sort(pairs->at + first, pairs->len - first, (ptrdiff_t)sizeof(SharedPair), by_seeds);
        if (pairs->len - first > SHARED_FROM) pairs->len = first + SHARED_FROM;
        vec_sort(pairs->at + first, pairs->len - first, (ptrdiff_t)sizeof(SharedPair), by_pair);
        first = pairs->len;
    }
}

Shareds shared_find(const SharedText *texts, ptrdiff_t count, SharedPairs *pairs, Arena *keep,
                    Arena scratch) {
    Seeds seeds = seeds_of(prints_of(texts, count, &scratch), &scratch);
    if (pairs) find_pairs(pairs, seeds, keep);
    Shareds shared = {0};
    ptrdiff_t covered = 0;  // words of b that runs with this a have passed
    for (ptrdiff_t i = 0; i < seeds.len; i++) {
        Seed seed = seeds.at[i];
        if (i == 0 || seed.a != seeds.at[i - 1].a || seed.b != seeds.at[i - 1].b) covered = 0;
        if (seed.at_b < covered) continue;
        const SharedText *a = &texts[seed.a], *b = &texts[seed.b];
        Run run = grow(a, b, seed, covered);
        covered = run.b + run.len;
        // a capital in one of them alone is a headline's, not a name's
        if (!shared_telling(a, run.a, run.len) && !shared_telling(b, run.b, run.len)) continue;
        *vec_push(&shared, keep) = (Shared){seed.a, seed.b, run_span(a, run.a, run.len),
                                            run_span(b, run.b, run.len), run_words(b, run.b, run.len)};
    }
    return shared;
}

// ---- does it tell? ----

// How unusual a word is in sixteenths of a bit, as far as the table knows the language.
static int32_t unusual(const SharedText *text, Word word) {
    enum { RUNE_BITS = 32, LONG_BITS = 4 * DF_BIT, LONG = 5 };
    if (word.flags & WORD_RUNE) return RUNE_BITS;
    Str language = text->language, plain = str_span(text->text, word.at);
    if (language.len && !str_starts_case(language, S("en")))
        return utf8_count(plain) >= LONG ? LONG_BITS : 0;  // no table: short words are the common ones
    char room[WORD_BYTES];
    return df_word_bits(word_fold(plain, room));
}

// Names and numbers are what happened: every report has them. A capital inside a sentence is a name's, but not in
// German, where every noun has one.
static bool is_fact(const SharedText *text, Word word) {
    if (word.flags & WORD_NUMBER) return true;
    return (word.flags & WORD_UPPER) && !(word.flags & WORD_SENTENCE) &&
        !str_starts_case(text->language, S("de"));
}

bool shared_telling(const SharedText *text, ptrdiff_t start, ptrdiff_t len) {
    enum {
        LONG_RUN = 12,
        LONG_BITS = 16 * DF_BIT,
        SHORT_BITS = 24 * DF_BIT,
        COMMON = 2 * DF_BIT,
        MOST = 8 * DF_BIT
    };
    int32_t words = run_words(text, start, len), bits = 0;
    if (words < SHORTEST) return false;
    for (ptrdiff_t i = start; i < start + len; i++) {
        Word word = text->words.at[i];
        if (is_fact(text, word)) continue;
        int32_t more = unusual(text, word);
        if (more >= COMMON) bits += more < MOST ? more : MOST;
    }
    return bits >= (words >= LONG_RUN ? LONG_BITS : SHORT_BITS);
}
