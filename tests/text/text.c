// text.c - the whole room over texts that nobody wrote to be read: it must end, soon, with spans that fit.
#include "unit.h"

#include "text/input.h"
#include "text/text.h"

static void check_spans(const Article *a) {
    int32_t len = (int32_t)a->text.len, at = 0;
    for (ptrdiff_t i = 0; i < a->sentences.len; i++) {
        assert_true(a->sentences.at[i].start >= at && a->sentences.at[i].end <= len);
        at = a->sentences.at[i].end;
    }
    at = 0;
    for (ptrdiff_t i = 0; i < a->names.len; i++) {
        Name name = a->names.at[i];
        assert_true(name.at.start >= at && name.at.end > name.at.start && name.at.end <= len);
        assert_true(name.role.start <= name.role.end && name.role.end <= len);
        assert_true(name.entity >= -1 && name.entity < a->entities.len);
        assert_true((name.kind == NAME_OTHER) == (name.entity < 0));
        at = name.at.end;
    }
}

static void annotate(Str text, Arena keep, Arena scratch) {
    Article article = {.text = text, .language = S("en"), .paragraphs = article_paragraphs(text, &keep)};
    text_annotate(&article, &keep, scratch);
    assert_true(article.annotated);
    check_spans(&article);
}

// A piece again and again, up to a size where anything quadratic would take hours.
static void survives_repetition(void **state) {
    (void)state;
    static const Str pieces[] = {S_("a"),    S_(","),       S_("́"),      S_("Ann Orr "), S_("Ministry of "),
                                 S_("J. "),  S_("al-"),     S_(". "),    S_("\""),       S_("(A) "),
                                 S_("Mr. "), S_("Orr, a "), S_("1) A "), S_("東"),       S_("\n")};
    Arena whole = arena_reserve((ptrdiff_t)4 << 30), scratch = arena_reserve((ptrdiff_t)4 << 30);
    for (ptrdiff_t p = 0; p < countof(pieces); p++) {
        Arena keep = whole;
        ptrdiff_t count = 400000 / pieces[p].len;
        char *text = arena_new(&keep, char, count *pieces[p].len);
        for (ptrdiff_t i = 0; i < count; i++)
            memcpy(text + i * pieces[p].len, pieces[p].s, (size_t)pieces[p].len);
        annotate((Str){text, count * pieces[p].len}, keep, scratch);
    }
    arena_release(whole);
    arena_release(scratch);
}

static void survives_every_prefix(void **state) {
    (void)state;
    static const Str text =
        S_("MOSCOW, April 7. /TASS/. \"We (e.g. Gen. A. B. Orr, 54, a\nspokesman for the U.S. "
           "Army's al-Lund & Co.) can't,\" Łódź Mayor Jean-Luc van der Orr, chairman of X, said... "
           "The Bank of the Isle of Orr (BIO)! 東京。 1) a. [3] Covid-19");
    Arena keep = unit_arena(), scratch = arena_reserve((ptrdiff_t)1 << 30);
    for (ptrdiff_t len = 0; len <= text.len; len++)
        annotate(utf8_repair(str_slice(text, 0, len), &keep), keep, scratch);
    arena_release(scratch);
}

static void finds_nothing_english_in_german(void **state) {
    (void)state;
    Arena keep = unit_arena(), scratch = arena_reserve((ptrdiff_t)1 << 30);
    Article article = {
        .text = S("Ministerin Angela Orr sagte am Montag in Berlin vor der Presse, die Fähre fahre nicht.")};
    article.paragraphs = article_paragraphs(article.text, &keep);
    text_annotate(&article, &keep, scratch);
    assert_str(article.language, S("de"));
    assert_int_equal(article.sentences.len, 1);
    assert_int_equal(article.names.len + article.quotes.len, 0);
    arena_release(scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(survives_repetition),
        cmocka_unit_test(survives_every_prefix),
        cmocka_unit_test(finds_nothing_english_in_german),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
