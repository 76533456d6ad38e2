// quote.c - any text, read as English: quotes whose spans lie in it, in order, the same on a second look.
#include "base/utf8.h"
#include "text/text.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Quotes quotes_of(Str text, Arena *keep, Arena scratch) {
    Article article = {.text = text, .language = S("en"), .paragraphs = article_paragraphs(text, keep)};
    text_annotate(&article, keep, scratch);
    return article.quotes;
}

static bool same(Span a, Span b) { return a.start == b.start && a.end == b.end; }

static void check(Str text, const Quote *quote, const Quote *again, int32_t after) {
    must(quote->content.len > 0 && quote->content.at[0].start >= after);
    for (ptrdiff_t k = 0; k < quote->content.len; k++) {
        Span piece = quote->content.at[k];
        must(piece.start < piece.end && piece.end <= text.len && same(piece, again->content.at[k]));
    }
    Span others[] = {quote->speaker, quote->cue, quote->addressee, quote->root};
    for (ptrdiff_t k = 0; k < countof(others); k++)
        must(others[k].start >= 0 && others[k].start <= others[k].end && others[k].end <= text.len);
    must(quote->confidence >= 0 && quote->confidence <= 1000 && quote->confidence == again->confidence);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static Arena whole, scratch;
    if (!whole.beg) whole = arena_reserve((ptrdiff_t)2 << 30), scratch = arena_reserve((ptrdiff_t)2 << 30);
    Arena keep = whole;
    Str text = utf8_repair((Str){(const char *)data, (ptrdiff_t)size}, &keep);
    Quotes quotes = quotes_of(text, &keep, scratch), again = quotes_of(text, &keep, scratch);
    must(quotes.len == again.len);
    for (ptrdiff_t i = 0; i < quotes.len; i++)
        check(text, &quotes.at[i], &again.at[i], i ? quotes.at[i - 1].content.at[0].start : 0);
    return 0;
}
