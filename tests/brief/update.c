#include "unit.h"

#include "base/json.h"
#include "brief/update.h"
#include "made.h"

// The older brief's JSON, as far as update.c reads it: one report, its text, one point.
static Str old_of(const char *text, const char *point, Arena *keep) {
    return str_format(
        keep,
        "{\"briefs\":[{\"articles\":[{\"id\":\"%%s\",\"version\":\"v\",\"name\":\"Harbour Post\","
        "\"published\":\"2031-03-04\",\"text\":\"%s\"}],\"points\":[{\"evidence\":[{\"article\":0,"
        "\"text\":\"%s\"}]}],\"warnings\":[]}]}",
        text, point);
}

static const struct {
    const char *old, *point, *reports;
    const char *news;  // kinds
} rows[] = {
    // nothing new
    {"The ferry Selma hit the pier at Harrowmouth on Tuesday.",
     "The ferry Selma hit the pier at Harrowmouth on Tuesday.",
     "== Harbour Post, 2031-03-04\nOne\nThe ferry Selma hit the pier at Harrowmouth on Tuesday.\n", ""},
    // a report that tells one thing more
    {"The ferry Selma hit the pier at Harrowmouth on Tuesday.",
     "The ferry Selma hit the pier at Harrowmouth on Tuesday.",
     "== Harbour Post, 2031-03-04\nOne\nThe ferry Selma hit the pier at Harrowmouth on Tuesday.\n"
     "== Daily Bell, 2031-03-05\nTwo\nThe harbour office of Selland closed the eastern basin to all ships "
     "until Friday.\n",
     "point "},
    // the same sentence with another figure
    {"In all 12 people were missing after the ferry hit the pier.",
     "In all 12 people were missing after the ferry hit the pier.",
     "== Harbour Post, 2031-03-04\nOne\nIn all 9 people were missing after the ferry hit the pier.\n",
     "figure "},
};

static void test_rows(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(rows); i++) {
        Made made = made_from(rows[i].reports, strlen(rows[i].reports));
        Str form = old_of(rows[i].old, rows[i].point, &made.keep);
        Str id = made.brief.members[0].article->id;
        char json[4096], kinds[256] = "";
        char *format = (char *)form.s;
        snprintf(json, sizeof json, "%.*s", (int)form.len, format);
        char *mark = strstr(json, "%s");
        assert_non_null(mark);
        char rest[4096];
        snprintf(rest, sizeof rest, "%.*s%s", (int)id.len, id.s, mark + 2);
        snprintf(mark, sizeof json - (size_t)(mark - json), "%s", rest);
        OldBriefs old;
        Err err = {0};
        assert_true(update_read(&old, str_c(json), &made.keep, &err));
        Update update = update_make(&old, &made.brief, &made.keep, made.scratch);
        assert_true(update.known);
        for (ptrdiff_t n = 0; n < update.news.len; n++) {
            Str word = news_kind_word(update.news.at[n].kind);
            snprintf(kinds + strlen(kinds), sizeof kinds - strlen(kinds), "%.*s ", (int)word.len, word.s);
        }
        assert_string_equal(kinds, rows[i].news);
        made_free(&made);
    }
}

static void test_no_brief(void **state) {
    (void)state;
    static const char reports[] = "== A, 2031-03-04\nT\nThe ferry Selma hit the pier.\n";
    Made made = made_from(reports, sizeof reports - 1);
    OldBriefs old;
    Err err = {0};
    assert_false(update_read(&old, S("{}"), &made.keep, &err));
    assert_false(update_read(&old, S("no json"), &made.keep, &err));
    assert_int_equal(err.code, ERR_NOT_A_BRIEF);
    assert_true(update_read(&old, S("{\"briefs\":[]}"), &made.keep, &err));
    assert_false(update_make(&old, &made.brief, &made.keep, made.scratch).known);
    made_free(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_no_brief)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
