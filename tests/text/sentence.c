// sentence.c - where sentences end. See src/text/sentence.h.
#include "unit.h"

#include "text/input.h"
#include "text/sentence.h"

// `cut` has a | where a sentence ends inside the text.
static const struct {
    const char *options;
    Str cut;
} rows[] = {
    {"", S_("Orr left.|Lund stayed.")},
    {"", S_("Mr. Orr met Gen. J. T. Lund.|They talked.")},
    {"", S_("Ann E. Orr spoke.|She left at 6 p.m. Monday.|It rained.")},
    {"", S_("At 5 a.m. Mr. Orr rose.|He slept at 6 P.M.|Mr. Orr was tired.")},
    {"", S_("The U.S. Navy left.|He lives in the U.S.|He works there.")},
    {"", S_("It costs 18.5 crowns.|That is 2,500 a week.")},
    {"", S_("On Jan. 20 he ran.|See p. 7, no. 5 and vol. 3 of it.")},
    {"", S_("Orr & Co. (a firm) and Lund Ltd. sold it.|The price fell.")},
    {"", S_("HARROWMOUTH, March 3. /NORDPRESS/.|A ferry sank.")},
    {"", S_("\"We are ready,\" Orr said.|\"Are you?\" Lund asked.|Nobody was.")},
    {"", S_("“It is late.|We go,” she said.")},
    {"", S_("He said “It is late.”|She left.")},
    {"", S_("He teaches (he was once a cook.) at night.")},
    {"", S_("He waited ...|The door opened.|She said... nothing.")},
    {"", S_("Really?!|Yes!|\"No!\" he said.")},
    {"", S_("It was so.[3]|Then it was not. [4] [5]|It was over.12|Then they left.")},
    {"", S_("1. The first item.|2. The second.")},
    {"", S_("a) here it is |b) another |c) one more")},
    {"", S_("A headline without a stop\n|A paragraph follows.")},
    {"", S_("He cited e.g. The Orra Islander and i.e. no one else.")},
    {"", S_("Joshua (c. 1818) was born.|His son (b. March 2009) was not.")},
    {"language=de", S_("Am 3. Mai kam sie.|Dann ging sie.")},
    {"language=zh", S_("他来了。|我走了！|好吗？")},
    {"language=hi", S_("वह आया।|वह गया।")},
    {"language=ru", S_("Он пришёл.|Она ушла?|Да.")},
    {"language=ar", S_("هل جاء؟|نعم.")},
    {"language=fr", S_("Il a dit : « Oui. »|Elle est partie.")},
};

static void cuts_rows(void **state) {
    (void)state;
    for (ptrdiff_t r = 0; r < countof(rows); r++) {
        Arena keep = unit_arena();
        char *plain = arena_new(&keep, char, rows[r].cut.len + 1);
        ptrdiff_t len = 0;
        for (ptrdiff_t i = 0; i < rows[r].cut.len; i++) {
            bool end = rows[r].cut.s[i] == '|';
            plain[len++] = end ? ' ' : rows[r].cut.s[i];
            if (end && plain[len - 2] == '\n') len--;  // a line's end is its own space
        }
        Article article = input_article((Str){plain, len}, rows[r].options, &keep);
        Tokens tokens = token_find(article.text, &keep);
        Arena scratch = keep;
        Spans found = sentence_find(&article, &tokens, &keep, scratch);
        Str rest = rows[r].cut, expected;
        ptrdiff_t n = 0;
        while (str_cut(&rest, '|', &expected)) {
            assert_true(n < found.len);
            assert_str(str_span(article.text, found.at[n++]), str_trim(expected));
        }
        assert_int_equal(found.len, n);
    }
}

// Every token is in exactly one sentence, and sentences are in order.
static void covers_all_tokens(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Article article = input_article(S("\"A.\" B? (c. 5) ... [1]\n\n- D! e.g. F\nU.S.\n. x"), "", &keep);
    Tokens tokens = token_find(article.text, &keep);
    Arena scratch = keep;
    Spans found = sentence_find(&article, &tokens, &keep, scratch);
    ptrdiff_t s = 0;
    for (ptrdiff_t i = 0; i < tokens.len; i++) {
        while (s < found.len && found.at[s].end <= tokens.at[i].at.start) s++;
        assert_true(s < found.len && span_in(tokens.at[i].at, found.at[s]));
    }
    assert_int_equal(s, found.len - 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(cuts_rows), cmocka_unit_test(covers_all_tokens)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
