// witness.c - see witness.h. Words are compared by their bytes, ASCII letters folded; grams by a hash of word hashes.
#include "page/witness.h"

enum { GRAM = 5, WORDS_LEAST = 80, TRUST = 70, WORDS_MOST = 1 << 17 };

typedef struct Hashes {
    uint32_t *at;
    ptrdiff_t len, cap;
} Hashes;

static bool in_word(char c) { return ascii_alpha(c) || ascii_digit(c) || (unsigned char)c >= 0x80; }

// The words of `s`; what stands between < and > is none.
static void add_words(Hashes *words, Str s, Arena *arena) {
    uint32_t hash = 0;
    for (ptrdiff_t i = 0; i < s.len && words->len < WORDS_MOST; i++) {
        char c = s.s[i];
        if (in_word(c)) {
            // quotation marks and dashes (U+2010 to U+203F) and the no-break space part words
            bool mark = i + 2 < s.len && c == '\xE2' && s.s[i + 1] == '\x80';
            bool space = i + 1 < s.len && c == '\xC2' && (unsigned char)s.s[i + 1] < 0xC0;
            if (!mark && !space) {
                hash = hash * 31 + (uint32_t)(unsigned char)ascii_fold(c) + 1;
                continue;
            }
            i += mark ? 2 : 1;
        }
        if (hash) *vec_push(words, arena) = hash;
        hash = 0;
        if (c == '<') {
            ptrdiff_t end = str_find_byte(str_slice(s, i, i + 400), '>');
            if (end > 0) i += end;
        }
    }
    if (hash) *vec_push(words, arena) = hash;
}

static uint32_t gram_at(const uint32_t *words, int len) {
    uint32_t hash = (uint32_t)len;
    for (int i = 0; i < len; i++) hash = (hash ^ words[i]) * 0x9E3779B1u, hash ^= hash >> 15;
    return hash ? hash : 1;
}

typedef struct Grams {
    uint32_t *at;  // 0 is free
    uint32_t mask;
    ptrdiff_t len;
    uint8_t *seen;
} Grams;

static uint32_t place_of(const Grams *grams, uint32_t gram) {
    uint32_t at = (gram * 0x85EBCA6Bu) & grams->mask;
    while (grams->at[at] && grams->at[at] != gram) at = (at + 1) & grams->mask;
    return at;
}

static Grams read_grams(const Hashes *words, Arena *arena) {
    ptrdiff_t size = 64;
    while (size < words->len * 3 * 2) size *= 2;
    Grams grams = {arena_new(arena, uint32_t, size), (uint32_t)size - 1, 0, arena_new(arena, uint8_t, size)};
    // of each length that short blocks need: 1 alone is too common
    for (int len = 2; len <= GRAM; len++)
        for (ptrdiff_t i = 0; i + len <= words->len; i++) {
            if (len > 2 && len < GRAM) continue;
            uint32_t gram = gram_at(words->at + i, len), at = place_of(&grams, gram);
            if (grams.at[at]) continue;
            grams.at[at] = gram;
            grams.len += len == GRAM;
        }
    return grams;
}

// Per cent of the block's grams; `found` counts grams of the witness met for the first time.
static uint8_t cover(const Hashes *words, Grams *grams, ptrdiff_t *found) {
    int len = words->len >= GRAM ? GRAM : 2;
    if (words->len < 2) return 0;
    ptrdiff_t hits = 0, all = words->len - len + 1;
    for (ptrdiff_t i = 0; i < all; i++) {
        uint32_t at = place_of(grams, gram_at(words->at + i, len));
        if (grams->at[at] == 0) continue;
        hits++;
        *found += len == GRAM && !grams->seen[at];
        grams->seen[at] = 1;
    }
    return (uint8_t)(hits * 100 / all);
}

uint8_t *witness_cover(const Layout *layout, Str text, Arena *arena) {
    if (text.len < WORDS_LEAST * 2) return NULL;
    Arena before = *arena;
    uint8_t *covers = arena_new(arena, uint8_t, layout->blocks.len + 1);
    Arena scratch = *arena;
    Hashes words = {0};
    add_words(&words, text, &scratch);
    if (words.len >= WORDS_LEAST) {
        Grams grams = read_grams(&words, &scratch);
        ptrdiff_t found = 0;
        Hashes own = {0};
        for (ptrdiff_t i = 0; i < layout->blocks.len; i++) {
            own.len = 0;
            add_words(&own, layout->blocks.at[i].text, &scratch);
            covers[i] = cover(&own, &grams, &found);
        }
        if (found * 100 >= grams.len * TRUST) return covers;
    }
    *arena = before;
    return NULL;
}
