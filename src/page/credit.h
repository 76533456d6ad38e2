// credit.h - whom a page names as source of text or picture, and what it says it has corrected.
//
//     "SOURCE: REUTERS"        unclear, Reuters       "By AP"                    text, AP
//     "(With inputs from PTI)" text, PTI              "Photo: J. Marrack / X"    picture, J. Marrack / X
#ifndef LEDE_PAGE_CREDIT_H
#define LEDE_PAGE_CREDIT_H

#include "article/article.h"

// Reads one line (a caption, a byline, a short paragraph); adds what it finds to the article's credits.
void credit_read(Article *out, Str line, Arena *keep, Arena scratch);

// "Correction: an earlier version ..." is added to the corrections; gives whether it is one.
bool credit_correction(Article *out, Str line, Arena *keep);

#endif
