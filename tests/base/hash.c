#include "unit.h"

#include "base/hash.h"

// BLAKE2b-128 of nothing, as RFC 7693's reference program gives it.
static void ids_are_blake2b_in_base32(void **state) {
    (void)state;
    Arena arena = unit_arena();
    assert_str(hash_id(&arena, NULL, 0), S("zltgsqoz566uatsnrb2y5jtwoa"));
}

static void parts_do_not_run_together(void **state) {
    (void)state;
    Arena arena = unit_arena();
    Str a = hash_id(&arena, (Str[]){S("ab"), S("c")}, 2), b = hash_id(&arena, (Str[]){S("a"), S("bc")}, 2);
    assert_false(str_eq(a, b));
    assert_int_equal(a.len, 26);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_are_blake2b_in_base32),
        cmocka_unit_test(parts_do_not_run_together),
    };
    return cmocka_run_group_tests_name("hash", tests, NULL, NULL);
}
