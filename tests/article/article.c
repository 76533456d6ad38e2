#include "unit.h"

#include "article/article.h"

#include <stdlib.h>

static void lines_are_paragraphs(void **state) {
    (void)state;
    Arena arena = unit_arena();
    Str text = S("One.\n\n  Two.  \nThree.");
    Spans spans = article_paragraphs(text, &arena);
    assert_int_equal(spans.len, 3);
    assert_str(str_span(text, spans.at[1]), S("Two."));
    assert_str(str_span(text, spans.at[2]), S("Three."));
}

static void words_are_runs_between_spaces(void **state) {
    (void)state;
    assert_int_equal(article_words(&(Article){.text = S("Two words,\nthen three more.")}), 5);
    assert_int_equal(article_words(&(Article){0}), 0);
}

static void an_unnamed_outlet_gets_the_files_name(void **state) {
    (void)state;
    Arena arena = unit_arena();
    assert_str(article_outlet(&(Article){.outlet = S("Ledger")}, &arena), S("Ledger"));
    assert_str(article_outlet(&(Article){.source = S("a/b/003_x.txt")}, &arena), S("unnamed (003_x)"));
    assert_str(article_outlet(&(Article){.id = S("abcdefghijkl")}, &arena), S("unnamed (abcdefgh)"));
}

// After copying, the first home of the article may go.
static void a_copy_owns_all_its_bytes(void **state) {
    (void)state;
    Arena home = unit_arena();
    char *block = malloc(4096);
    Arena first = {block, block + 4096};
    Article a = {.text = str_copy(S("\"We go,\" Orr said."), &first), .annotated = true};
    *vec_push(&a.authors, &first) = str_copy(S("A. Holm"), &first);
    *vec_push(&a.asides, &first) = (Aside){ASIDE_CAPTION, str_copy(S("The pier"), &first)};
    Entity *orr = vec_push(&a.entities, &first);
    orr->name = str_copy(S("Orr"), &first);
    *vec_push(&orr->forms, &first) = orr->name;
    Quote *quote = vec_push(&a.quotes, &first);
    *vec_push(&quote->content, &first) = (Span){1, 7};
    Article b = article_copy(&a, &home);
    free(block);
    assert_str(b.text, S("\"We go,\" Orr said."));
    assert_str(b.authors.at[0], S("A. Holm"));
    assert_str(b.asides.at[0].text, S("The pier"));
    assert_str(b.entities.at[0].forms.at[0], S("Orr"));
    assert_str(str_span(b.text, b.quotes.at[0].content.at[0]), S("We go,"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_paragraphs),
        cmocka_unit_test(words_are_runs_between_spaces),
        cmocka_unit_test(an_unnamed_outlet_gets_the_files_name),
        cmocka_unit_test(a_copy_owns_all_its_bytes),
    };
    return cmocka_run_group_tests_name("article", tests, NULL, NULL);
}
