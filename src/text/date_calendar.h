// date_calendar.h - calendar dates: "4 March", "the third quarter", "Friday the 26th"; what is left out is the nearest
// that the tense allows. Part of date_value.c's work.
#ifndef LEDE_TEXT_DATE_CALENDAR_H
#define LEDE_TEXT_DATE_CALENDAR_H

#include "text/date_value.h"

typedef struct Work {
    const When *when;
    const Reckoning *from;
    Arena *keep;
} Work;

// The day from which `w` is reckoned, the told one or that of writing; and the tense that counts.
Day work_base(const Work *w, bool *known);
int work_tense(const Work *w);

Value value_calendar(const Work *w);  // of KIND_DATE
// Of a year or month that is known, with what `w` says more: a quarter, a day, the third Monday.
Value value_year(const Work *w, int32_t year, bool reckoned);
Value value_month(const Work *w, int32_t year, int32_t month, bool reckoned);
Value value_year_kind(const Work *w, Value value);       // a fiscal year, a school year
Value value_week(const Work *w, Day day, bool weekend);  // the one that `day` is in
Value value_season(const Work *w, int32_t year, bool reckoned);

Day value_feast_day(const When *when, int32_t year);
Day value_nth_weekday(int32_t year, int32_t month, int32_t weekday, int32_t nth);  // nth -1 is the last

#endif
