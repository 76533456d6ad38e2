// when.h - a day as people write it: "2021-04-06" is "6 April 2021".
//
// What is no ISO 8601 date stands as it is, cleaned.
#ifndef LEDE_RENDER_WHEN_H
#define LEDE_RENDER_WHEN_H

#include "base/buf.h"

// "6 April 2021", without the year when it is `year`; "April 2021"; "2021"; a span "6 to 8 April".
void put_day(Buf *out, Str iso, int year);
void put_days(Buf *out, Str first, Str last, int year);
// "16:20" when `iso` is of that day and has a time; else "4 March, 16:20" or "4 March".
void put_moment(Buf *out, Str iso, Str day, int year);
void put_short_day(Buf *out, Str iso, int year);  // "6 Apr", for columns

Str when_day(Str iso);      // the day of a day and time
int when_year(Str iso);     // 0 when not known
Str when_weekday(Str iso);  // "Tuesday"; empty when `iso` is no day

#endif
