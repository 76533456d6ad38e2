// cite.h - evidence as a citation: where it stands in its article, in code points, and what stands around it.
//
// What a reader, or `lede verify`, needs to find the words again: the outer span, its pieces, and the
// characters on both sides, for when the page has changed.
#ifndef LEDE_RENDER_CITE_H
#define LEDE_RENDER_CITE_H

#include "brief/brief.h"

enum { CITE_AROUND = 32 };  // characters of prefix and suffix

// From the first piece's start to the last one's end.
Span cite_outer(const Evidence *evidence);

// Up to CITE_AROUND characters of `text` before, and after, `at`.
Str cite_prefix(Str text, Span at);
Str cite_suffix(Str text, Span at);

#endif
