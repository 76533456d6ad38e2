#include "unit.h"

#include "article/ndjson.h"
#include "article/pack.h"

static Str shown(const Article *article, Arena *keep) {
    Arena scratch = arena_halve(keep);
    Buf out = {.arena = keep};
    ndjson_write(&out, article, scratch);
    return buf_view(&out);
}

// Every field set, each with a value of its own.
static Article full_article(Arena *keep) {
    Article a = {.id = S("an id"),
                 .version = S("a version"),
                 .page = S("a page"),
                 .source = S("a.html"),
                 .url = S("https://example.test/a"),
                 .outlet = S("Nordpress"),
                 .outlet_from = OUTLET_PAGE,
                 .title = S("Ferry hits pier"),
                 .published = S("2031-03-03T10:00"),
                 .modified = S("2031-03-04"),
                 .language = S("en"),
                 .description = S("A ferry."),
                 .section = S("News"),
                 .image = S("a.jpg"),
                 .dateline = {{0, 11}, S("HARROWMOUTH"), S("2031-03-03"), S("Nordpress")},
                 .form = FORM_LIVE,
                 .teaser = true,
                 .part = {2, 3},
                 .text = S("HARROWMOUTH: \"We go,\" Orr said.\nTwelve ferries."),
                 .annotated = true};
    *vec_push(&a.authors, keep) = S("A. Holm");
    *vec_push(&a.authors, keep) = S("");
    *vec_push(&a.tags, keep) = S("ferry");
    *vec_push(&a.corrections, keep) = S("The ferry was blue.");
    *vec_push(&a.notes, keep) = S("Editor's note: the ferry was blue.");
    *vec_push(&a.credits, keep) = (Credit){CREDIT_PICTURE, S("Nordpress"), S("Foto: Nordpress")};
    *vec_push(&a.asides, keep) = (Aside){ASIDE_CAPTION, S("The pier")};
    *vec_push(&a.paragraphs, keep) = (Span){0, 31};
    *vec_push(&a.paragraphs, keep) = (Span){32, 47};
    *vec_push(&a.entries, keep) = (LiveEntry){{0, 31}, S("2031-03-03T09:05"), {0}};
    *vec_push(&a.entries.at[0].authors, keep) = S("A. Holm");
    *vec_push(&a.sentences, keep) = (Span){13, 31};
    *vec_push(&a.names, keep) = (Name){{22, 25}, NAME_PERSON, 0, {13, 20}};
    *vec_push(&a.names, keep) = (Name){{0, 11}, NAME_PLACE, -1, {0, 0}};  // in any order
    Entity *orr = vec_push(&a.entities, keep);
    *orr = (Entity){S("Orr"), NAME_PERSON, {13, 20}, {0}};
    *vec_push(&orr->forms, keep) = S("Orr");
    *vec_push(&orr->forms, keep) = S("Ms Orr");
    *vec_push(&a.dates, keep) = (Date){{0, 4}, DATE_RANGE, S("2031/2032"), true};
    *vec_push(&a.quantities, keep) =
        (Quantity){{32, 38}, 12.5, -1e300, 1e-9, true, S("km"), {39, 46}, true, true};
    Quote *quote = vec_push(&a.quotes, keep);
    *quote = (Quote){.speaker = {22, 25},
                     .cue = {26, 30},
                     .addressee = {1, 2},
                     .root = {3, 4},
                     .entity = 0,
                     .kind = QUOTE_MIXED,
                     .confidence = 950};
    *vec_push(&quote->content, keep) = (Span){14, 20};
    *vec_push(&quote->content, keep) = (Span){2, 3};
    *vec_push(&a.topics, keep) = (MediaTopic){S("15000000"), S("sport"), 500};
    return a;
}

static void an_article_comes_back_as_it_was(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Article a = full_article(&keep), b = article_unpack(article_pack(&a, &keep), &keep);
    assert_str(shown(&b, &keep), shown(&a, &keep));
    // what a row does not show
    assert_int_equal(b.dateline.at.end, 11);
    assert_int_equal(b.quantities.at[0].high_out, true);
    assert_int_equal(b.dates.at[0].reckoned, true);
    assert_int_equal(b.quotes.at[0].content.at[1].start, 2);
    assert_str(packed_id(article_pack(&a, &keep)), S("an id"));
}

static void what_is_not_set_costs_nothing(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Article a = {.id = S("a1"), .text = S("Twelve ferries.")};
    *vec_push(&a.paragraphs, &keep) = (Span){0, 15};
    Arena whole = keep;
    Article b = article_unpack(article_pack(&a, &keep), &keep);
    assert_str(shown(&b, &keep), shown(&a, &keep));
    Arena again = whole;
    article_pack(&a, &again);
    assert_true(again.beg - whole.beg < a.id.len + a.text.len + 16);
    Article none = article_unpack(article_pack(&(Article){0}, &keep), &keep);
    assert_int_equal(none.text.len, 0);
    assert_null(none.names.at);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_article_comes_back_as_it_was),
        cmocka_unit_test(what_is_not_set_costs_nothing),
    };
    return cmocka_run_group_tests_name("pack", tests, NULL, NULL);
}
