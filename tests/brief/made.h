// made.h - the brief of the reports of a case (story/reports.h), made as lede makes it, and its evidence as
// lines.
#ifndef TESTS_BRIEF_MADE_H
#define TESTS_BRIEF_MADE_H

#include "brief/brief.h"

#include <stdio.h>

typedef struct Made {
    Brief brief;
    Arena keep, scratch;
    Arena whole_keep, whole_scratch;
} Made;

Made made_from(const char *input, size_t len);
void made_free(Made *made);

// "  ~ The ferry hit ... [Harbour Post]"
void made_show(FILE *out, const Brief *brief, const Evidence *evidence);
void made_show_all(FILE *out, const Brief *brief, const Evidences *evidences);

#endif
