// date_calendar.c - see date_calendar.h. In order: which year and month, weeks and seasons, years, months, decades, all
// together.
#include "text/date_calendar.h"

#include "text/date_stretch.h"

static const Value none = {0};

// ---- which year, which month: the nearest that the tense allows

Day work_base(const Work *w, bool *known) {
    const Reckoning *from = w->from;
    bool told = from->told_grain != GRAIN_NONE && (from->history || when_get(w->when, WHEN_anchor, 0));
    *known = told || from->has_now;
    return told ? from->told : from->now;
}

int work_tense(const Work *w) {
    int tense = when_get(w->when, WHEN_tense, 0);
    if (tense) return tense;
    return w->from->history ? 0 : w->from->tense;
}

static int32_t distance(int32_t a, int32_t b) { return a < b ? b - a : a - b; }

// The year of base, or one beside it, in which month and day stand on the tense's side.
static int32_t pick_year(const Work *w, Day base, int32_t month, int32_t day) {
    int tense = work_tense(w);
    // "In 1777 he moved slowly, landing in late August": of that year, whichever month is nearer.
    if (w->from->history && w->from->told_grain == GRAIN_YEAR) return base.year;
    int32_t here = base.month * 31 + (day ? base.day : 1), there = month * 31 + (day ? day : 1);
    if (tense < 0) return there <= here ? base.year : base.year - 1;
    if (tense > 0) return there >= here ? base.year : base.year + 1;
    int32_t best = base.year;
    for (int32_t year = base.year - 1; year <= base.year + 1; year++) {
        int32_t off = distance((year - base.year) * 372 + there, here);
        if (off < distance((best - base.year) * 372 + there, here)) best = year;
    }
    return best;
}

static int32_t pick_weekday(const Work *w, Day now, int32_t weekday) {
    int32_t today = day_weekday(now), back = (today - weekday + 7) % 7;
    if (work_tense(w) > 0) return day_number(now) + (back ? 7 - back : 0);
    return day_number(now) - back;
}

// ---- calendar dates

Value value_week_of(Day day, bool weekend, Arena *keep) {
    int32_t year, week = day_week(day, &year);
    Value value =
        value_text(str_format(keep, weekend ? "%04d-W%02d-WE" : "%04d-W%02d", year, week), DATE_DATE, true);
    value.day = day_add(day, (weekend ? 6 : 1) - day_weekday(day));
    value.grain = GRAIN_DAY;
    return value;
}

Value value_week(const Work *w, Day day, bool weekend) { return value_week_of(day, weekend, w->keep); }

Day value_feast_day(const When *when, int32_t year) {
    Day day = day_feast(when_get(when, WHEN_movable, 0), year);
    return day.year ? day_add(day, when->f[WHEN_feast]) : day;
}

Day value_nth_weekday(int32_t year, int32_t month, int32_t weekday, int32_t nth) {
    if (nth < 0) {
        Day last = {year, month, month_days(year, month)};
        return day_add(last, -((day_weekday(last) - weekday + 7) % 7) + 7 * (nth + 1));
    }
    Day first = {year, month, 1};
    return day_add(first, (weekday - day_weekday(first) + 7) % 7 + 7 * (nth - 1));
}

// "Friday the 26th": the nearest month in which that day is that weekday.
static Value weekday_and_day(const Work *w, Day base) {
    int32_t weekday = w->when->f[WHEN_weekday], day = w->when->f[WHEN_day];
    int step = work_tense(w) < 0 ? -1 : 1;
    for (int32_t i = 0; i < 12; i++) {
        Day at = day_add_months((Day){base.year, base.month, 1}, i * step);
        at.day = day;
        if (day_real(at) && day_weekday(at) == weekday) return value_day(at, GRAIN_DAY, true, w->keep);
    }
    return none;
}

// A feast's day, or its days: Ramadan, Passover.
static Value feast_value(const Work *w, Day first, bool reckoned) {
    Value value = value_day(first, GRAIN_DAY, reckoned, w->keep);
    int32_t lasts = when_get(w->when, WHEN_lasts, 1);
    if (lasts < 2 || !value.text.len) return value;
    return stretch_between(value, value_day(day_add(first, lasts - 1), GRAIN_DAY, reckoned, w->keep),
                           w->keep);
}

Value value_season(const Work *w, int32_t year, bool reckoned) {
    static const char *names[] = {"SP", "SU", "FA", "WI"};
    int32_t season = w->when->f[WHEN_season];
    if (year < 1 || season < 1 || season > 4) return none;
    Value value = value_text(str_format(w->keep, "%04d-%s", year, names[season - 1]), DATE_DATE, reckoned);
    value.day = (Day){year, season * 3, 1};
    value.grain = GRAIN_YEAR;
    return value;
}

