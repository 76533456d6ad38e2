// fingerprint.h - a text as few numbers that tell whether another text has the same words.
//
// Winnowing (Schleimer, Wilkerson, Aiken 2003): each FINGERPRINT_GRAM words in a row give a hash, and of each
// `window` hashes in a row the smallest is kept. A run of FINGERPRINT_GRAM + window - 1 words that two texts share
// has one in common for certain, at 2 / (window + 1) of the cost of keeping all.
#ifndef LEDE_STORY_FINGERPRINT_H
#define LEDE_STORY_FINGERPRINT_H

#include "story/words.h"

enum {
    FINGERPRINT_GRAM = 5,
    FINGERPRINT_FINE = 4,    // within a story: runs of 8 words
    FINGERPRINT_COARSE = 7,  // across a window: runs of 11
};

typedef struct Fingerprint {
    uint64_t hash;
    int32_t at;  // the first of its words
} Fingerprint;
typedef struct Fingerprints {
    Fingerprint *at;
    ptrdiff_t len, cap;
} Fingerprints;

// In text order, of the words that count: those in quotation marks and standing paragraphs don't.
Fingerprints fingerprint_find(Words words, int window, Arena *keep);

bool fingerprint_counts(Word word);

#endif
