// err.h - what went wrong, where, and what to do: rows of errors.def.
//
// Filled where all three are known, handed up unchanged, printed only by cli/ and serve/:
//     front.html: no article found (212 links, 31 words); is this a front page?
#ifndef LEDE_BASE_ERR_H
#define LEDE_BASE_ERR_H

#include "base/buf.h"

typedef enum ErrCode {
    ERR_NONE,
#define ERR(code, exit, http, what, todo) ERR_##code,
#include "base/errors.def"
#undef ERR
    ERR_COUNT
} ErrCode;

typedef struct Err {
    ErrCode code;
    char where[160];   // file, line or address; its end when it is long
    char detail[160];  // figures, the system's own words; may be empty
} Err;

// Fills `err` (which may be NULL) and gives false, so that a function can end with it.
bool err_set(Err *err, ErrCode code, Str where, const char *detail, ...)
    __attribute__((format(printf, 4, 5)));
#ifdef __clang_analyzer__  // which sees one file at a time
#define err_set(...) (err_set(__VA_ARGS__), false)
#endif

int err_exit(ErrCode code);
int err_http(ErrCode code);
void err_line(Buf *out, const Err *err);  // without a line break

#endif
