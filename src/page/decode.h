// decode.h - a page's bytes to valid UTF-8, whatever charset they are in and whatever they say.
//
// A byte order mark decides; else bytes that are valid UTF-8 are UTF-8; else the likeliest charset (charset.h), for which
// what the server said, else what <meta> declares, and the page's language speak. Text encoded twice is mended.
#ifndef LEDE_PAGE_DECODE_H
#define LEDE_PAGE_DECODE_H

#include "base/err.h"

// `bytes` (not compressed) as UTF-8 without BOM and NUL: a view where nothing had to change, else in
// `keep`. EMPTY when there is nothing but white space, NOT_TEXT for pictures, PDF, archives, binaries.
// `served`: the server's label, empty when unknown.
bool decode_text(Str *out, Str bytes, Str served, Str where, Arena *keep, Err *err);

#endif
