// entry_line.c - see entry_line.h. In order: one line's time, all lines, their days.
#include "page/entry_line.h"

#include "base/limits.h"
#include "base/map.h"
#include "page/attr.h"
#include "page/bare.h"
#include "page/stamp.h"

enum { CLOCK_BYTES = 16 };

// ---- one line's time ----

// "14:32", "14.32", "14h32", "2 pm" at the start of `s`: how many bytes at least; 0 when none stands there.
ptrdiff_t entry_clock_len(Str s) {
    ptrdiff_t at = 0;
    while (at < s.len && at < 3 && ascii_digit(s.s[at])) at++;
    if (at == 0 || at > 2) return 0;
    if (at + 2 < s.len && str_find_byte(S(":.hH"), s.s[at]) >= 0 && ascii_digit(s.s[at + 1]) &&
        ascii_digit(s.s[at + 2]) && !(at + 3 < s.len && ascii_digit(s.s[at + 3])))
        return at + 3;
    static const Str hours[] = {S_("時"), S_("时"), S_("点"), S_("點"), S_("시")};
    for (ptrdiff_t i = 0; i < countof(hours); i++)
        if (str_starts(str_from(s, at), hours[i])) return at + hours[i].len;
    Str rest = str_trim(str_from(s, at));
    bool half = rest.len && str_find_byte(S("aApP"), rest.s[0]) >= 0 &&
        (str_starts_case(str_from(rest, 1), S("m")) || str_starts_case(str_from(rest, 1), S(".m")));
    return half ? at + 1 : 0;
}

// A clock alone, as "T14:32"; *at is where it stands.
static Str read_clock(Str text, ptrdiff_t *at, Arena *keep) {
    for (ptrdiff_t i = 0; i < text.len; i++) {
        if (!ascii_digit(text.s[i]) || (i && (ascii_digit(text.s[i - 1]) || text.s[i - 1] == ':'))) continue;
        if (entry_clock_len(str_from(text, i)) == 0) continue;
        Str rest = str_slice(text, i, i + CLOCK_BYTES);
        // stamp_find() wants a day; any will do
        Stamp stamp = stamp_find(str_format(keep, "2000-01-01 %.*s", (int)rest.len, rest.s), true, keep);
        *at = i;
        return stamp.iso.len > ENTRY_DAY ? str_from(stamp.iso, ENTRY_DAY) : (Str){0};
    }
    return (Str){0};
}

static int32_t words_around(Str text, ptrdiff_t from, ptrdiff_t end) {
    return (int32_t)(bare_words(str_slice(text, 0, from)) + bare_words(str_from(text, end)));
}

// What is left of a line without the clock that stands at `at`, its zone and its word for hours.
static int32_t words_beside(Str text, ptrdiff_t at) {
    ptrdiff_t end = at;
    while (end < text.len && text.s[end] != ' ') end++;
    return words_around(text, at, end);
}

// "+++ 14:32 Divers ...", "11.04 Uhr: Divers ...": the text goes on behind it. "12.05" alone may be any number.
static bool opens_text(Str text, ptrdiff_t at) {
    ptrdiff_t len = at <= 4 && (at == 0 || !ascii_alpha(text.s[0])) ? entry_clock_len(str_from(text, at)) : 0;
    if (len < 4) return false;
    Str behind = str_trim(str_from(text, at + len));
    return str_find_byte(str_slice(text, at, at + 3), ':') > 0 || str_starts_case(behind, S("uhr")) ||
        str_starts(behind, S(":"));
}

static bool read_line(EntryLine *line, const EntryPage *page, int32_t i) {
    const Block *block = entry_block(page, i);
    Str text = block->text;
    if (!stamp_may(str_slice(text, 0, ENTRY_LINE_BYTES))) return false;
    bool brief = text.len <= ENTRY_LINE_BYTES;
    Stamp stamp = brief ? stamp_find(text, true, page->keep) : (Stamp){0};
    bool day_only = stamp.iso.len && !entry_has_clock(stamp.iso);
    if (stamp.iso.len && words_around(text, stamp.at, stamp.end) <= ENTRY_LINE_WORDS) {
        *line = (EntryLine){i, stamp.iso, true, true};
        if (!day_only) return true;
    } else day_only = false;
    ptrdiff_t at = 0;
    Str head = str_slice(text, 0, brief ? ENTRY_LINE_BYTES : CLOCK_BYTES + 4);
    Str clock = read_clock(head, &at, page->keep);
    if (clock.len == 0) return day_only;
    bool whole = brief && words_beside(text, at) <= ENTRY_LINE_WORDS && block->ends <= 2 &&
        block->link_words < ENTRY_LINE_WORDS;
    bool opens = opens_text(text, at);
    if (!whole && !opens) return day_only;
    Str behind = str_trim(str_from(text, at + entry_clock_len(str_from(text, at))));
    bool sure = str_find_byte(str_slice(text, at, at + 3), '.') < 0 || str_starts_case(behind, S("uhr"));
    *line = (EntryLine){i, clock, whole && !(opens && words_beside(text, at) > 2), sure};
    return true;
}

