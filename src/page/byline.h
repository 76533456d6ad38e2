// byline.h - who wrote an article: names out of the lines and fields in which pages give them.
#ifndef LEDE_PAGE_BYLINE_H
#define LEDE_PAGE_BYLINE_H

#include "page/block.h"
#include "page/jsonld.h"

// One raw byline to names: "By Ann Orr and B. Lee, Staff Writer, 3 March" -> "Ann Orr", "B. Lee".
void byline_names(Strs *names, Str byline, Arena *keep);

// The page's authors, people or agencies, by order of trust: JSON-LD, <meta>, marked elements, a line that begins
// with "By". What only repeats the outlet's name or is no name ("admin") counts when there is nothing else.
Strs byline_read(const Layout *layout, const JsonLd *jsonld, Str outlet, int32_t title_block, Arena *keep,
                 Arena *scratch);

#endif
