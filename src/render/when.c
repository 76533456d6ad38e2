// when.c - see when.h.
#include "render/when.h"

#include "render/clean.h"

typedef struct Day {
    int year, month, day;  // 0 where not given
} Day;

static bool digits(Str s, ptrdiff_t at, ptrdiff_t count, int *value) {
    *value = 0;
    if (s.len < at + count) return false;
    for (ptrdiff_t i = at; i < at + count; i++) {
        if (!ascii_digit(s.s[i])) return false;
        *value = *value * 10 + s.s[i] - '0';
    }
    return true;
}

// "2021", "2021-04", "2021-04-06", and whatever follows a day.
static bool parse_day(Str iso, Day *day) {
    *day = (Day){0};
    if (!digits(iso, 0, 4, &day->year)) return false;
    if (iso.len == 4) return true;
    if (iso.s[4] != '-' || !digits(iso, 5, 2, &day->month) || day->month < 1 || day->month > 12) return false;
    if (iso.len == 7) return true;
    return iso.s[7] == '-' && digits(iso, 8, 2, &day->day) && day->day >= 1 && day->day <= 31;
}

static const Str months[] = {S_("January"),   S_("February"), S_("March"),    S_("April"),
                             S_("May"),       S_("June"),     S_("July"),     S_("August"),
                             S_("September"), S_("October"),  S_("November"), S_("December")};

// "6 April 2021", of which `with_month` and `with_year` say how much.
static void put_parts(Buf *out, Day day, bool with_month, bool with_year) {
    if (day.day) buf_int(out, day.day);
    if (day.month && with_month) {
        if (day.day) buf_byte(out, ' ');
        buf_str(out, months[day.month - 1]);
    }
    if (!with_year && day.month) return;
    if (day.month) buf_byte(out, ' ');
    buf_int(out, day.year);
}

void put_days(Buf *out, Str first, Str last, int year) {
    Day a, b;
    bool known_a = parse_day(first, &a), known_b = parse_day(last, &b);
    if (!known_a || !known_b || str_eq(str_slice(first, 0, 10), str_slice(last, 0, 10))) {
        put_day(out, known_a ? first : last, year);
        return;
    }
    bool same_year = a.year == b.year, same_month = same_year && a.month == b.month && a.day && b.day;
    put_parts(out, a, !same_month, !same_year);
    buf_str(out, S(" to "));
    put_parts(out, b, true, b.year != year || !same_year);
}

static int month_length(const Day *day) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = day->year % 4 == 0 && (day->year % 100 || day->year % 400 == 0);
    return lengths[day->month - 1] + (day->month == 2 && leap);
}

// The Monday of "2021-W15".
static bool parse_week(Str iso, Day *monday) {
    int week;
    if (iso.len != 8 || !digits(iso, 0, 4, &monday->year) || iso.s[4] != '-' || iso.s[5] != 'W' ||
        !digits(iso, 6, 2, &week) || week < 1 || week > 53)
        return false;
    int y = monday->year - 1, first = (1 + y + y / 4 - y / 100 + y / 400) % 7;  // of 1 January: 0 is Sunday
    int day = (week - 1) * 7 + (first == 0 ? 2 : first <= 4 ? 2 - first : 9 - first);
    if (day < 1) return false;  // in the year before
    for (monday->month = 1; monday->month <= 12; monday->month++) {
        monday->day = day;
        if (day <= month_length(monday)) return true;
        day -= month_length(monday);
    }
    return false;
}

// "2021-W15-WE": a weekend, by its Saturday.
static bool put_weekend(Buf *out, Str iso, int year) {
    enum { SATURDAY = 5 };
    Day day;
    if (!str_ends(iso, S("-WE")) || !parse_week(str_slice(iso, 0, iso.len - 3), &day)) return false;
    int length = month_length(&day);
    day.day += SATURDAY;
    if (day.day > length) {
        day.day -= length;
        day.year += day.month == 12;
        day.month = day.month % 12 + 1;
    }
    buf_str(out, S("weekend of "));
    put_parts(out, day, true, day.year != year);
    return true;
}

void put_day(Buf *out, Str iso, int year) {
    ptrdiff_t slash = str_find_byte(iso, '/');
    Day day;
    if (put_weekend(out, iso, year)) return;
    if (parse_week(iso, &day)) {
        buf_str(out, S("week of "));
        put_parts(out, day, true, day.year != year);
        return;
    }
    if (slash > 0) put_days(out, str_slice(iso, 0, slash), str_from(iso, slash + 1), year);
    else if (parse_day(iso, &day)) put_parts(out, day, true, day.year != year);
    else put_clean(out, iso);
}

void put_moment(Buf *out, Str iso, Str day, int year) {
    int hour, minute;
    bool timed = iso.len >= 16 && iso.s[10] == 'T' && iso.s[13] == ':' && digits(iso, 11, 2, &hour) &&
        digits(iso, 14, 2, &minute) && (hour || minute);  // midnight is mostly no time, only a day
    bool that_day = timed && day.len >= 10 && str_eq(when_day(iso), when_day(day));
    if (!that_day) put_day(out, when_day(iso), year);
    if (timed && !that_day) buf_str(out, S(", "));
    if (timed) buf_str(out, str_slice(iso, 11, 16));
}

void put_short_day(Buf *out, Str iso, int year) {
    Day day;
    if (!parse_day(iso, &day)) return;
    if (day.day) buf_format(out, "%d ", day.day);
    if (day.month) buf_str(out, str_slice(months[day.month - 1], 0, 3));
    if (day.year != year || !day.month) buf_format(out, day.month ? " %d" : "%d", day.year);
}

int when_year(Str iso) {
    Day day;
    return parse_day(iso, &day) ? day.year : 0;
}

Str when_weekday(Str iso) {
    static const Str names[] = {S_("Sunday"),   S_("Monday"), S_("Tuesday"), S_("Wednesday"),
                                S_("Thursday"), S_("Friday"), S_("Saturday")};
    static const int shift[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};  // Sakamoto 1992
    Day day;
    if (!parse_day(iso, &day) || !day.day) return (Str){0};
    int y = day.year - (day.month < 3);
    return names[(y + y / 4 - y / 100 + y / 400 + shift[day.month - 1] + day.day) % 7];
}

Str when_day(Str iso) { return str_slice(iso, 0, 10); }
