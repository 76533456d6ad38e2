// utf8.h - UTF-8 and what a character is. A rune is a Unicode code point.
//
//     for (ptrdiff_t at = 0; at < s.len;) { int32_t rune = utf8_next(s, &at); ... }
//
// ASCII never leaves these inlines; the rest asks utf8proc.
#ifndef LEDE_BASE_UTF8_H
#define LEDE_BASE_UTF8_H

#include "base/arena.h"

enum { RUNE_BAD = 0xFFFD };

// The rune at *at, which moves past it. A byte that is not UTF-8 gives RUNE_BAD and moves by one.
int32_t utf8_next(Str s, ptrdiff_t *at);
// The rune that ends at *at, which moves to its start.
int32_t utf8_prev(Str s, ptrdiff_t *at);
ptrdiff_t utf8_put(char out[4], int32_t rune);  // how many bytes it wrote

bool utf8_valid(Str s);
// `s` itself when it is valid, else a copy with U+FFFD for each bad byte. NUL counts as bad.
Str utf8_repair(Str s, Arena *keep);
ptrdiff_t utf8_count(Str s);  // runes in valid UTF-8

bool rune_letter(int32_t rune);
bool rune_upper(int32_t rune);  // upper or title case
bool rune_lower(int32_t rune);
bool rune_digit(int32_t rune);
bool rune_space(int32_t rune);    // Unicode white space, no-break and zero-width space too
bool rune_mark(int32_t rune);     // combining marks
bool rune_punct(int32_t rune);    // punctuation and symbols
bool rune_han(int32_t rune);      // scripts written without spaces: Han, kana, Thai, Lao, Khmer, Myanmar
int32_t rune_fold(int32_t rune);  // simple case folding

Str utf8_fold(Str s, Arena *keep);  // every rune folded; `s` itself when that changes nothing

// Display columns of a rune in a terminal: 0, 1 or 2.
int rune_width(int32_t rune);

// Code points for byte offsets, in about one step each: a mark every 64 bytes.
typedef struct RuneIndex {
    Str text;
    int32_t *marks;  // marks[i] = runes before byte 64 * i
} RuneIndex;

RuneIndex rune_index(Str text, Arena *keep);
ptrdiff_t rune_at(const RuneIndex *index, ptrdiff_t byte);    // byte offset to code point
ptrdiff_t rune_byte(const RuneIndex *index, ptrdiff_t rune);  // code point to byte offset; -1 past the end

#endif
