// form.h - what kind of piece a page holds.
//
// In order of trust: the article object's type, the title's label ("Opinion: ..."), the section, the address, then the
// text's own shape (questions and answers, a talk; pictures with little text). Words: data/page_forms.tsv.
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

#endif
