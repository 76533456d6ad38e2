// number_fraction.h - parts of a whole: "three quarters", "1 1/2", "½", "and a half", "one twenty-fifth".
#ifndef LEDE_TEXT_NUMBER_FRACTION_H
#define LEDE_TEXT_NUMBER_FRACTION_H

#include "text/piece.h"

// Each gives the piece behind what it read into *value.

// A fraction that begins at piece `i`; 0 when none does.
ptrdiff_t fraction_read(const Pieces *pieces, ptrdiff_t i, double *value);

// What may stand behind a whole number: " 1/2", "½", "and a half". Adds to *value; `i` when nothing does.
// A part of `scale`, the number's last word, where that is more than one: "two million and a half".
ptrdiff_t fraction_rest(const Pieces *pieces, ptrdiff_t i, double scale, double *value);

// What stands under the line behind `over`: "quarter" for one, "fifths", "one hundred fifths"; 0 when nothing does.
ptrdiff_t fraction_under(const Pieces *pieces, ptrdiff_t i, double over, double *value);

#endif
