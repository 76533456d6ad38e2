// metadata.h - what a page says about itself, by order of trust.
//
// Each field has a table of the places where pages state it; the first place that holds something
// sensible wins. Never the page's clock, never the day of a "today" header.
#ifndef LEDE_PAGE_METADATA_H
#define LEDE_PAGE_METADATA_H

#include "article/article.h"
#include "page/block.h"
#include "page/jsonld.h"
#include "page/page.h"

typedef struct Metadata {
    JsonLd jsonld;
    int32_t title_block;  // the block that shows the title; -1 when none does
} Metadata;

// Fills url, outlet, outlet_from, title, authors, published, modified, language, description, section,
// image, tags and teaser's signs. `out` gets memory of `keep` only.
Metadata metadata_read(Article *out, const Layout *layout, const PageHints *hints, Arena *keep,
                       Arena *scratch);

// What only the page itself tells, after its text and asides are known: the standfirst is the description, what stands
// under "Tags" its tags where no metadata name any.
void metadata_complete(Article *out, const Layout *layout, int32_t title_block, Arena *keep);

// Text as a reader sees it: character references resolved, tags dropped, white space collapsed.
Str metadata_clean(Str raw, Arena *keep);

#endif