// ---- all lines ----

static bool may_part(const EntryPage *page, int32_t i) {
    if (page->body->kept[i]) return true;
    AsideLabel label = (AsideLabel)page->body->label[i];
    return label == ASIDE_BYLINE || label == ASIDE_OTHER || label == ASIDE_NAVIGATION;
}

// Times that the page states for machines, by the block that shows them.
static Str stated_time(const EntryPage *page, int32_t block, ptrdiff_t *next) {
    const Marks *marks = &page->layout->marks;
    while (*next < marks->len && marks->at[*next].block < block) ++*next;
    for (ptrdiff_t i = *next; i < marks->len && marks->at[i].block == block; i++) {
        if (marks->at[i].kind != MARK_TIME) continue;
        Stamp stamp = stamp_find(attr_get(marks->at[i].element, S("datetime")), false, page->keep);
        if (entry_has_clock(stamp.iso)) return stamp.iso;
    }
    return (Str){0};
}

bool entry_has_prose(const EntryPage *page, int32_t first, int32_t end) {
    for (int32_t i = first; i < end; i++)
        if (page->body->kept[i] && entry_block(page, i)->words >= ENTRY_PROSE_WORDS) return true;
    return false;
}

// EntryLines that part the text: one with no prose before the next is a list's ("Key events"), or says the same twice.
static EntryLines find_lines(const EntryPage *page) {
    ptrdiff_t next = 0;
    EntryLines found = {0}, *lines = &found;
    for (int32_t i = page->body->first; i < page->body->end && lines->len < LIMIT_ENTRIES; i++) {
        EntryLine line;
        Str stated = stated_time(page, i, &next);
        if (!may_part(page, i)) continue;
        bool reads = read_line(&line, page, i);
        if (stated.len) {
            const Block *block = entry_block(page, i);
            bool whole = reads ? line.whole : block->words <= ENTRY_LINE_WORDS;
            if (!reads && !whole) continue;
            line = (EntryLine){i, stated, whole, true};
        } else if (!reads) continue;
        if (lines->len && entry_has_clock(lines->at[lines->len - 1].time) &&
            !entry_has_prose(page, lines->at[lines->len - 1].block, i))
            lines->len--;
        *vec_push(lines, page->scratch) = line;
    }
    // under its text it ends an entry; else it says when the page was changed
    ptrdiff_t last = lines->len - 1;
    if (last > 0 && !entry_has_prose(page, lines->at[last].block, page->body->end) &&
        !entry_has_prose(page, lines->at[last - 1].block, lines->at[last].block))
        lines->len--;
    return found;
}

// Times of entries look alike; one that looks like no other is the page's own, under its title.
static void drop_odd(EntryLines *lines, const EntryPage *page) {
    Map looks = {0};
    int64_t most = 0;
    ptrdiff_t len = 0;
    for (int pass = 0; pass < 2; pass++)
        for (ptrdiff_t i = 0; i < lines->len; i++) {
            const EntryLine *line = &lines->at[i];
            uint32_t look = page->layout->boxes.at[entry_block(page, line->block)->box].look;
            Str key = {(const char *)&look, sizeof look};
            if (pass == 1) {
                bool odd =
                    most >= ENTRY_PARTS_LEAST && entry_has_clock(line->time) && *map_get(&looks, key) == 1;
                if (!odd) lines->at[len++] = *line;
            } else {
                int64_t *n = map_put(&looks, str_copy(key, page->scratch), page->scratch);
                *n += entry_has_clock(line->time);
                if (*n > most) most = *n;
            }
        }
    lines->len = len;
}

