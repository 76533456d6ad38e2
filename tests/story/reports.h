// reports.h - the reports of a case, as a journalist writes them down:
//
//     == Harbour Post, 2031-03-04T18:00, credit Nordpress
//     Ferry hits pier          the title
//     The ferry hit ...        paragraphs, a line each
//
// Behind outlet and day may stand `credit`, `byline`, `dateline` (an agency), `language`, `id`, `url`, each with a value.
#ifndef TESTS_STORY_REPORTS_H
#define TESTS_STORY_REPORTS_H

#include "article/article.h"

typedef struct Reports {
    Article *at;
    ptrdiff_t len, cap;
} Reports;

Reports reports_read(Str input, Arena *keep);

#endif
