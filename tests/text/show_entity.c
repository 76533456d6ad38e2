// show_entity.c - a case's entities: kind | fullest name | role | its forms.
#include "show.h"

#include "text/input.h"
#include "text/name.h"
#include "text/sentence.h"

void show_entity(const char *input, size_t len, const char *options, FILE *out) {
    Arena whole = arena_reserve((ptrdiff_t)1 << 28), keep = whole;
    Arena scratch = arena_reserve((ptrdiff_t)1 << 28);
    Article article = input_article((Str){input, (ptrdiff_t)len}, options, &keep);
    Tokens tokens = token_find(article.text, &keep);
    article.sentences = sentence_find(&article, &tokens, &keep, scratch);
    article.names = name_find(&article, &tokens, &keep, scratch);
    Entities found = entity_link(article.text, &article.names, &keep, scratch);
    for (ptrdiff_t i = 0; i < found.len; i++) {
        Str kind = name_kind_word(found.at[i].kind), name = found.at[i].name;
        Str role = str_span(article.text, found.at[i].role);
        fprintf(out, "%.*s | %.*s | %.*s |", (int)kind.len, kind.s, (int)name.len, name.s, (int)role.len,
                role.s);
        for (ptrdiff_t k = 0; k < found.at[i].forms.len; k++) {
            Str form = found.at[i].forms.at[k];
            fprintf(out, "%s %.*s", k ? "," : "", (int)form.len, form.s);
        }
        fputc('\n', out);
    }
    arena_release(scratch);
    arena_release(whole);
}
