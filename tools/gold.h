// gold.h - a page's gold text against its blocks, or a dump's lines: which are body, and how well some of them match it.
//
// A block is body when most of its word 4-grams stand in the gold, in order. Word F1 and shingle F1 are those of
// shared/bench/score_pages.py.
#ifndef LEDE_TOOLS_GOLD_H
#define LEDE_TOOLS_GOLD_H

#include "base/arena.h"

typedef struct Words {
    uint32_t *at;  // hashes
    ptrdiff_t len, cap;
} Words;
Words gold_words(Str text, Arena *keep);

typedef struct Gold {
    Words text, *block;
    ptrdiff_t blocks;
    uint8_t *body;  // by block
} Gold;

// Fills `body`.
void gold_label(Gold *gold, Arena *keep);

// Sums over pages.
typedef struct Figures {
    double f1, hit, wrong, missed;
    int pages;
} Figures;

// Adds a page of which `kept` was kept; gives its word F1.
double gold_measure(Figures *figures, const Gold *gold, const uint8_t *kept, Arena scratch);
void gold_show(const char *what, const Figures *figures);

#endif
