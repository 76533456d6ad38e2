#include "unit.h"

#include "story/outlet.h"

static const struct {
    Str a, b;
    bool same;
} rows[] = {
    {S_("The Harbour Post"), S_("harbourpost.com"), true},
    {S_("www.harbour-post.co.uk"), S_("Harbour Post"), true},
    {S_("Harbour Post Online"), S_("HARBOUR POST"), true},
    {S_("Harbour Post"), S_("Harbour Times"), false},
    {S_("Новости Юга"), S_("НОВОСТИ ЮГА"), true},
    {S_(""), S_(""), false},  // nobody knows
    {S_("---"), S_("..."), false},
};

static void tells_outlets_apart(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(outlet_same(rows[i].a, rows[i].b), rows[i].same);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(tells_outlets_apart)};
    return cmocka_run_group_tests_name("outlet", tests, NULL, NULL);
}
