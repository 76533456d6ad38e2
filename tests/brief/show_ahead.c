// show_ahead.c - what a case's reports announce: the day, or "no day"; "passed" when it went by untold.
#include "show.h"

#include "made.h"

void show_ahead(const char *input, size_t len, const char *options, FILE *out) {
    (void)options;
    Made made = made_from(input, len);
    for (ptrdiff_t i = 0; i < made.brief.ahead.len; i++) {
        const Ahead *ahead = &made.brief.ahead.at[i];
        Str when = ahead->when.len ? ahead->when : S("no day");
        fprintf(out, "%.*s", (int)when.len, when.s);
        if (ahead->words.len) fprintf(out, ": %.*s", (int)ahead->words.len, ahead->words.s);
        fprintf(out, "%s\n", ahead->passed ? ", passed" : "");
        made_show_all(out, &made.brief, &ahead->evidence);
    }
    made_free(&made);
}
