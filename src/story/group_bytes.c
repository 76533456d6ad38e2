// group_bytes.c - blocks of a grouping's memory: of some 25% more each, and used again when they are outgrown.
#include "story/grouping.h"

#include <string.h>

// 8, 16, 24 ... 64, then four steps a doubling: 80, 96, 112, 128, 160 ...
static ptrdiff_t bytes_of(int32_t class) {
    if (class < 8) return 8 * (class + 1);
    int32_t doubling = (class - 8) / 4, step = (class - 8) % 4;
    return ((ptrdiff_t)16 << doubling) * (5 + step);
}

static int32_t class_for(ptrdiff_t bytes) {
    int32_t class = 0;
    while (bytes_of(class) < bytes) class ++;
    must(class < BYTES_CLASSES);
    return class;
}

static uint8_t *take_block(Grouping *g, int32_t class) {
    uint8_t *at = g->outgrown[class];
    if (at == NULL) return arena_take(&g->arena, 1, _Alignof(uint8_t *), bytes_of(class));
    memcpy(&g->outgrown[class], at, sizeof(uint8_t *));  // the next such place
    return at;
}

void group_outgrown(Grouping *g, void *at, ptrdiff_t bytes) {
    arena_forget(at, bytes);
    g->forgotten += bytes;
}

uint8_t *bytes_widen(Grouping *g, Bytes *bytes, int32_t len) {
    if (len > bytes_of(bytes->class)) {
        int32_t class = class_for(len);
        uint8_t *wider = take_block(g, class);
        memcpy(wider, bytes_at(bytes), (size_t)bytes->len);
        if (bytes->class) {
            memcpy(bytes->outside, &g->outgrown[bytes->class], sizeof(uint8_t *));
            g->outgrown[bytes->class] = bytes->outside;
        }
        bytes->outside = wider;
        bytes->class = (uint8_t) class;
    }
    return bytes->class ? bytes->outside : bytes->inside;
}

void bytes_move(Bytes *bytes, Arena *to) {
    if (bytes->class == 0) return;
    int32_t class = class_for(bytes->len);
    uint8_t inside[BYTES_INSIDE];
    uint8_t *at = class ? arena_take(to, 1, _Alignof(uint8_t *), bytes_of(class)) : inside;
    memcpy(at, bytes->outside, (size_t)bytes->len);
    if (class) bytes->outside = at;
    else memcpy(bytes->inside, inside, sizeof inside);
    bytes->class = (uint8_t) class;
}
