// piece.h - tokens cut finer: runs of letters, runs of digits, single marks.
//
//     token   "S-400s"     "7:30pm"       "mid-1980s"
//     pieces  S - 400 s    7 : 30 pm      mid - 1980 s
//
// Date forms and numbers are written without spaces in a hundred ways; over pieces each way is one
// form, and it does not matter how tokens glue letters, digits and marks.
#ifndef LEDE_TEXT_PIECE_H
#define LEDE_TEXT_PIECE_H

#include "text/token.h"

typedef enum PieceKind { PIECE_WORD, PIECE_DIGITS, PIECE_MARK } PieceKind;

typedef struct Piece {
    Span at;
    PieceKind kind;
    bool line;       // a line break before it; the first of a text counts too
    int16_t count;   // a number word: 1 + its row in data/numbers.en.tsv; see number.h
    uint16_t kinds;  // what it does in a number, a bit a kind of that table
    int32_t word;    // a word of a table of forms: see form.h; 0 is none
    int64_t number;  // of digits; -1 when it is none or too long
} Piece;
typedef struct Pieces {
    Piece *at;
    ptrdiff_t len, cap;
    Str text;
} Pieces;

Pieces piece_cut(Str text, const Tokens *tokens, Arena *keep);

// The piece's text, folded, typographic dashes and apostrophes as '-' and '\''. Into `buf` of 64
// bytes; empty for longer words, which no table holds.
Str piece_fold(Str text, Piece piece, char buf[64]);

// The piece's bytes; empty outside.
Str piece_str(const Pieces *pieces, ptrdiff_t i);

// A mark outside.
PieceKind piece_kind(const Pieces *pieces, ptrdiff_t i);

// Is piece `i`, folded, `word`? False outside.
bool piece_is(const Pieces *pieces, ptrdiff_t i, Str word);

// Is piece `i` the mark `c`? False outside.
bool piece_mark(const Pieces *pieces, ptrdiff_t i, char c);
// Do pieces `i` and `i + 1` stand together, without white space? False where one is missing.
bool piece_glued(const Pieces *pieces, ptrdiff_t i);

#endif
