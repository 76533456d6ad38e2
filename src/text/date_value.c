// date_value.c - see date_value.h. In order: writing, clock, relative ones, counted ones, all together. Calendar dates are
// in date_calendar.c, durations and sets in date_length.c, stretches in date_stretch.c.
#include "text/date_value.h"

#include "text/date_calendar.h"
#include "text/date_length.h"
#include "text/date_stretch.h"

int32_t when_get(const When *when, WhenField field, int32_t otherwise) {
    return when_has(when, field) ? when->f[field] : otherwise;
}

static const Value none = {0};

// ---- writing

static Str show_day(Day day, Grain grain, Arena *keep) {
    if (grain == GRAIN_YEAR) return str_format(keep, "%04d", day.year);
    if (grain == GRAIN_MONTH) return str_format(keep, "%04d-%02d", day.year, day.month);
    return str_format(keep, "%04d-%02d-%02d", day.year, day.month, day.day);
}

Value value_day(Day day, Grain grain, bool reckoned, Arena *keep) {
    if (day.year < 1 || day.year > 9999) return none;
    return (Value){show_day(day, grain, keep), DATE_DATE, reckoned, day, grain};
}

Value value_text(Str text, DateType type, bool reckoned) {
    return (Value){.text = text, .type = type, .reckoned = reckoned};
}

Value value_quarter(Day day, Arena *keep) {
    int32_t quarter = (day.month + 2) / 3;
    return (Value){str_format(keep, "%04d-Q%d", day.year, quarter),
                   DATE_DATE,
                   true,
                   {day.year, quarter * 3 - 2, 1},
                   GRAIN_MONTH};
}

// Of a second since 1970-01-01T00:00.
static Value moment(int64_t at, Arena *keep) {
    int64_t of_day = (at % 86400 + 86400) % 86400;
    Value value = value_day(day_of((int32_t)((at - of_day) / 86400)), GRAIN_DAY, true, keep);
    int hour = (int)(of_day / 3600), min = (int)(of_day / 60 % 60), sec = (int)(of_day % 60);
    Str clock =
        sec ? str_format(keep, "T%02d:%02d:%02d", hour, min, sec) : str_format(keep, "T%02d:%02d", hour, min);
    value.text = str_join(keep, value.text, clock);
    value.type = DATE_TIME;
    return value;
}

Value value_moment(Day day, int32_t second, Arena *keep) {
    return moment((int64_t)day_number(day) * 86400 + second, keep);
}

// ---- clock: what follows the 'T'

bool when_clock(const When *when) { return when_has(when, WHEN_hour) || when_has(when, WHEN_part); }

static int32_t hour_of(const When *when) {
    int32_t hour = when_get(when, WHEN_hour, 0), part = when_get(when, WHEN_part, -1);
    int32_t meridiem = when_get(when, WHEN_meridiem, -1);
    if (meridiem < 0 && part >= 2 && part <= 4) meridiem = part == 4 && hour < 5 ? 0 : 1;
    if (meridiem < 0 && part == 0 && hour == 12) meridiem = 0;
    if (meridiem == 1 && hour < 12) return hour + 12;
    return meridiem == 0 && hour == 12 ? 0 : hour;
}

// "T16:20", "T16:20:05", "TMO"; empty when there is no clock time.
Str value_clock(const When *when, Arena *keep) {
    if (!when_clock(when)) return (Str){0};
    if (!when_has(when, WHEN_hour)) {
        Str part = str_slice(S(WHEN_PARTS), when->f[WHEN_part] * 4, when->f[WHEN_part] * 4 + 4);
        return str_join(keep, S("T"), str_slice(part, 0, str_find(part, S(" "))));
    }
    int32_t hour = hour_of(when), minute = when_get(when, WHEN_minute, 0);
    if (when_get(when, WHEN_before, 0) && minute) minute = 60 - minute, hour = (hour + 23) % 24;
    Str clock = when_has(when, WHEN_second)
        ? str_format(keep, "T%02d:%02d:%02d", hour, minute, when->f[WHEN_second])
        : str_format(keep, "T%02d:%02d", hour, minute);
    if (!when_has(when, WHEN_zone)) return clock;
    int32_t zone = when->f[WHEN_zone];
    if (zone == 0) return str_join(keep, clock, S("Z"));
    int32_t off = zone < 0 ? -zone : zone;
    return str_format(keep, "%.*s%c%02d:%02d", (int)clock.len, clock.s, zone < 0 ? '-' : '+', off / 60,
                      off % 60);
}

