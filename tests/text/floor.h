// floor.h - a table of tests/text whose rows lede reads right or not: a floor under how many.
#ifndef TESTS_TEXT_FLOOR_H
#define TESTS_TEXT_FLOOR_H

#include "unit.h"

#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static inline void assert_rows_right(const char *table, bool (*is_right)(Str row), int floor_percent) {
    char path[4096], line[1024];
    const char *root = getenv("LEDE_SOURCE_ROOT");
    snprintf(path, sizeof path, "%s/tests/text/%s", root ? root : ".", table);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    int rows = 0, right = 0;
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '#') continue;
        line[strcspn(line, "\n")] = 0;
        rows++, right += is_right(str_c(line));
    }
    fclose(file);
    print_message("# %s: %d of %d right\n", table, right, rows);
    assert_true(rows > 0 && right * 100 >= rows * floor_percent);
}

#endif
