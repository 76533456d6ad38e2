// number.h - a number in digits, in words or both: "2,500", "18.5", "twenty-one", "2.5 million",
// "half a million", "dozens", "1 1/2". Words: data/numbers.en.tsv.
#ifndef LEDE_TEXT_NUMBER_H
#define LEDE_TEXT_NUMBER_H

#include "text/piece.h"

typedef struct Number {
    double value, low, high;  // low < high for a vague one: "dozens"
    double scale;             // what its last word multiplies by: 1e6 in "2.5 million", else 1
    bool vague;
    bool words;     // spelled out, at least its beginning
    bool ordinal;   // "third", "21st"
    ptrdiff_t end;  // the piece after it; 0 when there is no number
} Number;

// Marks the number words among `pieces`; before any reading of them.
void number_mark(Pieces *pieces);

// The longest number that begins at piece `i`. Bounded: looks at no more than some dozen pieces.
Number number_read(const Pieces *pieces, ptrdiff_t i);
// "first", "21st", "twenty-first".
Number number_ordinal(const Pieces *pieces, ptrdiff_t i);

// What piece `i` multiplies by: 1e6 for "million"; -1 when it is no such word.
double number_scale(const Pieces *pieces, ptrdiff_t i);

#endif
