// markup_scan.c - see markup_scan.h. Numbers are sections of the HTML standard.
#include "page/markup_scan.h"

#include "base/limits.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

static ptrdiff_t find_from(Str html, ptrdiff_t at, Str needle) {
    ptrdiff_t found = str_find(str_from(html, at), needle);
    return found < 0 ? -1 : at + found;
}

static const uint8_t endings[256] = {
    [' '] = OF_ALL,
    ['\t'] = OF_ALL,
    ['\n'] = OF_ALL,
    ['\f'] = OF_ALL,
    ['\r'] = OF_ALL,
    ['>'] = OF_ALL,
    ['/'] = OF_TAG | OF_ATTRIBUTE,
    ['='] = OF_ATTRIBUTE,
};

static bool ends(int what, char c) { return endings[(unsigned char)c] & what; }

#ifdef __SSE2__
// Where the first of sixteen bytes is that may end something, 16 when none does. Most names are shorter.
static int may_end(const char *at) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at), space = _mm_set1_epi8(' ');
    __m128i spaces = _mm_cmpeq_epi8(_mm_min_epu8(bytes, space), bytes),
            slashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('/')),
            equals = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('=')),
            closes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('>'));
    __m128i any = _mm_or_si128(_mm_or_si128(spaces, slashes), _mm_or_si128(equals, closes));
    return __builtin_ctz((unsigned)_mm_movemask_epi8(any) | 1u << 16);
}
#else
static int may_end(const char *at) {
    (void)at;
    return 0;
}
#endif

ptrdiff_t scan_end(int what, Str html, ptrdiff_t at) {
    while (html.len - at >= 16) {
        int len = may_end(html.s + at);
        at += len;
        if (len < 16) break;
    }
    while (at < html.len && !ends(what, html.s[at])) at++;
    return at;
}

// Is `name` the whole name of the tag whose name starts at `at`?
static bool is_tag(Str html, ptrdiff_t at, Str name) {
    if (at + name.len >= html.len || !ends(OF_TAG, html.s[at + name.len])) return false;
    return str_starts_case(str_from(html, at), name);
}

// Behind the comment whose "<!--" is at `at` (13.2.5.43): "-->", "--!>", and at once ">" or "->".
ptrdiff_t scan_comment(Str html, ptrdiff_t at) {
    Str rest = str_from(html, at + 4);
    if (str_starts(rest, S(">"))) return at + 5;
    if (str_starts(rest, S("->"))) return at + 6;
    for (ptrdiff_t dash = at + 4; (dash = find_from(html, dash, S("--"))) >= 0; dash++) {
        rest = str_from(html, dash + 2);
        if (str_starts(rest, S(">"))) return dash + 3;
        if (str_starts(rest, S("!>"))) return dash + 4;
    }
    return -1;
}

// Where "</name" stands that ends an element of raw text.
ptrdiff_t scan_raw(Str html, ptrdiff_t at, Str name) {
    for (; (at = scan_byte(html, at, '<')) >= 0; at++)
        if (at + 1 < html.len && html.s[at + 1] == '/' && is_tag(html, at + 2, name)) return at;
    return -1;
}

// The same for a script: behind "<!--" another "<script" takes the next end tag for itself (13.2.5.20 to 27).
ptrdiff_t scan_script(Str html, ptrdiff_t at) {
    bool escaped = false, twice = false;
    ptrdiff_t last = at;
    for (; (at = scan_byte(html, at, '<')) >= 0; at++) {
        if (escaped && str_find(str_slice(html, last, at), S("-->")) >= 0) escaped = twice = false;
        last = at;
        if (str_starts(str_from(html, at), S("<!--"))) {
            escaped = true;
            last = at + 2;  // "<!-->" is escaped no longer
        } else if (is_tag(html, at + 1, S("script"))) {
            twice = escaped;
        } else if (is_tag(html, at + 1, S("/script"))) {
            if (!twice) return at;
            twice = false;
        }
    }
    return -1;
}

// Behind the end tag of an element that holds no other of its name; -1 leaves it to the parser, and its tags to the
// guard in parse.c.
ptrdiff_t scan_hidden(Str html, ptrdiff_t at, Str name) {
    Str near = str_slice(html, 0, at + LIMIT_HIDDEN_BYTES);
    for (; (at = scan_byte(near, at, '<')) >= 0; at++) {
        if (is_tag(near, at + 1, name)) return -1;
        if (at + 1 >= near.len || near.s[at + 1] != '/' || !is_tag(near, at + 2, name)) continue;
        ptrdiff_t end = scan_byte(near, at, '>');
        return end < 0 ? -1 : end + 1;
    }
    return -1;
}

ptrdiff_t scan_space(Str html, ptrdiff_t at) {
    if (at < html.len && !ascii_space(html.s[at])) return at;
    static const char eight[] = "        ";  // pages are indented
    while (at + 8 <= html.len && memcmp(html.s + at, eight, 8) == 0) at += 8;
    while (at < html.len && ascii_space(html.s[at])) at++;
    return at;
}

// The attribute at or behind `at` (13.2.5.32 to 39). False at the tag's end, where *at is then: at its '>', or at the
// end of `html`.
bool scan_attribute(Str html, ptrdiff_t *at, Attribute *out) {
    ptrdiff_t start = *at;
    while (start < html.len && (ascii_space(html.s[start]) || html.s[start] == '/')) start++;
    *at = start;
    if (start >= html.len || html.s[start] == '>') return false;
    ptrdiff_t end = scan_end(OF_ATTRIBUTE, html, start + 1);  // a name may begin with '='
    *out = (Attribute){start, end, end, {0}};
    ptrdiff_t equals = scan_space(html, end);
    if (equals < html.len && html.s[equals] == '=') {
        ptrdiff_t from = scan_space(html, equals + 1);
        char quote = from < html.len ? html.s[from] : '>';
        if (quote == '"' || quote == '\'') {
            ptrdiff_t close = scan_byte(html, ++from, quote);
            end = close < 0 ? html.len : close;
            out->end = close < 0 ? html.len : close + 1;
        } else {
            out->end = end = scan_end(OF_VALUE, html, from);
        }
        out->value = (Str){html.s + from, end - from};
    }
    *at = out->end;
    return true;
}
