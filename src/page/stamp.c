// stamp.c - see stamp.h.
//
// Cuts the text into tokens (stamp_scan), then tries at each token every form of a day in turn (stamp_day); a
// time and a zone are looked for right behind the day, or right before it (stamp_time).
#include "page/stamp.h"

#include "base/vec.h"
#include "page/stamp_day.h"

enum { TEXT_MOST = 400 };

// "-04": a mark, then a number with zeros in front.
static void put(char **at, char mark, int number, int digits) {
    if (mark) *(*at)++ = mark;
    for (int i = digits - 1; i >= 0; i--, number /= 10) (*at)[i] = (char)('0' + number % 10);
    *at += digits;
}

static Str write_moment(const Moment *m, Arena *keep) {
    char iso[] = "--2021-04-07T15:40:33+05:30", *at = iso;
    if (m->year) put(&at, 0, m->year, 4);
    else *at++ = '-';
    put(&at, '-', m->month, 2);
    put(&at, '-', m->day, 2);
    if (m->hour >= 0 && m->minute >= 0) {
        put(&at, 'T', m->hour, 2);
        put(&at, ':', m->minute, 2);
        if (m->second >= 0) put(&at, ':', m->second, 2);
        int minutes = m->zone < 0 ? -m->zone : m->zone;
        if (m->has_zone && minutes) put(&at, m->zone < 0 ? '-' : '+', minutes / 60, 2);
        if (m->has_zone && minutes) put(&at, ':', minutes % 60, 2);
        if (m->has_zone && minutes == 0) *at++ = 'Z';
    }
    return str_copy((Str){iso, at - iso}, keep);
}

bool stamp_may(Str text) {
    for (ptrdiff_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.s[i];
        if (ascii_digit((char)c) || c >= 0xD9) return true;  // from U+0640 on: other scripts have digits too
    }
    return false;
}

Stamp stamp_find(Str text, bool day_first, Arena *keep) {
    if (!stamp_may(str_slice(text, 0, TEXT_MOST))) return (Stamp){0};
    Scan scan = scan_text(str_slice(text, 0, TEXT_MOST), day_first);
    Stamp without_year = {0};
    for (int i = 0; i < scan.len; i++) {
        Moment m;
        int took = stamp_day(&scan, i, &m);
        if (took == 0) continue;
        int start = i, end = i + took;
        if (m.hour < 0) stamp_time_behind(&scan, &end, &m);
        if (m.hour < 0) stamp_time_before(&scan, &start, &m);
        const Token *first = &scan.at[start], *last = &scan.at[end - 1];
        Stamp stamp = {write_moment(&m, keep), first->text.s - text.s, last->text.s + last->text.len - text.s,
                       m.year == 0};
        if (m.year) return stamp;
        if (without_year.iso.len == 0) without_year = stamp;
    }
    return without_year;
}

// "2021/04/07", "2021-04-07", "20210407" at the start of `rest`.
static Str day_of_path(Str rest, Arena *keep) {
    ptrdiff_t digits = 0;
    while (digits < rest.len && ascii_digit(rest.s[digits])) digits++;
    bool parts = digits == 4 && rest.len >= 8 && (rest.s[4] == '/' || rest.s[4] == '-');
    if (digits != 8 && !parts) return (Str){0};
    Stamp stamp = stamp_find(str_slice(rest, 0, digits == 8 ? 8 : 10), true, keep);
    return stamp.iso.len == 10 ? stamp.iso : (Str){0};
}

Str stamp_of_url(Str url, Arena *keep) {
    for (Str rest = url, part; str_cut(&rest, '/', &part);) {
        Str iso = day_of_path(rest, keep);
        if (iso.len) return iso;
    }
    return (Str){0};
}

// Minutes since a fixed day, of "2021-04-07T15:40...Z" or "...+05:30"; -1 without a time and a zone.
static int64_t minutes_of(Str iso) {
    if (iso.len < 17 || iso.s[10] != 'T') return -1;
    ptrdiff_t zone = iso.len - 1;
    while (zone > 15 && iso.s[zone] != '+' && iso.s[zone] != '-' && iso.s[zone] != 'Z') zone--;
    if (zone <= 15) return -1;
    int64_t y = scan_value(str_slice(iso, 0, 4)), m = scan_value(str_slice(iso, 5, 7));
    int64_t years = m > 2 ? y : y - 1;  // years begin in March: the leap day is their last
    int64_t days = years * 365 + years / 4 - years / 100 + years / 400 +
        (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + scan_value(str_slice(iso, 8, 10));
    int64_t minutes =
        (days * 24 + scan_value(str_slice(iso, 11, 13))) * 60 + scan_value(str_slice(iso, 14, 16));
    if (iso.s[zone] == 'Z') return minutes;
    int east =
        scan_value(str_slice(iso, zone + 1, zone + 3)) * 60 + scan_value(str_slice(iso, zone + 4, zone + 6));
    return iso.s[zone] == '+' ? minutes - east : minutes + east;
}

bool stamp_same(Str a, Str b) {
    int64_t left = minutes_of(a);
    return left >= 0 && left == minutes_of(b);
}

bool stamp_before(Str a, Str b) {
    int64_t left = minutes_of(a), right = minutes_of(b);
    if (left != right || left < 0 || a.len < 19 || b.len < 19) return left >= 0 && right >= 0 && left < right;
    return memcmp(a.s + 17, b.s + 17, 2) < 0;  // seconds
}

bool stamp_on_day(Str moment, Str day) {
    enum { DAY = 24 * 60, WEST = 12 * 60, EAST = 14 * 60 };
    if (day.len != 10) return false;
    char midnight[] = "0000-00-00T00:00Z";
    memcpy(midnight, day.s, 10);
    int64_t at = minutes_of(moment), start = minutes_of((Str){midnight, countof(midnight) - 1});
    return at >= 0 && at >= start - EAST && at < start + DAY + WEST;
}
