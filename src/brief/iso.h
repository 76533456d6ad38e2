// iso.h - ISO days as numbers, to compare and to count between.
#ifndef LEDE_BRIEF_ISO_H
#define LEDE_BRIEF_ISO_H

#include "base/str.h"

enum { ISO_NONE = INT32_MIN };

// Days since 1970-01-01 of the day that `iso` begins with; ISO_NONE when it is coarser than a day.
int32_t iso_number(Str iso);

// The year that `iso` begins with; 0 when there is none.
int32_t iso_year(Str iso);

// The first and last day that a TIMEX3 value can mean: "2031-04", "2031-W14", "2031". False for others.
bool iso_span(Str iso, int32_t *first, int32_t *last);

// Minutes of the day of "2031-03-04T07:42", "T07:42"; -1 for what gives none.
int32_t iso_clock(Str value);
// "At 7:42", "about 7.40": minutes between two tellings of one moment, at most.
enum { ISO_MOMENT = 15 };

#endif
