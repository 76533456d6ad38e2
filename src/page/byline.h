// byline.h - who wrote an article: the lines and fields in which pages say so; author.h reads the names in them.
#ifndef LEDE_PAGE_BYLINE_H
#define LEDE_PAGE_BYLINE_H

#include "article/article.h"
#include "page/block.h"
#include "page/jsonld.h"

// The page's authors, people or agencies, by order of trust: JSON-LD, <meta>, marked elements, a line that begins
// with "By". What only repeats the outlet's name or is no name ("admin") counts when there is nothing else.
Strs byline_read(const Layout *layout, const JsonLd *jsonld, const Article *about, int32_t title_block,
                 Arena *keep, Arena *scratch);

// The names in a line near a title: behind "By", under "Author" (`labelled`), beside a day; none is a normal result.
bool byline_person(Str text);  // "Ann Orr": of two to four words the first is a given name that the table has
Strs byline_line(Str line, bool labelled, const Article *about, Arena *keep);

// The same of a line anywhere: "Written by Ann Orr", "(Reporting by Ann Orr)".
Strs byline_foot(Str line, bool labelled, const Article *about, Arena *keep);

#endif
