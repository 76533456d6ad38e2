// boost.h - makes trees (page/tree.h) from numbers whose labels are known: gradient boosting of the logistic loss.
//
//     BoostData data = {...};  Tree trees[200];  boost_learn(trees, &data, &recipe);
//
// Deterministic: one thread, sums in one order, its own dice.
#ifndef LEDE_TOOLS_BOOST_H
#define LEDE_TOOLS_BOOST_H

#include "page/tree.h"

typedef struct BoostData {
    int16_t *at;  // row i: at[i * width, (i + 1) * width)
    int width;
    ptrdiff_t len;
    uint8_t *label;
    float *weight, *start;  // start: logits to begin from
    int32_t *group;         // rows of one page are drawn together
    int32_t groups;
    const uint8_t *left_out;  // by number: not to be asked for; NULL
} BoostData;

// Room for `most` rows; one more row, whose numbers the caller writes.
BoostData boost_open(int width, ptrdiff_t most, Arena *arena);
int16_t *boost_row(BoostData *data, uint8_t label, float weight, float start, int32_t group);

typedef struct BoostRecipe {
    int trees;
    double rate, ridge;    // ridge: as if so much weight said nothing
    double rows, numbers;  // shares drawn for each tree
    uint64_t seed;
} BoostRecipe;

void boost_learn(Tree *out, const BoostData *data, const BoostRecipe *recipe);

#endif
