// model.h - a linear model in integers: the sum of the weights of the features that something has.
//
// Weights are data (data/models/page/NAME.model, with a card each): little endian, "lede-w2\n", then MODEL_SIZE pairs of
// int16, a weight for each pass, in 1/MODEL_ONE of a logit. The second pass knows what the first said of the neighbours.
#ifndef LEDE_PAGE_MODEL_H
#define LEDE_PAGE_MODEL_H

#include "base/arena.h"

enum {
    MODEL_ONE = 256,
    MODEL_FIXED = 1 << 14,  // features with a number of their own: trait * MODEL_BINS + bin
    MODEL_BINS = 32,
    MODEL_WORDS = 1 << 14,  // buckets of hashed words, a table each
    MODEL_TABLES = 5,
    MODEL_SIZE = MODEL_FIXED + MODEL_TABLES * MODEL_WORDS,
    MODEL_PASSES = 2,
};

typedef struct Weight {
    int16_t pass[MODEL_PASSES];
} Weight;
typedef struct Model {
    const Weight *weights;
} Model;
Model model_named(Str name);

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
static inline void feature_word(Features *features, int table, uint32_t hash) {
    feature_put(features, (uint32_t)(MODEL_FIXED + table * MODEL_WORDS) + (hash & (MODEL_WORDS - 1)));
}

typedef struct Score {
    int32_t pass[MODEL_PASSES];
} Score;
Score model_score(const Model *model, const Features *features);

// A count as one of 14 bins, finer where small; a share of `whole` as one of 9, 0 and all apart.
int bin_count(int32_t n);
int bin_share(int64_t part, int64_t whole);

#endif
