#include "unit.h"

#include "article/ndjson.h"

static bool read_row(Article *out, Str row, Arena *keep, Err *err) {
    Arena scratch = *keep;  // the upper half
    scratch.beg += (keep->end - keep->beg) / 2;
    keep->end = scratch.beg;
    return ndjson_read(out, row, S("rows.ndjson:1"), keep, scratch, err);
}

static Str written(const Article *article, Arena *keep) {
    Arena scratch = *keep;
    scratch.beg += (keep->end - keep->beg) / 2;
    keep->end = scratch.beg;
    Buf out = {.arena = keep};
    ndjson_write(&out, article, scratch);
    return buf_view(&out);
}

static void a_row_comes_back_as_it_was(void **state) {
    (void)state;
    // offsets are code points outside: the quotation marks and the e acute are one each
    static const char row[] =
        "{\"id\":\"x\",\"version\":\"y\",\"page\":null,\"source\":\"a.html\",\"url\":null,\"outlet\":"
        "\"Ledger\","
        "\"outlet_from\":\"page\",\"title\":\"T\",\"authors\":[\"A\"],\"published\":\"2031-03-04\","
        "\"modified\":null,"
        "\"language\":\"en\",\"description\":null,\"section\":null,\"image\":null,\"tags\":[],"
        "\"dateline\":{\"at\":[0,3],\"place\":\"ORR\",\"date\":null,\"agency\":null},"
        "\"credits\":[{\"kind\":\"picture\",\"agency\":\"Nordpress\",\"text\":\"Foto: "
        "Nordpress\"}],\"corrections\":[],\"notes\":[],"
        "\"form\":\"live\",\"teaser\":false,\"part\":{\"number\":1,\"of\":3},\"text\":\"\xE2\x80\x9C"
        "Caf\xC3\xA9s open,\xE2\x80\x9D Orr said.\",\"paragraphs\":[[0,23]],"
        "\"entries\":[{\"at\":[0,23],\"time\":\"2031-03-04T09:05\",\"authors\":[\"A\"]}],"
        "\"set_aside\":[{\"label\":\"caption\",\"text\":\"A caf\xC3\xA9\"}],"
        "\"sentences\":[[0,23]],\"names\":[{\"at\":[14,17],\"kind\":\"person\",\"entity\":0,\"role\":null}],"
        "\"entities\":[{\"name\":\"Orr\",\"kind\":\"person\",\"role\":null,\"forms\":[\"Orr\"]}],"
        "\"dates\":[{\"at\":[0,1],\"type\":\"date\",\"value\":\"2031\",\"reckoned\":true}],"
        "\"quantities\":[{\"at\":[0,1],\"value\":2.5,\"low\":2,\"high\":3,\"approx\":true,\"unit\":\"km\","
        "\"thing\":[1,5]},"
        "{\"at\":[0,1],\"value\":\"(12,)\",\"low\":12,\"high\":null,\"approx\":true,\"unit\":null,\"thing\":"
        "null},"
        "{\"at\":[0,1],\"value\":\"[10,12)\",\"low\":10,\"high\":12,\"approx\":false,\"unit\":null,\"thing\":"
        "null}],"
        "\"quotes\":[{\"content\":[[1,11]],\"speaker\":[14,17],\"entity\":0,\"cue\":[18,22],\"addressee\":"
        "null,"
        "\"root\":null,\"kind\":\"direct\",\"confidence\":0.95}],"
        "\"topics\":[{\"code\":\"15000000\",\"label\":\"sport\",\"confidence\":0.5}]}";
    Arena arena = unit_arena();
    Article a;
    Err err;
    if (!read_row(&a, str_c(row), &arena, &err)) fail_msg("%s", err.detail);
    assert_str(str_span(a.text, a.quotes.at[0].content.at[0]), S("Caf\xC3\xA9s open"));
    assert_str(str_span(a.text, a.names.at[0].at), S("Orr"));
    // the version is reckoned from title and text, whatever the row says
    Str back = written(&a, &arena);
    Str version = S("\"version\":\"");
    ptrdiff_t at = str_find(back, version);
    Str expected = str_c(row);
    assert_str(str_slice(back, 0, at), str_slice(expected, 0, str_find(expected, version)));
    assert_str(str_from(back, at + version.len + 26),
               str_from(expected, str_find(expected, version) + version.len + 1));
}

static void only_text_must_be_there(void **state) {
    (void)state;
    Arena arena = unit_arena();
    Article a;
    Err err;
    assert_true(read_row(&a, S("{\"text\":\"One.\\nTwo.\"}"), &arena, &err));
    assert_int_equal(a.paragraphs.len, 2);
    assert_str(a.source, S("rows.ndjson:1"));
    assert_int_equal(a.id.len, 26);
    assert_false(a.annotated);
}

static void bad_rows_say_why(void **state) {
    (void)state;
    static const struct {
        Str row;
        const char *why;
    } rows[] = {
        {S_(""), "byte 0: input length is 0"},
        {S_("{\"text\":"), "byte 8: "},
        {S_("[1]"), "no text"},
        {S_("{\"text\":7}"), "no text"},
        {S_("{\"text\":\"ab\",\"paragraphs\":[[0,3]]}"), "a span or an index that does not fit"},
        {S_("{\"text\":\"ab\",\"paragraphs\":[[2,1]]}"), "a span or an index that does not fit"},
        {S_("{\"text\":\"ab\",\"paragraphs\":[5]}"), "a span or an index that does not fit"},
        {S_("{\"text\":\"ab\",\"sentences\":[],\"names\":[{\"at\":[0,1],\"entity\":4}]}"),
         "a span or an index that does not fit"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena arena = unit_arena();
        Article a = {.title = S("untouched")};
        Err err;
        assert_false(read_row(&a, rows[i].row, &arena, &err));
        assert_int_equal(err.code, ERR_BAD_JSON);
        if (strncmp(err.detail, rows[i].why, strlen(rows[i].why)) != 0)
            fail_msg("row %zu: %s", i, err.detail);
        assert_str(a.title, S("untouched"));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_comes_back_as_it_was),
        cmocka_unit_test(only_text_must_be_there),
        cmocka_unit_test(bad_rows_say_why),
    };
    return cmocka_run_group_tests_name("ndjson", tests, NULL, NULL);
}
