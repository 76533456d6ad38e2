// hash.h - two hashes: xxh3 for tables inside, BLAKE2b-128 in base32 for ids that others keep.
#ifndef LEDE_BASE_HASH_H
#define LEDE_BASE_HASH_H

#include "base/arena.h"

// Fast, 64 bits, the same on every machine. Not for strangers to rely on: it may change.
uint64_t hash_bytes(Str s);

// Mixes a number into a hash (splitmix64's finaliser; Steele et al. 2014).
uint64_t hash_mix(uint64_t hash, uint64_t n);

// A public id: BLAKE2b-128 (RFC 7693) of the parts, each preceded by its length so that ("ab","c")
// and ("a","bc") differ; 26 letters of lower-case base32 (RFC 4648, no padding).
Str hash_id(Arena *keep, const Str *parts, ptrdiff_t count);

#endif
