#include "unit.h"

#include "base/vec.h"
#include "brief/verify.h"

// A brief with one citation; the article's text as read again.
static const struct {
    const char *at, *words;
    Str text;
    CitationState state;
    int32_t start;  // where it is then
} rows[] = {
    {"[4,9]", "ferry", S_("The ferry sank."), CITATION_OK, 4},
    {"[4,9]", "ferry", S_("On Tuesday the ferry sank."), CITATION_MOVED, 15},
    {"[4,9]", "ferry", S_("The boat sank."), CITATION_LOST, 4},
    {"[4,9]", "ferry", S_("One ferry, another ferry."), CITATION_OK, 4},
    {"[1,6]", "ferry", S_("One ferry, another ferry."), CITATION_LOST, 1},  // twice: which one is meant?
    {"[5,10]", "ferry", S_("\xC3\x89t\xC3\xA9: ferry."), CITATION_OK, 5},   // code points, not bytes
    {"[400,405]", "ferry", S_("The ferry sank."), CITATION_MOVED, 4},
    {"null", "ferry", S_("The ferry sank."), CITATION_LOST, 0},
};

static Verdict verdict_of(const char *json, Str text, Arena *keep) {
    Article article = {.source = S("a.html"), .id = S("id1"), .text = text};
    const Article *articles[] = {&article};
    Arena scratch = arena_reserve(1 << 20);
    Verdict verdict;
    Err err;
    assert_true(verify_brief(&verdict, str_c(json), articles, 1, S("brief.json"), keep, scratch, &err));
    arena_release(scratch);
    return verdict;
}

static void test_rows(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(rows); i++) {
        Arena keep = unit_arena();
        char json[512];
        snprintf(json, sizeof json,
                 "{\"briefs\":[{\"articles\":[{\"source\":\"a.html\"}],\"points\":[{\"evidence\":[{"
                 "\"article\":0,\"at\":%s,\"text\":\"%s\"}]}]}]}",
                 rows[i].at, rows[i].words);
        Verdict verdict = verdict_of(json, rows[i].text, &keep);
        assert_int_equal(verdict.citations.len, 1);
        assert_int_equal(verdict.citations.at[0].state, rows[i].state);
        assert_int_equal(verdict.citations.at[0].at.start, rows[i].start);
    }
}

static void test_pieces(void **state) {
    (void)state;
    Arena keep = unit_arena();
    static const char json[] = "{\"briefs\":[{\"articles\":[{\"id\":\"id1\"}],\"quotes\":[{\"variants\":[{"
                               "\"article\":0,\"at\":[0,14],"
                               "\"pieces\":[[0,3],[10,14]],\"text\":\"The ... sank\"}]}]}]}";
    Verdict verdict = verdict_of(json, S("The ferry sank."), &keep);
    assert_int_equal(verdict.citations.len, 2);
    assert_int_equal(verdict.ok, 2);
    assert_str(verdict.citations.at[1].text, S("sank"));
}

static void test_broken(void **state) {
    (void)state;
    static const char *const broken[] = {"", "{", "[]", "{\"briefs\":3}", "null"};
    Arena keep = unit_arena(), scratch = arena_reserve(1 << 20);
    for (ptrdiff_t i = 0; i < countof(broken); i++) {
        Verdict verdict;
        Strs sources;
        Err err = {0};
        assert_false(verify_brief(&verdict, str_c(broken[i]), NULL, 0, S("x"), &keep, scratch, &err));
        assert_int_equal(err.code, ERR_NOT_A_BRIEF);
        assert_false(verify_sources(&sources, str_c(broken[i]), S("x"), &keep, scratch, &err));
    }
    // whatever its parts are, it does not crash
    static const char odd[] = "{\"briefs\":[3,{\"articles\":{},\"points\":[1,{\"evidence\":[7,{\"article\":"
                              "\"x\"},{\"article\":9,\"text\":4}]}]}]}";
    Verdict verdict;
    Err err;
    assert_true(verify_brief(&verdict, str_c(odd), NULL, 0, S("x"), &keep, scratch, &err));
    assert_int_equal(verdict.ok, 0);
    arena_release(scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_pieces),
                                       cmocka_unit_test(test_broken)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
