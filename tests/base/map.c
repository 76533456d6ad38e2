#include "unit.h"

#include "base/map.h"

static void keeps_the_order_of_insertion(void **state) {
    (void)state;
    Arena arena = unit_arena();
    Map map = {0};
    assert_null(map_get(&map, S("none")));
    for (int i = 0; i < 10000; i++) *map_put(&map, str_format(&arena, "key %d", i), &arena) = i;
    for (int i = 0; i < 10000; i++) ++*map_put(&map, str_format(&arena, "key %d", i), &arena);
    assert_int_equal(map.len, 10000);
    for (int i = 0; i < 10000; i++) {
        assert_int_equal(map.at[i].value, i + 1);
        assert_int_equal(*map_get(&map, map.at[i].key), i + 1);
    }
    assert_null(map_get(&map, S("key 10000")));
}

static void the_empty_key_is_a_key(void **state) {
    (void)state;
    Arena arena = unit_arena();
    Map map = {0};
    *map_put(&map, (Str){0}, &arena) = 3;
    assert_int_equal(*map_get(&map, S("")), 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_the_order_of_insertion),
        cmocka_unit_test(the_empty_key_is_a_key),
    };
    return cmocka_run_group_tests_name("map", tests, NULL, NULL);
}
