// entry.c - see entry.h. In order: what belongs to each, JSON-LD's word, the page.
#include "page/entry.h"

#include "base/limits.h"
#include "base/map.h"
#include "page/author.h"
#include "page/bare.h"
#include "page/entry_line.h"
#include "page/stamp.h"

#include <stdlib.h>
#include <string.h>

enum {
    LINES_LEAST = 4,  // of a page that does not say it is live
    OPENED_LEAST = 7,
    HEADING_WORDS = 12,
    HEAD_WORDS = 6,  // of a line above an entry's text: a name, a job
    KEY_BYTES = 60,
    KEY_LEAST = 12,
};

typedef struct Work {
    EntryPage page;
    EntryLines lines;
    EntryParts parts;
} Work;

// ---- what belongs to each ----

static bool is_tagged(const Block *block) { return block->tag >= LXB_TAG_H1 && block->tag <= LXB_TAG_H6; }
static bool is_heading(const Block *block) {
    return is_tagged(block) ||
        (block->words <= HEADING_WORDS && !block->ends && !str_ends(block->text, S(":")));
}

// The largest box around line `n` that holds no other.
static const Box *box_of(const Work *work, ptrdiff_t n) {
    const EntryLines *lines = &work->lines;
    const Boxes *boxes = &work->page.layout->boxes;
    int32_t before = n ? lines->at[n - 1].block : -1,
            after = n + 1 < lines->len ? lines->at[n + 1].block : INT32_MAX;
    int32_t box = entry_block(&work->page, lines->at[n].block)->box;
    for (int32_t up = boxes->at[box].parent; up >= 0; up = boxes->at[up].parent) {
        if (boxes->at[up].first <= before || boxes->at[up].end > after) break;
        box = up;
    }
    return &boxes->at[box];
}

// Without boxes: from the time, or the heading right above it, to the next.
static EntryPart flat_part(const Work *work, ptrdiff_t n, int32_t behind) {
    const EntryLines *lines = &work->lines;
    int32_t first = lines->at[n].block;
    int32_t above = first - 1;
    if (lines->at[n].whole && above >= behind && above > work->page.body->first &&
        work->page.body->kept[above] && is_heading(entry_block(&work->page, above)))
        first = above;
    int32_t end = n + 1 < lines->len ? lines->at[n + 1].block : work->page.body->end;
    return (EntryPart){.first = first, .end = end};
}

static void cut_parts(Work *work) {
    const EntryLines *lines = &work->lines;
    int32_t behind = work->page.body->first;
    for (ptrdiff_t n = 0; n < lines->len; n++) {
        const EntryLine *line = &lines->at[n];
        if (!entry_has_clock(line->time)) continue;
        const Box *box = box_of(work, n);
        EntryPart part = {.first = box->first, .end = box->end};
        bool holds = entry_has_prose(&work->page, box->first, line->block) ||
            entry_has_prose(&work->page, line->block + 1, box->end);
        bool only = lines->len == 1 || !holds || box->first < behind;
        if (only) part = flat_part(work, n, behind);
        if (part.end > work->page.body->end) part.end = work->page.body->end;
        if (work->parts.len && work->parts.at[work->parts.len - 1].end > part.first)
            work->parts.at[work->parts.len - 1].end = part.first;
        part.time = line->time.s[0] == 'T' || line->time.s[0] == '-' ? (Str){0} : line->time;
        *vec_push(&work->parts, work->page.scratch) = part;
        behind = part.end;
    }
}

// Where no entry has a heading, one behind the last is over the page's own words: "Our coverage ends here".
static void cut_close(Work *work) {
    EntryParts *parts = &work->parts;
    int32_t heading = -1;
    for (ptrdiff_t n = 0; n < parts->len; n++)
        for (int32_t i = parts->at[n].first; i < parts->at[n].end; i++) {
            if (!work->page.body->kept[i] || !is_tagged(entry_block(&work->page, i))) continue;
            if (n + 1 < parts->len) return;
            if (heading < 0) heading = i;
        }
    if (heading > 0 && entry_has_prose(&work->page, parts->at[parts->len - 1].first, heading))
        parts->at[parts->len - 1].end = heading;
}

static void set_aside(Work *work, int32_t i) {
    work->page.body->kept[i] = false;
    work->page.body->label[i] = ASIDE_BYLINE;
}

