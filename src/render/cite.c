// cite.c - see cite.h.
#include "render/cite.h"

#include "base/utf8.h"

Span cite_outer(const Evidence *evidence) {
    Spans pieces = evidence->pieces;
    if (pieces.len == 0) return (Span){0};
    return (Span){pieces.at[0].start, pieces.at[pieces.len - 1].end};
}

Str cite_prefix(Str text, Span at) {
    ptrdiff_t start = at.start;
    for (int i = 0; i < CITE_AROUND && start > 0; i++) utf8_prev(text, &start);
    return str_slice(text, start, at.start);
}

Str cite_suffix(Str text, Span at) {
    ptrdiff_t end = at.end;
    for (int i = 0; i < CITE_AROUND && end < text.len; i++) utf8_next(text, &end);
    return str_slice(text, at.end, end);
}
