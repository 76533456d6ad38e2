// date_length.c - see date_length.h.
#include "text/date_length.h"

#include "base/buf.h"

static Str length_text(WhenUnit unit, int32_t count, Arena *keep) {
    static const struct {
        const char *before, *after;
        int32_t times;  // in units of `after`, where the count is no whole number
    } shapes[] = {{"PT", "S", 1}, {"PT", "M", 1}, {"PT", "H", 1}, {"P", "D", 1}, {"P", "D", 1},
                  {"P", "WE", 1}, {"P", "W", 1},  {"P", "M", 1},  {"P", "M", 3}, {"P", "M", 3},
                  {"P", "Y", 1},  {"P", "Y", 10}, {"P", "Y", 100}};
    // TIMEX3 has letters of its own for decades and centuries: "P2DE"; half a century is fifty years.
    if (unit >= UNIT_DECADE && (count < 0 || count % 1000 == 0)) {
        const char *letters = unit == UNIT_DECADE ? "DE" : "CE";
        return count < 0 ? str_format(keep, "PX%s", letters)
                         : str_format(keep, "P%d%s", (int)(count / 1000), letters);
    }
    if (count < 0) return str_format(keep, "%sX%s", shapes[unit].before, shapes[unit].after);
    int64_t n = (int64_t)count * shapes[unit].times;
    Buf out = {.arena = keep};
    buf_str(&out, str_c(shapes[unit].before));
    buf_int(&out, n / 1000);
    if (n % 1000) {
        int64_t part = n % 1000, digits = 3;
        while (part % 10 == 0) part /= 10, digits--;
        buf_format(&out, ".%0*d", (int)digits, (int)part);
    }
    buf_str(&out, str_c(shapes[unit].after));
    return buf_view(&out);
}

// "P2Y" and "P3M" are "P2Y3M"; "P1D" and "PT5H" are "P1DT5H"; "PT1H" and "PT30M" are "PT1H30M".
static Str length_all(const When *when, Arena *keep) {
    WhenUnit unit = (WhenUnit)when_get(when, WHEN_unit, UNIT_DAY);
    int32_t count = when_get(when, WHEN_count, 1000);
    Str text = length_text(unit, count < 0 ? count : count + when_get(when, WHEN_more, 0), keep);
    if (!when->other) return text;
    Str longer = length_all(when->other, keep);
    bool clock = str_find(longer, S("T")) >= 0;
    return str_join(keep, longer, str_from(text, clock ? 2 : 1));
}

Value length_value(const When *when, Arena *keep) {
    return value_text(length_all(when, keep), DATE_DURATION, false);
}

// What comes again: a weekday, a season, a month; empty where it is so many units.
static Str set_of(const When *when, Arena *keep) {
    if (when_has(when, WHEN_weekday)) return str_format(keep, "XXXX-WXX-%d", when->f[WHEN_weekday]);
    if (when_has(when, WHEN_season))
        return str_format(keep, "XXXX-%.2s", &"SPSUFAWI"[(when->f[WHEN_season] - 1) * 2]);
    if (when_has(when, WHEN_month)) return str_format(keep, "XXXX-%02d", when->f[WHEN_month]);
    return when_get(when, WHEN_unit, -1) == UNIT_BUSINESS ? S("XXXX-WXX-WD") : (Str){0};
}

Value length_set(const When *when, Arena *keep) {
    Str clock = value_clock(when, keep), text = set_of(when, keep);
    if (text.len || clock.len) return value_text(str_join(keep, text, clock), DATE_SET, false);
    int32_t count = when_get(when, WHEN_count, 1000);
    if (when_has(when, WHEN_nth)) count = when->f[WHEN_nth] * 1000;  // "every second day"
    return value_text(length_text((WhenUnit)when_get(when, WHEN_unit, UNIT_DAY), count, keep), DATE_SET,
                      false);
}
