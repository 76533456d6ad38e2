// entry.c - see entry.h. In order: one line's time, all lines, their days, what belongs to each, JSON-LD's word, the article.
#include "page/entry.h"

#include "base/limits.h"
#include "base/map.h"
#include "page/attr.h"
#include "page/author.h"
#include "page/bare.h"
#include "page/stamp.h"

#include <stdlib.h>
#include <string.h>

enum {
    LINE_BYTES = 60,  // of a line that says when, and perhaps who
    LINE_WORDS = 5,   // beside the time
    CLOCK_BYTES = 16,
    PARTS_LEAST = 2,  // of a page that says it is live
    LINES_LEAST = 4,  // of one that does not
    OPENED_LEAST = 7,
    PROSE_WORDS = 8,
    HEADING_WORDS = 12,
    HEAD_WORDS = 6,  // of a line above an entry's text: a name, a job
    KEY_BYTES = 60,
    KEY_LEAST = 12,
    DAY = 10,  // bytes of "2021-04-07"
};

typedef struct Line {
    int32_t block;
    Str time;    // "2021-04-07T14:32"; of a clock alone "T14:32"; of a day alone "2021-04-07"
    bool whole;  // the block says when and nothing else
    bool sure;   // "14:32" or a date; "14.32" may be any number
} Line;
typedef struct Lines {
    Line *at;
    ptrdiff_t len, cap;
} Lines;

typedef struct Work {
    Body *body;
    const Layout *layout;
    const Article *about;
    Lines lines;
    EntryParts parts;
    Arena *keep, *scratch;
} Work;

static const Block *block_at(const Work *work, int32_t i) { return &work->layout->blocks.at[i]; }
static bool has_clock(Str time) { return str_find_byte(time, 'T') >= 0; }

// ---- one line's time ----

// "14:32", "14.32", "14h32", "2 pm" at the start of `s`: how many bytes at least; 0 when none stands there.
static ptrdiff_t clock_len(Str s) {
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
        if (clock_len(str_from(text, i)) == 0) continue;
        Str rest = str_slice(text, i, i + CLOCK_BYTES);
        // stamp_find() wants a day; any will do
        Stamp stamp = stamp_find(str_format(keep, "2000-01-01 %.*s", (int)rest.len, rest.s), true, keep);
        *at = i;
        return stamp.iso.len > DAY ? str_from(stamp.iso, DAY) : (Str){0};
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
    ptrdiff_t len = at <= 4 && (at == 0 || !ascii_alpha(text.s[0])) ? clock_len(str_from(text, at)) : 0;
    if (len < 4) return false;
    Str behind = str_trim(str_from(text, at + len));
    return str_find_byte(str_slice(text, at, at + 3), ':') > 0 || str_starts_case(behind, S("uhr")) ||
        str_starts(behind, S(":"));
}

static bool read_line(Line *line, const Work *work, int32_t i) {
    const Block *block = block_at(work, i);
    Str text = block->text;
    if (!stamp_may(str_slice(text, 0, LINE_BYTES))) return false;
    bool brief = text.len <= LINE_BYTES;
    Stamp stamp = brief ? stamp_find(text, true, work->keep) : (Stamp){0};
    bool day_only = stamp.iso.len && !has_clock(stamp.iso);
    if (stamp.iso.len && words_around(text, stamp.at, stamp.end) <= LINE_WORDS) {
        *line = (Line){i, stamp.iso, true, true};
        if (!day_only) return true;
    } else day_only = false;
    ptrdiff_t at = 0;
    Str head = str_slice(text, 0, brief ? LINE_BYTES : CLOCK_BYTES + 4);
    Str clock = read_clock(head, &at, work->keep);
    if (clock.len == 0) return day_only;
    bool whole =
        brief && words_beside(text, at) <= LINE_WORDS && block->ends <= 2 && block->link_words < LINE_WORDS;
    bool opens = opens_text(text, at);
    if (!whole && !opens) return day_only;
    Str behind = str_trim(str_from(text, at + clock_len(str_from(text, at))));
    bool sure = str_find_byte(str_slice(text, at, at + 3), '.') < 0 || str_starts_case(behind, S("uhr"));
    *line = (Line){i, clock, whole && !(opens && words_beside(text, at) > 2), sure};
    return true;
}

// ---- all lines ----

static bool may_part(const Work *work, int32_t i) {
    if (work->body->kept[i]) return true;
    AsideLabel label = (AsideLabel)work->body->label[i];
    return label == ASIDE_BYLINE || label == ASIDE_OTHER || label == ASIDE_NAVIGATION;
}

