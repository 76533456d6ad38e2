// buf.h - text being written: bytes that grow in an arena.
//
//     Buf out = {.arena = keep};
//     buf_str(&out, S("read "));
//     buf_int(&out, 5);
//     show(buf_view(&out));
#ifndef LEDE_BASE_BUF_H
#define LEDE_BASE_BUF_H

#include "base/arena.h"

typedef struct Buf {
    char *at;
    ptrdiff_t len, cap;
    Arena *arena;
} Buf;

void buf_str(Buf *buf, Str s);
void buf_byte(Buf *buf, char c);
void buf_rune(Buf *buf, int32_t rune);  // as UTF-8
void buf_int(Buf *buf, int64_t n);
void buf_format(Buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
Str buf_view(const Buf *buf);  // valid until the next write

#endif
