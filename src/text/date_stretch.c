// date_stretch.c - see date_stretch.h. In order: writing, spans, ranges, bare phrases.
#include "text/date_stretch.h"

#include "text/date_open.h"

static const Value none = {0};

// ---- writing

static Str range_text(Str from, Str to, Arena *keep) {
    return str_format(keep, "%.*s/%.*s", (int)from.len, from.s, (int)to.len, to.s);
}

Value stretch_between(Value a, Value b, Arena *keep) {
    Str text = range_text(a.text.len ? a.text : S(".."), b.text.len ? b.text : S(".."), keep);
    return (Value){text, DATE_RANGE, a.reckoned || b.reckoned, a.day, a.grain};
}

static Value days(Day first, Day last, Arena *keep) {
    return stretch_between(value_day(first, GRAIN_DAY, true, keep), value_day(last, GRAIN_DAY, true, keep),
                           keep);
}

// ---- spans: "the last three months", "the next 48 hours"

static Day month_first(Day day, int32_t months) {  // of the month, quarter or year that `day` is in
    return (Day){day.year, (day.month - 1) / months * months + 1, 1};
}

// Whole units beside the one that `now` is in.
static Value whole_units(Day now, WhenUnit unit, int32_t count, int32_t shift, Arena *keep) {
    int32_t months = unit == UNIT_YEAR ? 12 : unit == UNIT_QUARTER ? 3 : 1;
    Day here = unit == UNIT_WEEK ? day_add(now, 1 - day_weekday(now)) : month_first(now, months);
    Day first = day_shift(here, unit, shift < 0 ? -count : 1);
    return days(first, day_add(day_shift(first, unit, count), -1), keep);
}

static Value span_days(const Reckoning *from, WhenUnit unit, int32_t count, int32_t shift, Arena *keep) {
    Day now = from->now;
    bool whole = unit == UNIT_QUARTER || (from->manner == MANNER_PHRASE && unit > UNIT_DAY);
    if (whole) return whole_units(now, unit, count, shift, keep);
    Day edge = day_shift(now, unit, shift * count);
    if (unit == UNIT_BUSINESS && shift < 0) now = day_shift(now, unit, -1);
    return shift < 0 ? days(edge, now, keep) : days(day_add(now, 1), edge, keep);
}

static Value span_clock(const Reckoning *from, WhenUnit unit, int32_t count, int32_t shift, Arena *keep) {
    static const int32_t seconds[] = {1, 60, 3600};
    if (from->minute < 0 || (unit == UNIT_SECOND && from->manner != MANNER_PHRASE)) return none;
    int32_t here = from->minute * 60, one = seconds[unit];
    if (from->manner == MANNER_PHRASE) here = here / one * one + (shift > 0 ? one : 0);  // whole ones
    Value now = value_moment(from->now, here, keep);
    Value edge = value_moment(from->now, here + shift * count * one, keep);
    return shift < 0 ? stretch_between(edge, now, keep) : stretch_between(now, edge, keep);
}

// "The next two decades": whole ones, of years.
static Value decades_span(int32_t year, int32_t count, int32_t shift, Arena *keep) {
    int32_t here = year / 10 * 10, first = shift < 0 ? here - 10 * count : here + 10;
    return stretch_between(value_day((Day){first, 1, 1}, GRAIN_YEAR, true, keep),
                           value_day((Day){first + 10 * count - 1, 1, 1}, GRAIN_YEAR, true, keep), keep);
}

// "The last three months and two weeks".
static Value days_span(const When *length, const Reckoning *from, Arena *keep) {
    int32_t shift = when_get(length, WHEN_shift, -1);
    Day edge = from->now;
    for (; length; length = length->other) {
        int32_t count = when_get(length, WHEN_count, 1000);
        if (count < 0 || count / 1000 > 999) return none;
        edge = day_shift(edge, (WhenUnit)when_get(length, WHEN_unit, UNIT_DAY), shift * (count / 1000));
    }
    return shift < 0 ? days(edge, from->now, keep) : days(day_add(from->now, 1), edge, keep);
}

Value stretch_span(const When *when, const Reckoning *from, Arena *keep) {
    WhenUnit unit = (WhenUnit)when_get(when, WHEN_unit, UNIT_DAY);
    int32_t count = when_get(when, WHEN_count, 1000), shift = when_get(when, WHEN_shift, -1);
    if (from->manner == MANNER_PHRASE && count < 0) count = 3000;  // "next few days"
    if (from->manner == MANNER_TEXT || !from->has_now) return none;
    if (count < 0 || count % 1000 || count / 1000 > 999) return none;
    if (unit <= UNIT_HOUR) return span_clock(from, unit, count / 1000, shift, keep);
    if (unit == UNIT_DECADE && count < 100000) return decades_span(from->now.year, count / 1000, shift, keep);
    if (unit >= UNIT_DECADE || unit == UNIT_WEEKEND) return none;
    if (when->other) return days_span(when, from, keep);
    return span_days(from, unit, count / 1000, shift, keep);
}

