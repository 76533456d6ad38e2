// model.h - a linear model in integers: the sum of the weights of the features that something has.
//
// Weights are data (data/models/page/NAME.model, with a card each): little endian, "lede-w1\n" or "lede-w2\n", then
// MODEL_SIZE times an int16 for each pass, in 1/MODEL_ONE of a logit. Lines have two passes, of which the second knows
// what the first said of the neighbours; blocks have one, and trees behind it (tree.h).
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
    const int16_t *weights;  // feature by feature, a weight a pass
    int passes;
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

int32_t model_score(const Model *model, const Features *features, int pass);

// What is asked about the things of one page, in two rounds; `second` may look at what `told` read of the first.
enum { MODEL_NEVER = -4 * MODEL_ONE };  // the score of what is not asked about
typedef struct Rounds {
    void *work;
    ptrdiff_t len, most;                          // things; features of one, both rounds together
    bool (*asks)(const void *work, ptrdiff_t i);  // can it be body at all?
    void (*first)(Features *out, const void *work, ptrdiff_t i, Arena scratch);
    void (*told)(void *work, const int32_t *scores, Arena *arena);
    void (*second)(Features *out, const void *work, ptrdiff_t i);
} Rounds;

// The scores after both; above zero is body. Features are never stored: the first round's count for both passes as
// they come.
int32_t *model_decide(Str name, const Rounds *rounds, Arena *arena);

// One weight of the last pass.
int32_t model_weight(Str name, uint32_t feature);

// A count as one of 14 bins, finer where small; a share of `whole` as one of 9, 0 and all apart.
int bin_count(int32_t n);
int bin_share(int64_t part, int64_t whole);

#endif
