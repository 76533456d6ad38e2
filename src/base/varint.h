// varint.h - numbers in as few bytes as they need: seven bits a byte, the lowest first, the top bit says that more follow.
//
//     uint8_t bytes[VARINT_MOST], *end = varint_put(bytes, 300);     two bytes
//     const uint8_t *at = bytes;
//     uint64_t n = varint_get(&at);                                  300; `at` is behind it
//
// For bytes that lede wrote itself: reading asks nothing.
#ifndef LEDE_BASE_VARINT_H
#define LEDE_BASE_VARINT_H

#include <stdint.h>

enum { VARINT_MOST = 10 };  // bytes of the largest number

// Writes at `at` and gives the place behind it.
static inline uint8_t *varint_put(uint8_t *at, uint64_t n) {
    for (; n >= 0x80; n >>= 7) *at++ = (uint8_t)(n | 0x80);
    *at++ = (uint8_t)n;
    return at;
}

static inline uint64_t varint_get(const uint8_t **at) {
    uint64_t n = *(*at)++;
    if (n < 0x80) return n;
    n &= 0x7F;
    for (int shift = 7;; shift += 7) {
        uint64_t byte = *(*at)++;
        n |= (byte & 0x7F) << shift;
        if (byte < 0x80) return n;
    }
}

// Signed numbers near zero as small ones: 0, -1, 1, -2 ... are 0, 1, 2, 3 ...
static inline uint64_t varint_zigzag(int64_t n) { return ((uint64_t)n << 1) ^ (uint64_t)(n < 0 ? -1 : 0); }
static inline int64_t varint_unzigzag(uint64_t n) { return (int64_t)(n >> 1) ^ -(int64_t)(n & 1); }

#endif
