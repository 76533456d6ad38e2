// when.c - see when.h.
#include "story/when.h"

// `count` digits at *at, which moves past them; -1 when they are not there.
static int64_t digits(Str s, ptrdiff_t *at, ptrdiff_t count) {
    int64_t n = 0;
    if (*at + count > s.len) return -1;
    for (ptrdiff_t end = *at + count; *at < end; ++*at) {
        if (!ascii_digit(s.s[*at])) return -1;
        n = n * 10 + (s.s[*at] - '0');
    }
    return n;
}

static bool mark(Str s, ptrdiff_t *at, char c) {
    if (*at >= s.len || s.s[*at] != c) return false;
    ++*at;
    return true;
}

// Days since 1970-01-01 in the Gregorian calendar (Hinnant, "chrono-compatible low-level date algorithms").
static int64_t days_from(int64_t year, int64_t month, int64_t day) {
    year -= month <= 2;
    int64_t era = year / 400, of_era = year - era * 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

// "+05:30", "-0800", "Z" or nothing, in minutes.
static int64_t zone(Str s, ptrdiff_t at) {
    if (at >= s.len || (s.s[at] != '+' && s.s[at] != '-')) return 0;
    int64_t sign = s.s[at++] == '-' ? -1 : 1;
    int64_t hours = digits(s, &at, 2);
    mark(s, &at, ':');
    int64_t minutes = digits(s, &at, 2);
    return hours < 0 ? 0 : sign * (hours * 60 + (minutes < 0 ? 0 : minutes));
}

int64_t when_of(Str iso) {
    ptrdiff_t at = 0;
    int64_t year = digits(iso, &at, 4);
    if (year < 0 || !mark(iso, &at, '-')) return WHEN_UNKNOWN;
    int64_t month = digits(iso, &at, 2);
    if (month < 1 || month > 12 || !mark(iso, &at, '-')) return WHEN_UNKNOWN;
    int64_t day = digits(iso, &at, 2);
    if (day < 1 || day > 31) return WHEN_UNKNOWN;
    int64_t minutes = days_from(year, month, day) * WHEN_DAY;
    if (!mark(iso, &at, 'T') && !mark(iso, &at, ' ')) return minutes;
    int64_t hour = digits(iso, &at, 2);
    if (hour < 0 || !mark(iso, &at, ':')) return minutes;
    int64_t minute = digits(iso, &at, 2);
    if (minute < 0) return minutes;
    while (at < iso.len && (iso.s[at] == ':' || iso.s[at] == '.' || ascii_digit(iso.s[at]))) at++;
    return minutes + hour * 60 + minute - zone(iso, at);
}

bool when_possible(int64_t when) {
    static const int64_t MOST = (int64_t)10000 * 366 * WHEN_DAY;  // years have four digits
    return when == WHEN_UNKNOWN || (when > -MOST && when < MOST);
}

int64_t when_apart(int64_t a, int64_t b) {
    if (a == WHEN_UNKNOWN || b == WHEN_UNKNOWN) return 0;
    return a < b ? b - a : a - b;
}
