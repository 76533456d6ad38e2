// state.c - any records as a saved window: what is read must group, and write again as what reads the same.
//
// The input is records without their sums (u32 row, u32 keys, the row, the keys), which are reckoned here: else nothing
// would get past them.
#include "base/hash.h"
#include "lede.h"
#include "story/key.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct Bytes {
    uint8_t *at;
    size_t len;
} Bytes;

static bool put(void *ctx, const void *bytes, size_t len) {
    Bytes *out = ctx;
    out->at = realloc(out->at, out->len + len);
    if (out->at == NULL) abort();
    memcpy(out->at + out->len, bytes, len);
    out->len += len;
    return true;
}

static void put_number(Bytes *out, uint64_t number, int bytes) {
    for (int i = 0; i < bytes; i++) put(out, &(uint8_t){(uint8_t)(number >> 8 * i)}, 1);
}

static size_t shorter(const uint8_t *number, size_t most) {
    size_t len = (size_t)number[0] | (size_t)number[1] << 8;
    return len < most ? len : most;
}

static Bytes with_sums(const uint8_t *data, size_t size) {
    Bytes out = {0};
    uint64_t chain = 0, count = 0;
    put(&out, "lede window\n", 12), put_number(&out, 1, 4), put_number(&out, keys_stamp(), 8);
    while (size > 8) {
        size_t row = shorter(data, size - 8), keys = shorter(data + 4, size - 8 - row);
        Str text = {(const char *)data + 8, (ptrdiff_t)row},
            known = {(const char *)data + 8 + row, (ptrdiff_t)keys};
        chain = hash_mix(hash_mix(chain, hash_bytes(text)), hash_bytes(known));
        put_number(&out, row, 4), put_number(&out, keys, 4), put(&out, data + 8, row + keys);
        put_number(&out, chain, 8);
        data += 8 + row + keys, size -= 8 + row + keys, count++;
    }
    put_number(&out, 0xFFFFFFFF, 4), put_number(&out, count, 8), put_number(&out, chain, 8);
    return out;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    lede_error err;
    Bytes bytes = with_sums(data, size), again = {0};
    lede_window *window = lede_window_load(bytes.at, bytes.len, "fuzz", &err);
    if (window) {
        lede_stories *stories = lede_window_stories(window, &err);
        if (stories == NULL || !lede_window_save(window, put, &again, &err)) abort();
        lede_window *second = lede_window_load(again.at, again.len, "again", &err);
        if (second == NULL || lede_window_count(second) != lede_window_count(window)) abort();
        lede_window_free(second);
        lede_stories_free(stories);
        lede_window_free(window);
    }
    free(bytes.at), free(again.at);
    return 0;
}
