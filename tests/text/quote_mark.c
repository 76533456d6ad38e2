#include "unit.h"

#include "article/article.h"
#include "text/quote.h"

// The regions of `text`, joined with "|".
static Str regions(Str text, Arena *keep) {
    Spans paragraphs = article_paragraphs(text, keep);
    Spans found = quote_regions(text, &paragraphs, keep);
    Str joined = {0};
    for (ptrdiff_t i = 0; i < found.len; i++) {
        if (i) joined = str_join(keep, joined, S("|"));
        joined = str_join(keep, joined, str_span(text, found.at[i]));
    }
    return joined;
}

static void pairs_marks(void **state) {
    (void)state;
    static const struct {
        Str text, regions;
    } rows[] = {
        {S_("\"It is shut,\" he said, \"for good.\""), S_("It is shut,|for good.")},
        {S_("\u201CIt is shut,\u201D he said."), S_("It is shut,")},
        {S_("\u201EEs ist zu\u201C, sagte er."), S_("Es ist zu")},
        {S_("\u00ABC'est clos\u00BB, dit-il."), S_("C'est clos")},
        {S_("\u00BBEs ist zu\u00AB, sagte er."), S_("Es ist zu")},
        {S_("''It is shut,'' he said."), S_("It is shut,")},
        {S_("``It is shut,'' he said."), S_("It is shut,")},
        {S_("'It is shut,' he said."), S_("It is shut,")},
        {S_("\u2018It\u2019s shut,\u2019 he said."), S_("It\u2019s shut,")},
        {S_("'The players' bus,' he said."), S_("The players' bus,")},
        {S_("\"She said 'no' to me,\" he said."), S_("She said 'no' to me,")},
        {S_("'She said \"no\" to me,' he said."), S_("She said \"no\" to me,")},
        // apostrophes
        {S_("They don't build as in the '90s; the dockers' union knows."), S_("")},
        {S_("rock 'n' roll"), S_("")},
        {S_("a 6'2\" man"), S_("")},
        // unbalanced
        {S_("He said: \"It is shut.\nThe ferry sails."), S_("It is shut.")},
        {S_("\"It is shut.\n\"It stays shut.\""), S_("It is shut.|It stays shut.")},
        {S_("It stays shut.\" He left."), S_("It stays shut.")},
        {S_("\""), S_("")},
        {S_("\"\""), S_("")},
        {S_(""), S_("")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena keep = unit_arena();
        assert_str(regions(rows[i].text, &keep), rows[i].regions);
    }
}

// A hundred thousand marks of each kind: done in time linear in them, and no region touches the next.
static void many_marks(void **state) {
    (void)state;
    static const char *kinds[] = {"\"",     "\" ", " \"a", "' 'a", "'a ", "\u201C", "\u201Ca\u201D ",
                                  "\u00AB", "''",  "a' "};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        Arena keep = unit_arena();
        ptrdiff_t len = (ptrdiff_t)strlen(kinds[k]), n = 100000;
        char *bytes = arena_new(&keep, char, len *n);
        for (ptrdiff_t i = 0; i < n; i++) memcpy(bytes + i * len, kinds[k], (size_t)len);
        Str text = {bytes, len * n};
        Spans paragraphs = article_paragraphs(text, &keep), found = quote_regions(text, &paragraphs, &keep);
        int32_t end = 0;
        for (ptrdiff_t i = 0; i < found.len; i++) {
            assert_true(found.at[i].start >= end && found.at[i].end > found.at[i].start);
            end = found.at[i].end;
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pairs_marks),
        cmocka_unit_test(many_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
