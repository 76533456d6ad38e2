#include "unit.h"

static void finds_and_compares(void **state) {
    (void)state;
    assert_int_equal(str_find(S("a harbour bar"), S("bar")), 10);
    assert_int_equal(str_find(S("ab"), S("abc")), -1);
    assert_int_equal(str_find(S("ab"), S("")), -1);
    assert_int_equal(str_find_case(S("Source: REUTERS"), S("reuters")), 8);
    assert_true(str_starts_case(S("HTTPS://x"), S("https://")));
    assert_true(str_ends_case(S("page.HTML"), S(".html")));
    assert_true(str_cmp(S("a"), S("ab")) < 0);
    assert_true(str_cmp(S("\xC3\xA9"), S("z")) > 0);  // bytes compare unsigned
    assert_int_equal(str_cmp(S("a"), S("a")), 0);
}

static void slices_clamp(void **state) {
    (void)state;
    assert_str(str_slice(S("abc"), -5, 99), S("abc"));
    assert_str(str_slice(S("abc"), 2, 1), S(""));
    assert_str(str_from(S("abc"), 2), S("c"));
    assert_str(str_trim(S(" \t\n a b \r\n")), S("a b"));
    assert_str(str_trim(S("  ")), S(""));
}

static void cuts_fields(void **state) {
    (void)state;
    static const struct {
        Str text, joined;
    } rows[] = {
        {S_("a,b,c"), S_("a|b|c|")}, {S_("a,,b"), S_("a||b|")}, {S_("a,"), S_("a|")}, {S_(""), S_("")},
        {S_(","), S_("|")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char joined[32] = "";
        Str rest = rows[i].text, field;
        while (str_cut(&rest, ',', &field)) {
            strncat(joined, field.len ? field.s : "", (size_t)field.len);
            strcat(joined, "|");
        }
        assert_str(str_c(joined), rows[i].joined);
    }
}

static void reads_numbers(void **state) {
    (void)state;
    int64_t n = 7;
    assert_true(str_int(S("-120"), &n) && n == -120);
    assert_true(str_int(S("0"), &n) && n == 0);
    static const Str none[] = {S_(""), S_("-"), S_("1a"), S_(" 1"), S_("9999999999999999999")};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) assert_false(str_int(none[i], &n));
}

static void spans_lead_back(void **state) {
    (void)state;
    Str text = S("one two three");
    Str two = str_slice(text, 4, 7);
    Span span = span_of(text, two);
    assert_int_equal(span.start, 4);
    assert_str(str_span(text, span), S("two"));
    assert_true(span_in((Span){4, 7}, (Span){0, 7}));
    assert_false(span_in((Span){4, 4}, (Span){0, 7}));
    assert_true(span_touch((Span){0, 5}, (Span){4, 7}));
    assert_false(span_touch((Span){0, 4}, (Span){4, 7}));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_and_compares), cmocka_unit_test(slices_clamp),
        cmocka_unit_test(cuts_fields),        cmocka_unit_test(reads_numbers),
        cmocka_unit_test(spans_lead_back),
    };
    return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
