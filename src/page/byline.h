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

#endif
