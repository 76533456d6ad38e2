// iso.c - see iso.h. The calendar is Hinnant's days_from_civil.
#include "brief/iso.h"

static int32_t number(int32_t year, int32_t month, int32_t day) {
    year -= month <= 2;
    int32_t era = (year >= 0 ? year : year - 399) / 400, of_era = year - era * 400;
    int32_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static bool digits(Str s, ptrdiff_t start, ptrdiff_t end, int32_t *out) {
    int64_t n;
    if (s.len < end || !str_int(str_slice(s, start, end), &n) || n < 0) return false;
    *out = (int32_t)n;
    return true;
}

int32_t iso_number(Str iso) {
    int32_t year, month, day;
    if (iso.len < 10 || iso.s[4] != '-' || iso.s[7] != '-') return ISO_NONE;
    if (!digits(iso, 0, 4, &year) || !digits(iso, 5, 7, &month) || !digits(iso, 8, 10, &day)) return ISO_NONE;
    return month < 1 || month > 12 || day < 1 || day > 31 ? ISO_NONE : number(year, month, day);
}

int32_t iso_year(Str iso) {
    int32_t year;
    return digits(iso, 0, 4, &year) ? year : 0;
}

bool iso_span(Str iso, int32_t *first, int32_t *last) {
    int32_t year, n;
    *first = *last = iso_number(iso);
    if (*first != ISO_NONE) return true;
    if (!digits(iso, 0, 4, &year) || year < 1000) return false;
    if (iso.len == 4) {
        *first = number(year, 1, 1);
        *last = number(year, 12, 31);
        return true;
    }
    if (iso.s[4] != '-') return false;
    if (iso.len == 7 && digits(iso, 5, 7, &n) && n >= 1 && n <= 12) {
        *first = number(year, n, 1);
        *last = n == 12 ? number(year, 12, 31) : number(year, n + 1, 1) - 1;
        return true;
    }
    if (iso.len >= 8 && iso.s[5] == 'W' && digits(iso, 6, 8, &n)) {
        int32_t fourth = number(year, 1, 4);                   // always in week 1
        int32_t monday = fourth - ((fourth + 3) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
        *first = monday + (n - 1) * 7;
        *last = *first + 6;
        return true;
    }
    return false;
}

int32_t iso_clock(Str value) {
    int64_t hour, minute;
    Str clock = value.len == 16 ? str_from(value, 10) : value;
    if (clock.len != 6 || clock.s[0] != 'T' || clock.s[3] != ':') return -1;
    if (!str_int(str_slice(clock, 1, 3), &hour) || !str_int(str_slice(clock, 4, 6), &minute)) return -1;
    return (int32_t)(hour * 60 + minute);
}