// ---- ranges: "July 13 to 15"

static void inherit(When *to, const When *from, WhenField first, WhenField last) {
    for (int f = (int)first; f <= (int)last; f++)
        if (to->f[f] == WHEN_NO) to->f[f] = from->f[f];
}

static bool after_noon(const When *when) {
    int32_t part = when_get(when, WHEN_part, 0);
    return when_get(when, WHEN_meridiem, 0) == 1 || (part >= 2 && part <= 4);
}

// "from 2 to 4 p.m.", "2 p.m. to 4": the half of the day that one end gives. "11 to 1" passes noon.
static void share_half(When *from, When *to) {
    int32_t a = when_get(from, WHEN_hour, -1), b = when_get(to, WHEN_hour, -1);
    if (a == 12 && b > 0 && b < 12 && after_noon(from) && !when_has(to, WHEN_meridiem))
        to->f[WHEN_meridiem] = 1;
    bool both = when_has(from, WHEN_part) && when_has(to, WHEN_meridiem);
    if (a < 0 || b <= 0 || a >= 12 || b >= 12 || both) return;  // midnight is in no half
    a = a * 60 + when_get(from, WHEN_minute, 0), b = b * 60 + when_get(to, WHEN_minute, 0);
    if (!when_has(from, WHEN_meridiem) && b >= a && after_noon(to)) from->f[WHEN_meridiem] = 1;
    else if (!when_has(to, WHEN_meridiem) && b > a && after_noon(from)) to->f[WHEN_meridiem] = 1;
    else if (!when_has(to, WHEN_meridiem) && b < a && !after_noon(from)) to->f[WHEN_meridiem] = 1;
}

// An end without its own day, month, year or half of the day has the other end's.
static void share(When *from, When *to) {
    bool clock_only =
        when_clock(to) && !when_has(to, WHEN_day) && !when_has(to, WHEN_weekday) && !when_has(to, WHEN_unit);
    if (clock_only) {
        inherit(to, from, WHEN_kind, WHEN_weekday);
        inherit(to, from, WHEN_unit, WHEN_anchor);
        inherit(to, from, WHEN_part, WHEN_part);  // "from 8 to 10 tomorrow evening"
    } else {
        bool days = when_has(from, WHEN_day) && (when_has(to, WHEN_day) || when_has(to, WHEN_month));
        if (days || when_has(from, WHEN_year)) inherit(to, from, WHEN_year, days ? WHEN_month : WHEN_year);
        inherit(from, to, WHEN_year, when_has(from, WHEN_day) ? WHEN_month : WHEN_year);
        if (when_has(to, WHEN_unit) && !when_has(from, WHEN_unit) && !when_has(from, WHEN_month) &&
            (when_has(from, WHEN_day) || when_has(from, WHEN_hour))) {  // "from 4 to 23 next month"
            inherit(from, to, WHEN_unit, WHEN_anchor);
            from->f[WHEN_kind] = KIND_REL;
        }
        if (when_clock(from) && when_has(to, WHEN_weekday)) inherit(from, to, WHEN_weekday, WHEN_weekday);
    }
    share_half(from, to);
}

// "An hour and 15 minutes"; other units than these are none.
static int32_t minutes_of(const When *length) {
    int64_t minutes = 0;
    for (; length; length = length->other) {
        int32_t count = when_get(length, WHEN_count, 1000) + when_get(length, WHEN_more, 0);
        WhenUnit unit = (WhenUnit)when_get(length, WHEN_unit, UNIT_DAY);
        if (unit == UNIT_HOUR) minutes += (int64_t)count * 60 / 1000;
        if (unit == UNIT_MINUTE) minutes += count / 1000;
    }
    return minutes < 100000 ? (int32_t)minutes : 0;
}

