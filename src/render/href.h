// href.h - links to outlets: only http and https leave lede, and nothing in them can end an attribute or a bracket.
#ifndef LEDE_RENDER_HREF_H
#define LEDE_RENDER_HREF_H

#include "base/buf.h"
#include "brief/brief.h"

bool href_allowed(Str url);  // is it http or https?

// An allowed URL, all but what RFC 3986 lets stand percent-encoded, brackets too.
void put_href(Buf *out, Str url);

// The URL of the evidence's article, with a text fragment that leads to its words (URL Fragment Text Directives).
void put_href_to(Buf *out, const Brief *brief, const Evidence *evidence);

#endif
