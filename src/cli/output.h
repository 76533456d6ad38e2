// output.h - where results go: stdout, or --out, which is written whole or not at all.
#ifndef LEDE_CLI_OUTPUT_H
#define LEDE_CLI_OUTPUT_H

#include "lede.h"

#include <stdio.h>

typedef struct Output {
    FILE *file;
    const char *path;  // NULL for stdout
    char *temporary;   // what `file` writes until all is done; NULL when it writes `path` itself
    bool failed;       // a write failed; said on stderr once, at the end
    int why;           // its errno
} Output;

// Is `format` one of the words of `known`, or NULL? Else false, and *err says which are.
bool output_format_known(const char *format, const char *known, lede_error *err);

// NULL path is stdout. False, with a line on stderr, when it can't be opened.
bool output_open(Output *output, const char *path);
bool output_text(Output *output, lede_text text);  // false once a write has failed
// False, with a line on stderr, when anything was not written; `keep` false drops --out's file.
bool output_close(Output *output, bool keep);

#endif
