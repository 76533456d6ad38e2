// show_name.c - a case's names: kind | name | role.
#include "show.h"

#include "text/input.h"
#include "text/name.h"
#include "text/sentence.h"

void show_name(const char *input, size_t len, const char *options, FILE *out) {
    Arena whole = arena_reserve((ptrdiff_t)1 << 28), keep = whole;
    Arena scratch = arena_reserve((ptrdiff_t)1 << 28);
    Article article = input_article((Str){input, (ptrdiff_t)len}, options, &keep);
    Tokens tokens = token_find(article.text, &keep);
    article.sentences = sentence_find(&article, &tokens, &keep, scratch);
    Names found = name_find(&article, &tokens, &keep, scratch);
    for (ptrdiff_t i = 0; i < found.len; i++) {
        Name name = found.at[i];
        Str kind = name_kind_word(name.kind), said = str_span(article.text, name.at),
            role = str_span(article.text, name.role);
        fprintf(out, "%.*s | %.*s", (int)kind.len, kind.s, (int)said.len, said.s);
        if (role.len) fprintf(out, " | %.*s", (int)role.len, role.s);
        fputc('\n', out);
    }
    arena_release(scratch);
    arena_release(whole);
}
