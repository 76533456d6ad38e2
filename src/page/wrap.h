// wrap.h - the lines of a plain-text dump as its page meant them: what the dumper broke at a width is one again, and the
// dumper's own marks (numbers of links, buttons, boxes to tick, pictures by file name) are counted and left out.
#ifndef LEDE_PAGE_WRAP_H
#define LEDE_PAGE_WRAP_H

#include "base/arena.h"
#include "base/str.h"

typedef struct Raw {
    Str text;                // trimmed, white space collapsed; never empty
    ptrdiff_t width, first;  // columns: of the line with its indent, of its first word
    int32_t indent;          // columns
    int32_t links, marks;    // numbers of links and other marks that stood in it
    bool gap;                // an empty line stands before it
} Raw;

typedef struct Raws {
    Raw *at;
    ptrdiff_t len, cap;
} Raws;

Raws wrap_undo(Str text, Arena *arena);

// Does a text end as a sentence does?
bool wrap_ends_sentence(Str text);

#endif
