// sentence.h - where sentences begin and end.
//
// A paragraph's end ends one; only a line that ends in a space, in text taken as it is, goes on in the next. Abbreviations,
// initials, decimals, ellipses, quotations over several sentences, lists, datelines: rules over tokens, words from
// data/abbreviations.<lang>.tsv, sentences.<lang>.tsv and starters.<lang>.tsv.
#ifndef LEDE_TEXT_SENTENCE_H
#define LEDE_TEXT_SENTENCE_H

#include "article/article.h"
#include "text/token.h"

// The sentences of `article` in text order, white space outside; every token is in exactly one.
Spans sentence_find(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch);

#endif
