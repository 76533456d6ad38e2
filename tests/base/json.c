#include "unit.h"

#include "base/json.h"

static void writes_every_kind(void **state) {
    (void)state;
    Arena arena = unit_arena();
    Buf out = {.arena = &arena};
    Json json = {.out = &out};
    json_open(&json, '{');
    json_key(&json, S("a"));
    json_open(&json, '[');
    json_int(&json, -1);
    json_number(&json, 2.5);
    json_number(&json, 1.0 / 0.0);
    json_bool(&json, true);
    json_str(&json, (Str){0});
    json_text(&json, (Str){0});
    json_close(&json, ']');
    json_key(&json, S("b"));
    json_open(&json, '{');
    json_close(&json, '}');
    json_close(&json, '}');
    assert_str(buf_view(&out), S("{\"a\":[-1,2.5,null,true,null,\"\"],\"b\":{}}"));
}

static void escapes_what_could_break_a_line_or_a_terminal(void **state) {
    (void)state;
    static const struct {
        Str text, json;
    } rows[] = {
        {S_("a\"b\\c"), S_("\"a\\\"b\\\\c\"")},
        {S_("\n\t\x1b"), S_("\"\\n\\t\\u001b\"")},
        {S_("\x7f"), S_("\"\\u007f\"")},
        {S_("\xC2\x9B"
            "31m"),
         S_("\"\\u009b31m\"")},                                        // C1 control sequence introducer
        {S_("\xE2\x80\xA8"), S_("\"\\u2028\"")},                       // line separator
        {S_("\xE2\x80\x9C\xC2\xA0"), S_("\"\xE2\x80\x9C\xC2\xA0\"")},  // others as they are
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena arena = unit_arena();
        Buf out = {.arena = &arena};
        Json json = {.out = &out};
        json_text(&json, rows[i].text);
        assert_str(buf_view(&out), rows[i].json);
        // and a reader gets the text back
        yyjson_read_err why;
        yyjson_doc *doc = json_read(buf_view(&out), YYJSON_READ_NOFLAG, &why, &arena);
        yyjson_val *root = yyjson_doc_get_root(doc);
        assert_non_null(root);
        assert_str(((Str){yyjson_get_str(root), (ptrdiff_t)yyjson_get_len(root)}), rows[i].text);
    }
}

static void reading_tells_where_it_stopped(void **state) {
    (void)state;
    Arena arena = unit_arena();
    yyjson_read_err why;
    assert_null(json_read(S("{\"a\":}"), YYJSON_READ_NOFLAG, &why, &arena));
    assert_int_equal(why.pos, 5);
    assert_null(json_read((Str){0}, YYJSON_READ_NOFLAG, &why, &arena));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_every_kind),
        cmocka_unit_test(escapes_what_could_break_a_line_or_a_terminal),
        cmocka_unit_test(reading_tells_where_it_stopped),
    };
    return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