EntryLines entry_lines(const EntryPage *page) {
    EntryLines lines = find_lines(page);
    drop_odd(&lines, page);
    return lines;
}

// ---- their days ----

static Str clock_of(Str time) {
    ptrdiff_t at = str_find_byte(time, 'T');
    return at < 0 ? (Str){0} : str_slice(time, at + 1, at + 6);
}

static int by_clock(const EntryLine *a, const EntryLine *b) {
    return str_cmp(clock_of(a->time), clock_of(b->time));
}
static bool is_dated(const EntryLine *line) {
    return line->time.len >= ENTRY_DAY && line->time.s[0] != 'T' && line->time.s[0] != '-';
}

// Do times fall from the top down? Over midnight once in a while they rise.
bool entry_falls(const EntryLines *lines) {
    int down = 0, up = 0;
    const EntryLine *last = NULL;
    for (ptrdiff_t i = 0; i < lines->len; i++) {
        const EntryLine *line = &lines->at[i];
        if (!entry_has_clock(line->time)) continue;
        int order = !last                      ? 0
            : is_dated(line) && is_dated(last) ? str_cmp(line->time, last->time)
                                               : by_clock(line, last);
        down += order<0, up += order> 0;
        last = line;
    }
    return down > up;
}

// The day before or after an ISO day.
static Str next_day(Str day, int by, Arena *keep) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int64_t y = 0, m = 0, d = 0;
    if (!str_int(str_slice(day, 0, 4), &y) || !str_int(str_slice(day, 5, 7), &m) ||
        !str_int(str_slice(day, 8, 10), &d) || m < 1 || m > 12)
        return day;
    bool leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
    d += by;
    if (d < 1) {
        if (--m < 1) m = 12, y--;
        d = lengths[m - 1] + (m == 2 && leap);
    } else if (d > lengths[m - 1] + (m == 2 && leap)) {
        d = 1;
        if (++m > 12) m = 1, y++;
    }
    return str_format(keep, "%04d-%02d-%02d", (int)y, (int)m, (int)d);
}

static Str with_year(Str time, Str day, Arena *keep) {
    if (!str_starts(time, S("--")) || day.len < ENTRY_DAY) return time;
    return str_format(keep, "%.4s%.*s", day.s, (int)time.len - 1, time.s + 1);
}

// Gives clocks the day that is known at one end of the page, and the day's turn where they run over midnight.
static void give_days(EntryLines *lines, const EntryPage *page, Str day, bool from_top, bool newest_first) {
    EntryLine *last = NULL;
    bool forward = from_top != newest_first;  // does time go on, the way we walk?
    for (ptrdiff_t n = 0; n < lines->len; n++) {
        EntryLine *line = &lines->at[from_top ? n : lines->len - 1 - n];
        line->time = with_year(line->time, day, page->keep);
        if (is_dated(line)) {
            day = str_slice(line->time, 0, ENTRY_DAY);
            last = entry_has_clock(line->time) ? line : NULL;
            continue;
        }
        if (day.len < ENTRY_DAY || !entry_has_clock(line->time)) continue;
        if (last && (forward ? by_clock(line, last) < 0 : by_clock(line, last) > 0))
            day = next_day(day, forward ? 1 : -1, page->keep);
        line->time = str_format(page->keep, "%.*s%.*s", ENTRY_DAY, day.s, (int)line->time.len, line->time.s);
        last = line;
    }
}

// The newest entry is of the day of the page's last change, the oldest of the day that it was published; what is taken
// for that may be the newest entry's.
void entry_date(EntryLines *lines, const EntryPage *page, bool newest_first) {
    Str changed = page->about->modified, published = page->about->published;
    if (lines->len == 0) return;
    const EntryLine *newest = &lines->at[newest_first ? 0 : lines->len - 1];
    if (changed.len < ENTRY_DAY && clock_of(published).len &&
        str_eq(clock_of(published), clock_of(newest->time)))
        changed = published;
    bool headed = false;  // "Monday, 9 February" over the entries of that day
    for (ptrdiff_t i = 0; i < lines->len; i++) headed |= !entry_has_clock(lines->at[i].time);
    bool from_newest = changed.len >= ENTRY_DAY || is_dated(newest);
    give_days(lines, page, str_slice(changed.len >= ENTRY_DAY ? changed : published, 0, ENTRY_DAY),
              headed || from_newest == newest_first, newest_first);
}
