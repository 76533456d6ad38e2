#include "unit.h"

#include "base/err.h"

static void a_line_says_what_where_and_what_to_do(void **state) {
    (void)state;
    Arena arena = unit_arena();
    Buf out = {.arena = &arena};
    Err err;
    assert_false(err_set(&err, ERR_FRONT_PAGE, S("front.html"), "%d links, %d words", 212, 31));
    err_line(&out, &err);
    assert_str(buf_view(&out),
               S("front.html: no article found (212 links, 31 words); is this a front page?"));
    assert_int_equal(err_exit(err.code), 1);
    assert_int_equal(err_http(err.code), 422);
}

static void a_file_name_cannot_move_the_cursor(void **state) {
    (void)state;
    Arena arena = unit_arena();
    Buf out = {.arena = &arena};
    Err err;
    err_set(&err, ERR_EMPTY, S("a\x1b[2Jb"), "%s", "");
    err_line(&out, &err);
    assert_true(str_starts(buf_view(&out), S("a?[2Jb: empty")));
}

static void a_long_place_keeps_its_end(void **state) {
    (void)state;
    char path[1000];
    memset(path, 'a', sizeof path);
    memcpy(path + sizeof path - 5, "/x.md", 5);
    Err err;
    err_set(&err, ERR_EMPTY, (Str){path, sizeof path}, "%s", "");
    assert_true(str_ends(str_c(err.where), S("a/x.md")));
    assert_int_equal(strlen(err.where), sizeof err.where - 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_says_what_where_and_what_to_do),
        cmocka_unit_test(a_file_name_cannot_move_the_cursor),
        cmocka_unit_test(a_long_place_keeps_its_end),
    };
    return cmocka_run_group_tests_name("err", tests, NULL, NULL);
}
