// show.h - what a case sees: show_quote() prints an input's quotes as a journalist would read them.
#ifndef TESTS_SHOW_H
#define TESTS_SHOW_H

#include <stdio.h>

// `options` is what follows the word `case`; see case.h.
#define SHOW(noun) void show_##noun(const char *input, size_t len, const char *options, FILE *out);
#include "show.def"
#undef SHOW

#endif
