// line_trait.h - what a model is told about each line of a plain-text dump: the traits of trait.h that need no tree.
#ifndef LEDE_PAGE_LINE_TRAIT_H
#define LEDE_PAGE_LINE_TRAIT_H

#include "page/kin.h"
#include "page/model.h"

typedef struct LineWork {
    const Lines *lines;
    const uint8_t *guess;  // by line: what rules alone keep
    ptrdiff_t start, end;  // the rules' stretch
    const int32_t *prose;  // words of prose before each line
    const uint8_t *above;  // by line: the last heading above it that a phrase named, and whether it is near
    Kin kin;               // with the lines that the rules keep
    bool numbered;         // links carry numbers
} LineWork;

LineWork line_trait_open(const Lines *lines, const uint8_t *guess, ptrdiff_t start, ptrdiff_t end,
                         Arena *arena);

// Writes the features of line `i` behind those that are there; at most LINE_TRAITS_MOST.
enum { LINE_TRAITS_MOST = 320 };
void line_trait_read(Features *out, const LineWork *work, ptrdiff_t i);

// Prose, bullet, empty lines before and behind, as four bits; 0, or one more than the label.
int line_kind(const Lines *lines, ptrdiff_t i);
int line_label(const Line *line);

#endif
