// stamp.h - a day or moment as pages write it, to ISO 8601: "April 7, 2021 3:40 PM IST", "07.04.2021", RFC 822 ...
//
// As precise as the text and no more: a day stays a day, a time keeps its zone, no zone is made up. For dates
// inside an article's sentences see text/date.h.
#ifndef LEDE_PAGE_STAMP_H
#define LEDE_PAGE_STAMP_H

#include "base/arena.h"

typedef struct Stamp {
    Str iso;            // "2021-04-07", "2021-04-07T15:40+05:30"; empty when the text holds none
    ptrdiff_t at, end;  // where it stands in the text
    bool no_year;       // iso is "--04-07": the text names no year
} Stamp;

// The first day in `text` (metadata, or a line of a page). Months by name: data/page_months.tsv. "10/11/2021"
// is the eleventh of October or the tenth of November: `day_first` decides unless a number over 12 does.
Stamp stamp_find(Str text, bool day_first, Arena *keep);
bool stamp_may(Str text);  // has it a digit at all? Without one there is no day

// Are both, with times and zones, the same minute?
bool stamp_same(Str a, Str b);

// Is the moment on that day somewhere on earth? "2021-04-08T02:40Z" is the evening of the 7th in America.
bool stamp_on_day(Str moment, Str day);
bool stamp_before(Str a, Str b);  // both moments, a the earlier

// The day of a URL that carries one: "/2021/04/07/", "/20210407-"; empty when none.
Str stamp_of_url(Str url, Arena *keep);

#endif
