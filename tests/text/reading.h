// reading.h - a case's input as an article with its dates and quantities: shared by the tests of both.
#ifndef TESTS_TEXT_READING_H
#define TESTS_TEXT_READING_H

#include "article/article.h"
#include "base/utf8.h"
#include "text/date.h"
#include "text/quantity.h"
#include "text/sentence.h"

#include <string.h>

// "published=2031-03-04 language=de" -> the value of `key`, a view into `options`.
static inline Str reading_option(const char *options, const char *key) {
    const char *at = strstr(options, key);
    if (!at) return (Str){0};
    at += strlen(key);
    return (Str){at, (ptrdiff_t)strcspn(at, " ")};
}

static inline Article reading(Str text, const char *options, Arena *keep, Arena scratch) {
    Article article = {.text = utf8_repair(str_trim(text), keep)};
    article.published = reading_option(options, "published=");
    article.language = reading_option(options, "language=");
    if (article.language.len == 0) article.language = S("en");
    article.paragraphs = article_paragraphs(article.text, keep);
    Tokens tokens = token_find(article.text, keep);
    article.sentences = sentence_find(&article, &tokens, keep, scratch);
    article.dates = date_find(&article, &tokens, keep, scratch);
    article.quantities = quantity_find(&article, &tokens, keep, scratch);
    return article;
}

#endif