// Times that the page states for machines, by the block that shows them.
static Str stated_time(const Work *work, int32_t block, ptrdiff_t *next) {
    const Marks *marks = &work->layout->marks;
    while (*next < marks->len && marks->at[*next].block < block) ++*next;
    for (ptrdiff_t i = *next; i < marks->len && marks->at[i].block == block; i++) {
        if (marks->at[i].kind != MARK_TIME) continue;
        Stamp stamp = stamp_find(attr_get(marks->at[i].element, S("datetime")), false, work->keep);
        if (has_clock(stamp.iso)) return stamp.iso;
    }
    return (Str){0};
}

static bool has_prose(const Work *work, int32_t first, int32_t end) {
    for (int32_t i = first; i < end; i++)
        if (work->body->kept[i] && block_at(work, i)->words >= PROSE_WORDS) return true;
    return false;
}

// Lines that part the text: one with no prose before the next is a list's ("Key events"), or says the same twice.
static void find_lines(Work *work) {
    ptrdiff_t next = 0;
    Lines *lines = &work->lines;
    for (int32_t i = work->body->first; i < work->body->end && lines->len < LIMIT_ENTRIES; i++) {
        Line line;
        Str stated = stated_time(work, i, &next);
        if (!may_part(work, i)) continue;
        bool reads = read_line(&line, work, i);
        if (stated.len) {
            const Block *block = block_at(work, i);
            bool whole = reads ? line.whole : block->words <= LINE_WORDS;
            if (!reads && !whole) continue;
            line = (Line){i, stated, whole, true};
        } else if (!reads) continue;
        if (lines->len && has_clock(lines->at[lines->len - 1].time) &&
            !has_prose(work, lines->at[lines->len - 1].block, i))
            lines->len--;
        *vec_push(lines, work->scratch) = line;
    }
    // under its text it ends an entry; else it says when the page was changed
    ptrdiff_t last = lines->len - 1;
    if (last > 0 && !has_prose(work, lines->at[last].block, work->body->end) &&
        !has_prose(work, lines->at[last - 1].block, lines->at[last].block))
        lines->len--;
}

// Times of entries look alike; one that looks like no other is the page's own, under its title.
static void drop_odd(Work *work) {
    Map looks = {0};
    Lines *lines = &work->lines;
    int64_t most = 0;
    ptrdiff_t len = 0;
    for (int pass = 0; pass < 2; pass++)
        for (ptrdiff_t i = 0; i < lines->len; i++) {
            const Line *line = &lines->at[i];
            uint32_t look = work->layout->boxes.at[block_at(work, line->block)->box].look;
            Str key = {(const char *)&look, sizeof look};
            if (pass == 1) {
                bool odd = most >= PARTS_LEAST && has_clock(line->time) && *map_get(&looks, key) == 1;
                if (!odd) lines->at[len++] = *line;
            } else {
                int64_t *n = map_put(&looks, str_copy(key, work->scratch), work->scratch);
                *n += has_clock(line->time);
                if (*n > most) most = *n;
            }
        }
    lines->len = len;
}

// ---- their days ----

static Str clock_of(Str time) {
    ptrdiff_t at = str_find_byte(time, 'T');
    return at < 0 ? (Str){0} : str_slice(time, at + 1, at + 6);
}

static int by_clock(const Line *a, const Line *b) { return str_cmp(clock_of(a->time), clock_of(b->time)); }
static bool is_dated(const Line *line) {
    return line->time.len >= DAY && line->time.s[0] != 'T' && line->time.s[0] != '-';
}

