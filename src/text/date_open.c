// date_open.c - see date_open.h. In order: what days a value stands for, open ends, points.
#include "text/date_open.h"

#include "text/date_stretch.h"

static const Value none = {0};

// ---- what days a value stands for

// How values are written ('d' is a digit) and how long what they name lasts.
static const struct {
    Str form;
    WhenUnit unit;
    int8_t count;
} shapes[] = {
    {S_("dddd-dd-dd"), UNIT_DAY, 1},  {S_("dddd-dd"), UNIT_MONTH, 1}, {S_("dddd"), UNIT_YEAR, 1},
    {S_("dddd-Qd"), UNIT_QUARTER, 1}, {S_("dddd-Hd"), UNIT_MONTH, 6}, {S_("dddd-Wdd"), UNIT_WEEK, 1},
    {S_("dddd-Wdd-WE"), UNIT_DAY, 2}, {S_("dddX"), UNIT_DECADE, 1},   {S_("ddXX"), UNIT_CENTURY, 1},
};

static bool has_shape(Str value, Str form) {
    if (value.len != form.len) return false;
    for (ptrdiff_t i = 0; i < form.len; i++)
        if (form.s[i] == 'd' ? !ascii_digit(value.s[i]) : value.s[i] != form.s[i]) return false;
    return true;
}

// The digits from `at` on, as a number.
static int32_t digits(Str value, ptrdiff_t at) {
    int32_t n = 0;
    for (; at < value.len && ascii_digit(value.s[at]); at++) n = n * 10 + value.s[at] - '0';
    return n;
}

static Day first_day(Str value, WhenUnit unit, bool weekend) {
    int32_t year = digits(value, 0);
    switch (unit) {
    case UNIT_YEAR: return (Day){year, 1, 1};
    case UNIT_DECADE: return (Day){year * 10, 1, 1};
    case UNIT_CENTURY: return (Day){year * 100, 1, 1};
    case UNIT_QUARTER: return (Day){year, digits(value, 6) * 3 - 2, 1};
    case UNIT_MONTH: return (Day){year, value.s[5] == 'H' ? digits(value, 6) * 6 - 5 : digits(value, 5), 1};
    case UNIT_WEEK: {
        Day fourth = {year, 1, 4};  // of January: always in the first week
        return day_add(fourth, 1 - day_weekday(fourth) + 7 * (digits(value, 6) - 1));
    }
    default:
        if (weekend) return day_add(first_day(value, UNIT_WEEK, false), 5);
        return (Day){year, digits(value, 5), digits(value, 8)};
    }
}

bool open_days(Str value, Day *first, Day *after) {
    ptrdiff_t slash = str_find(value, S("/"));
    if (slash >= 0) {
        Day ignored;
        return open_days(str_slice(value, 0, slash), first, &ignored) &&
            open_days(str_from(value, slash + 1), &ignored, after);
    }
    for (ptrdiff_t i = 0; i < countof(shapes); i++) {
        if (!has_shape(value, shapes[i].form)) continue;
        *first = first_day(value, shapes[i].unit, str_ends(value, S("WE")));
        *after = day_shift(*first, shapes[i].unit, shapes[i].count);
        return true;
    }
    return false;
}

// ---- open ends

static bool is_time(const Value *value) { return str_find(value->text, S("T")) >= 0; }

// The year, month or day that `day` begins: as coarse as `like` is written.
static Value as_coarse(Day day, const Value *like, Arena *keep) {
    Grain grain = like->text.len == 4 && day.month == 1 && day.day == 1     ? GRAIN_YEAR
        : like->text.len == 7 && like->grain == GRAIN_MONTH && day.day == 1 ? GRAIN_MONTH
                                                                            : GRAIN_DAY;
    return value_day(day, grain, like->reckoned, keep);
}

// "Before 2010" ends as 2009 does, "before May" with April.
static Value before(const Value *value, Day first, Arena *keep) {
    bool year = value->text.len == 4, month = value->text.len == 7 && value->grain == GRAIN_MONTH;
    Day last = day_add(first, -1);
    if (year) last = (Day){last.year, 1, 1};
    else if (month) last.day = 1;
    return as_coarse(last, value, keep);
}

// "After 2018" begins with 2019; "after May 3" on that day, which may be still to come.
static Value after(const Value *value, Day end, Arena *keep) {
    bool day = value->grain == GRAIN_DAY && value->text.len == 10;
    return day && day_number(end) == day_number(value->day) + 1 ? *value : as_coarse(end, value, keep);
}

Value open_value(Value value, Open open, const Reckoning *from, Arena *keep) {
    Day first, end;
    bool phrase = from->manner == MANNER_PHRASE;
    if (value.text.len && value.text.s[0] == 'T') return value;
    bool days = !is_time(&value) && open_days(value.text, &first, &end);
    if (days && str_find(value.text, S("/")) >= 0)  // "after Ramadan", "before mid-May"
        value = value_day(open == OPEN_UNTIL || open == OPEN_TO || open == OPEN_BY ? day_add(end, -1) : first,
                          GRAIN_DAY, true, keep);
    switch (open) {
    case OPEN_SINCE: return stretch_between(value, none, keep);
    case OPEN_AFTER: return stretch_between(days ? after(&value, end, keep) : value, none, keep);
    case OPEN_BEFORE: return stretch_between(none, days ? before(&value, first, keep) : value, keep);
    case OPEN_BY:
    case OPEN_UNTIL:
        // Till when in 2010 "until 2010" lasts, it does not say.
        if (!phrase && days && value.text.len != 10) return value;
        return stretch_between(none, value, keep);
    case OPEN_TO: return stretch_between(none, value, keep);
    case OPEN_REST: break;
    }
    return value;
}

// ---- points

Value open_point(Value value, int32_t edge, bool ends, Arena *keep) {
    Day first, after;
    if (value.grain == GRAIN_DAY && value.text.len == 10) return value;
    if (is_time(&value) || !open_days(value.text, &first, &after)) return value;
    Day at = first;
    if (edge == 2) at = day_of((day_number(first) + day_number(after)) / 2 - ends);
    if (edge == 3) at = day_add(after, -ends);
    return value_day(at, GRAIN_DAY, value.reckoned, keep);
}
