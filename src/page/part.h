// part.h - whether a page is one part of several, and what counts parts or pictures: "Page 1 of 3", "Bild 1 von 7".
#ifndef LEDE_PAGE_PART_H
#define LEDE_PAGE_PART_H

#include "article/article.h"
#include "page/body.h"

// By a line that counts them, a link to the next part, the address: which part this is, of how many where the page says
// so; {0} for a whole.
PagePart part_find(const Article *article, const Layout *layout, const Body *body, Arena scratch);

bool part_is_line(Str line);   // is "Page 1 of 3" all that the line says?
bool part_is_count(Str line);  // ... or "1/7", "Photo 1 of 7", which counts pictures

#endif
