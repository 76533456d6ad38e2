// credit.h - whom a page names as source of text or picture, and what it says it has corrected.
//
//     "SOURCE: REUTERS"        unclear, Reuters       "By AP"                     text, AP
//     "(With inputs from PTI)" text, PTI              "Photo: J. Marrack / X"     picture, J. Marrack / X
//     "... on Monday. (AFP)"   text, AFP              "... со ссылкой на ТАСС"    text, TASS
// Words: data/page_credits.tsv; agencies: data/agencies.tsv.
#ifndef LEDE_PAGE_CREDIT_H
#define LEDE_PAGE_CREDIT_H

#include "article/article.h"

typedef enum CreditPlace {
    CREDIT_IN_LINE,     // a byline, a paragraph in the middle
    CREDIT_ASIDE,       // set aside, and not known as what: an agency's name alone may be the picture's
    CREDIT_IN_CAPTION,  // what it names made the picture
    CREDIT_IN_LEAD,     // a first paragraph: it may say whose report it follows
    CREDIT_AT_END,      // a last one: an agency in brackets signs the text
} CreditPlace;

// Adds what one line names to the article's credits.
void credit_read(Article *out, Str line, CreditPlace place, Arena *keep);

// Does a line open with words of a credit, and of what: ASIDE_CAPTION for a picture's, else ASIDE_CREDIT.
bool credit_opens(Str line, AsideLabel *label);

// "SOURCE: NORDPRESS" and "By Nordpress": the byline says that the text is meant. After all lines were read.
void credit_bylines(Article *out, Arena *keep);

// "Correction: an earlier version ..." is added to the corrections, "Editor's note: ..." to the notes; gives whether it is
// one. In a `note`, which the page itself sets apart, the words of a correction may stand anywhere.
bool credit_correction(Article *out, Str line, bool note, Arena *keep);

// Is it one? Changes nothing.
bool credit_is_note(Str line);

#endif
