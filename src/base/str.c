// str.c - see str.h.
#include "base/str.h"

#include "base/arena.h"

#include <string.h>

Str str_c(const char *c) { return c ? (Str){c, (ptrdiff_t)strlen(c)} : (Str){0}; }

Span span_of(Str text, Str part) {
    must(part.s >= text.s && part.s + part.len <= text.s + text.len);
    return (Span){(int32_t)(part.s - text.s), (int32_t)(part.s - text.s + part.len)};
}

bool span_in(Span inner, Span outer) {
    return inner.start < inner.end && outer.start <= inner.start && inner.end <= outer.end;
}

bool span_touch(Span a, Span b) { return a.start < b.end && b.start < a.end; }

static bool same_case(const char *a, const char *b, ptrdiff_t len) {
    for (ptrdiff_t i = 0; i < len; i++)
        if (ascii_fold(a[i]) != ascii_fold(b[i])) return false;
    return true;
}

int str_cmp(Str a, Str b) {
    ptrdiff_t n = a.len < b.len ? a.len : b.len;
    int c = n ? memcmp(a.s, b.s, (size_t)n) : 0;
    return c ? c : (a.len > b.len) - (a.len < b.len);
}

bool str_starts_case(Str s, Str prefix) {
    return s.len >= prefix.len && same_case(s.s, prefix.s, prefix.len);
}

bool str_ends_case(Str s, Str suffix) {
    return s.len >= suffix.len && same_case(s.s + s.len - suffix.len, suffix.s, suffix.len);
}

enum { SHORT_TEXT = 256 };

ptrdiff_t str_find(Str s, Str needle) {
    if (needle.len == 0 || s.len < needle.len) return -1;
    // memmem() is linear, and first fills a table: a line is searched faster without
    for (ptrdiff_t i = 0; s.len <= SHORT_TEXT; i++) {
        ptrdiff_t next = str_find_byte((Str){s.s + i, s.len - needle.len + 1 - i}, needle.s[0]);
        if (next < 0) return -1;
        i += next;
        if (memcmp(s.s + i, needle.s, (size_t)needle.len) == 0) return i;
    }
    const char *at = memmem(s.s, (size_t)s.len, needle.s, (size_t)needle.len);
    return at ? at - s.s : -1;
}

enum { BLOCK = 16 };

// May `a` and `b` stand one behind the other from one of BLOCK places on? A loop that compilers make wide.
static bool may_hold(const char *at, char a, char b) {
    unsigned char any = 0;
    for (int i = 0; i < BLOCK; i++) any |= (unsigned char)(((at[i] | 0x20) == a) & ((at[i + 1] | 0x20) == b));
    return any;
}

ptrdiff_t str_find_case(Str s, Str needle) {
    if (needle.len == 0) return -1;
    char a = needle.s[0] | 0x20, b = needle.len > 1 ? needle.s[1] | 0x20 : 0;
    for (ptrdiff_t i = 0; i + needle.len <= s.len;) {
        ptrdiff_t end = i + BLOCK;
        if (b && end < s.len && !may_hold(s.s + i, a, b)) {
            i = end;
            continue;
        }
        for (; i < end && i + needle.len <= s.len; i++)
            if ((s.s[i] | 0x20) == a && same_case(s.s + i, needle.s, needle.len)) return i;
    }
    return -1;
}

ptrdiff_t str_rfind_byte(Str s, char c) {
    const char *at = s.len ? memrchr(s.s, c, (size_t)s.len) : NULL;
    return at ? at - s.s : -1;
}

Str str_trim(Str s) {
    while (s.len && ascii_space(s.s[0])) s.s++, s.len--;
    while (s.len && ascii_space(s.s[s.len - 1])) s.len--;
    return s;
}

bool str_cut(Str *rest, char sep, Str *field) {
    if (rest->len == 0) return false;
    ptrdiff_t at = str_find_byte(*rest, sep);
    *field = str_slice(*rest, 0, at < 0 ? rest->len : at);
    *rest = at < 0 ? (Str){0} : str_from(*rest, at + 1);
    return true;
}

bool str_int(Str s, int64_t *out) {
    bool minus = s.len && s.s[0] == '-';
    if (minus) s = str_from(s, 1);
    if (s.len == 0 || s.len > 18) return false;
    int64_t n = 0;
    for (ptrdiff_t i = 0; i < s.len; i++) {
        if (!ascii_digit(s.s[i])) return false;
        n = n * 10 + (s.s[i] - '0');
    }
    *out = minus ? -n : n;
    return true;
}
