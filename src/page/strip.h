// strip.h - HTML without what nobody here reads, for the parser: most of a news page's bytes.
//
//     <p style="x" class=lead onclick='..'>A ferry<!-- ad --><script>..</script> hit   ─►   <p class=lead>A ferry hit
//
// Takes out comments, styles, scripts that are no data, drawings (svg), elements without text (img, input) and all
// attributes that block.h and metadata.h don't read: of an element inside a line, names that are no clue too. It follows the
// standard's tokenizer, so the tree of what is left is the tree that the page would have without those.
#ifndef LEDE_PAGE_STRIP_H
#define LEDE_PAGE_STRIP_H

#include "base/str.h"

// Gets the next piece of at most STRIP_PIECE bytes, cut anywhere; false ends the work.
typedef bool StripGive(void *ctx, Str piece);
enum { STRIP_PIECE = 32 << 10 };

void strip_html(Str html, StripGive *give, void *ctx);

#endif
