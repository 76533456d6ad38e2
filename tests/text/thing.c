// thing.c - how often the thing counted is right, on tests/text/things.tsv: a floor, not a behaviour.
#include "unit.h"

#include "floor.h"
#include "reading.h"

enum { FLOOR_PERCENT = 90 };

// The thing that lede finds for the number printed as `number`; "?" when it finds no such number.
static Str thing_found(const Article *article, Str number) {
    for (ptrdiff_t i = 0; i < article->quantities.len; i++) {
        const Quantity *q = &article->quantities.at[i];
        if (str_eq(str_span(article->text, q->at), number)) return str_span(article->text, q->thing);
    }
    return S("?");
}

static bool row_right(Str row) {
    Str text, number;
    if (!str_cut(&row, '\t', &text) || !str_cut(&row, '\t', &number)) return false;
    Arena keep = arena_reserve(16 << 20), whole = keep, scratch = arena_reserve(64 << 20);
    Article article = reading(text, "published=2031-03-04", &keep, scratch);
    Str thing = thing_found(&article, number);
    bool right = str_eq(thing, row);
    if (!right) print_message("# %.*s: %.*s\n", (int)number.len, number.s, (int)thing.len, thing.s);
    arena_release(whole);
    arena_release(scratch);
    return right;
}

static void counts_the_right_things(void **state) {
    (void)state;
    assert_rows_right("things.tsv", row_right, FLOOR_PERCENT);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(counts_the_right_things)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
