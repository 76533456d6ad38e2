#include "unit.h"

#include "base/buf.h"
#include "base/vec.h"

static void taken_memory_is_zeroed_aligned_and_never_moves(void **state) {
    (void)state;
    Arena arena = unit_arena();
    char *one = arena_new(&arena, char, 1);
    int64_t *numbers = arena_new(&arena, int64_t, 100);
    assert_int_equal((uintptr_t)numbers % _Alignof(int64_t), 0);
    for (int i = 0; i < 100; i++) assert_int_equal(numbers[i], 0);
    *one = 'x';
    memset(numbers, 0xFF, 100 * sizeof *numbers);
    assert_int_equal(*one, 'x');
}

// The callee's arena is a copy, so what it took is free again.
static void take_scratch(Arena scratch) { memset(arena_new(&scratch, char, 1000), 0xFF, 1000); }

static void scratch_is_free_on_return(void **state) {
    (void)state;
    Arena arena = unit_arena();
    char *before = arena.beg;
    take_scratch(arena);
    assert_ptr_equal(arena.beg, before);
    char *again = arena_new(&arena, char, 1000);
    for (int i = 0; i < 1000; i++) assert_int_equal(again[i], 0);
}

typedef struct Depth {
    int depth, deepest;
    bool fill;
} Depth;

static void fill_up(void *ctx, Arena *keep, Arena scratch) {
    Depth *d = ctx;
    (void)scratch;
    arena_new(keep, char, 100);
    if (d->fill) arena_new(keep, char, keep->end - keep->beg + 1);
}

static void a_full_arena_jumps_to_the_border_and_rolls_back(void **state) {
    (void)state;
    Arena whole = unit_arena(), keep = {whole.beg, whole.beg + 1000}, before = keep;
    Depth d = {.fill = true};
    assert_int_equal(arena_try(fill_up, &d, &keep, (Arena){0}), JUMP_FULL);
    assert_ptr_equal(keep.beg, before.beg);
    d.fill = false;
    assert_int_equal(arena_try(fill_up, &d, &keep, (Arena){0}), JUMP_NONE);
    assert_true(keep.beg > before.beg);
}

// A border inside a border: the inner one catches, the outer one goes on.
static void nested(void *ctx, Arena *keep, Arena scratch) {
    Depth *d = ctx;
    arena_new(keep, char, 10);
    Depth inner = {.fill = true};
    Arena small = {scratch.beg, scratch.beg + 200};
    assert_int_equal(arena_try(fill_up, &inner, &small, (Arena){0}), JUMP_FULL);
    d->deepest = 2;
}

static void borders_nest(void **state) {
    (void)state;
    Arena whole = unit_arena(), keep = {whole.beg, whole.beg + 4096};
    Depth d = {0};
    assert_int_equal(arena_try(nested, &d, &keep, (Arena){whole.beg + 4096, whole.end}), JUMP_NONE);
    assert_int_equal(d.deepest, 2);
}

static void the_nth_take_fails_when_asked(void **state) {
    (void)state;
#ifndef LEDE_TEST
    skip();  // the counter is in every build, but only test builds promise it
#endif
    Arena keep = unit_arena();
    Depth d = {0};
    arena_fail_after(1);
    assert_int_equal(arena_try(fill_up, &d, &keep, (Arena){0}), JUMP_FULL);
    assert_int_equal(arena_try(fill_up, &d, &keep, (Arena){0}), JUMP_NONE);
}

static void a_vector_grows_in_place_at_the_arenas_end(void **state) {
    (void)state;
    Arena arena = unit_arena();
    Spans spans = {0};
    for (int32_t i = 0; i < 1000; i++) *vec_push(&spans, &arena) = (Span){i, i + 1};
    Span *last = spans.at;
    arena_new(&arena, char, 1);  // now something stands behind it: growing must copy
    while (spans.len < spans.cap) vec_push(&spans, &arena);
    vec_push(&spans, &arena);
    assert_ptr_not_equal(spans.at, last);
    for (int32_t i = 0; i < 1000; i++) assert_int_equal(spans.at[i].start, i);
}

static void a_buffer_takes_all_kinds(void **state) {
    (void)state;
    Arena arena = unit_arena();
    Buf out = {.arena = &arena};
    buf_str(&out, S("a"));
    buf_byte(&out, ' ');
    buf_int(&out, -42);
    buf_rune(&out, 0x20AC);
    buf_format(&out, " %s", "end");
    assert_str(buf_view(&out), S("a -42\xE2\x82\xAC end"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(taken_memory_is_zeroed_aligned_and_never_moves),
        cmocka_unit_test(scratch_is_free_on_return),
        cmocka_unit_test(a_full_arena_jumps_to_the_border_and_rolls_back),
        cmocka_unit_test(borders_nest),
        cmocka_unit_test(the_nth_take_fails_when_asked),
        cmocka_unit_test(a_vector_grows_in_place_at_the_arenas_end),
        cmocka_unit_test(a_buffer_takes_all_kinds),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
