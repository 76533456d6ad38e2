// stretch.h - which lines of a plain-text dump are the article.
//
// Rules find the stretch of lines that reads most like an article; two linear models (line_trait.h), which take the rules
// as a witness, know each line alone and in its chain of states (chain.h); trees, who know what both said of all lines
// (line_gauge.h), decide.
#ifndef LEDE_PAGE_STRETCH_H
#define LEDE_PAGE_STRETCH_H

#include "page/line.h"

typedef struct Stretch {
    uint8_t *kept;         // by line
    ptrdiff_t start, end;  // the lines that hold it; none when nothing reads as an article
} Stretch;

Stretch stretch_choose(const Lines *lines, Arena *arena);

// Its parts, for tools/train_dump.c: what rules alone say; what scores keep;
// the feature that is a step of the chain.
Stretch stretch_guess(const Lines *lines, Arena *arena);
void stretch_keep(Stretch *body, const Lines *lines, const Stretch *guess, const int32_t *scores);
uint32_t stretch_step(int from, int to);

#endif
