// thing.c - how often the thing counted is right, on tests/text/things.tsv: a floor, not a behaviour.
#include "unit.h"

#include "reading.h"

#include <stdio.h>
#include <stdlib.h>

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
    char path[4096], line[1024];
    const char *root = getenv("LEDE_SOURCE_ROOT");
    snprintf(path, sizeof path, "%s/tests/text/things.tsv", root ? root : ".");
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    int rows = 0, right = 0;
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '#') continue;
        line[strcspn(line, "\n")] = 0;
        rows++, right += row_right(str_c(line));
    }
    fclose(file);
    print_message("# things right: %d of %d\n", right, rows);
    assert_true(right * 100 >= rows * FLOOR_PERCENT);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(counts_the_right_things)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
