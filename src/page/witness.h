// witness.h - JSON-LD's articleBody as a witness: how much of each block it says too.
//
// It stands on a third of news pages, and is no good text itself: without paragraphs, cut off, or of another version.
// So it only speaks about blocks, and only where it has 80 words and the page shows 70% of its 5-grams.
#ifndef LEDE_PAGE_WITNESS_H
#define LEDE_PAGE_WITNESS_H

#include "page/block.h"

// By block: per cent of its word n-grams (5, or as many as it has) that `text` has; NULL when it can't be trusted.
uint8_t *witness_cover(const Layout *layout, Str text, Arena *arena);

#endif