// The clock time of `when` added to the day that it was reckoned to be.
static Value with_clock(const Work *w, Value value) {
    Str clock = value_clock(w->when, w->keep);
    if (clock.len == 0 || (value.text.len && value.grain != GRAIN_DAY)) return value;
    if (str_find(value.text, S("T")) >= 0) return value;
    value.text = value.text.len ? str_join(w->keep, value.text, clock) : clock;
    value.type = DATE_TIME;
    return value;
}

// ---- relative ones

// Days but Saturdays and Sundays; from one of these, from the working day before or behind it.
static Day business_days(Day day, int32_t count) {
    int32_t step = count < 0 ? -1 : 1, left = count < 0 ? -count : count;
    day = day_add(day, left / 5 * 7 * step);
    for (left %= 5; left > 0 || day_weekday(day) > 5;) {
        day = day_add(day, step);
        left -= day_weekday(day) <= 5 && left > 0;
    }
    return day;
}

Day day_shift(Day day, WhenUnit unit, int32_t count) {
    switch (unit) {
    case UNIT_BUSINESS: return business_days(day, count);
    case UNIT_WEEK:
    case UNIT_WEEKEND: return day_add(day, 7 * count);
    case UNIT_MONTH: return day_add_months(day, count);
    case UNIT_QUARTER:
    case UNIT_SEASON: return day_add_months(day, 3 * count);
    case UNIT_YEAR: return day_add_months(day, 12 * count);
    case UNIT_DECADE: return day_add_months(day, 120 * count);
    case UNIT_CENTURY: return day_add_months(day, 1200 * count);
    case UNIT_DAY: return day_add(day, count);
    default: return day;
    }
}

// "last December", "next summer": the nearest on that side; "this" is the year's own.
static Value named_month(const Work *w, Day base, int32_t shift) {
    const When *when = w->when;
    int32_t year = base.year;
    if (when_has(when, WHEN_season)) {
        int32_t first = when->f[WHEN_season] * 3;
        if (shift < 0 && base.month < first + 3) year--;
        if (shift > 0 && base.month >= first) year++;
        if (shift == 0 && base.month + 12 < first + 3) year--;  // "this winter" said in January
        return value_season(w, year, true);
    }
    int32_t month = when->f[WHEN_month], day = when_get(when, WHEN_day, 0);
    if (!day && when_has(when, WHEN_nth) && when_has(when, WHEN_weekday))
        day = value_nth_weekday(base.year, month, when->f[WHEN_weekday], when->f[WHEN_nth]).day;
    int32_t here = base.month * 31 + (day ? base.day : 0), there = month * 31 + day;
    if (shift < 0 && there >= here) year--;
    if (shift > 0 && there <= here) year++;
    if (shift < -1 || shift > 1) year += shift < 0 ? shift + 1 : shift - 1;
    return value_month(w, year, month, true);
}

// "next Easter"
static Value named_feast(const Work *w, Day base, int32_t shift) {
    Day feast = value_feast_day(w->when, base.year);
    int32_t year = base.year;
    if (shift < 0 && day_number(feast) >= day_number(base)) year--;
    if (shift > 0 && day_number(feast) <= day_number(base)) year++;
    return value_year(w, year, true);
}

static Value decades(const Work *w, int32_t year, int32_t by) {
    year = year / by * by;
    Value value = value_text(str_format(w->keep, by == 10 ? "%03dX" : "%02dXX", year / by), DATE_RANGE, true);
    value.day = (Day){year, 1, 1}, value.grain = GRAIN_YEAR;
    return value;
}

