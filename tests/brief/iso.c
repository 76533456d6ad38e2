#include "unit.h"

#include "base/vec.h"
#include "brief/iso.h"

static const struct {
    Str iso;
    int32_t first, last;  // days since 1970
} rows[] = {
    {S_("1970-01-01"), 0, 0},       {S_("2000-03-01"), 11017, 11017},
    {S_("1969-12-31"), -1, -1},     {S_("2024-02"), 19754, 19782},
    {S_("2021"), 18628, 18992},     {S_("2021-W01"), 18631, 18637},  // 4 to 10 January
    {S_("2020-W53"), 18624, 18630}, {S_("2021-04-07T16:20"), 18724, 18724},
};
static const Str bad[] = {S_(""), S_("PAST_REF"), S_("2021-13-01"), S_("P9Y"), S_("2021-1x-01"), S_("21")};

static void test_rows(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(rows); i++) {
        int32_t first, last;
        assert_true(iso_span(rows[i].iso, &first, &last));
        assert_int_equal(first, rows[i].first);
        assert_int_equal(last, rows[i].last);
    }
}

static void test_bad(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(bad); i++) {
        int32_t first, last;
        assert_false(iso_span(bad[i], &first, &last));
        assert_int_equal(iso_number(bad[i]), ISO_NONE);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_bad)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
