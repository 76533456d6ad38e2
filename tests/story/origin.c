#include "unit.h"

#include "story/origin.h"

// What three outlets tell of one thing; the second says that it has it from the third, the first from an agency.
static const Str said[] = {S_("TASS said the ferry sank."),
                           S_("Reuters reported, citing TASS, that the ferry sank."),
                           S_("The ferry sank, says our reporter.")};

static Span at(Str text, Str part) {
    ptrdiff_t start = str_find(text, part);
    return (Span){(int32_t)start, (int32_t)(start + part.len)};
}

static void quote(Article *article, Str speaker, Str root, Arena *keep) {
    Quote *q = vec_push(&article->quotes, keep);
    *vec_push(&q->content, keep) = at(article->text, S("the ferry sank"));
    q->speaker = at(article->text, speaker);
    if (root.len) q->root = at(article->text, root);
}

static void chains_count_at_their_root(void **state) {
    (void)state;
    Arena keep = unit_arena(), scratch = keep;
    scratch.beg += 32 << 20;
    keep.end = scratch.beg;
    Article articles[3] = {{.outlet = S("Harbour Post"), .id = S("a")},
                           {.outlet = S("Daily Bell"), .id = S("b")},
                           {.outlet = S("Evening Sun"), .id = S("c")}};
    const Article *all[3];
    for (int i = 0; i < 3; i++) articles[i].text = said[i], all[i] = &articles[i];
    quote(&articles[0], S("TASS"), S(""), &keep);
    quote(&articles[1], S("Reuters"), S("TASS"), &keep);
    Story story = story_of(all, 3, &keep, scratch);
    OriginOf of[3];
    for (int i = 0; i < 3; i++) of[i] = (OriginOf){i, {0, (int32_t)said[i].len}};
    OriginCount count = origin_count(&story, of, 3, &keep, scratch);
    assert_int_equal(count.len, 2);
    assert_str(count.at[0].name, S("TASS"));
    assert_int_equal(count.at[0].reports, 2);
    assert_str(origin_count_words(&count, &keep),
               S("3 outlets, at most 2 origins: TASS (2 reports), no shared text found (1)"));
}

static void paragraphs_have_origins(void **state) {
    (void)state;
    Arena keep = unit_arena(), scratch = keep;
    scratch.beg += 32 << 20;
    keep.end = scratch.beg;
    Str copied =
        S("The captain ordered full astern but the engines answered too late and the ferry crushed a barge.");
    Article first = {.outlet = S("Harbour Post"), .id = S("a"), .published = S("2031-03-04"), .text = copied};
    Article later = {.outlet = S("Daily Bell"), .id = S("b"), .published = S("2031-03-05")};
    later.text =
        str_format(&keep, "%.*s\n%s\n%s", (int)copied.len, copied.s,
                   "Relatives wait outside the clinic; nobody has visited them, complains a teacher.",
                   "\"She came through the breakwater much too fast,\" he said.");
    first.paragraphs = article_paragraphs(first.text, &keep);
    later.paragraphs = article_paragraphs(later.text, &keep);
    const Article *all[] = {&later, &first};
    Story story = story_of(all, 2, &keep, scratch);
    ParagraphOrigins origins = origin_paragraphs(&story, 1, &keep, scratch);
    assert_int_equal(origins.len, 3);
    assert_int_equal(origins.at[0].kind, PARAGRAPH_COPIED);
    assert_int_equal(origins.at[0].member, 0);
    assert_int_equal(origins.at[1].kind, PARAGRAPH_UNCLEAR);
    assert_int_equal(origins.at[2].kind, PARAGRAPH_QUOTED);
    assert_int_equal(origin_paragraphs(&story, 0, &keep, scratch).at[0].kind, PARAGRAPH_SHARED);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chains_count_at_their_root),
        cmocka_unit_test(paragraphs_have_origins),
    };
    return cmocka_run_group_tests_name("origin", tests, NULL, NULL);
}
