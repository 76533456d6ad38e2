// show_sentence.c - a case's sentences, one a line.
#include "show.h"

#include "text/input.h"
#include "text/sentence.h"

void show_sentence(const char *input, size_t len, const char *options, FILE *out) {
    Arena whole = arena_reserve((ptrdiff_t)1 << 28), keep = whole;
    Arena scratch = arena_reserve((ptrdiff_t)1 << 28);
    Article article = input_article((Str){input, (ptrdiff_t)len}, options, &keep);
    Tokens tokens = token_find(article.text, &keep);
    Spans found = sentence_find(&article, &tokens, &keep, scratch);
    for (ptrdiff_t i = 0; i < found.len; i++) {
        Str sentence = str_span(article.text, found.at[i]);
        fprintf(out, "%.*s\n", (int)sentence.len, sentence.s);
    }
    arena_release(scratch);
    arena_release(whole);
}
