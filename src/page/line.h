// line.h - a plain-text dump as lines, each with what it looks like: prose, a menu, a caption, a cookie notice.
//
// The same idea as block.h without a tree: what stands beside a line, and phrases that pages of all outlets
// share (data/page_phrases.tsv), say what it is. dump.h decides.
#ifndef LEDE_PAGE_LINE_H
#define LEDE_PAGE_LINE_H

#include "article/article.h"

typedef struct Line {
    Str text;  // trimmed, white space collapsed; lines that the dumper wrapped are one again
    int32_t words;
    int32_t indent;        // columns
    int32_t links, marks;  // of the dumper: numbers of links; buttons and fields
    uint8_t label;         // AsideLabel; meaningful when labelled
    bool labelled;         // a phrase or a neighbour says what it is
    bool prose;            // reads as sentences
    bool digits;           // holds one
    bool bullet;           // begins with a bullet, which is cut off
    bool gap;              // an empty line stands before it
    bool ends_page;        // the article is over where this stands: tags, comments, the page's own business
    int32_t first;         // the first line of the same text
    int32_t times;         // how often the text stands in the dump, on the first one
} Line;

typedef struct Lines {
    Line *at;
    ptrdiff_t len, cap;
} Lines;

Lines line_read(Str text, Arena *arena);

#endif
