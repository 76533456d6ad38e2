// model.h - a linear model in integers: the sum of the weights of the features that something has.
//
// Weights are data (data/models/page/NAME.model, with a card each): little endian, "lede-w1\n", then MODEL_SIZE times an
// int16, in 1/MODEL_ONE of a logit. Trees behind it (tree.h) know what it said of the neighbours.
#ifndef LEDE_PAGE_MODEL_H
#define LEDE_PAGE_MODEL_H

#include "base/str.h"
#include "base/arena.h"

enum {
    MODEL_ONE = 256,
    MODEL_FIXED = 1 << 14,  // features with a number of their own: trait * MODEL_BINS + bin
    MODEL_BINS = 32,
    MODEL_WORDS = 1 << 14,  // buckets of hashed words, a table each
    MODEL_TABLES = 5,
    MODEL_SIZE = MODEL_FIXED + MODEL_TABLES * MODEL_WORDS,
};

typedef struct Model {
    const int16_t *weights;  // by feature
} Model;
Model model_named(Str name);
Str model_bytes(Str name);  // what stands behind its head

// The features of one thing. Whoever makes them knows how many there can be.
typedef struct Features {
    uint32_t *at;
    ptrdiff_t len;
} Features;

static inline void feature_put(Features *features, uint32_t id) { features->at[features->len++] = id; }
static inline void feature_bin(Features *features, int trait, int bin) {
    feature_put(features,
                (uint32_t)(trait * MODEL_BINS +
                           (bin < 0                ? 0
                                : bin < MODEL_BINS ? bin
                                                   : MODEL_BINS - 1)));
}
static inline uint32_t word_feature(int table, uint32_t hash) {
    return (uint32_t)(MODEL_FIXED + table * MODEL_WORDS) + (hash & (MODEL_WORDS - 1));
}
static inline void feature_word(Features *features, int table, uint32_t hash) {
    feature_put(features, word_feature(table, hash));
}

int32_t model_score(const Model *model, const Features *features);

enum { MODEL_NEVER = -4 * MODEL_ONE };  // the score of what is not asked about

// A count as one of 14 bins, finer where small.
static inline int bin_count(int32_t n) {
    // from 16 words on by the next of {24, 32, 48, 80, 128}
    static const uint8_t bins[17] = {0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7};
    if (n <= 16) return n <= 0 ? 0 : bins[n];
    return 8 + (n > 24) + (n > 32) + (n > 48) + (n > 80) + (n > 128);
}

// A share of `whole` as one of 9, 0 and all apart. Without branches on the share, which nobody can foretell.
static inline int bin_share(int32_t part, int32_t whole) {
    if (part <= 0 || whole <= 0) return 0;
    if (part >= whole) return 8;
    int64_t hundred = (int64_t)part * 100, one = whole;
    return 1 + (hundred >= 5 * one) + (hundred >= 15 * one) + (hundred >= 35 * one) + (hundred >= 60 * one) +
        (hundred >= 80 * one) + (hundred >= 93 * one);
}

#endif
