// token.h - words and marks of a text, in order: what every later finder walks over.
//
// Unicode word boundaries (UAX #29), with what news needs: "U.S.", "S-400s", "don't", "2,500", "18.5",
// "Covid-19", "19-hour" are one token each; so is the "'s" behind a name; "well-known" and "10-15" are
// three; quotation marks and dashes stand alone; scripts written without spaces give one token a
// character. White space and control characters are in no token.
#ifndef LEDE_TEXT_TOKEN_H
#define LEDE_TEXT_TOKEN_H

#include "base/vec.h"

typedef enum TokenShape {
    TOKEN_LOWER,   // word; also words of scripts without case
    TOKEN_TITLE,   // Word
    TOKEN_UPPER,   // WORD, U.S., J
    TOKEN_MIXED,   // iPhone, McDonald
    TOKEN_NUMBER,  // 12, 2,500, 18.5
    TOKEN_ALNUM,   // S-400s, 19-hour
    TOKEN_PUNCT,   // one mark
    TOKEN_HAN,     // a character of a script without spaces
} TokenShape;

typedef struct Token {
    Span at;
    TokenShape shape;
    bool space_before, line_before;  // first of the text counts as both
} Token;
typedef struct Tokens {
    Token *at;
    ptrdiff_t len, cap;
} Tokens;

Tokens token_find(Str text, Arena *keep);

// Index of the first token that ends after `byte`; tokens.len when there is none.
ptrdiff_t token_at(const Tokens *tokens, int32_t byte);

// The bytes of token `i`; empty when there is no such token, so that a look around needs no check.
Str token_str(Str text, const Tokens *tokens, ptrdiff_t i);

#endif
