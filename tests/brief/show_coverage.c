// show_coverage.c - who tells what of a case's reports: a line a point, a cell a report in the input's order of days.
#include "show.h"

#include "made.h"

void show_coverage(const char *input, size_t len, const char *options, FILE *out) {
    (void)options;
    static const char *const words[] = {"not found", "told", "before", "teaser", "something like it"};
    Made made = made_from(input, len);
    const Brief *brief = &made.brief;
    for (ptrdiff_t row = 0; row < brief->coverage.rows; row++) {
        const Point *point = &brief->points.at[brief->coverage.points[row]];
        made_show(out, brief, &point->evidence.at[0]);
        for (ptrdiff_t i = 0; i < brief->members_len; i++) {
            Str outlet = brief->outlets.at[i];
            Told told = brief->coverage.cells[row * brief->members_len + i];
            fprintf(out, "        %.*s: %s\n", (int)outlet.len, outlet.s, words[told]);
        }
    }
    made_free(&made);
}
