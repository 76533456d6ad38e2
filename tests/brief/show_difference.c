// show_difference.c - where a case's reports differ, by kind.
//
//     number
//         Twelve people were hurt ... [Harbour Post]
//         Nine people were hurt ... [Daily Bell]
#include "show.h"

#include "made.h"

void show_difference(const char *input, size_t len, const char *options, FILE *out) {
    (void)options;
    Made made = made_from(input, len);
    for (ptrdiff_t i = 0; i < made.brief.differences.len; i++) {
        const Difference *difference = &made.brief.differences.at[i];
        Str kind = difference_kind_word(difference->kind);
        fprintf(out, "%.*s\n", (int)kind.len, kind.s);
        made_show_all(out, &made.brief, &difference->evidence);
    }
    made_free(&made);
}
