// page.h - one page's bytes to an article: what the outlet said, and what was set aside.
//
//     bytes ─► decode.h ─► parse.h / dump.h ─► body.h + metadata.h ─► Article
//
// Reads HTML in any charset, plain-text dumps of pages, and either compressed by gzip or zstd. Knows
// no outlet by name. Findings (sentences, names, quotes) are text/'s; language is filled only where
// the page declares it.
#ifndef LEDE_PAGE_PAGE_H
#define LEDE_PAGE_PAGE_H

#include "article/outlets.h"
#include "base/err.h"

// What the caller knows better than the page; empty is unknown.
typedef struct PageHints {
    Str source;  // names the page in errors and citations
    Str url;     // where it was fetched
    Str outlet;
    Str published;           // ISO 8601
    Str charset;             // what the server said
    const Outlets *outlets;  // a user's, by host; NULL: none
} PageHints;

// Fills `out` from `bytes`. False with NO_ARTICLE or what wall.h tells apart, NOT_A_PAGE, NOT_TEXT, EMPTY, TOO_LARGE,
// COMPRESSED, MEMORY or BUG. Lays its own borders, so lexbor's memory is freed whatever happens.
bool page_read(Article *out, Str bytes, const PageHints *hints, Arena *keep, Arena scratch, Err *err);

// `bytes` taken whole as an article's text (--raw): lines are paragraphs, nothing is set aside.
bool page_raw(Article *out, Str bytes, const PageHints *hints, Arena *keep, Arena scratch, Err *err);

#endif
