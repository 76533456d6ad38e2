// form.h - what kind of piece a page holds, and whether it is one part of several.
//
// In order of trust: the article object's type, the title's label ("Opinion: ..."), the section, the address, then the
// text's own shape (questions and answers; pictures with little text). Words: data/page_forms.tsv.
#ifndef LEDE_PAGE_FORM_H
#define LEDE_PAGE_FORM_H

#include "article/article.h"
#include "page/block.h"
#include "page/jsonld.h"

// Of an article whose url, title, section, text and asides are known.
Form form_of(const Article *article, const JsonLd *jsonld, int headings, Arena scratch);

// As far as the page says it itself: by type, title, section and address.
Form form_stated(const Article *article, const JsonLd *jsonld, Arena scratch);

// How many headings of the text ask something.
int form_asking_headings(const Layout *layout, const uint8_t *kept);

// "Page 1 of 3", or a link to the next part: which part this is, of how many where the page says so; {0} for a whole.
PagePart form_part(const Article *article, const Layout *layout, Arena scratch);
// Is that all that the line says?
bool form_is_part_line(Str line);

#endif
