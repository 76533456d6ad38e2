// kin.h - how much of a line's wording the article uses elsewhere: paragraphs of one report share names and nouns,
// teasers of other reports and comments share few.
#ifndef LEDE_PAGE_KIN_H
#define LEDE_PAGE_KIN_H

#include "page/line.h"

typedef struct Kin {
    int16_t *
        share;  // by line: per cent of its longer words that lines of the article say too; -1 when it has none
    int16_t *title;      // by line: how many of the headline's longer words it says
    ptrdiff_t headline;  // the line that reads most like the article's title; -1 when none does
} Kin;

// `kept` holds the lines taken for the article so far, from `start` on.
Kin kin_read(const Lines *lines, const uint8_t *kept, ptrdiff_t start, Arena *arena);

#endif
