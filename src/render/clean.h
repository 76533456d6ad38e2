// clean.h - an outlet's words for people: without what could steer a terminal, or reorder or hide what is read.
//
// Pages come from strangers. ESC and its like start commands: they show as U+FFFD. Bidi overrides make "exe.txt" of
// "txt.exe", and tag characters hide text: they are left out. Line breaks become spaces: a line is ours to end.
// Every format for people goes through here; JSON has the bytes as they are.
//
//     int32_t rune;
//     for (ptrdiff_t at = 0; (rune = clean_next(s, &at)) != 0;) put(rune);
#ifndef LEDE_RENDER_CLEAN_H
#define LEDE_RENDER_CLEAN_H

#include "base/buf.h"

// The next rune of `s` that may be shown, moving *at past it; 0 at the end.
int32_t clean_next(Str s, ptrdiff_t *at);
void put_clean(Buf *out, Str s);

#endif
