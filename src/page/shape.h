// shape.h - what a piece of text looks like, as features: its ends, its letters, how it begins.
//
// For blocks (trait.h) and for lines of dumps (line_trait.h).
#ifndef LEDE_PAGE_SHAPE_H
#define LEDE_PAGE_SHAPE_H

#include "page/model.h"

// The kind of the first and of the last character; the text is not empty.
int shape_first(Str text);
int shape_last(Str text);

// Shares of capitals among letters, and of digits, in its beginning.
void shape_letters(Str text, int *upper, int *digits);

// Its first words and, where it is short, all of them: "Read more", "Photo:", "Follow us". Tables 3 and 4.
void shape_words(Features *out, Str text, int32_t words);

#endif
