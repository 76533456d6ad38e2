// calendar.h - days of other calendars that pages print their dates in, as Gregorian ones.
#ifndef LEDE_PAGE_CALENDAR_H
#define LEDE_PAGE_CALENDAR_H

#include "base/str.h"

enum {
    JALALI_FIRST = 1300,
    JALALI_LAST = 1499,  // 1921 to 2120
};

// The month of the solar Hijri calendar that Iran and Afghanistan use: 1 to 12, or 0 when `name` is none.
int calendar_jalali_month(Str name);

// A solar Hijri day, which becomes Gregorian; false when the calendar has no such day.
bool calendar_from_jalali(int *year, int *month, int *day);

#endif
