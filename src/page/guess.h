// guess.h - a first guess at the body, by rules alone; the model (trait.h) takes it as one witness among others.
//
// Each block gets a value from its own features (block.h): words count for it; links, clues of another
// job and forms against it. The body lies in the box whose blocks' values sum up highest (the maximal
// subtree; compare Pasternack & Roth 2009).
#ifndef LEDE_PAGE_GUESS_H
#define LEDE_PAGE_GUESS_H

#include "page/block.h"
#include "page/metadata.h"
#include "page/phrase.h"

typedef struct Guess {
    int32_t first, end;  // the region's blocks; none when nothing reads as an article
    Span core;           // the blocks of the innermost box that holds most of it
    int32_t *value;      // by block
    uint8_t *kept;       // by block
    int32_t words;       // kept
    uint8_t *small;      // by block: what guess_small_print() has said, 1 + label; 0 not asked
} Guess;

Guess guess_body(const Layout *layout, const Metadata *metadata, Str description, Arena *arena);

// Clues of a block: of its path, and of the inline element that holds all of it.
uint32_t block_clues(const Layout *layout, const Block *block);

// Does the block open with what the page gives as its description?
bool guess_described(const Block *block, Str description);

// A short block that a phrase gives away: "4 min read", "Read more", a byline, a date alone.
bool guess_small_print(const Guess *guess, const Layout *layout, ptrdiff_t i, AsideLabel *label,
                       Arena scratch);

#endif
