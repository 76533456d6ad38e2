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
static inline void feature_word(Features *features, int table, uint32_t hash) {
    feature_put(features, (uint32_t)(MODEL_FIXED + table * MODEL_WORDS) + (hash & (MODEL_WORDS - 1)));
}

int32_t model_score(const Model *model, const Features *features);

enum { MODEL_NEVER = -4 * MODEL_ONE };  // the score of what is not asked about

// A count as one of 14 bins, finer where small; a share of `whole` as one of 9, 0 and all apart.
int bin_count(int32_t n);
int bin_share(int64_t part, int64_t whole);

#endif
