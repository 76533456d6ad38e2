// utf8.h - UTF-8 and what a character is. A rune is a Unicode code point.
//
//     for (ptrdiff_t at = 0; at < s.len;) { int32_t rune = utf8_next(s, &at); ... }
//
// ASCII never leaves these inlines; the rest asks utf8proc.
#ifndef LEDE_BASE_UTF8_H
#define LEDE_BASE_UTF8_H

#include "base/arena.h"

enum { RUNE_BAD = 0xFFFD };

int32_t utf8_next_wide(Str s, ptrdiff_t *at);
// The rune at *at, which moves past it. A byte that is not UTF-8 gives RUNE_BAD and moves by one.
static inline int32_t utf8_next(Str s, ptrdiff_t *at) {
    unsigned char c = (unsigned char)s.s[*at];
    return c < 0x80 ? (++*at, c) : utf8_next_wide(s, at);
}
// The rune that ends at *at, which moves to its start.
int32_t utf8_prev(Str s, ptrdiff_t *at);
ptrdiff_t utf8_put(char out[4], int32_t rune);  // how many bytes it wrote

bool utf8_valid(Str s);
// `s` itself when it is valid, else a copy with U+FFFD for each bad byte. NUL counts as bad.
Str utf8_repair(Str s, Arena *keep);
// The same with %FF for the byte FF, as addresses write it: names of files stay apart.
Str utf8_percent(Str s, Arena *keep);
ptrdiff_t utf8_count(Str s);  // runes in valid UTF-8

bool rune_punct(int32_t rune);  // punctuation and symbols
bool rune_mark_wide(int32_t rune), rune_han_wide(int32_t rune), rune_letter_wide(int32_t rune),
    rune_upper_wide(int32_t rune), rune_lower_wide(int32_t rune), rune_digit_wide(int32_t rune),
    rune_space_wide(int32_t rune);
int32_t rune_fold_wide(int32_t rune);

static inline bool rune_letter(int32_t rune) {
    return rune < 0x80 ? ascii_alpha((char)rune) : rune_letter_wide(rune);
}
static inline bool rune_upper(int32_t rune) {  // upper or title case
    return rune < 0x80 ? ascii_upper((char)rune) : rune_upper_wide(rune);
}
static inline bool rune_lower(int32_t rune) {
    return rune < 0x80 ? ascii_lower((char)rune) : rune_lower_wide(rune);
}
static inline bool rune_digit(int32_t rune) {
    return rune < 0x80 ? ascii_digit((char)rune) : rune_digit_wide(rune);
}
static inline bool rune_space(int32_t rune) {  // Unicode white space, no-break and zero-width space too
    return rune < 0x80 ? ascii_space((char)rune) : rune_space_wide(rune);
}
static inline bool rune_mark(int32_t rune) {  // combining marks
    return rune >= 0x300 && rune_mark_wide(rune);
}
static inline bool rune_han(int32_t rune) {  // without spaces: Han, kana, Thai, Lao, Khmer, Myanmar
    return rune >= 0x0E00 && rune_han_wide(rune);
}
static inline int32_t rune_fold(int32_t rune) {  // simple case folding
    return rune < 0x80 ? ascii_fold((char)rune) : rune_fold_wide(rune);
}

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
