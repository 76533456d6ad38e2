// words.c - see words.h. ASCII, nearly all of most texts, never leaves the fast lane.
#include "story/words.h"

#include "base/utf8.h"

// FNV-1a, 64 bits (Fowler, Noll, Vo): words are short, and it takes them byte by byte as they are folded.
static const uint64_t FNV_START = 14695981039346656037u, FNV_PRIME = 1099511628211u;

uint64_t word_hash(Str folded) {
    uint64_t hash = FNV_START;
    for (ptrdiff_t i = 0; i < folded.len; i++) hash = (hash ^ (unsigned char)folded.s[i]) * FNV_PRIME;
    return hash;
}

Str word_fold(Str word, char room[WORD_BYTES]) {
    ptrdiff_t len = 0;
    for (ptrdiff_t at = 0; at < word.len && len + 4 <= WORD_BYTES;) {
        int32_t rune = utf8_next(word, &at);
        if (rune == ',') continue;  // "2,500" is 2500
        len += utf8_put(room + len, rune_fold(rune));
    }
    return (Str){room, len};
}

// The digits go on behind a comma, point or colon: 2,500; 3.5; 15:30.
static bool joins_digits(Str text, ptrdiff_t at) {
    return at + 1 < text.len && (text.s[at] == ',' || text.s[at] == '.' || text.s[at] == ':') &&
        ascii_digit(text.s[at + 1]);
}

static bool in_word(int32_t rune) {
    if (rune < 0x80) return ascii_alpha((char)rune) || ascii_digit((char)rune);
    return rune_letter(rune) || rune_digit(rune) || rune_mark(rune);
}

// The end of the word that begins at `start`.
static ptrdiff_t word_end(Str text, ptrdiff_t start, bool number) {
    ptrdiff_t at = start;
    while (at < text.len) {
        char c = text.s[at];
        if (ascii_alpha(c) || ascii_digit(c)) {
            at++;
            continue;
        }
        if (number && joins_digits(text, at)) {
            at++;
            continue;
        }
        if ((unsigned char)c < 0x80) break;
        ptrdiff_t next = at;
        int32_t rune = utf8_next(text, &next);
        if (!in_word(rune) || rune_han(rune)) break;
        at = next;
    }
    return at;
}

static uint32_t kind_of(int32_t first) {
    return rune_digit(first) ? WORD_NUMBER : rune_han(first) ? WORD_RUNE : 0;
}

static uint32_t has_upper(Str word) {
    for (ptrdiff_t at = 0; at < word.len;)
        if (rune_upper(utf8_next(word, &at))) return WORD_UPPER;
    return 0;
}

static uint32_t boundary(int32_t rune) {
    if (rune == '\n') return WORD_PARAGRAPH | WORD_SENTENCE;
    if (rune == '.' || rune == '!' || rune == '?' || rune == 0x3002) return WORD_SENTENCE;
    return 0;
}

// A short word of ASCII letters and digits, as nearly all are: folded and hashed as it is read. Its end, or `start` when it
// may be another kind of word.
static ptrdiff_t plain_word(Str text, ptrdiff_t start, uint64_t *hash, uint32_t *flags) {
    enum { SHORT = 40 };  // less than WORD_BYTES, at which word_fold() cuts
    ptrdiff_t at = start, most = text.len - start < SHORT ? text.len : start + SHORT;
    uint64_t h = FNV_START;
    uint32_t upper = 0;
    for (; at < most; at++) {
        unsigned char c = (unsigned char)text.s[at], small = c | 0x20;
        bool letter = small >= 'a' && small <= 'z';
        if (!letter && !ascii_digit((char)c)) break;
        if (letter && c != small) upper = WORD_UPPER;
        h = (h ^ (letter ? small : c)) * FNV_PRIME;
    }
    if (at == start) return start;
    bool number = ascii_digit(text.s[start]);
    if (at < text.len && (at == most || text.s[at] & 0x80 || (number && joins_digits(text, at))))
        return start;
    *hash = h;
    *flags = upper | (number ? WORD_NUMBER : 0);
    return at;
}

Words words_find(Str text, ptrdiff_t max, Arena *keep) {
    Words words = {0};
    uint32_t before = WORD_PARAGRAPH | WORD_SENTENCE;
    char room[WORD_BYTES];
    for (ptrdiff_t at = 0; at < text.len && words.len < max;) {
        ptrdiff_t start = at;
        uint64_t plain = 0;
        uint32_t flags = 0;
        at = plain_word(text, start, &plain, &flags);
        if (at > start) {
            *vec_push(&words, keep) = (Word){{(int32_t)start, (int32_t)at}, plain, flags | before};
            before = 0;
            continue;
        }
        int32_t rune = utf8_next(text, &at);
        if (!in_word(rune)) {
            before |= boundary(rune);
            continue;
        }
        uint32_t kind = kind_of(rune);
        if (kind != WORD_RUNE) at = word_end(text, start, kind == WORD_NUMBER);
        Span span = {(int32_t)start, (int32_t)at};
        uint64_t hash = word_hash(word_fold(str_span(text, span), room));
        *vec_push(&words, keep) = (Word){span, hash, kind | before | has_upper(str_span(text, span))};
        before = 0;
    }
    return words;
}
