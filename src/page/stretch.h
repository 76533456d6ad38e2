// stretch.h - which lines of a plain-text dump are the article.
//
// Rules find the stretch of lines that reads most like an article; a linear model of each line and of those around it
// (line_trait.h), which takes the rules as a witness, decides.
#ifndef LEDE_PAGE_STRETCH_H
#define LEDE_PAGE_STRETCH_H

#include "page/line.h"

typedef struct Stretch {
    uint8_t *kept;         // by line
    ptrdiff_t start, end;  // the lines that hold it; none when nothing reads as an article
} Stretch;

Stretch stretch_choose(const Lines *lines, Arena *arena);

// Its parts, for tools/train_dump.c: what rules alone say; what the models' scores keep, a line alone and in its chain;
// the feature that is a step of the chain.
Stretch stretch_guess(const Lines *lines, Arena *arena);
void stretch_keep(Stretch *body, const Lines *lines, const Stretch *guess, const int32_t *alone,
                  const int32_t *margins);
uint32_t stretch_step(int from, int to);

#endif
