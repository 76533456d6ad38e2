// line_trait.h - what a model is told about each line of a plain-text dump: the traits of trait.h that need no tree.
#ifndef LEDE_PAGE_LINE_TRAIT_H
#define LEDE_PAGE_LINE_TRAIT_H

#include "page/line.h"
#include "page/model.h"

// `guess`, by line, is what rules alone keep; [start, end) is their stretch. Lives in `arena`.
Rounds line_trait_rounds(const Lines *lines, const uint8_t *guess, ptrdiff_t start, ptrdiff_t end,
                         Arena *arena);

#endif
