// date_open.h - before, after and since: stretches with an open end, and the points between which a range
// runs. Only one sentence alone and a bare phrase have them; in a report "since 2014" is 2014.
#ifndef LEDE_TEXT_DATE_OPEN_H
#define LEDE_TEXT_DATE_OPEN_H

#include "text/date_value.h"

// How a date is opened; numbers of the tables' field `open`.
typedef enum Open {
    OPEN_SINCE = 1,   // from it on
    OPEN_BY = 2,      // till it, and in a bare phrase from now
    OPEN_BEFORE = 3,  // till it begins
    OPEN_REST = 4,    // what is left of it
    OPEN_AFTER = 5,   // from when it ended
    OPEN_UNTIL = 6,   // till it
    OPEN_TO = 7,      // till it is over
} Open;

// `value` opened; itself where it is a clock time of no day, or where no day can be told.
Value open_value(Value value, Open open, const Reckoning *from, Arena *keep);

// The first day that `value` stands for, and the day after its last; false where it does not stand for days.
bool open_days(Str value, Day *first, Day *after);

// The point where a range begins or ends: "from 2014" is the first day of 2014, "to the end of 2018" its
// last; days are themselves. `value` where it is no stretch of whole days.
Value open_point(Value value, int32_t edge, bool ends, Arena *keep);

#endif
