#include "unit.h"

#include "base/workers.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct Count {
    long next, end, given, stop_at;
    bool in_order;
    atomic_long worked;
} Count;

static void *take(void *ctx) {
    Count *count = ctx;
    if (count->next == count->end) return NULL;
    long *item = malloc(sizeof *item);
    *item = count->next++;
    return item;
}

static void work(void *ctx, void *item) {
    Count *count = ctx;
    if (*(long *)item % 7 == 0) usleep(200);  // some are slow, so that order is no accident
    atomic_fetch_add(&count->worked, 1);
}

static bool done(void *ctx, void *item) {
    Count *count = ctx;
    count->in_order = count->in_order && *(long *)item == count->given;
    count->given++;
    free(item);
    return count->given != count->stop_at;
}

static void order_is_the_inputs_on_any_number_of_threads(void **state) {
    (void)state;
    for (int threads = 0; threads <= 8; threads++) {
        Count count = {.end = 2000, .in_order = true};
        WorkersJob job = {&count, take, work, done};
        assert_true(workers_run(&job, threads));
        assert_true(count.in_order);
        assert_int_equal(count.given, 2000);
        assert_int_equal(count.worked, 2000);
    }
}

static void done_can_stop_and_nothing_leaks(void **state) {
    (void)state;
    Count count = {.end = 2000, .in_order = true, .stop_at = 50};
    WorkersJob job = {&count, take, work, done};
    assert_false(workers_run(&job, 4));
    assert_true(count.in_order);
    assert_int_equal(count.given, count.next);  // every item that was taken came back
    assert_true(count.next < 2000);
}

static void no_items_is_fine(void **state) {
    (void)state;
    Count count = {0};
    WorkersJob job = {&count, take, work, done};
    assert_true(workers_run(&job, 3));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(order_is_the_inputs_on_any_number_of_threads),
        cmocka_unit_test(done_can_stop_and_nothing_leaks),
        cmocka_unit_test(no_items_is_fine),
    };
    return cmocka_run_group_tests_name("workers", tests, NULL, NULL);
}
