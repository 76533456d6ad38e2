// stamp_day.h - days, times and zones at a token of a date line.
#ifndef LEDE_PAGE_STAMP_DAY_H
#define LEDE_PAGE_STAMP_DAY_H

#include "page/stamp_scan.h"

// The day that begins at token `i`: how many tokens it took, 0 for none.
int stamp_day(const Scan *scan, int i, Moment *m);

// stamp_time.c: the time and zone right behind the day's end, or before its start, which they move.
void stamp_time_behind(const Scan *scan, int *end, Moment *m);
void stamp_time_before(const Scan *scan, int *start, Moment *m);

#endif
