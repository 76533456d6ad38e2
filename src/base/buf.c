// buf.c - see buf.h.
#include "base/buf.h"

#include "base/utf8.h"
#include "base/vec.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void reserve(Buf *buf, ptrdiff_t more) {
    while (buf->cap - buf->len < more) vec_grow(buf, 1, buf->arena);
}

void buf_str(Buf *buf, Str s) {
    if (s.len == 0) return;
    reserve(buf, s.len);
    memcpy(buf->at + buf->len, s.s, (size_t)s.len);
    buf->len += s.len;
}

void buf_byte(Buf *buf, char c) {
    reserve(buf, 1);
    buf->at[buf->len++] = c;
}

void buf_rune(Buf *buf, int32_t rune) {
    char bytes[4];
    buf_str(buf, (Str){bytes, utf8_put(bytes, rune)});
}

void buf_int(Buf *buf, int64_t n) {
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%lld", (long long)n);
    buf_str(buf, (Str){digits, len});
}

void buf_format(Buf *buf, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    must(len >= 0);
    reserve(buf, len + 1);
    vsnprintf(buf->at + buf->len, (size_t)len + 1, format, again);
    va_end(again);
    buf->len += len;
}

Str buf_view(const Buf *buf) { return (Str){buf->at, buf->len}; }
