// text.h - an article's findings: sentences, names, dates, quantities, quotes.
//
//     text ─► language ─► token ─► sentence ─► name ─► date, quantity ─► quote
//
// Each finder is one file and can be run alone; this one runs them in order. Where lede has no tables
// for a language it finds sentences, numbers and ISO dates, and never English findings.
#ifndef LEDE_TEXT_TEXT_H
#define LEDE_TEXT_TEXT_H

#include "article/article.h"

// Fills the findings of `article`, whose text, paragraphs and published are set. A language that the
// page did not declare is detected and filled in.
void text_annotate(Article *article, Arena *keep, Arena scratch);

#endif
