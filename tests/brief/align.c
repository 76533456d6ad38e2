#include "unit.h"

#include "brief/align.h"
#include "made.h"

// Two reports of a sentence each: is it one point?
static const struct {
    const char *a, *b;
    bool one;
} rows[] = {
    {"The ferry Selma hit the pier at Harrowmouth on Tuesday, injuring passengers.",
     "Passengers were injured when the Selma ferry rammed a pier in Harrowmouth.", true},
    {"The ferry Selma hit the pier at Harrowmouth on Tuesday, injuring passengers.",
     "The council of Harrowmouth voted on Tuesday to raise parking fees by a tenth.", false},
    {"Mary Orr met Paul Vane in Harrowmouth on Tuesday.",
     "Mary Orr praised Paul Vane as a careful accountant.", false},
    {"The bank cut its growth forecast for Selland to 2.5 percent.",
     "The bank cut its growth forecast for Selland to 2.5 percent.", true},
};

static void test_rows(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char input[2048];
        int len = snprintf(input, sizeof input,
                           "== Harbour Post, 2031-03-04\nOne\n%s\n== Daily Bell, 2031-03-04\nTwo\n%s\n",
                           rows[i].a, rows[i].b);
        Made made = made_from(input, (size_t)len);
        Desk desk = desk_make(&made.brief.story, &made.keep, made.scratch);
        Alignment alignment = align_clauses(&desk, &made.keep, made.scratch);
        assert_int_equal(desk.clauses.len, 2);
        if ((alignment.cluster_of[0] == alignment.cluster_of[1]) != rows[i].one)
            fail_msg("%s | %s: %d", rows[i].a, rows[i].b, align_score(&alignment, 0, 1));
        made_free(&made);
    }
}

// Whatever the order of the inputs, a story's members are sorted, so the brief is the same: here only that
// every clause is in one cluster.
static void test_all_in_one(void **state) {
    (void)state;
    static const char input[] =
        "== A, 2031-03-04\nT\nThe ferry Selma hit the pier. Nobody was hurt, the harbour master said.\n"
        "== B, 2031-03-04\nT\nThe ferry Selma hit the pier. It sank.\n";
    Made made = made_from(input, sizeof input - 1);
    Desk desk = desk_make(&made.brief.story, &made.keep, made.scratch);
    Alignment alignment = align_clauses(&desk, &made.keep, made.scratch);
    ptrdiff_t members = 0;
    for (ptrdiff_t i = 0; i < alignment.clusters.len; i++) members += alignment.clusters.at[i].len;
    assert_int_equal(members, desk.clauses.len);
    made_free(&made);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows), cmocka_unit_test(test_all_in_one)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
