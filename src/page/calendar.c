// calendar.c - see calendar.h.
#include "page/calendar.h"

#include "data/page_jalali.h"

int calendar_jalali_month(Str name) {
    const struct page_jalali_row *row = page_jalali_find(name);
    int64_t month = 0;
    return row && str_int(row->month, &month) ? (int)month : 0;
}

static bool leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

// Days before the first of January of a year of our era.
static int days_before(int year) {
    int last = year - 1;
    return last * 365 + last / 4 - last / 100 + last / 400;
}

// Solar years have 33-year rounds with eight leap years, which holds from 1178 to 1633.
bool calendar_from_jalali(int *year, int *month, int *day) {
    // EPOCH: days from 1 January of our year 1 to 1 Farvardin of year 0, less the leap days that the sums count before it
    enum { ROUND = 33, LEAPS = 8, SHIFT = 11, EPOCH = 226526 };
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (*month < 1 || *month > 12 || *day < 1 || *day > (*month < 7 ? 31 : 30)) return false;
    int before = *month < 7 ? (*month - 1) * 31 : (*month - 7) * 30 + 186;
    int days = EPOCH + *year * 365 + (*year + SHIFT) / ROUND * LEAPS + ((*year + SHIFT) % ROUND + 3) / 4 +
        before + *day - 1;
    int gregorian = *year + 621, at = 0;
    if (days >= days_before(gregorian + 1)) gregorian++;
    days -= days_before(gregorian);
    for (;; at++) {
        int length = lengths[at] + (at == 1 && leap(gregorian));
        if (days < length) break;
        days -= length;
    }
    *year = gregorian, *month = at + 1, *day = days + 1;
    return true;
}
