// hash.c - see hash.h.
#include "base/hash.h"

#define XXH_INLINE_ALL
#include <sodium/crypto_generichash_blake2b.h>
#include <xxhash.h>

uint64_t hash_bytes(Str s) { return XXH3_64bits(s.s, (size_t)s.len); }

uint64_t hash_mix(uint64_t hash, uint64_t n) {
    uint64_t z = (hash ^ n) + 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

Str hash_id(Arena *keep, const Str *parts, ptrdiff_t count) {
    crypto_generichash_blake2b_state state;
    unsigned char digest[16];
    must(crypto_generichash_blake2b_init(&state, NULL, 0, sizeof digest) == 0);
    for (ptrdiff_t i = 0; i < count; i++) {
        unsigned char len[8];  // little endian, so that every machine agrees
        for (int b = 0; b < 8; b++) len[b] = (unsigned char)((uint64_t)parts[i].len >> (8 * b));
        crypto_generichash_blake2b_update(&state, len, sizeof len);
        if (parts[i].len)
            crypto_generichash_blake2b_update(&state, (const unsigned char *)parts[i].s,
                                              (unsigned long long)parts[i].len);
    }
    crypto_generichash_blake2b_final(&state, digest, sizeof digest);

    char *id = arena_new(keep, char, 26);
    unsigned bits = 0, have = 0;
    ptrdiff_t n = 0;
    for (size_t i = 0; i < sizeof digest; i++) {
        bits = (bits << 8) | digest[i];
        for (have += 8; have >= 5; have -= 5)
            id[n++] = "abcdefghijklmnopqrstuvwxyz234567"[(bits >> (have - 5)) & 31];
    }
    id[n++] = "abcdefghijklmnopqrstuvwxyz234567"[(bits << (5 - have)) & 31];
    must(n == 26);
    return (Str){id, n};
}
