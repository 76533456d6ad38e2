#include "unit.h"

#include "article/article.h"
#include "text/cue.h"
#include "text/sentence.h"

static Prose read_prose(Article *article, Str text, Arena *keep, Arena scratch) {
    *article = (Article){.text = text, .language = S("en"), .paragraphs = article_paragraphs(text, keep)};
    Tokens *tokens = arena_new(keep, Tokens, 1);
    *tokens = token_find(text, keep);
    article->sentences = sentence_find(article, tokens, keep, scratch);
    return prose_read(article, tokens, keep, scratch);
}

// Each row: a text, and its cues with what is around them, joined with "|". A passive has a "!" in front.
static void finds_cues(void **state) {
    (void)state;
    static const struct {
        Str text, cues;
    } rows[] = {
        {S_("Orr said it was shut."), S_("said")},
        {S_("Orr has also said it was shut."), S_("has also said")},
        {S_("Orr went on to say that it was shut."), S_("went on to say")},
        {S_("According to Orr it was shut."), S_("According to")},
        {S_("Some officials say it was shut."), S_("say")},
        {S_("The council was told that it was shut."), S_("!was told")},
        {S_("The claims were false."), S_("claims")},
        {S_("The council hopes that it opens."), S_("hopes")},
        {S_("The ferry of the United States left."), S_("")},
        {S_("\"I said no,\" she wrote."), S_("wrote")},  // inside a quotation another speaks
        {S_(""), S_("")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena keep = unit_arena(), scratch = {keep.beg + (32 << 20), keep.end};
        keep.end = scratch.beg;
        Article article;
        Prose prose = read_prose(&article, rows[i].text, &keep, scratch);
        Cues cues = cue_find(&prose, &keep);
        Str joined = {0};
        for (ptrdiff_t k = 0; k < cues.len; k++) {
            if (k) joined = str_join(&keep, joined, S("|"));
            if (cues.at[k].passive) joined = str_join(&keep, joined, S("!"));
            joined = str_join(&keep, joined, str_span(rows[i].text, prose_span(&prose, cues.at[k].wide)));
        }
        assert_str(joined, rows[i].cues);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_cues)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
