// quantity.h - how many of what: numbers in digits and words, their unit, and the thing counted.
#ifndef LEDE_TEXT_QUANTITY_H
#define LEDE_TEXT_QUANTITY_H

#include "article/article.h"
#include "text/token.h"

// The quantities of `article` in text order; its dates are set, and a date's numbers are none.
Quantities quantity_find(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch);

#endif
