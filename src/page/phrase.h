// phrase.h - lines that pages of all outlets share, and what they are: "Read more", "4 min read", "We use cookies".
//
// Rows of data/page_phrases.tsv: a whole line, a line's start, or anywhere in it.
#ifndef LEDE_PAGE_PHRASE_H
#define LEDE_PAGE_PHRASE_H

#include "article/article.h"

// The label that a table's word names: "read time"; ASIDE_OTHER when none.
AsideLabel phrase_label(Str word);

typedef struct PhraseHit {
    bool found;
    AsideLabel label;
    bool whole;      // the line is the phrase
    bool ends_page;  // the article is over where this stands: tags, comments, the page's own business
} PhraseHit;
PhraseHit phrase_find(Str text, int32_t words, Arena scratch);

// "April 8, 2021", "15:59 GMT 6 April 2021": a date and next to nothing else.
bool phrase_is_date(Str text, int32_t words, Arena scratch);

#endif