// this, last, next unit; with a weekday, day or month in it
static Value relative(const Work *w) {
    const When *when = w->when;
    bool known;
    Day base = work_base(w, &known);
    bool told = when_get(when, WHEN_anchor, 0) || (w->from->history && w->from->told_grain != GRAIN_NONE);
    if (!known) return none;
    WhenUnit unit = (WhenUnit)when_get(when, WHEN_unit, UNIT_YEAR);
    int32_t shift = when_get(when, WHEN_shift, 0);
    if (when_has(when, WHEN_spoken))
        shift *= when_get(when, WHEN_count, 1000) / 1000;  // "upcoming two weeks"
    if (shift < -9999 || shift > 9999) return none;
    if (told && unit == UNIT_DAY && w->from->told_grain != GRAIN_DAY && w->from->told_grain != GRAIN_NONE)
        return none;
    if (when_has(when, WHEN_ofyear)) {
        int32_t year = base.year + shift;
        if (when_has(when, WHEN_season)) return value_season(w, year, true);
        return when_has(when, WHEN_month) ? value_month(w, year, when->f[WHEN_month], true)
                                          : value_year(w, year, true);
    }
    if (when_has(when, WHEN_feast)) return named_feast(w, base, shift);
    if (unit == UNIT_YEAR && (when_has(when, WHEN_month) || when_has(when, WHEN_season))) {
        if (!when_get(when, WHEN_anchor, 0) || shift) return named_month(w, base, shift);
        return when_has(when, WHEN_season) ? value_season(w, base.year, true)
                                           : value_month(w, base.year, when->f[WHEN_month], true);
    }
    Day at = day_shift(base, unit, shift);
    if (when_has(when, WHEN_weekday) && unit == UNIT_WEEK)
        return value_day(day_add(at, when->f[WHEN_weekday] - day_weekday(at)), GRAIN_DAY, true, w->keep);
    if (when_has(when, WHEN_weekday) && unit == UNIT_DAY) {  // "coming Thursday", "this past Wednesday"
        int32_t off = (when->f[WHEN_weekday] - day_weekday(base) + 7) % 7;
        off = shift > 0 ? (off ? off : 7) + 7 * (shift - 1) : off - 7;
        return value_day(day_add(base, off), GRAIN_DAY, true, w->keep);
    }
    switch (unit) {
    case UNIT_DAY: return value_day(at, GRAIN_DAY, true, w->keep);
    case UNIT_WEEK: return value_week(w, at, false);
    case UNIT_WEEKEND:
        if (!when_has(when, WHEN_shift) && work_tense(w) < 0 && day_weekday(base) <= 5)
            at = day_add(at, -7);  // "over the weekend"
        return value_week(w, at, true);
    case UNIT_MONTH: return value_month(w, at.year, at.month, true);
    case UNIT_QUARTER: return value_quarter(at, w->keep);
    case UNIT_YEAR: return value_year_kind(w, value_year(w, at.year, true));
    case UNIT_DECADE: return decades(w, at.year, 10);
    case UNIT_CENTURY: return decades(w, at.year, 100);
    default: return none;
    }
}

// ---- counted from a day: ago, later, after

// "a few months later" from the day of writing is only somewhere in the future.
static Value somewhere(int32_t shift) {
    return value_text(shift < 0 ? S("PAST_REF") : S("FUTURE_REF"), DATE_DATE, true);
}

static const int32_t clock_seconds[] = {1, 60, 3600};  // of a second, a minute, an hour

static Value clock_shift(const Work *w, Day base, int32_t minute, WhenUnit unit, int32_t count,
                         int32_t shift) {
    if (minute < 0) return value_day(base, GRAIN_DAY, true, w->keep);
    int64_t at =
        (int64_t)day_number(base) * 86400 + minute * 60 + clock_seconds[unit] * (int64_t)count * shift / 1000;
    return moment(at, w->keep);
}

// "1 hour and 20 minutes", "two years and three months": what stands before the last unit, longer ones.
static bool add_more(const When *when, WhenUnit unit, int32_t shift, Day *base, int32_t *count) {
    for (const When *more = when->other; more; more = more->other) {
        int32_t units = when_get(more, WHEN_count, 1000);
        WhenUnit longer = (WhenUnit)when_get(more, WHEN_unit, UNIT_DAY);
        if (units < 0 || units > 9999000 || *count > 9999000 || longer <= unit) return false;
        if (longer <= UNIT_HOUR && units > 500000)
            return false;  // more thousandths of a second than a field holds
        if (longer <= UNIT_HOUR)
            *count += units / 1000 * (clock_seconds[longer] / clock_seconds[unit]) * 1000;
        else *base = day_shift(*base, longer, shift * (units / 1000));
    }
    return true;
}

