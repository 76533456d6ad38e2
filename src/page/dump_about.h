// dump_about.h - what a plain-text dump says about its article: title, address, outlet, days, authors, tags.
#ifndef LEDE_PAGE_DUMP_ABOUT_H
#define LEDE_PAGE_DUMP_ABOUT_H

#include "article/article.h"
#include "page/line.h"
#include "page/page.h"

typedef struct Dump {
    Str raw;  // as it came
    Lines lines;
    uint8_t *kept;
    ptrdiff_t start, end;  // from the first line that is kept to the last
    ptrdiff_t title;       // -1 when there is none; filled by dump_about()
} Dump;

// Fills all of `out` but what stands set aside; its text must be there.
void dump_about(Article *out, Dump *dump, const PageHints *hints, Arena *keep, Arena scratch);

// Its part that says who publishes (dump_outlet.c): by the page's own address, what stands beside the title, the
// copyright.
void dump_outlet(Article *out, const Dump *dump, const PageHints *hints, Arena *keep, Arena scratch);

// Is the line the address of a picture, and no more?
bool dump_picture(Str line);

#endif
