// subject.h - what a page says its article is about: its section and its tags.
#ifndef LEDE_PAGE_SUBJECT_H
#define LEDE_PAGE_SUBJECT_H

#include "article/article.h"
#include "page/block.h"
#include "page/jsonld.h"

// Fills section and tags; title and outlet must be known.
void subject_read(Article *out, const Layout *layout, const JsonLd *jsonld, Arena *keep, Arena *scratch);

// Where the metadata state no tags: those that the page shows beside its article.
void subject_complete(Article *out, Arena *keep);

#endif
