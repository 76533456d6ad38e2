// tree.c - sums of leaves; the shipped trees ask for numbers that there are.
#include "unit.h"

#include "page/gauge.h"
#include "page/headline.h"
#include "page/line_gauge.h"
#include "page/tree.h"

// Two trees: is number 0 above 3, number 1 above -2? Their other levels ask what is never true.
static const Tree two[] = {
    {.gauge = {0, 1}, .above = {3, -2, INT16_MAX, INT16_MAX}, .leaf = {1, 10, 100, 1000}},
    {.gauge = {1}, .above = {0, INT16_MAX, INT16_MAX, INT16_MAX}, .leaf = {5, 7}},
};
static const struct {
    int16_t numbers[2];
    int32_t sum;
} rows[] = {
    {{3, -2}, 1 + 5},
    {{4, -2}, 10 + 5},
    {{3, -1}, 100 + 5},
    {{4, 1}, 1000 + 7},
};

static void answers_lead_to_leaves(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(rows); i++)
        assert_int_equal(trees_score((Trees){two, countof(two)}, rows[i].numbers), rows[i].sum);
}

static void all_at_once_is_the_same(void **state) {
    (void)state;
    enum { THINGS = 21 };  // some lanes are left empty
    char room[1 << 12];
    Arena scratch = {room, room + sizeof room};
    int16_t numbers[THINGS][2];
    int32_t sums[THINGS];
    for (ptrdiff_t i = 0; i < THINGS; i++)
        for (int n = 0; n < 2; n++) numbers[i][n] = rows[i % countof(rows)].numbers[n];
    trees_score_all(sums, (Trees){two, countof(two)}, numbers[0], 2, THINGS, scratch);
    for (ptrdiff_t i = 0; i < THINGS; i++) assert_int_equal(sums[i], rows[i % countof(rows)].sum);
}

static void shipped_trees_fit_their_numbers(void **state) {
    (void)state;
    static const struct {
        Str name;
        int numbers;
    } shipped[] = {{S_("body_trees"), GAUGE_COUNT},
                   {S_("dump_trees"), LINE_GAUGE_COUNT},
                   {S_("headline_trees"), HEADLINE_GAUGE_COUNT}};
    for (ptrdiff_t k = 0; k < countof(shipped); k++) {
        Trees trees = trees_named(shipped[k].name);
        assert_true(trees.len > 0);
        for (ptrdiff_t i = 0; i < trees.len; i++)
            for (int level = 0; level < TREE_DEPTH; level++)
                assert_in_range(trees.at[i].gauge[level], 0, shipped[k].numbers - 1);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_lead_to_leaves),
        cmocka_unit_test(all_at_once_is_the_same),
        cmocka_unit_test(shipped_trees_fit_their_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
