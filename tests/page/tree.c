// tree.c - sums of leaves; the shipped trees ask for numbers that there are.
#include "unit.h"

#include "page/gauge.h"
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

static void shipped_trees_fit_the_gauges(void **state) {
    (void)state;
    Trees trees = trees_named(S("body_trees"));
    assert_true(trees.len > 0);
    for (ptrdiff_t i = 0; i < trees.len; i++)
        for (int level = 0; level < TREE_DEPTH; level++)
            assert_in_range(trees.at[i].gauge[level], 0, GAUGE_COUNT - 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_lead_to_leaves),
        cmocka_unit_test(shipped_trees_fit_the_gauges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