Value value_year(const Work *w, int32_t year, bool reckoned) {
    const When *when = w->when;
    Value value = {.type = DATE_DATE, .reckoned = reckoned, .day = {year, 1, 1}, .grain = GRAIN_YEAR};
    if (year < 1) return none;
    if (when_has(when, WHEN_quarter)) {
        value.text = str_format(w->keep, "%04d-Q%d", year, when->f[WHEN_quarter]);
    } else if (when_has(when, WHEN_half)) {
        value.text = str_format(w->keep, "%04d-H%d", year, when->f[WHEN_half]);
    } else if (when_has(when, WHEN_nth) && when_get(when, WHEN_unit, -1) == UNIT_WEEK) {
        int32_t iso, last = day_week((Day){year, 12, 28}, &iso);  // 28 December is always in the last week
        value.text =
            str_format(w->keep, "%04d-W%02d", year, when->f[WHEN_nth] < 0 ? last : when->f[WHEN_nth]);
    } else if (when_has(when, WHEN_week)) {
        value.text = str_format(w->keep, "%04d-W%02d", year, when->f[WHEN_week]);
    } else if (when_has(when, WHEN_feast)) {
        return feast_value(w, value_feast_day(when, year), reckoned);
    } else {
        return value_day(value.day, GRAIN_YEAR, reckoned, w->keep);
    }
    return value;
}

// TIMEX2's letters for years that do not begin in January: "FY2031", "SY2031".
Value value_year_kind(const Work *w, Value value) {
    if (value.text.len && when_has(w->when, WHEN_yearof))
        value.text = str_join(w->keep, w->when->f[WHEN_yearof] == 1 ? S("FY") : S("SY"), value.text);
    return value;
}

Value value_month(const Work *w, int32_t year, int32_t month, bool reckoned) {
    const When *when = w->when;
    int32_t nth = when_get(when, WHEN_nth, 0) * (when_has(when, WHEN_fromend) ? -1 : 1);
    if (when_has(when, WHEN_nth) && when_has(when, WHEN_weekday)) {
        Day day = value_nth_weekday(year, month, when->f[WHEN_weekday], nth);
        if (day.month != month) return none;
        return value_day(day_add(day, when_get(when, WHEN_plus, 0)), GRAIN_DAY, reckoned, w->keep);
    }
    if (when_has(when, WHEN_nth) && when_get(when, WHEN_unit, -1) == UNIT_WEEK) {
        int32_t iso;
        Day thursday =
            value_nth_weekday(year, month, 4, nth);  // a month's weeks are those with its Thursdays
        int32_t week = day_week(thursday, &iso);
        Value value = value_text(str_format(w->keep, "%04d-W%02d", iso, week), DATE_DATE, reckoned);
        return value;
    }
    if (when_has(when, WHEN_nth) && when_get(when, WHEN_unit, -1) == UNIT_DAY)
        return value_day((Day){year, month, nth < 0 ? month_days(year, month) + 1 + nth : nth}, GRAIN_DAY,
                         reckoned, w->keep);
    if (when_has(when, WHEN_nth) && when_get(when, WHEN_unit, -1) == UNIT_WEEKEND)
        return value_week(w, value_nth_weekday(year, month, 6, when->f[WHEN_nth]), true);
    if (!when_has(when, WHEN_day)) return value_day((Day){year, month, 1}, GRAIN_MONTH, reckoned, w->keep);
    Day day = {year, month, when->f[WHEN_day]};
    return day_real(day) ? value_day(day, GRAIN_DAY, reckoned, w->keep) : none;
}

// "Labour Day weekend": the one nearest to the day; "the week of May 3".
static Value near_weekend(const Work *w, Value value) {
    static const int32_t off[] = {0, -1, -2, 3, 2, 1, 0, 0};
    bool week = when_get(w->when, WHEN_unit, -1) == UNIT_WEEK && !when_has(w->when, WHEN_nth);
    if (value.grain == GRAIN_DAY && week) return value_week(w, value.day, false);
    if (value.grain != GRAIN_DAY || when_get(w->when, WHEN_unit, -1) != UNIT_WEEKEND) return value;
    return value_week(w, day_add(value.day, off[day_weekday(value.day)]), true);
}

