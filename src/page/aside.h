// aside.h - what the pieces of a page are that are no part of its article: captions, links to other reports, share bars ...
//
// For labels alone: what is the article is decided before (body.h, dump.h), and nothing here changes it.
//     "Lesezeit 4 Min." -> read time     "Foto: A. Orr / Nordpress" -> caption     a list of linked headlines -> related
// Words: data/page_asides.tsv.
#ifndef LEDE_PAGE_ASIDE_H
#define LEDE_PAGE_ASIDE_H

#include "article/article.h"
#include "page/guess.h"

// What the words of a piece say that it is, in `label`; false when they say nothing.
bool aside_said(AsideLabel *label, Str text, int32_t words, Arena scratch);

// A heading over what it names, no piece of it: "Tags:", "Related articles", a line that ends with a colon.
bool aside_is_label(Str text, Arena scratch);

// "4 min read", "Lesezeit: 4 Minuten", "4分", and nothing else.
bool aside_is_read_time(Str text, int32_t words, Arena scratch);

typedef struct AsidePage {
    const Layout *layout;
    const Article *about;  // title, authors, description
    int32_t title_block;
    const Guess *guess;
    const uint8_t *kept;  // by block: the article's own
    int32_t first, end;   // the blocks to label
} AsidePage;

// Labels, by block, what in [first, end) is not kept.
void aside_label(uint8_t *label, const AsidePage *page, Arena scratch);

#endif
