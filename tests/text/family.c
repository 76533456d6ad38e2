// family.c - the families of expressions of time, a line or more of each: tests/text/dates.tsv. A floor, not a
// behaviour: what single forms do is in tests/cases.
#include "unit.h"

#include "floor.h"
#include "reading.h"

enum { FLOOR_PERCENT = 94 };

// "1994", "1994,1995": is `value` one of these?
static bool one_of(Str wanted, Str value) {
    Str one;
    while (str_cut(&wanted, ',', &one))
        if (str_eq(one, value)) return true;
    return false;
}

// Every date wanted ("expression=value;...") is there with that value, and no other is.
static bool dates_right(const Article *article, Str wanted) {
    ptrdiff_t right = 0, all = 0;
    Str pair, expression;
    while (str_cut(&wanted, ';', &pair)) {
        Str value = pair;
        all++;
        if (!str_cut(&value, '=', &expression)) return false;
        int32_t at = (int32_t)str_find(article->text, expression);
        Span span = {at, at + (int32_t)expression.len};
        for (ptrdiff_t i = 0; i < article->dates.len; i++) {
            const Date *date = &article->dates.at[i];
            right += span_touch(date->at, span) && one_of(value, date->value);
        }
    }
    return right == all && article->dates.len == all;
}

static bool row_right(Str row) {
    Str text;
    if (!str_cut(&row, '\t', &text)) return false;
    Arena keep = arena_reserve(16 << 20), whole = keep, scratch = arena_reserve(64 << 20);
    Article article = reading(text, "published=2031-03-05T10:20", &keep, scratch);
    bool right = dates_right(&article, row);
    if (!right) print_message("# %.*s: %.*s\n", (int)text.len, text.s, (int)row.len, row.s);
    arena_release(whole);
    arena_release(scratch);
    return right;
}

static void holds_families_of_dates(void **state) {
    (void)state;
    assert_rows_right("dates.tsv", row_right, FLOOR_PERCENT);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(holds_families_of_dates)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
