// outlet.h - who publishes a page: what it says its site is called, else its title, else its address.
#ifndef LEDE_PAGE_OUTLET_H
#define LEDE_PAGE_OUTLET_H

#include "article/article.h"
#include "page/block.h"
#include "page/jsonld.h"
#include "page/page.h"

// Fills outlet and outlet_from; the address must be known.
void outlet_read(Article *out, const Layout *layout, const JsonLd *jsonld, const PageHints *hints,
                 Arena *keep, Arena *scratch);

// Where the address alone named it: what <title> says beside the article's title ("Ferry hits pier | Harrow Post").
void outlet_beside_title(Article *out, Str page_title, Arena *keep, Arena scratch);

#endif
