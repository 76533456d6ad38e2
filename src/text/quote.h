// quote.h - who said what: an article's quotations and reported statements, tied to their speakers.
//
// Takes sentences, names and entities; gives quotes in text order, as spans. Verbs of saying and their
// kin: data/cues.<lang>.tsv.
//     Quotes q = quote_find(article, &tokens, keep, scratch);
#ifndef LEDE_TEXT_QUOTE_H
#define LEDE_TEXT_QUOTE_H

#include "article/article.h"
#include "text/token.h"
#include "text/told.h"

// All quotes of `article`; none is a normal result. The arrays live in `keep`.
Quotes quote_find(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch);

// By these models; NULL: by rules alone.
Quotes quote_find_with(const Article *article, const Tokens *tokens, const ToldModels *models, Arena *keep,
                       Arena scratch);

// The regions in quotation marks, marks left out, in text order, not nested: direct speech, but also
// titles and scare quotes.
Spans quote_regions(Str text, const Spans *paragraphs, Arena *keep);

#endif
