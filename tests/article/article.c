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

// An entry of a live page was written at its own time; what stands in none, when the page was published.
static void what_was_written_when(void **state) {
    (void)state;
    static const struct {
        int32_t byte;
        Str time;
    } rows[] = {
        {0, S_("2031-03-03T08:00")},                                 // above all entries
        {10, S_("2031-03-04T14:32")},                                // an entry's first byte
        {19, S_("2031-03-04T14:32")}, {20, S_("2031-03-03T08:00")},  // between two
        {25, S_("2031-03-03T22:15")}, {35, S_("2031-03-03T08:00")},  // an entry whose time nobody knows
        {99, S_("2031-03-03T08:00")},
    };
    LiveEntry entries[] = {{.at = {10, 20}, .time = S("2031-03-04T14:32")},
                           {.at = {21, 30}, .time = S("2031-03-03T22:15")},
                           {.at = {31, 40}}};
    Article live = {.published = S("2031-03-03T08:00"),
                    .entries = {entries, countof(entries), countof(entries)}};
    for (ptrdiff_t i = 0; i < countof(rows); i++) assert_str(article_time(&live, rows[i].byte), rows[i].time);
    assert_null(article_entry(&live, 20));
    assert_str(article_newest(&live), S("2031-03-04T14:32"));
    assert_str(article_newest(&(Article){.published = S("2031-03-03")}), S("2031-03-03"));
}

// After copying, the first home of the article may go.
static void a_copy_owns_all_its_bytes(void **state) {
    (void)state;
    Arena home = unit_arena();
    char *block = malloc(4096);
    Arena first = {block, block + 4096};
    Article a = {.text = str_copy(S("\"We go,\" Orr said."), &first), .annotated = true};
    *vec_push(&a.authors, &first) = str_copy(S("A. Holm"), &first);
    *vec_push(&a.entries, &first) = (LiveEntry){.time = str_copy(S("2031-03-03T09:05"), &first)};
    *vec_push(&a.entries.at[0].authors, &first) = a.authors.at[0];
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
    assert_str(b.entries.at[0].time, S("2031-03-03T09:05"));
    assert_str(b.entries.at[0].authors.at[0], S("A. Holm"));
    assert_str(b.asides.at[0].text, S("The pier"));
    assert_str(b.entities.at[0].forms.at[0], S("Orr"));
    assert_str(str_span(b.text, b.quotes.at[0].content.at[0]), S("We go,"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_paragraphs),
        cmocka_unit_test(words_are_runs_between_spaces),
        cmocka_unit_test(an_unnamed_outlet_gets_the_files_name),
        cmocka_unit_test(what_was_written_when),
        cmocka_unit_test(a_copy_owns_all_its_bytes),
    };
    return cmocka_run_group_tests_name("article", tests, NULL, NULL);
}
