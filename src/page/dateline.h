// dateline.h - where, when and by which agency a report says it was written: "MOSCOW, April 7. /TASS/. Russia is ..."
//
// It stands at the start of the first paragraph. Its words stay in the text; here is what they say.
#ifndef LEDE_PAGE_DATELINE_H
#define LEDE_PAGE_DATELINE_H

#include "article/article.h"

// The dateline of `text`, an article's; `at` is empty when there is none. `year` ("2021", may be empty) is
// the year known from elsewhere; without one a day without year is "--04-07".
Dateline dateline_find(Str text, Str year, Arena *keep);

#endif
