// err.c - see err.h.
#include "base/err.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
    int exit, http;
    const char *what, *todo;
} rows[ERR_COUNT] = {
    [ERR_NONE] = {0, 200, "no error", ""},
#define ERR(code, exit, http, what, todo) [ERR_##code] = {exit, http, what, todo},
#include "base/errors.def"
#undef ERR
};

// The end of a long place tells more than its start; never half a rune.
static void put_end(char *out, size_t size, Str s) {
    ptrdiff_t room = (ptrdiff_t)size - 1, cut = s.len > room ? s.len - room : 0;
    while (cut > 0 && cut < s.len && ((unsigned char)s.s[cut] & 0xC0) == 0x80) cut++;
    s = str_from(s, cut);
    if (s.len) memcpy(out, s.s, (size_t)s.len);
    out[s.len] = 0;
}

#undef err_set
bool err_set(Err *err, ErrCode code, Str where, const char *detail, ...) {
    if (err == NULL) return false;
    err->code = code;
    put_end(err->where, sizeof err->where, where);
    va_list args;
    va_start(args, detail);
    vsnprintf(err->detail, sizeof err->detail, detail, args);
    va_end(args);
    return false;
}

int err_exit(ErrCode code) { return rows[code].exit; }

int err_http(ErrCode code) { return rows[code].http; }

// A stranger's file name must not move the reader's cursor: controls become '?'.
static void put_safe(Buf *out, const char *text) {
    for (Str s = str_c(text); s.len; s = str_from(s, 1))
        buf_byte(out, (unsigned char)s.s[0] < 0x20 || s.s[0] == 0x7F ? '?' : s.s[0]);
}

void err_line(Buf *out, const Err *err) {
    if (err->where[0]) {
        put_safe(out, err->where);
        buf_str(out, S(": "));
    }
    buf_str(out, str_c(rows[err->code].what));
    if (err->detail[0]) {
        buf_str(out, S(" ("));
        put_safe(out, err->detail);
        buf_byte(out, ')');
    }
    if (rows[err->code].todo[0]) {
        buf_str(out, S("; "));
        buf_str(out, str_c(rows[err->code].todo));
    }
}
