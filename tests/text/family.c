// family.c - the families of expressions of time, a line or more of each: tests/text/dates.tsv. A floor, not a
// behaviour: what single forms do is in tests/cases.
#include "unit.h"

#include "reading.h"

#include <stdio.h>
#include <stdlib.h>

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

static void holds_families_of_dates(void **state) {
    (void)state;
    char path[4096], line[1024];
    const char *root = getenv("LEDE_SOURCE_ROOT");
    snprintf(path, sizeof path, "%s/tests/text/dates.tsv", root ? root : ".");
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    int rows = 0, right = 0;
    Arena all = arena_reserve(16 << 20), scratch = arena_reserve(64 << 20);
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '#') continue;
        line[strcspn(line, "\n")] = 0;
        Str row = str_c(line), text;
        assert_true(str_cut(&row, '\t', &text));
        Arena keep = all;
        Article article = reading(text, "published=2031-03-05T10:20", &keep, scratch);
        bool fits = dates_right(&article, row);
        if (!fits) print_message("# %.*s: %.*s\n", (int)text.len, text.s, (int)row.len, row.s);
        rows++, right += fits;
    }
    fclose(file);
    arena_release(all);
    arena_release(scratch);
    print_message("# dates right: %d of %d\n", right, rows);
    assert_true(rows > 0 && right * 100 >= rows * FLOOR_PERCENT);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(holds_families_of_dates)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
