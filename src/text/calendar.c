// calendar.c - see calendar.h. The two conversions are Howard Hinnant's days_from_civil and civil_from_days.
#include "text/calendar.h"

#include "data/feasts.h"

static int32_t floor_div(int32_t a, int32_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

int32_t day_number(Day day) {
    int32_t year = day.year - (day.month <= 2);
    int32_t era = floor_div(year, 400);
    int32_t of_era = year - era * 400;
    int32_t of_year = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

Day day_of(int32_t number) {
    int32_t z = number + 719468;
    int32_t era = floor_div(z, 146097);
    int32_t of_era = z - era * 146097;
    int32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int32_t m = (5 * of_year + 2) / 153;
    int32_t month = m < 10 ? m + 3 : m - 9;
    return (Day){year + era * 400 + (month <= 2), month, of_year - (153 * m + 2) / 5 + 1};
}

int32_t day_weekday(Day day) {
    int32_t n = (day_number(day) + 3) % 7;  // 1970-01-01 was a Thursday
    return n < 0 ? n + 8 : n + 1;
}

int32_t month_days(int32_t year, int32_t month) {
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[month - 1];
}

Day day_add(Day day, int32_t days) { return day_of(day_number(day) + days); }

Day day_add_months(Day day, int32_t months) {
    int32_t n = day.year * 12 + day.month - 1 + months;
    Day out = {floor_div(n, 12), n - floor_div(n, 12) * 12 + 1, day.day};
    int32_t last = month_days(out.year, out.month);
    if (out.day > last) out.day = last;
    return out;
}

int32_t day_week(Day day, int32_t *year) {
    Day thursday = day_add(day, 4 - day_weekday(day));  // a week belongs to its Thursday's year
    *year = thursday.year;
    return (day_number(thursday) - day_number((Day){thursday.year, 1, 1})) / 7 + 1;
}

// The anonymous Gregorian algorithm (Nature, 1876).
Day day_easter(int32_t year) {
    int32_t a = year % 19, b = year / 100, c = year % 100;
    int32_t d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int32_t h = (19 * a + b - d - g + 15) % 30;
    int32_t i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
    int32_t m = (a + 11 * h + 22 * l) / 451;
    int32_t n = h + l - 7 * m + 114;
    return (Day){year, n / 31, n % 31 + 1};
}

bool day_real(Day day) {
    return day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= month_days(day.year, day.month);
}

bool day_read(Str iso, Day *out) {
    int64_t year, month, day;
    if (iso.len < 10 || iso.s[4] != '-' || iso.s[7] != '-') return false;
    if (!str_int(str_slice(iso, 0, 4), &year) || !str_int(str_slice(iso, 5, 7), &month) ||
        !str_int(str_slice(iso, 8, 10), &day))
        return false;
    Day read = {(int32_t)year, (int32_t)month, (int32_t)day};
    if (!day_real(read)) return false;
    *out = read;
    return true;
}

// Meeus, Astronomical Algorithms (1991): the Julian calendar's Easter, thirteen days later now.
static Day orthodox_easter(int32_t year) {
    int32_t d = (19 * (year % 19) + 15) % 30;
    int32_t e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    int32_t off = year / 100 - year / 400 - 2;
    return day_add((Day){year, 3, 22}, d + e + off);
}

enum { FEAST_ORTHODOX = 1, FEAST_TABLE, FEAST_FIRST_YEAR = 1950, FEAST_CHARS = 5 };  // "0413 "

int32_t feast_number(Str name) {
    const struct feasts_row *row = feasts_find(name);
    if (str_eq(name, S("orthodox"))) return FEAST_ORTHODOX;
    return row ? FEAST_TABLE + (int32_t)(row - feasts) : -1;
}

Day day_feast(int32_t number, int32_t year) {
    if (number == FEAST_ORTHODOX) return orthodox_easter(year);
    if (number < FEAST_TABLE) return day_easter(year);
    int64_t day = 0;
    ptrdiff_t row = number - FEAST_TABLE, at = (ptrdiff_t)(year - FEAST_FIRST_YEAR) * FEAST_CHARS;
    if (year < FEAST_FIRST_YEAR || row >= feasts_len || at + 4 > feasts[row].days.len) return (Day){0, 1, 1};
    if (!str_int(str_slice(feasts[row].days, at, at + 4), &day) || day == 0) return (Day){0, 1, 1};
    return (Day){year, (int32_t)day / 100, (int32_t)day % 100};
}