static Value decade_value(const Work *w, Day base, bool known) {
    int32_t decade = w->when->f[WHEN_decade];
    bool reckoned = decade < 100;
    if (reckoned) {  // "the twenties" of the century that is nearest, not ahead
        if (!known) base.year = 2000;
        decade += base.year / 100 * 100;
        if (decade > base.year) decade -= 100;
    }
    Value value = value_text(str_format(w->keep, "%03dX", decade / 10), DATE_RANGE, reckoned);
    value.day = (Day){decade, 1, 1}, value.grain = GRAIN_YEAR;
    return value;
}

static Value era_value(const Work *w) {
    int32_t year = w->when->f[WHEN_year];
    if (w->when->f[WHEN_era] < 0) return value_text(str_format(w->keep, "BC%04d", year), DATE_DATE, false);
    return value_day((Day){year, 1, 1}, GRAIN_YEAR, false, w->keep);
}

// "the 15th": of this month, or of the one beside it that the tense asks for.
static Day day_alone(const Work *w, Day base, int32_t day) {
    int tense = w->from->manner == MANNER_PHRASE ? 1 : work_tense(w), step = 0;
    if (tense < 0 && day > base.day) step = -1;
    if (tense > 0 && day < base.day) step = 1;
    Day first = day_add_months((Day){base.year, base.month, 1}, step);
    return (Day){first.year, first.month, day};
}

// The year whose quarter, half or season, of `months` from `first` on, the tense allows.
static int32_t pick_stretch(const Work *w, Day base, int32_t first, int32_t months) {
    int tense = work_tense(w);
    if (tense < 0 && first > base.month) return base.year - 1;
    return tense > 0 && first + months - 1 < base.month ? base.year + 1 : base.year;
}

static int32_t stretch_year(const Work *w, Day base) {
    const When *when = w->when;
    if (when_has(when, WHEN_year)) return when->f[WHEN_year];
    if (when_has(when, WHEN_season)) return pick_stretch(w, base, when->f[WHEN_season] * 3, 3);
    if (when_has(when, WHEN_quarter)) return pick_stretch(w, base, when->f[WHEN_quarter] * 3 - 2, 3);
    if (when_has(when, WHEN_half)) return pick_stretch(w, base, when->f[WHEN_half] * 6 - 5, 6);
    return base.year;
}

Value value_calendar(const Work *w) {
    const When *when = w->when;
    bool known;
    Day base = work_base(w, &known);
    bool has_year = when_has(when, WHEN_year), reckoned = !has_year;
    int32_t month = when_get(when, WHEN_month, 0), day = when_get(when, WHEN_day, 0);
    if (when_has(when, WHEN_century)) {
        int32_t century = when->f[WHEN_century];
        if (when_get(when, WHEN_era, 1) < 0)
            return value_text(str_format(w->keep, "BC%02dXX", century - 1), DATE_RANGE, false);
        return value_text(str_format(w->keep, "%02dXX", century - 1), DATE_RANGE, false);
    }
    if (when_has(when, WHEN_decade)) return decade_value(w, base, known);
    if (when_has(when, WHEN_era) && has_year && !month) return era_value(w);
    if (!has_year && !known) return none;
    if (month) {
        if (!day && when_has(when, WHEN_nth) && when_has(when, WHEN_weekday))
            day = value_nth_weekday(base.year, month, when->f[WHEN_weekday], when->f[WHEN_nth]).day;
        int32_t year = has_year ? when->f[WHEN_year] : pick_year(w, base, month, day);
        return near_weekend(w, value_month(w, year, month, reckoned));
    }
    if (when_has(when, WHEN_season)) return value_season(w, stretch_year(w, base), reckoned);
    if (has_year || when_has(when, WHEN_quarter) || when_has(when, WHEN_half) || when_has(when, WHEN_week))
        return value_year_kind(w, value_year(w, stretch_year(w, base), reckoned));
    if (when_has(when, WHEN_feast)) {
        Day feast = value_feast_day(when, base.year);
        return value_year(w, pick_year(w, base, feast.month, feast.day), true);
    }
    if (when_has(when, WHEN_weekday) && day) return weekday_and_day(w, base);
    if (when_has(when, WHEN_weekday))
        return value_day(
            day_of(pick_weekday(w, w->from->has_now ? w->from->now : base, when->f[WHEN_weekday])), GRAIN_DAY,
            true, w->keep);
    if (day) {
        Day at = day_alone(w, base, day);
        return day_real(at) ? near_weekend(w, value_day(at, GRAIN_DAY, true, w->keep)) : none;
    }
    return none;
}
