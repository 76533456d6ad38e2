// date.c - dates, quantities and topics of any text, in each language that has a table, and as a phrase, a sentence and
// a report: the first byte says which. What is found must lie in the text.
#include "article/article.h"
#include "base/utf8.h"
#include "text/date.h"
#include "text/quantity.h"
#include "text/sentence.h"
#include "text/topic.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must_hold(const Article *article) {
    for (ptrdiff_t i = 0; i < article->dates.len; i++) {
        Date date = article->dates.at[i];
        must(date.at.start >= 0 && date.at.start < date.at.end && date.at.end <= article->text.len);
        must(date.value.len > 0 && (i == 0 || article->dates.at[i - 1].at.end <= date.at.start));
    }
    for (ptrdiff_t i = 0; i < article->quantities.len; i++) {
        Quantity q = article->quantities.at[i];
        must(q.at.start >= 0 && q.at.start < q.at.end && q.at.end <= article->text.len);
        must(q.thing.start <= q.thing.end && q.thing.end <= article->text.len);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const Str languages[] = {S_("en"), S_("en"), S_("de"), S_("xx")};
    if (size < 2 || size > 1 << 16) return 0;
    Arena whole = arena_reserve((ptrdiff_t)1 << 30), keep = whole,
          scratch = arena_reserve((ptrdiff_t)1 << 30), freed = scratch;
    Article article = {.text = utf8_repair((Str){(const char *)data + 1, (ptrdiff_t)size - 1}, &keep)};
    article.language = languages[data[0] % 4];
    article.published = data[0] & 4 ? S("2031-03-04T16:20") : data[0] & 8 ? (Str){0} : S("2031-03-04");
    article.paragraphs = article_paragraphs(article.text, &keep);
    Tokens tokens = token_find(article.text, &keep);
    article.sentences = sentence_find(&article, &tokens, &keep, scratch);
    article.dates = date_find(&article, &tokens, &keep, scratch);
    article.quantities = quantity_find(&article, &tokens, &keep, scratch);
    article.topics = topic_find(&article, &tokens, &keep, scratch);
    must_hold(&article);
    arena_release(whole);
    arena_release(freed);
    return 0;
}
