// calendar.h - day arithmetic in the proleptic Gregorian calendar; no clock, no time zone.
#ifndef LEDE_TEXT_CALENDAR_H
#define LEDE_TEXT_CALENDAR_H

#include "base/str.h"

typedef struct Day {
    int32_t year, month, day;  // month and day from 1
} Day;

int32_t day_number(Day day);  // days since 1970-01-01; a day past its month's end rolls over
Day day_of(int32_t number);
int32_t day_weekday(Day day);  // 1 is Monday, 7 is Sunday (ISO 8601)
int32_t month_days(int32_t year, int32_t month);
Day day_add(Day day, int32_t days);
Day day_add_months(Day day, int32_t months);  // the 31st becomes the month's last day
int32_t day_week(Day day, int32_t *year);     // ISO week, and the year that it belongs to
Day day_easter(int32_t year);                 // Western Easter Sunday

// Movable feasts by number: "orthodox" Easter and the rows of data/feasts.tsv; -1 for no such name, any other
// number is Easter. A feast that a year has not, or that no table knows, has year 0.
int32_t feast_number(Str name);
Day day_feast(int32_t number, int32_t year);

// A day that may be written: month 1 to 12, a day that the month has.
bool day_real(Day day);

// Reads the day of an ISO 8601 date or moment; what follows the day is passed over.
bool day_read(Str iso, Day *out);

#endif
