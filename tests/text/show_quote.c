// show_quote.c - quotes as a journalist would check them: speaker | cue | kind | content, a line each.
//
// Options: entity (the speaker's fullest name), addressee, root, confidence: each adds a column.
#include "show.h"

#include "article/article.h"
#include "text/name.h"
#include "text/quote.h"
#include "text/sentence.h"
#include "text/token.h"

#include <string.h>

static void show_span(Str text, Span at, FILE *out) {
    Str s = str_span(text, at);
    fprintf(out, "%.*s", (int)s.len, s.len ? s.s : "");
}

static void show_line(const Article *article, const Quote *quote, const char *options, FILE *out) {
    show_span(article->text, quote->speaker, out);
    fputs(" | ", out);
    show_span(article->text, quote->cue, out);
    Str kind = quote_kind_word(quote->kind);
    fprintf(out, " | %.*s | ", (int)kind.len, kind.s);
    for (ptrdiff_t i = 0; i < quote->content.len; i++) {
        if (i) fputs(" ... ", out);
        show_span(article->text, quote->content.at[i], out);
    }
    if (strstr(options, "addressee")) fputs(" | to: ", out), show_span(article->text, quote->addressee, out);
    if (strstr(options, "root")) fputs(" | from: ", out), show_span(article->text, quote->root, out);
    if (strstr(options, "entity")) {
        Str name = quote->entity < 0 ? (Str){0} : article->entities.at[quote->entity].name;
        fprintf(out, " | is: %.*s", (int)name.len, name.len ? name.s : "");
    }
    if (strstr(options, "confidence")) fprintf(out, " | %d", quote->confidence);
    fputc('\n', out);
}

void show_quote(const char *input, size_t len, const char *options, FILE *out) {
    Arena keep = arena_reserve((ptrdiff_t)1 << 30), scratch = arena_reserve((ptrdiff_t)1 << 30);
    Arena whole[] = {keep, scratch};
    Article article = {.text = {input, (ptrdiff_t)len}, .language = S("en")};
    article.paragraphs = article_paragraphs(article.text, &keep);
    Tokens tokens = token_find(article.text, &keep);
    article.sentences = sentence_find(&article, &tokens, &keep, scratch);
    article.names = name_find(&article, &tokens, &keep, scratch);
    article.entities = entity_link(article.text, &article.names, &keep, scratch);
    Quotes quotes = quote_find(&article, &tokens, &keep, scratch);
    for (ptrdiff_t i = 0; i < quotes.len; i++) show_line(&article, &quotes.at[i], options, out);
    if (quotes.len == 0) fputs("nobody is quoted\n", out);
    arena_release(whole[0]);
    arena_release(whole[1]);
}
