// quantity_read.h - a number with its sign and unit: "$48.2 million", "-5 degrees", "20 percent".
#ifndef LEDE_TEXT_QUANTITY_READ_H
#define LEDE_TEXT_QUANTITY_READ_H

#include "text/number.h"

typedef struct Reading {
    ptrdiff_t first, end;  // pieces
    Number number;
    Str unit;
    bool priced;    // its sign stands before it
    bool measured;  // in a unit that is no money
} Reading;

// The number at piece i with its sign, not before `floor`, and unit; end 0 when there is none.
Reading quantity_read(const Pieces *pieces, ptrdiff_t floor, ptrdiff_t i);

#endif
