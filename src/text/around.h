// around.h - the words that stand around a number: rows of data/units.en.tsv, as phrases of pieces.
#ifndef LEDE_TEXT_AROUND_H
#define LEDE_TEXT_AROUND_H

#include "text/piece.h"

// A row's word and what it means; NULL where there is none.
typedef struct Around {
    Str word, kind, value;
} Around;

// The longest phrase of `kind` that begins at piece i; *end is the piece after it.
const Around *around_after(const Pieces *pieces, ptrdiff_t i, Str kind, ptrdiff_t *end);

// The longest phrase of `kind` between piece `floor` and piece i; *first is its first piece.
const Around *around_before(const Pieces *pieces, ptrdiff_t floor, ptrdiff_t i, Str kind, ptrdiff_t *first);

// Is piece `i` alone a row of `kind`? False outside.
bool around_is(const Pieces *pieces, ptrdiff_t i, Str kind);

#endif