// Do times fall from the top down? Over midnight once in a while they rise.
static bool falls(const Lines *lines) {
    int down = 0, up = 0;
    const Line *last = NULL;
    for (ptrdiff_t i = 0; i < lines->len; i++) {
        const Line *line = &lines->at[i];
        if (!has_clock(line->time)) continue;
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
    if (!str_starts(time, S("--")) || day.len < DAY) return time;
    return str_format(keep, "%.4s%.*s", day.s, (int)time.len - 1, time.s + 1);
}

// Gives clocks the day that is known at one end of the page, and the day's turn where they run over midnight.
static void give_days(Work *work, Str day, bool from_top, bool newest_first) {
    Lines *lines = &work->lines;
    Line *last = NULL;
    bool forward = from_top != newest_first;  // does time go on, the way we walk?
    for (ptrdiff_t n = 0; n < lines->len; n++) {
        Line *line = &lines->at[from_top ? n : lines->len - 1 - n];
        line->time = with_year(line->time, day, work->keep);
        if (is_dated(line)) {
            day = str_slice(line->time, 0, DAY);
            last = has_clock(line->time) ? line : NULL;
            continue;
        }
        if (day.len < DAY || !has_clock(line->time)) continue;
        if (last && (forward ? by_clock(line, last) < 0 : by_clock(line, last) > 0))
            day = next_day(day, forward ? 1 : -1, work->keep);
        line->time = str_format(work->keep, "%.*s%.*s", DAY, day.s, (int)line->time.len, line->time.s);
        last = line;
    }
}

// The newest entry is of the day of the page's last change, the oldest of the day that it was published; what is taken
// for that may be the newest entry's.
static void date_lines(Work *work, bool newest_first) {
    Str changed = work->about->modified, published = work->about->published;
    Lines *lines = &work->lines;
    if (lines->len == 0) return;
    const Line *newest = &lines->at[newest_first ? 0 : lines->len - 1];
    if (changed.len < DAY && clock_of(published).len && str_eq(clock_of(published), clock_of(newest->time)))
        changed = published;
    bool headed = false;  // "Monday, 9 February" over the entries of that day
    for (ptrdiff_t i = 0; i < lines->len; i++) headed |= !has_clock(lines->at[i].time);
    bool from_newest = changed.len >= DAY || is_dated(newest);
    give_days(work, str_slice(changed.len >= DAY ? changed : published, 0, DAY),
              headed || from_newest == newest_first, newest_first);
}

// ---- what belongs to each ----

static bool is_tagged(const Block *block) { return block->tag >= LXB_TAG_H1 && block->tag <= LXB_TAG_H6; }
static bool is_heading(const Block *block) {
    return is_tagged(block) ||
        (block->words <= HEADING_WORDS && !block->ends && !str_ends(block->text, S(":")));
}

// The largest box around line `n` that holds no other.
static const Box *box_of(const Work *work, ptrdiff_t n) {
    const Lines *lines = &work->lines;
    const Boxes *boxes = &work->layout->boxes;
    int32_t before = n ? lines->at[n - 1].block : -1,
            after = n + 1 < lines->len ? lines->at[n + 1].block : INT32_MAX;
    int32_t box = block_at(work, lines->at[n].block)->box;
    for (int32_t up = boxes->at[box].parent; up >= 0; up = boxes->at[up].parent) {
        if (boxes->at[up].first <= before || boxes->at[up].end > after) break;
        box = up;
    }
    return &boxes->at[box];
}

// Without boxes: from the time, or the heading right above it, to the next.
static EntryPart flat_part(const Work *work, ptrdiff_t n, int32_t behind) {
    const Lines *lines = &work->lines;
    int32_t first = lines->at[n].block;
    int32_t above = first - 1;
    if (lines->at[n].whole && above >= behind && above > work->body->first && work->body->kept[above] &&
        is_heading(block_at(work, above)))
        first = above;
    int32_t end = n + 1 < lines->len ? lines->at[n + 1].block : work->body->end;
    return (EntryPart){.first = first, .end = end};
}

static void cut_parts(Work *work) {
    const Lines *lines = &work->lines;
    int32_t behind = work->body->first;
    for (ptrdiff_t n = 0; n < lines->len; n++) {
        const Line *line = &lines->at[n];
        if (!has_clock(line->time)) continue;
        const Box *box = box_of(work, n);
        EntryPart part = {.first = box->first, .end = box->end};
        bool holds = has_prose(work, box->first, line->block) || has_prose(work, line->block + 1, box->end);
        bool only = lines->len == 1 || !holds || box->first < behind;
        if (only) part = flat_part(work, n, behind);
        if (part.end > work->body->end) part.end = work->body->end;
        if (work->parts.len && work->parts.at[work->parts.len - 1].end > part.first)
            work->parts.at[work->parts.len - 1].end = part.first;
        part.time = line->time.s[0] == 'T' || line->time.s[0] == '-' ? (Str){0} : line->time;
        *vec_push(&work->parts, work->scratch) = part;
        behind = part.end;
    }
}

// Where no entry has a heading, one behind the last is over the page's own words: "Our coverage ends here".
static void cut_close(Work *work) {
    EntryParts *parts = &work->parts;
    int32_t heading = -1;
    for (ptrdiff_t n = 0; n < parts->len; n++)
        for (int32_t i = parts->at[n].first; i < parts->at[n].end; i++) {
            if (!work->body->kept[i] || !is_tagged(block_at(work, i))) continue;
            if (n + 1 < parts->len) return;
            if (heading < 0) heading = i;
        }
    if (heading > 0 && has_prose(work, parts->at[parts->len - 1].first, heading))
        parts->at[parts->len - 1].end = heading;
}

static void set_aside(Work *work, int32_t i) {
    work->body->kept[i] = false;
    work->body->label[i] = ASIDE_BYLINE;
}

// Lines above an entry's text that many entries have: who writes, and from where.
static void read_heads(Work *work) {
    Map times = {0};
    EntryParts *parts = &work->parts;
    for (int pass = 0; pass < 2; pass++)
        for (ptrdiff_t n = 0; n < parts->len; n++) {
            EntryPart *part = &parts->at[n];
            for (int32_t i = part->first;
                 i < part->end && !(work->body->kept[i] && block_at(work, i)->words >= PROSE_WORDS); i++) {
                const Block *block = block_at(work, i);
                bool byline = !work->body->kept[i] && work->body->label[i] == ASIDE_BYLINE;
                if (block->words > HEAD_WORDS + LINE_WORDS ||
                    (!byline && (block->ends || block->words > HEAD_WORDS)))
                    continue;
                if (pass == 0) ++*map_put(&times, block->text, work->scratch);
                bool again = pass == 1 && work->body->kept[i] &&
                    *map_put(&times, block->text, work->scratch) > 1 && !is_tagged(block);
                if (again) set_aside(work, i);
                bool names = again ? author_is_name(block->text) : byline;
                if (pass == 1 && names && part->authors.len == 0) {
                    author_names(&part->authors, block->text, work->keep);
                    bool one = part->authors.len && bare_words(part->authors.at[0]) < 2;
                    if (one) part->authors.len = 0;  // "Tuesday, 14:32"
                }
            }
        }
}

// ---- JSON-LD's word ----

static Str key_of(Str text, Arena *scratch) {
    Str key = bare_text(str_slice(text, 0, 2 * KEY_BYTES), scratch);
    return key.len < KEY_LEAST ? (Str){0} : str_slice(key, 0, KEY_BYTES);
}

// The kept block that begins with the same letters; -1 when none does.
static int32_t block_saying(const Map *blocks, Str text, const Work *work) {
    Str key = key_of(metadata_clean(str_slice(text, 0, 8 * KEY_BYTES), work->scratch), work->scratch);
    int64_t *found = key.len ? map_get(blocks, key) : NULL;
    return found ? (int32_t)*found : -1;
}

static EntryPart *part_at(EntryParts *parts, int32_t block) {
    for (ptrdiff_t i = 0; i < parts->len; i++)
        if (parts->at[i].first <= block && block < parts->at[i].end) return &parts->at[i];
    return NULL;
}

static int by_block(const void *a, const void *b) {
    int32_t x = ((const EntryPart *)a)->first, y = ((const EntryPart *)b)->first;
    return (x > y) - (x < y);
}

// Where no times show: each update runs from where its words begin to the next one's.
static void parts_of_updates(Work *work, const Map *blocks, const LiveUpdates *updates) {
    EntryParts *parts = &work->parts;
    for (ptrdiff_t i = 0; i < updates->len; i++) {
        int32_t block = block_saying(blocks, updates->at[i].headline, work);
        if (block < 0) block = block_saying(blocks, updates->at[i].body, work);
        if (block >= 0) *vec_push(parts, work->scratch) = (EntryPart){.first = block};
    }
    if (parts->len < PARTS_LEAST) {
        parts->len = 0;
        return;
    }
    qsort(parts->at, (size_t)parts->len, sizeof *parts->at, by_block);
    for (ptrdiff_t i = 0; i < parts->len; i++)
        parts->at[i].end = i + 1 < parts->len ? parts->at[i + 1].first : work->body->end;
}

static void read_updates(Work *work, const LiveUpdates *updates) {
    Map blocks = {0};
    if (updates->len == 0) return;
    for (int32_t i = work->body->end - 1; i >= work->body->first; i--) {  // the first of several stays
        Str key = work->body->kept[i] ? key_of(block_at(work, i)->text, work->scratch) : (Str){0};
        if (key.len) *map_put(&blocks, key, work->scratch) = i;
    }
    if (work->parts.len < PARTS_LEAST) {
        work->parts.len = 0;
        parts_of_updates(work, &blocks, updates);
    }
    for (ptrdiff_t i = 0; i < updates->len; i++) {
        const LiveUpdate *update = &updates->at[i];
        int32_t block = block_saying(&blocks, update->headline, work);
        if (block < 0) block = block_saying(&blocks, update->body, work);
        EntryPart *part = block < 0 ? NULL : part_at(&work->parts, block);
        Stamp stamp = part ? stamp_find(update->published, false, work->keep) : (Stamp){0};
        if (stamp.iso.len) part->time = stamp.iso;
        if (part && update->authors.len && part->authors.len == 0)
            for (ptrdiff_t k = 0; k < update->authors.len; k++)
                author_name(&part->authors, metadata_clean(update->authors.at[k], work->keep), work->keep);
    }
}

// ---- the page ----

static bool holds_clock(Str text) {
    for (ptrdiff_t i = 0; i < text.len; i++)
        if (ascii_digit(text.s[i]) && (i == 0 || !ascii_digit(text.s[i - 1])) && clock_len(str_from(text, i)))
            return true;
    return false;
}

// Asked first: most pages have hardly a line with a clock.
static bool may_look_live(const Work *work) {
    int lines = 0;
    for (int32_t i = work->body->first; i < work->body->end && lines < LINES_LEAST; i++) {
        Str text = block_at(work, i)->text;
        lines += text.len <= LINE_BYTES && holds_clock(text);
    }
    for (ptrdiff_t i = 0; i < work->layout->marks.len && lines < LINES_LEAST; i++)
        lines += work->layout->marks.at[i].kind == MARK_TIME;
    return lines >= LINES_LEAST;
}

// A page that does not say it is live is one when its times fall, alone on their lines or in headings; before
// paragraphs there must be more of them.
static bool looks_live(const Work *work, bool newest_first) {
    int apart = 0, all = 0;
    for (ptrdiff_t i = 0; i < work->lines.len; i++) {
        const Line *line = &work->lines.at[i];
        if (!line->sure || !has_clock(line->time)) continue;
        apart += line->whole || is_tagged(block_at(work, line->block));
        all++;
    }
    return newest_first && (apart >= LINES_LEAST || all >= OPENED_LEAST);
}

EntryParts entry_find(Body *body, const Layout *layout, const Metadata *metadata, const Article *about,
                      bool live, Arena *keep, Arena *scratch) {
    Work work = {.body = body, .layout = layout, .about = about, .keep = keep, .scratch = scratch};
    if (!live && !may_look_live(&work)) return (EntryParts){0};
    find_lines(&work);
    drop_odd(&work);
    bool newest_first = falls(&work.lines);
    if (!live && !looks_live(&work, newest_first)) return (EntryParts){0};
    date_lines(&work, newest_first);
    cut_parts(&work);
    cut_close(&work);
    if (work.parts.len < PARTS_LEAST) work.parts.len = 0;
    for (ptrdiff_t i = 0; work.parts.len && i < work.lines.len; i++)
        if (work.lines.at[i].whole) set_aside(&work, work.lines.at[i].block);
    read_heads(&work);
    read_updates(&work, &metadata->jsonld.updates);
    work.parts.newest_first = newest_first;
    return work.parts;
}

// Is `a` surely before `b`? A clock without its zone says so only of another day.
static bool is_before(Str a, Str b) {
    if (stamp_before(a, b)) return true;
    return a.len >= DAY && b.len >= DAY && memcmp(a.s, b.s, DAY) < 0 && !stamp_same(a, b) &&
        !stamp_before(b, a);
}

// A page can't have been published after its first entry.
static void set_days(Article *out) {
    Str first = {0}, last = {0};
    for (ptrdiff_t i = 0; i < out->entries.len; i++) {
        Str time = out->entries.at[i].time;
        if (time.len == 0) continue;
        if (first.len == 0 || str_cmp(time, first) < 0) first = time;
        if (str_cmp(time, last) > 0) last = time;
    }
    if (first.len && (out->published.len == 0 || is_before(first, out->published))) out->published = first;
    if (last.len && out->modified.len == 0) out->modified = last;
}

void entry_write(Article *out, const EntryParts *parts, const Body *body, Arena *keep) {
    for (ptrdiff_t n = 0; n < parts->len; n++) {
        Span at = {0};
        for (int32_t i = parts->at[n].first; i < parts->at[n].end; i++) {
            int32_t p = body->kept[i] ? body->paragraph[i] : -1;
            if (p < 0) continue;
            Span paragraph = out->paragraphs.at[p];
            if (at.end == 0) at.start = paragraph.start;
            at.end = paragraph.end;
        }
        if (at.end > at.start)
            *vec_push(&out->entries, keep) = (LiveEntry){at, parts->at[n].time, parts->at[n].authors};
    }
    set_days(out);
}