// "2 p.m. for two hours", "the week beginning 4 February": so long from there on.
static Value so_long(const When *start, const When *length, const Reckoning *from, Arena *keep) {
    Value first = date_value(start, from, keep);
    WhenUnit unit = (WhenUnit)when_get(length, WHEN_unit, UNIT_DAY);
    int32_t count = when_get(length, WHEN_count, 1000);
    if (!first.text.len || count < 0 || count / 1000 > 999) return none;
    if (unit > UNIT_HOUR) {
        if (first.grain != GRAIN_DAY || count % 1000) return none;
        return days(first.day, day_add(day_shift(first.day, unit, count / 1000), -1), keep);
    }
    int64_t hour, minute = 0;
    ptrdiff_t clock = str_find(first.text, S("T"));
    if (clock < 0 || !str_int(str_slice(first.text, clock + 1, clock + 3), &hour)) return none;
    if (first.text.len > clock + 5 && !str_int(str_slice(first.text, clock + 4, clock + 6), &minute))
        return none;
    int32_t end = (int32_t)(hour * 60 + minute) + minutes_of(length);
    Day day = first.grain == GRAIN_DAY ? first.day : from->now;
    Value last = value_moment(day, end * 60, keep);
    if (clock == 0) last.text = str_from(last.text, 10);
    return stretch_between(first, last, keep);
}

// "The last Friday of next month", "the second week of 2032": a month's or year's weeks are those with its
// Thursdays.
static Value nth_part(const When *when, const Value *whole, Arena *keep) {
    Day first, after;
    int32_t nth = when->f[WHEN_nth] * (when_get(when, WHEN_fromend, 0) ? -1 : 1);
    WhenUnit unit = (WhenUnit)when_get(when, WHEN_unit, UNIT_WEEK);
    if (!nth || !open_days(whole->text, &first, &after)) return none;
    if (unit == UNIT_MONTH || unit == UNIT_QUARTER) {
        Day at = day_shift(nth < 0 ? after : first, unit, nth < 0 ? nth : nth - 1);
        if (day_number(at) < day_number(first) || day_number(at) >= day_number(after)) return none;
        return unit == UNIT_MONTH ? value_day(at, GRAIN_MONTH, true, keep) : value_quarter(at, keep);
    }
    int32_t weekday = unit == UNIT_WEEKEND ? 6 : when_get(when, WHEN_weekday, 4), step = 7;
    Day at = nth < 0 ? day_add(after, -1) : first;
    if (unit == UNIT_DAY) step = 1;
    else if (nth < 0) at = day_add(at, -((day_weekday(at) - weekday + 7) % 7));
    else at = day_add(at, (weekday - day_weekday(at) + 7) % 7);
    at = day_add(at, step * (nth < 0 ? nth + 1 : nth - 1));
    if (day_number(at) < day_number(first) || day_number(at) >= day_number(after)) return none;
    if (unit == UNIT_DAY || when_has(when, WHEN_weekday)) return value_day(at, GRAIN_DAY, true, keep);
    return value_week_of(at, unit == UNIT_WEEKEND, keep);
}

Value stretch_part(const When *when, const Reckoning *from, Arena *keep) {
    if (!when->other) return none;
    Value whole = date_value(when->other, from, keep);
    if (when_has(when, WHEN_nth)) {
        Value value = nth_part(when, &whole, keep);
        value.reckoned = whole.reckoned;
        return value;
    }
    WhenUnit unit = (WhenUnit)when_get(when, WHEN_unit, UNIT_DAY);
    int32_t count = when_get(when, WHEN_count, 1000) / 1000;
    Day first, after;
    if (unit < UNIT_DAY || count < 1 || count > 999 || !open_days(whole.text, &first, &after)) return none;
    if (when_get(when, WHEN_shift, 1) > 0)
        return days(first, day_add(day_shift(first, unit, count), -1), keep);
    return days(day_shift(after, unit, -count), day_add(after, -1), keep);
}

// "From 2014 to 2018", said in one sentence, is four years: it ends where its last year begins. "2014-2018" is
// both years, as in a report.
static Value between_points(const When *a, Value *first, const When *b, Value *last, const Reckoning *from,
                            Arena *keep) {
    if (from->manner != MANNER_SENTENCE || from->report || !from->points)
        return stretch_between(*first, *last, keep);
    Value begin = open_point(*first, when_get(a, WHEN_edge, 0), false, keep);
    return stretch_between(begin, open_point(*last, when_get(b, WHEN_edge, 0), true, keep), keep);
}

static bool month_of(const When *when) {
    return when_has(when, WHEN_month) && !when_has(when, WHEN_year) && !when_has(when, WHEN_unit);
}

// "From May to September" ends first: so far back as the tense allows, and May is the one before it.
static Value months_range(const When *a, const When *b, const Reckoning *from, Arena *keep) {
    Reckoning ends = *from;
    Value last = date_value(b, &ends, keep);
    ends.now = last.day, ends.has_now = true, ends.tense = -1, ends.told_grain = GRAIN_NONE;
    Value first = date_value(a, &ends, keep);
    if (!first.text.len || !last.text.len) return none;
    return between_points(a, &first, b, &last, from, keep);
}

