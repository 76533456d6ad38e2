#include "unit.h"

#include "article/article.h"
#include "text/quote.h"
#include "text/sentence.h"

static Quotes find(Article *article, Str text, Arena *keep, Arena scratch) {
    article->text = text;
    article->paragraphs = article_paragraphs(text, keep);
    Tokens tokens = token_find(text, keep);
    article->sentences = sentence_find(article, &tokens, keep, scratch);
    return quote_find(article, &tokens, keep, scratch);
}

static void check_spans(Str text, Quotes quotes) {
    int32_t last = 0;
    for (ptrdiff_t i = 0; i < quotes.len; i++) {
        const Quote *quote = &quotes.at[i];
        assert_true(quote->content.len > 0 && quote->content.at[0].start >= last);
        last = quote->content.at[0].start;
        for (ptrdiff_t k = 0; k < quote->content.len; k++)
            assert_true(str_span(text, quote->content.at[k]).len > 0);
        (void)str_span(text, quote->speaker);
        (void)str_span(text, quote->cue);
        assert_true(quote->confidence >= 0 && quote->confidence <= 1000);
    }
}

// Ann Orr and Bo Lund, as name_find would give them; the entity of the last quote's speaker.
static void ties_entities(void **state) {
    (void)state;
    static const struct {
        Str text;
        int32_t entity;
    } rows[] = {
        {S_("Orr said it was shut."), 0},
        {S_("Orr came late. She said it was shut."), 0},
        {S_("Orr met Lund. He said it was shut."), -1},  // one of two: not sure
        {S_("Orr said it was shut. Lund left. She said it was not."), -1},
        {S_("Orr said it was shut. The hall was full. It was hot. She said it was not."), 0},
        {S_("They said it was shut."), -1},
        {S_("\"It is shut.\" Nobody knew why."), -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena keep = unit_arena(), scratch = {keep.beg + (32 << 20), keep.end};
        keep.end = scratch.beg;
        Article article = {.language = S("en")};
        static const Str people[] = {S_("Orr"), S_("Lund")};
        for (ptrdiff_t at = 0; at < rows[i].text.len; at++)
            for (int32_t e = 0; e < 2; e++)
                if (str_starts(str_from(rows[i].text, at), people[e]))
                    *vec_push(&article.names, &keep) = (Name){
                        .at = {(int32_t)at, (int32_t)(at + people[e].len)}, .kind = NAME_PERSON, .entity = e};
        for (int32_t e = 0; e < 2; e++)
            *vec_push(&article.entities, &keep) = (Entity){.name = people[e], .kind = NAME_PERSON};
        Quotes quotes = find(&article, rows[i].text, &keep, scratch);
        int32_t entity = quotes.len ? quotes.at[quotes.len - 1].entity : -1;
        if (entity != rows[i].entity) fail_msg("row %zu: entity %d", i, entity);
    }
}

static void no_tables_no_quotes(void **state) {
    (void)state;
    Arena keep = unit_arena(), scratch = {keep.beg + (32 << 20), keep.end};
    keep.end = scratch.beg;
    Article article = {.language = S("de")};
    assert_int_equal(find(&article, S("Orr said it was shut."), &keep, scratch).len, 0);
}

// Repetition at 20,000, of marks at 100,000: bounded, in order, all spans in the text.
static void repeats(void **state) {
    (void)state;
    static const char *parts[] = {"said ",
                                  "Orr said, ",
                                  "\"a,\" he said. ",
                                  "\"a,\" he said, ",
                                  "according to ",
                                  "said that ",
                                  "\"I said ",
                                  "He said: \"",
                                  ", ",
                                  "Orr: ",
                                  "and said ",
                                  "( ",
                                  "who said, ",
                                  "\"",
                                  "\" ",
                                  "\u201C",
                                  "said \"a\" and ",
                                  "Orr, who said that ",
                                  "wants it and ",
                                  "\"A b c d e f.\" "};
    for (size_t p = 0; p < sizeof parts / sizeof *parts; p++) {
        Arena whole = arena_reserve((ptrdiff_t)1 << 30), keep = whole;
        Arena scratch = {whole.beg + (512 << 20), whole.end};
        keep.end = scratch.beg;
        ptrdiff_t len = (ptrdiff_t)strlen(parts[p]), n = len < 4 ? 100000 : 20000;
        char *bytes = arena_new(&keep, char, len *n);
        for (ptrdiff_t i = 0; i < n; i++) memcpy(bytes + i * len, parts[p], (size_t)len);
        Str text = {bytes, len * n};
        Article article = {.language = S("en")};
        check_spans(text, find(&article, text, &keep, scratch));
        arena_release(whole);
    }
}

static void same_twice(void **state) {
    (void)state;
    static const Str text =
        S_("\"It is shut,\" Orr said. Lund said that it was \"open,\" citing two officials.");
    Quotes quotes[2];
    for (int i = 0; i < 2; i++) {
        Arena keep = unit_arena(), scratch = {keep.beg + (32 << 20), keep.end};
        keep.end = scratch.beg;
        Article article = {.language = S("en")};
        quotes[i] = find(&article, text, &keep, scratch);
        assert_true(quotes[i].len == 3);
    }
    check_spans(text, quotes[1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ties_entities),
        cmocka_unit_test(no_tables_no_quotes),
        cmocka_unit_test(repeats),
        cmocka_unit_test(same_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
