// ways.c - the likeliest rows of labels, in order. See src/text/ways.h.
#include "unit.h"

#include "text/chain.h"
#include "text/ways.h"

enum { LABELS = 2 };

// Two labels, nothing forbidden, no weight for what follows what.
static Model two_labels(void) {
    Model model = {.width = LABELS, .heads_len = 1};
    model.heads[0].len = LABELS;
    chain_open(&model.heads[0]);
    return model;
}

static void gives_the_best_first(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Model model = two_labels();
    static const int32_t scores[] = {32, 0, 0, 16, 8, 0};  // label 0, 1, 0; the last is easiest to change
    int16_t *sure = tagger_sure(&model, 0, scores, 3, &keep);
    Ways ways = ways_find(&model, 0, scores, sure, 3, &keep);
    static const uint8_t rows[][3] = {{0, 1, 0}, {0, 1, 1}, {0, 0, 0}};
    assert_int_equal(ways.len, WAYS);
    for (int w = 0; w < countof(rows); w++) assert_memory_equal(ways.label[w], rows[w], 3);
    int sum = 0;
    for (int w = 0; w < ways.len; w++) {
        sum += ways.share[w];
        if (w) assert_true(ways.share[w] <= ways.share[w - 1]);
    }
    assert_in_range(sum, 990, 1000);
}

static void goes_no_forbidden_way(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Model model = two_labels();
    model.heads[0].from[0][1] = TAGGER_NEVER;
    chain_open(&model.heads[0]);
    static const int32_t scores[] = {32, 0, 0, 32, 0, 0};
    Ways ways = ways_find(&model, 0, scores, tagger_sure(&model, 0, scores, 3, &keep), 3, &keep);
    assert_true(ways.len > 0);
    for (int w = 0; w < ways.len; w++)
        for (int i = 1; i < 3; i++) assert_false(ways.label[w][i - 1] == 0 && ways.label[w][i] == 1);
}

static void nothing_has_no_way(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Model model = two_labels();
    assert_int_equal(ways_find(&model, 0, NULL, NULL, 0, &keep).len, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_the_best_first),
        cmocka_unit_test(goes_no_forbidden_way),
        cmocka_unit_test(nothing_has_no_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
