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
    Strs described;       // what the page states as its description, in places of falling trust
    int32_t title_block;  // the block that shows the title; -1 when none does
} Metadata;

// Fills url, outlet, outlet_from, title, authors, published, modified, language, description, section,
// image, tags and teaser's signs. `out` gets memory of `keep` only.
Metadata metadata_read(Article *out, const Layout *layout, const PageHints *hints, Arena *keep,
                       Arena *scratch);

// What only the pieces set aside tell, where metadata state none: description and tags.
void metadata_complete(Article *out, Arena *keep);

// What the first <meta> of that name, or property, holds.
Str metadata_named(const Layout *layout, Str name);

// Text as a reader sees it: character references resolved, tags dropped, white space collapsed.
Str metadata_clean(Str raw, Arena *keep);

#endif
