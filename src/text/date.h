// date.h - when: temporal expressions and their TIMEX3 values. Forms: data/dates.<lang>.tsv.
#ifndef LEDE_TEXT_DATE_H
#define LEDE_TEXT_DATE_H

#include "article/article.h"
#include "text/token.h"

// The dates of `article` in text order. Reckoned from the dateline's day, else `published`; without
// either only what is written out in full has a value, the rest is left out.
Dates date_find(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch);

#endif
