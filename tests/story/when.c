#include "unit.h"

#include "story/when.h"

static const struct {
    Str iso;
    int64_t minutes;
} rows[] = {
    {S_("1970-01-01"), 0},
    {S_("1970-01-02T00:01"), 1441},
    {S_("1970-01-01T05:30:00+05:30"), 0},
    {S_("1969-12-31T16:00:00.250-0800"), 0},
    {S_("2000-03-01"), 11017 * 1440},
    {S_("2024-02-29T12:00Z"), 19782 * 1440 + 720},
    {S_(""), WHEN_UNKNOWN},
    {S_("2021"), WHEN_UNKNOWN},  // a year places nothing
    {S_("2021-13-01"), WHEN_UNKNOWN},
    {S_("yesterday"), WHEN_UNKNOWN},
};

static void counts_minutes(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(when_of(rows[i].iso), rows[i].minutes);
}

static void the_unknown_is_apart_from_nothing(void **state) {
    (void)state;
    assert_int_equal(when_apart(WHEN_UNKNOWN, 5), 0);
    assert_int_equal(when_apart(9, 5), 4);
    assert_int_equal(when_apart(5, 9), 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_minutes),
        cmocka_unit_test(the_unknown_is_apart_from_nothing),
    };
    return cmocka_run_group_tests_name("when", tests, NULL, NULL);
}
