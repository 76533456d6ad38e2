#include "unit.h"

#include "brief/reckon.h"

// A report with this dateline and page's day, in a story of these days.
static const struct {
    Str dateline, published, first, last, day;
} rows[] = {
    {S_("--04-07"), {0}, S_("2031-04-06"), S_("2031-04-08T10:00"), S_("2031-04-07")},
    {S_("--12-31"), {0}, S_("2031-01-01"), S_("2031-01-02"), S_("2030-12-31")},  // the turn of the year
    {S_("--01-02"), {0}, S_("2030-12-30"), S_("2030-12-31"), S_("2031-01-02")},
    {S_("--09-07"), {0}, S_("2031-04-06"), S_("2031-04-08"), {0}},  // half a year away: not this story
    {S_("--04-07"), S_("2029-01-01"), S_("2031-04-06"), S_("2031-04-08"), {0}},  // the page gives its own
    {S_("2031-04-07"), {0}, S_("2031-04-06"), S_("2031-04-08"), {0}},            // a whole day needs no year
    {S_("--04-07"), {0}, {0}, {0}, {0}},                                         // nobody knows the year
    {{0}, {0}, S_("2031-04-06"), S_("2031-04-08"), {0}},
};

static void test_rows(void **state) {
    (void)state;
    Arena arena = unit_arena();
    for (ptrdiff_t i = 0; i < countof(rows); i++) {
        Story story = {.first = rows[i].first, .last = rows[i].last};
        Article article = {.published = rows[i].published, .dateline = {.date = rows[i].dateline}};
        assert_str(reckon_published(&story, &article, &arena), rows[i].day);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
