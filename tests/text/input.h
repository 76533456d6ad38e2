// input.h - an article made of a test's text, for units and shows of this room.
#ifndef TESTS_TEXT_INPUT_H
#define TESTS_TEXT_INPUT_H

#include "article/article.h"
#include "base/utf8.h"

// `language=de` among the options of a case sets it; else English.
static inline Article input_article(Str text, const char *options, Arena *keep) {
    Str option = str_c(options), language = S("en");
    ptrdiff_t at = str_find(option, S("language="));
    if (at >= 0) {
        Str rest = str_from(option, at + 9);
        str_cut(&rest, ' ', &language);
    }
    text = utf8_repair(text, keep);
    while (text.len && text.s[text.len - 1] == '\n') text.len--;
    return (Article){.text = text, .language = language, .paragraphs = article_paragraphs(text, keep)};
}

#endif