// EntryLines above an entry's text that many entries have: who writes, and from where.
static void read_heads(Work *work) {
    Map times = {0};
    EntryParts *parts = &work->parts;
    for (int pass = 0; pass < 2; pass++)
        for (ptrdiff_t n = 0; n < parts->len; n++) {
            EntryPart *part = &parts->at[n];
            for (int32_t i = part->first; i < part->end &&
                 !(work->page.body->kept[i] && entry_block(&work->page, i)->words >= ENTRY_PROSE_WORDS);
                 i++) {
                const Block *block = entry_block(&work->page, i);
                bool byline = !work->page.body->kept[i] && work->page.body->label[i] == ASIDE_BYLINE;
                if (block->words > HEAD_WORDS + ENTRY_LINE_WORDS ||
                    (!byline && (block->ends || block->words > HEAD_WORDS)))
                    continue;
                if (pass == 0) ++*map_put(&times, block->text, work->page.scratch);
                bool again = pass == 1 && work->page.body->kept[i] &&
                    *map_put(&times, block->text, work->page.scratch) > 1 && !is_tagged(block);
                if (again) set_aside(work, i);
                bool names = again ? author_is_name(block->text) : byline;
                if (pass == 1 && names && part->authors.len == 0) {
                    author_names(&part->authors, block->text, work->page.keep);
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
    Str key =
        key_of(metadata_clean(str_slice(text, 0, 8 * KEY_BYTES), work->page.scratch), work->page.scratch);
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
        if (block >= 0) *vec_push(parts, work->page.scratch) = (EntryPart){.first = block};
    }
    if (parts->len < ENTRY_PARTS_LEAST) {
        parts->len = 0;
        return;
    }
    qsort(parts->at, (size_t)parts->len, sizeof *parts->at, by_block);
    for (ptrdiff_t i = 0; i < parts->len; i++)
        parts->at[i].end = i + 1 < parts->len ? parts->at[i + 1].first : work->page.body->end;
}

static void read_updates(Work *work, const LiveUpdates *updates) {
    Map blocks = {0};
    if (updates->len == 0) return;
    for (int32_t i = work->page.body->end - 1; i >= work->page.body->first;
         i--) {  // the first of several stays
        Str key = work->page.body->kept[i] ? key_of(entry_block(&work->page, i)->text, work->page.scratch)
                                           : (Str){0};
        if (key.len) *map_put(&blocks, key, work->page.scratch) = i;
    }
    if (work->parts.len < ENTRY_PARTS_LEAST) {
        work->parts.len = 0;
        parts_of_updates(work, &blocks, updates);
    }
    for (ptrdiff_t i = 0; i < updates->len; i++) {
        const LiveUpdate *update = &updates->at[i];
        int32_t block = block_saying(&blocks, update->headline, work);
        if (block < 0) block = block_saying(&blocks, update->body, work);
        EntryPart *part = block < 0 ? NULL : part_at(&work->parts, block);
        Stamp stamp = part ? stamp_find(update->published, false, work->page.keep) : (Stamp){0};
        if (stamp.iso.len) part->time = stamp.iso;
        if (part && update->authors.len && part->authors.len == 0)
            for (ptrdiff_t k = 0; k < update->authors.len; k++)
                author_name(&part->authors, metadata_clean(update->authors.at[k], work->page.keep),
                            work->page.keep);
    }
}

// ---- the page ----

static bool holds_clock(Str text) {
    for (ptrdiff_t i = 0; i < text.len; i++)
        if (ascii_digit(text.s[i]) && (i == 0 || !ascii_digit(text.s[i - 1])) &&
            entry_clock_len(str_from(text, i)))
            return true;
    return false;
}

// Asked first: most pages have hardly a line with a clock.
static bool may_look_live(const Work *work) {
    int lines = 0;
    for (int32_t i = work->page.body->first; i < work->page.body->end && lines < LINES_LEAST; i++) {
        Str text = entry_block(&work->page, i)->text;
        lines += text.len <= ENTRY_LINE_BYTES && holds_clock(text);
    }
    for (ptrdiff_t i = 0; i < work->page.layout->marks.len && lines < LINES_LEAST; i++)
        lines += work->page.layout->marks.at[i].kind == MARK_TIME;
    return lines >= LINES_LEAST;
}

// A page that does not say it is live is one when its times fall, alone on their lines or in headings; before
// paragraphs there must be more of them.
static bool looks_live(const Work *work, bool newest_first) {
    int apart = 0, all = 0;
    for (ptrdiff_t i = 0; i < work->lines.len; i++) {
        const EntryLine *line = &work->lines.at[i];
        if (!line->sure || !entry_has_clock(line->time)) continue;
        apart += line->whole || is_tagged(entry_block(&work->page, line->block));
        all++;
    }
    return newest_first && (apart >= LINES_LEAST || all >= OPENED_LEAST);
}

EntryParts entry_find(Body *body, const Layout *layout, const Metadata *metadata, const Article *about,
                      bool live, Arena *keep, Arena *scratch) {
    Work work = {.page = {body, layout, about, keep, scratch}};
    if (!live && !may_look_live(&work)) return (EntryParts){0};
    work.lines = entry_lines(&work.page);
    bool newest_first = entry_falls(&work.lines);
    if (!live && !looks_live(&work, newest_first)) return (EntryParts){0};
    entry_date(&work.lines, &work.page, newest_first);
    cut_parts(&work);
    cut_close(&work);
    if (work.parts.len < ENTRY_PARTS_LEAST) work.parts.len = 0;
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
    return a.len >= ENTRY_DAY && b.len >= ENTRY_DAY && memcmp(a.s, b.s, ENTRY_DAY) < 0 && !stamp_same(a, b) &&
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
