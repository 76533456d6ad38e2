// gold.h - which parts of a page stand in its gold text, and how much of a text does.
#ifndef LEDE_TOOLS_GOLD_H
#define LEDE_TOOLS_GOLD_H

#include "base/arena.h"
#include "base/str.h"

enum { GOLD_GRAM = 4 };

typedef struct Words {  // as hashes
    uint32_t *at;
    ptrdiff_t len, cap;
} Words;

Words gold_words(Str text, Arena *keep);
uint32_t gold_gram(const uint32_t *at, ptrdiff_t len);

// body[i] becomes 1 where most of block i's word 4-grams stand in gold, in order.
void gold_label(uint8_t *body, const Words *gold, const Words *block, ptrdiff_t blocks, Arena scratch);

#endif
