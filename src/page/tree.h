// tree.h - boosted trees in integers: the sum of the leaves that something's numbers lead to.
//
// A tree asks one question a level, the same on the whole level ("oblivious"; Kohavi 1994, Prokhorenkova et al. 2018):
// the answers are the leaf's number, bit by bit. Models: data/models/page/NAME.model, little endian, "lede-t1\n", then Trees.
#ifndef LEDE_PAGE_TREE_H
#define LEDE_PAGE_TREE_H

#include "base/arena.h"

enum { TREE_DEPTH = 4, TREE_LEAVES = 1 << TREE_DEPTH, TREE_ONE = 4096 };

typedef struct Tree {
    int16_t gauge[TREE_DEPTH];  // which number is asked for
    int16_t above[TREE_DEPTH];  // is it above this?
    int16_t leaf[TREE_LEAVES];  // 1/TREE_ONE of a logit
} Tree;

typedef struct Trees {
    const Tree *at;
    ptrdiff_t len;
} Trees;
Trees trees_named(Str name);

// In 1/TREE_ONE of a logit.
int32_t trees_score(Trees trees, const int16_t *numbers);

// The same of `len` things, some at a time: numbers[] has `width` of each.
void trees_score_all(int32_t *out, Trees trees, const int16_t *numbers, ptrdiff_t width, ptrdiff_t len,
                     Arena scratch);

#endif
