// alike.c - see alike.h.
#include "story/alike.h"

#include "base/hash.h"
#include "story/fingerprint.h"

enum { GRAM = 4 };

static bool stands_at(Words words, ptrdiff_t at) {
    for (ptrdiff_t i = at; i < at + GRAM; i++)
        if (i >= words.len || !fingerprint_counts(words.at[i])) return false;
    return true;
}

static uint64_t gram_hash(const Word *words) {
    uint64_t hash = 0;
    for (int i = 0; i < GRAM; i++) hash = hash_mix(hash, words[i].hash);
    return hash | 1;  // 0 is a free place
}

// The grams of a text, open addressing.
typedef struct Grams {
    uint64_t *at;
    ptrdiff_t len;  // a power of two
} Grams;

static Grams grams_of(Words words, Arena *keep) {
    Grams grams = {NULL, 64};
    while (grams.len < 2 * words.len) grams.len *= 2;
    grams.at = arena_new(keep, uint64_t, grams.len);
    for (ptrdiff_t i = 0; i < words.len; i++) {
        if (!stands_at(words, i)) continue;
        uint64_t hash = gram_hash(&words.at[i]);
        ptrdiff_t at = (ptrdiff_t)(hash >> 1) & (grams.len - 1);
        while (grams.at[at] && grams.at[at] != hash) at = (at + 1) & (grams.len - 1);
        grams.at[at] = hash;
    }
    return grams;
}

static bool has(Grams grams, uint64_t hash) {
    ptrdiff_t at = (ptrdiff_t)(hash >> 1) & (grams.len - 1);
    while (grams.at[at] && grams.at[at] != hash) at = (at + 1) & (grams.len - 1);
    return grams.at[at] != 0;
}

static int32_t covered(Words words, Grams grams) {
    int32_t sum = 0;
    ptrdiff_t end = 0;  // behind the last word counted
    for (ptrdiff_t i = 0; i < words.len; i++) {
        if (!stands_at(words, i) || !has(grams, gram_hash(&words.at[i]))) continue;
        sum += (int32_t)(i + GRAM - (end > i ? end : i));
        end = i + GRAM;
    }
    return sum;
}

static int32_t counting(Words words) {
    int32_t sum = 0;
    for (ptrdiff_t i = 0; i < words.len; i++) sum += fingerprint_counts(words.at[i]);
    return sum;
}

Alike alike_count(Words a, Words b, Arena scratch) {
    Grams grams_a = grams_of(a, &scratch), grams_b = grams_of(b, &scratch);
    return (Alike){covered(a, grams_b), covered(b, grams_a), counting(a), counting(b)};
}

int32_t alike_share(int32_t words, int32_t of) { return of > 0 ? (int32_t)((int64_t)words * 1000 / of) : 0; }
