// stated.h - an article that a page shows by scripts alone, but states whole in its JSON-LD: articleBody, liveBlogUpdate.
//
// Only where the page itself has no text: what readers see goes before what is stated.
#ifndef LEDE_PAGE_STATED_H
#define LEDE_PAGE_STATED_H

#include "article/article.h"
#include "page/jsonld.h"

// Writes text, paragraphs and the entries of a live page. False where too little is stated, or the page says that it is
// for subscribers.
bool stated_write(Article *out, const JsonLd *jsonld, Arena *keep, Arena *scratch);

#endif
