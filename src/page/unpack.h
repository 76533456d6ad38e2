// unpack.h - a page's bytes without their compression: gzip and zstd, told by their first bytes.
//
// What unpacks past LIMIT_PAGE_BYTES is TOO_LARGE, however small it came (a bomb); what breaks off
// or fails its checksum is COMPRESSED.
#ifndef LEDE_PAGE_UNPACK_H
#define LEDE_PAGE_UNPACK_H

#include "base/err.h"

// zstd's handle lies outside arenas: whoever lays the border makes the place for it, and closes it
// behind the border whatever happened.
typedef struct Unpack {
    void *zstd;  // ZSTD_DCtx, made when first needed
} Unpack;
void unpack_close(Unpack *unpack);

// `bytes` itself when it is not compressed; else what it unpacks to, in `keep`.
bool unpack_bytes(Str *out, Unpack *unpack, Str bytes, Str where, Arena *keep, Err *err);

#endif
