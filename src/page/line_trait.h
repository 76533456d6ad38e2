// line_trait.h - what a model is told about each line of a plain-text dump: the traits of trait.h that need no tree.
#ifndef LEDE_PAGE_LINE_TRAIT_H
#define LEDE_PAGE_LINE_TRAIT_H

#include "page/line.h"
#include "page/model.h"

typedef struct LineWork {
    const Lines *lines;
    const uint8_t *guess;            // by line: what rules alone keep
    ptrdiff_t start, end;            // the rules' stretch
    const int32_t *prose;            // words of prose before each line
    const int32_t *scores;           // of the first round, and
    const int32_t *told;             // words in front of each line that it took for body
    const int32_t *before, *behind;  // how far the next long one is that it took for body
} LineWork;

enum { LINE_TRAITS_MOST = 256 };

LineWork line_trait_open(const Lines *lines, const uint8_t *guess, ptrdiff_t start, ptrdiff_t end,
                         Arena *arena);
void line_trait_first(Features *out, const LineWork *work, ptrdiff_t i);

// The second round: after line_trait_told() has read the first's scores.
void line_trait_told(LineWork *work, const int32_t *scores, Arena *arena);
void line_trait_second(Features *out, const LineWork *work, ptrdiff_t i);

#endif
