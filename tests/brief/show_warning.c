// show_warning.c - what to check before using a case's reports: the kind, then the evidence.
#include "show.h"

#include "made.h"

void show_warning(const char *input, size_t len, const char *options, FILE *out) {
    (void)options;
    Made made = made_from(input, len);
    for (ptrdiff_t i = 0; i < made.brief.warnings.len; i++) {
        const Warning *warning = &made.brief.warnings.at[i];
        Str kind = warning_kind_word(warning->kind);
        fprintf(out, "%.*s\n", (int)kind.len, kind.s);
        made_show_all(out, &made.brief, &warning->evidence);
        if (warning->article >= 0) {
            Str outlet = made.brief.outlets.at[warning->article];
            fprintf(out, "    %.*s [%.*s]", (int)warning->text.len, warning->text.s, (int)outlet.len,
                    outlet.s);
            fprintf(out, warning->part.len ? ": %.*s\n" : "%.*s\n", (int)warning->part.len, warning->part.s);
        }
    }
    made_free(&made);
}
