// filler.h - words that pages leave in a field and that say nothing: "Home", "Uncategorized", "Post Tags".
#ifndef LEDE_PAGE_FILLER_H
#define LEDE_PAGE_FILLER_H

#include "base/arena.h"
#include "base/str.h"

// Is the whole of `text` such a word of `field` (data/page_fillers.tsv)?
bool filler_is(Str text, Str field, Arena scratch);

#endif
