// text.c - see text.h. The finders in their order; what one finds, the next may read.
#include "text/text.h"

#include "text/date.h"
#include "text/digits.h"
#include "text/language.h"
#include "text/name.h"
#include "text/quantity.h"
#include "text/quote.h"
#include "text/sentence.h"
#include "text/token.h"
#include "text/topic.h"

void text_annotate(Article *article, Arena *keep, Arena scratch) {
    if (article->language.len == 0) article->language = language_detect(article->text);
    // A line too short to tell stays without a language in the article, and is read as English.
    Article read = *article;
    bool english = language_is_english(article->language);
    if (english) read.language = S("en");
    Tokens tokens = token_find(read.text, &scratch);
    read.sentences = sentence_find(&read, &tokens, keep, scratch);
    read.names = name_find(&read, &tokens, keep, scratch);
    read.entities = entity_link(read.text, &read.names, keep, scratch);
    read.dates = date_find(&read, &tokens, keep, scratch);
    read.quantities =
        english ? quantity_find(&read, &tokens, keep, scratch) : digits_find(&read, &tokens, keep);
    if (english) read.quotes = quote_find(&read, &tokens, keep, scratch);
    if (english) read.topics = topic_find(&read, &tokens, keep, scratch);
    read.language = article->language;
    read.annotated = true;
    *article = read;
}