// Days are counted exactly; "three years ago" is a year, "two months ago" a month.
static Value counted(const Work *w, Day base, Grain grain, int32_t minute) {
    WhenUnit unit = (WhenUnit)when_get(w->when, WHEN_unit, UNIT_DAY);
    int32_t shift = when_get(w->when, WHEN_shift, -1), count = when_get(w->when, WHEN_count, 1000);
    if (count < 0 && w->from->manner == MANNER_PHRASE) count = 3000;  // "in a few hours"
    if (count < 0) return somewhere(shift);
    count += when_get(w->when, WHEN_more, 0);
    if (when_get(w->when, WHEN_kind, 0) == KIND_AGO && !add_more(w->when, unit, shift, &base, &count))
        return none;
    if (unit <= UNIT_HOUR) return clock_shift(w, base, minute, unit, count, shift);
    if (count % 1000 && unit > UNIT_YEAR && count < 100000)  // "half a century ago"
        count *= unit == UNIT_CENTURY ? 100 : 10, unit = UNIT_YEAR;
    if (count % 1000 && unit >= UNIT_YEAR && count < 10000000) {  // "two and a half years ago"
        unit = UNIT_MONTH;
        count *= 12;
    }
    if (count / 1000 > 9999) return none;
    Day at = day_shift(base, unit, shift * (count / 1000));
    if (w->from->manner == MANNER_PHRASE && unit >= UNIT_MONTH && grain == GRAIN_DAY && shift < 0)
        return value_day(at,
                         unit == UNIT_MONTH      ? GRAIN_DAY
                             : unit == UNIT_YEAR ? GRAIN_MONTH
                                                 : GRAIN_YEAR,
                         true, w->keep);
    Grain told = unit >= UNIT_YEAR ? GRAIN_YEAR : unit >= UNIT_MONTH ? GRAIN_MONTH : GRAIN_DAY;
    if (grain < told) told = grain;
    if (told < GRAIN_DAY && unit < UNIT_MONTH) return none;  // two days after a month
    return value_day(at, told, true, w->keep);
}

// "two Sundays ago", "three Fridays from now"
static Value weekdays_away(const Work *w, Day base) {
    int32_t shift = when_get(w->when, WHEN_shift, -1), count = when_get(w->when, WHEN_count, 1000) / 1000;
    int32_t off = (w->when->f[WHEN_weekday] - day_weekday(base) + 7) % 7;
    if (count < 1 || count > 99) return none;
    if (shift > 0)
        return value_day(day_add(base, (off ? off : 7) + 7 * (count - 1)), GRAIN_DAY, true, w->keep);
    return value_day(day_add(base, off - 7 * count), GRAIN_DAY, true, w->keep);
}

static Value ago(const Work *w) {
    bool known;
    Day base = work_base(w, &known);
    if (!known) return none;
    if (when_has(w->when, WHEN_weekday)) return weekdays_away(w, base);
    bool told = when_get(w->when, WHEN_anchor, 0) && w->from->told_grain != GRAIN_NONE;
    if (w->from->history && w->from->told_grain != GRAIN_NONE) told = true;
    return counted(w, base, told ? w->from->told_grain : GRAIN_DAY, told ? -1 : w->from->minute);
}

static Value after_other(const Work *w) {
    if (!w->when->other) return none;
    Value other = date_value(w->when->other, w->from, w->keep);
    if (other.grain == GRAIN_NONE) return none;
    Value value = counted(w, other.day, other.grain, -1);
    // From a day to a day: "two years after May 3" is a day again.
    if (value.grain != GRAIN_NONE && other.grain == GRAIN_DAY &&
        when_get(w->when, WHEN_count, 0) % 1000 == 0) {
        WhenUnit unit = (WhenUnit)when_get(w->when, WHEN_unit, UNIT_DAY);
        if (unit > UNIT_HOUR)
            value = value_day(day_shift(other.day, unit,
                                        when_get(w->when, WHEN_shift, 1) * (w->when->f[WHEN_count] / 1000)),
                              GRAIN_DAY, true, w->keep);
    }
    return value;
}

// ---- all together

static Value reference(const Work *w) {
    static const char *names[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
    return value_text(str_c(names[(when_get(w->when, WHEN_ref, 2) - 1) % 3]), DATE_DATE, true);
}

Value date_value(const When *when, const Reckoning *from, Arena *keep) {
    Work w = {when, from, keep};
    switch ((WhenKind)when_get(when, WHEN_kind, KIND_DATE)) {
    case KIND_DATE: return stretch_of(with_clock(&w, value_calendar(&w)), when, from, keep);
    case KIND_REL: return stretch_of(with_clock(&w, relative(&w)), when, from, keep);
    case KIND_AGO:
        // "It was built in two days", not "it starts in two days".
        if (when_has(when, WHEN_weak) && from->tense < 0 && from->manner == MANNER_TEXT)
            return length_value(when, keep);
        return stretch_of(with_clock(&w, ago(&w)), when, from, keep);
    case KIND_FROM: return with_clock(&w, after_other(&w));
    case KIND_SPAN: {
        Value span = stretch_span(when, from, keep);
        return span.text.len ? span : length_value(when, keep);
    }
    case KIND_LENGTH: return length_value(when, keep);
    case KIND_SET: return length_set(when, keep);
    case KIND_REF: return reference(&w);
    case KIND_RANGE: return stretch_range(when, from, keep);
    case KIND_PART: return stretch_of(stretch_part(when, from, keep), when, from, keep);
    case KIND_NONE:
    case KIND_COUNT: break;
    }
    return none;
}