// "3 pm" said at four in the afternoon is tomorrow's; "half three" said then is not three at night.
static Value next_clock(Value value, const When *when, const Reckoning *from, Arena *keep) {
    int64_t hour, minute;
    Str clock = value.text;
    if (clock.len < 6 || !str_int(str_slice(clock, 1, 3), &hour) || !str_int(str_slice(clock, 4, 6), &minute))
        return value;
    int64_t at = hour * 60 + minute;
    bool either = hour > 0 && hour < 12 && !when_has(when, WHEN_meridiem) && !when_has(when, WHEN_part) &&
        clock.len == 6;
    if (either && at < from->minute && from->minute < at + 720)
        return value_moment(from->now, (int32_t)(at + 720) * 60, keep);
    Day day = day_add(from->now, at < from->minute);
    value.text = str_join(keep, value_day(day, GRAIN_DAY, true, keep).text, clock);
    value.reckoned = true;
    return value;
}

// "By noon", "the rest of the week": from now till its end.
static Value till_end(Value value, Open open, const Reckoning *from, Arena *keep) {
    bool days = open == OPEN_REST && value.type != DATE_TIME;
    Value now = from->minute >= 0 && !days ? value_moment(from->now, from->minute * 60, keep)
                                           : value_day(from->now, GRAIN_DAY, true, keep);
    ptrdiff_t slash = str_find(value.text, S("/"));
    if (slash >= 0) value.text = str_from(value.text, slash + 1);
    return stretch_between(now, value, keep);
}

// "Between now and eight o'clock": the next one.
static Value from_now(const When *end, const Reckoning *from, Arena *keep) {
    Reckoning ends = *from;
    ends.tense = 1;
    Value last = date_value(end, &ends, keep);
    if (!last.text.len || !from->has_now) return none;
    if (last.text.s[0] == 'T' && from->minute >= 0) last = next_clock(last, end, from, keep);
    return till_end(last, OPEN_BY, from, keep);
}

Value stretch_range(const When *when, const Reckoning *from, Arena *keep) {
    if (!when->other) return none;
    When a = *when, b = *when->other;
    if (when_get(when, WHEN_kind, KIND_DATE) == KIND_RANGE)
        a.f[WHEN_kind] = when_has(when, WHEN_unit) && when_has(when, WHEN_shift) ? KIND_REL : KIND_DATE;
    a.other = NULL;
    if (when_get(&b, WHEN_kind, KIND_DATE) == KIND_LENGTH) return so_long(&a, &b, from, keep);
    if (when_has(&a, WHEN_ref)) return from_now(&b, from, keep);
    share(&a, &b);
    if (month_of(&a) && month_of(&b) && from->manner != MANNER_TEXT) return months_range(&a, &b, from, keep);
    Reckoning ends = *from;
    if (ends.manner == MANNER_PHRASE) ends.manner = MANNER_SENTENCE;
    Value first = date_value(&a, &ends, keep);
    if (!when_has(&b, WHEN_unit) && first.grain == GRAIN_DAY && !when_has(&b, WHEN_year))
        ends.now = first.day, ends.has_now = true, ends.tense = 1;
    Value last = date_value(&b, &ends, keep);
    if (!first.text.len || !last.text.len) return none;
    if (first.text.s[0] == 'T' && from->manner == MANNER_PHRASE && from->has_now) {
        Value today = value_day(from->now, GRAIN_DAY, true, keep);
        first.text = str_join(keep, today.text, first.text);
        if (last.text.s[0] == 'T') last.text = str_join(keep, today.text, last.text);
    }
    return between_points(&a, &first, &b, &last, from, keep);
}

// ---- bare phrases

// A part of a day as hours: morning, midday, afternoon, evening, night, daytime; breakfast, lunch, dinner.
static const struct {
    int8_t from, to;
} part_hours[] = {{0, 12}, {12, 14}, {12, 19}, {18, 24}, {18, 24}, {8, 18}, {8, 12}, {12, 14}, {17, 21}};

// Beginning and end of a unit; a third of it, more or less.
static Value edge_of(Value value, WhenUnit unit, int32_t edge, Arena *keep) {
    Day day = value.day;
    bool begin = edge == 1;
    if (edge == 2 && unit != UNIT_MONTH) return value;
    switch (unit) {
    case UNIT_WEEK:
        return begin ? days(day, day_add(day, 2), keep) : days(day_add(day, 4), day_add(day, 6), keep);
    case UNIT_MONTH: {
        Day first = {day.year, day.month,
                     edge == 1       ? 1
                         : edge == 2 ? 11
                                     : 21},
            last = {first.year, first.month, first.day + 9};
        if (edge == 3) last.day = month_days(day.year, day.month);
        return days(first, last, keep);
    }
    case UNIT_YEAR:
        return begin ? days((Day){day.year, 1, 1}, (Day){day.year, 3, 31}, keep)
                     : days((Day){day.year, 9, 1}, (Day){day.year, 12, 31}, keep);
    default: return value;
    }
}

