// markdown.h - dumps in Markdown, as html2text and readers for machines write them, to a dump as lynx writes it.
#ifndef LEDE_PAGE_MARKDOWN_H
#define LEDE_PAGE_MARKDOWN_H

#include "base/arena.h"
#include "base/str.h"

// Is `text` Markdown: does it have links and headings in its marks?
bool markdown_is(Str text);

// Without marks: "## [Ferry](/f) **hits** pier" is "[1]Ferry hits pier". Pictures go; lines stay lines.
Str markdown_plain(Str text, Arena *keep);

#endif
