// markup_scan.h - where markup ends: names, attributes, comments, elements whose text is raw. By the standard's tokenizer,
// over text as it is; for strip.h.
//
// Each takes a place in `html` and gives another. -1: there is no end.
#ifndef LEDE_PAGE_MARKUP_SCAN_H
#define LEDE_PAGE_MARKUP_SCAN_H

#include "base/str.h"

// The end of a tag's name; of an attribute's; of a value that has no quotes.
enum { OF_TAG = 1, OF_ATTRIBUTE = 2, OF_VALUE = 4, OF_ALL = 7 };
ptrdiff_t scan_end(int what, Str html, ptrdiff_t at);

// The next `c`; what is no white space.
static inline ptrdiff_t scan_byte(Str html, ptrdiff_t at, char c) {
    ptrdiff_t found = str_find_byte(str_from(html, at), c);
    return found < 0 ? -1 : at + found;
}
ptrdiff_t scan_space(Str html, ptrdiff_t at);

typedef struct Attribute {
    ptrdiff_t start, name_end, end;  // all of it is html[start, end)
    Str value;
} Attribute;

// The attribute at or behind `at`. False at the tag's end, where *at is then: at its '>', or at the end of `html`.
bool scan_attribute(Str html, ptrdiff_t *at, Attribute *out);

// Behind the comment whose "<!--" is at `at`.
ptrdiff_t scan_comment(Str html, ptrdiff_t at);

// Where "</name" stands that ends an element of raw text; a script, which may hold others.
ptrdiff_t scan_raw(Str html, ptrdiff_t at, Str name);
ptrdiff_t scan_script(Str html, ptrdiff_t at);

// Behind the end tag of an element that holds no other of its name, if it is near.
ptrdiff_t scan_hidden(Str html, ptrdiff_t at, Str name);

#endif