static WhenUnit unit_of(const When *when, const Value *value) {
    if (when_has(when, WHEN_unit) && when->f[WHEN_unit] == UNIT_WEEK) return UNIT_WEEK;
    return value->grain == GRAIN_MONTH ? UNIT_MONTH : value->grain == GRAIN_YEAR ? UNIT_YEAR : UNIT_DAY;
}

static Value part_of(const Value *value, int32_t part, Arena *keep) {
    return stretch_between(value_moment(value->day, part_hours[part].from * 3600, keep),
                           value_moment(value->day, part_hours[part].to * 3600, keep), keep);
}

// Astronomical seasons of the north; within a day of the truth in this century.
static Value season_of(const Value *value, int32_t season, Arena *keep) {
    static const Day first[] = {{0, 3, 20}, {0, 6, 21}, {0, 9, 24}, {0, 12, 21}},
                     last[] = {{0, 6, 20}, {0, 9, 23}, {0, 12, 20}, {1, 3, 20}};
    Day a = first[season - 1], b = last[season - 1];
    a.year += value->day.year, b.year += value->day.year;
    return days(a, b, keep);
}

// A weekend as it is felt: from Friday six in the evening on.
static Value weekend_of(const Value *value, const When *when, Arena *keep) {
    bool monday = when_has(when, WHEN_month) && when_get(when, WHEN_weekday, 0) == 1;  // "Labor Day weekend"
    Value from = value_moment(day_add(value->day, -1), 18 * 3600, keep);
    return stretch_between(from, value_moment(value->day, (monday ? 72 : 48) * 3600, keep), keep);
}

static Value phrase_of(Value value, const When *when, const Reckoning *from, Arena *keep) {
    if (value.text.s[0] == 'T' && when_has(when, WHEN_hour)) return next_clock(value, when, from, keep);
    if (when_clock(when)) {
        bool part = value.type == DATE_TIME && value.grain == GRAIN_DAY && !when_has(when, WHEN_hour);
        return part ? part_of(&value, when->f[WHEN_part], keep) : value;
    }
    int32_t edge = when_get(when, WHEN_edge, 0);
    if (when_get(when, WHEN_unit, -1) == UNIT_WEEKEND && str_ends(value.text, S("-WE")) &&
        !when_has(when, WHEN_feast))
        return weekend_of(&value, when, keep);
    if (edge) return edge_of(value, unit_of(when, &value), edge, keep);
    if (when_has(when, WHEN_season) && !when_has(when, WHEN_year))
        return season_of(&value, when->f[WHEN_season], keep);
    return value;
}

// The first half of a month, its middle, its second half: "early May" in one sentence.
static Value part_of_month(const Value *value, int32_t edge, Arena *keep) {
    static const uint8_t first[] = {1, 10, 16}, last[] = {15, 20, 31};
    Day a = value->day, b = a;
    a.day = first[edge - 1];
    b.day = edge == 3 ? month_days(b.year, b.month) : last[edge - 1];
    return days(a, b, keep);
}

Value stretch_of(Value value, const When *when, const Reckoning *from, Arena *keep) {
    if (!value.text.len || !from->has_now || from->manner == MANNER_TEXT) return value;
    bool phrase = from->manner == MANNER_PHRASE;
    if (phrase) value = phrase_of(value, when, from, keep);
    Open open = (Open)when_get(when, WHEN_open, 0);
    if (open == OPEN_REST || (phrase && open == OPEN_BY)) return till_end(value, open, from, keep);
    if (!phrase && from->report) return value;
    bool month = when_has(when, WHEN_month) && !when_has(when, WHEN_year) && when_has(when, WHEN_edge);
    if (!phrase && month && value.grain == GRAIN_MONTH && !from->points)
        value = part_of_month(&value, when->f[WHEN_edge], keep);
    if (!when_has(when, WHEN_open)) return value;
    // How late in 1989 "since the end of 1989" begins, it does not say.
    if (!phrase && !month && when_get(when, WHEN_edge, 1) != 1) return value;
    if (open == OPEN_AFTER && when_has(when, WHEN_edge)) open = OPEN_SINCE;  // "after the beginning of March"
    return open_value(value, open, from, keep);
}
