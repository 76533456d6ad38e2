// number_word.h - the pieces that a number is made of: words of data/numbers.en.tsv, and digits.
#ifndef LEDE_TEXT_NUMBER_WORD_H
#define LEDE_TEXT_NUMBER_WORD_H

#include "text/piece.h"

enum { NUMBER_PIECES = 24 };  // no number of news is longer; what follows is another one

// What a word does in a number; the column `kind` of the table.
typedef enum NumberKind {
    NUMBER_NONE,
    NUMBER_UNIT,
    NUMBER_TEN,
    NUMBER_HUNDRED,
    NUMBER_SCALE,
    NUMBER_DOZEN,
    NUMBER_FRACTION,
    NUMBER_FRACTIONS,
    NUMBER_ORDINAL,
    NUMBER_PLURAL,
    NUMBER_LETTER,
    NUMBER_CAPITAL
} NumberKind;

// The value of piece `i` as a word of `kind`; -1 when it is none.
double word_value(const Pieces *pieces, ptrdiff_t i, NumberKind kind);
bool word_is(const Pieces *pieces, ptrdiff_t i, Str word);
bool is_digits(const Pieces *pieces, ptrdiff_t i);  // whose value fits
ptrdiff_t digits_len(const Pieces *pieces, ptrdiff_t i);

// A sum of groups, each a number below a thousand times a scale.
typedef struct Sum {
    double total, group;  // closed groups; the open one
    NumberKind last;
} Sum;

// Adds the words of a number from piece `i` on, before piece `limit`; the piece after the last that fits.
ptrdiff_t sum_words(const Pieces *pieces, ptrdiff_t i, ptrdiff_t limit, Sum *sum);

#endif
