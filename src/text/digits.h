// digits.h - numbers in digits, for languages that have no tables of units: what was written, and no thing counted.
#ifndef LEDE_TEXT_DIGITS_H
#define LEDE_TEXT_DIGITS_H

#include "article/article.h"
#include "text/token.h"

// The numbers of `article` in text order, in digits of any script; a date's, a code's and a clock time's are none.
Quantities digits_find(const Article *article, const Tokens *tokens, Arena *keep);

#endif
