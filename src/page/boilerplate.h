// boilerplate.h - blocks that are no article's own on any page: "Copyright © 2031 Harbour Post", "READ MORE: ...".
//
// Rows of data/page_boilerplate.tsv. phrase.h has many more, which need company: a line of a dump that begins with
// "About the" may be anything.
#ifndef LEDE_PAGE_BOILERPLATE_H
#define LEDE_PAGE_BOILERPLATE_H

#include "article/article.h"

// Is a block of `words` words boilerplate? *label: what it is set aside as.
bool boilerplate_is(Str text, int32_t words, AsideLabel *label, Arena scratch);

#endif
