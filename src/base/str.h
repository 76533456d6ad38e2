// str.h - a string view: bytes somewhere else, and how many.
//
// UTF-8, no NUL at the end, never owns. {0} is both "empty" and "unknown".
//     Str rest = S("a,b"), field;
//     while (str_cut(&rest, ',', &field)) show(field);
#ifndef LEDE_BASE_STR_H
#define LEDE_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct Str {
    const char *s;
    ptrdiff_t len;
} Str;

// Half open, bytes into the text that it is a span of (article->text unless said otherwise).
// Rendered to the outside world as code points; see article/cite.h.
typedef struct Span {
    int32_t start, end;
} Span;

// clang-format off
#define S_(lit) { "" lit, sizeof(lit) - 1 } // for static tables
// clang-format on
#define S(lit) ((Str)S_(lit))

Str str_c(const char *c);              // a C string; NULL is empty
Span span_of(Str text, Str part);      // where `part`, a view into `text`, stands in it
bool span_in(Span inner, Span outer);  // an empty span is in nothing
bool span_touch(Span a, Span b);       // do they share a byte?

int str_cmp(Str a, Str b);                // by bytes, so by code points: a total order
bool str_starts_case(Str s, Str prefix);  // ASCII letters fold
bool str_ends_case(Str s, Str suffix);

// Where `needle` first stands in `s`, else -1. An empty needle is nowhere.
ptrdiff_t str_find(Str s, Str needle);
ptrdiff_t str_find_case(Str s, Str needle);  // ASCII letters fold
ptrdiff_t str_rfind_byte(Str s, char c);

Str str_trim(Str s);  // without ASCII white space at both ends

// Cuts the next field off `rest`: up to `sep`, which is dropped, or all that is left.
// False when nothing was left; an empty last field ("a,") is not given.
bool str_cut(Str *rest, char sep, Str *field);

// A decimal number that is the whole of `s`; false when it is none or does not fit.
bool str_int(Str s, int64_t *out);

// Our own promise. Broken: jumps to the border (a page fails, the run goes on; see arena.h); in tests and fuzzers, and
// without a border, it aborts with the place.
#define must(cond) ((cond) ? (void)0 : must_failed(#cond, __FILE__, __LINE__))
#ifdef __cplusplus
[[noreturn]]
#else
_Noreturn
#endif
void must_failed(const char *cond, const char *file, int line);

// What loops over a text ask most, so they are here.

static inline Str str_span(Str text, Span span) {  // the bytes of `span`; must lie inside `text`
    must(0 <= span.start && span.start <= span.end && span.end <= text.len);
    Str part = {text.len ? text.s + span.start : text.s, span.end - span.start};
    return part;
}

static inline Str str_slice(Str s, ptrdiff_t start, ptrdiff_t end) {  // [start, end), clamped
    start = start < 0 ? 0 : start > s.len ? s.len : start;
    end = end < start ? start : end > s.len ? s.len : end;
    Str slice = {s.len ? s.s + start : s.s, end - start};
    return slice;
}
static inline Str str_from(Str s, ptrdiff_t start) {
    return str_slice(s, start, s.len);
}  // [start, end of s), clamped

static inline bool str_eq(Str a, Str b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, (size_t)a.len) == 0);
}
static inline bool str_starts(Str s, Str prefix) {
    return s.len >= prefix.len && (prefix.len == 0 || memcmp(s.s, prefix.s, (size_t)prefix.len) == 0);
}
static inline bool str_ends(Str s, Str suffix) {
    return s.len >= suffix.len &&
        (suffix.len == 0 || memcmp(s.s + s.len - suffix.len, suffix.s, (size_t)suffix.len) == 0);
}
static inline ptrdiff_t str_find_byte(Str s, char c) {
    const char *at = s.len ? (const char *)memchr(s.s, c, (size_t)s.len) : NULL;
    return at ? at - s.s : -1;
}

// FNV-1a, its upper bits mixed into the lower ones: what tables of words are looked up by (tools/embed.py).
static inline uint32_t str_hash(Str s) {
    uint32_t h = 2166136261u;
    for (ptrdiff_t i = 0; i < s.len; i++) h = (h ^ (unsigned char)s.s[i]) * 16777619u;
    return h ^ h >> 15;
}

// The four bytes from `at` on, the first lowest, spaces behind the end; each with the bit set in which ASCII capitals
// differ. A key that a table of words is looked up by (tools/embed.py, sieve).
static inline uint32_t str_four(Str s, ptrdiff_t at) {
    uint32_t four = 0x20202020;
    const unsigned char *b = (const unsigned char *)s.s + at;
    if (s.len - at >= 4)
        return four | b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
    for (ptrdiff_t i = 0; i < s.len - at; i++) four |= (uint32_t)b[i] << 8 * i;
    return four;
}

static inline bool ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
static inline bool ascii_digit(char c) { return c >= '0' && c <= '9'; }
static inline bool ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
static inline bool ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
static inline bool ascii_alpha(char c) { return ascii_upper(c) || ascii_lower(c); }
static inline char ascii_fold(char c) { return ascii_upper(c) ? (char)(c | 0x20) : c; }

static inline bool str_eq_case(Str a, Str b) {  // ASCII letters fold; others compare as bytes
    if (a.len != b.len) return false;
    for (ptrdiff_t i = 0; i < a.len; i++)
        if (ascii_fold(a.s[i]) != ascii_fold(b.s[i])) return false;
    return true;
}

#endif
