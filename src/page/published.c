// published.c - see published.h. In order: one text's days, places, the choice.
#include "page/published.h"

#include "base/utf8.h"
#include "data/page_stamps.h"
#include "page/attr.h"
#include "page/author.h"
#include "page/stamp.h"

#include <string.h>

enum {
    LINES_BEFORE = 4,
    LINES_UNDER = 5,
    LINES_BEHIND = 14,
    LINE_WORDS = 20,
    STAMPS_MOST = 4,  // in one line
    BEFORE_BYTES = 60,
    TIME_BYTES = 200,
    FIRST_BYTES = 300,
    BODY_WORDS = 12,
    LINES_ABOVE_BODY = 8,
    DATA_BYTES = 30,
    TOLD_WORDS = 5,  // before a day, of a sentence
    TOLD_SMALL = 3,  // that begin small
};

typedef struct Work {
    const Layout *layout;
    int32_t title_block;
    Days days;
    Arena *keep, *scratch;
} Work;

// ---- one text ----

// What the text in front of a day says that it is: 'm' for the day of a change, 'p' of publication, 0 when it is silent.
static char kind_said(Str before, Arena scratch) {
    if (before.len > BEFORE_BYTES) before = str_from(before, before.len - BEFORE_BYTES);
    Str folded = utf8_fold(before, &scratch);
    ptrdiff_t best = -1, best_len = 0;
    char kind = 0;
    for (int i = 0; i < page_stamps_len; i++) {
        Str phrase = page_stamps[i].phrase;
        ptrdiff_t at = -1;
        for (ptrdiff_t from = 0, next; (next = str_find(str_from(folded, from), phrase)) >= 0;
             from = at + 1) {
            at = from + next;
            bool inside = (at && ascii_alpha(folded.s[at - 1])) ||
                (at + phrase.len < folded.len && ascii_alpha(folded.s[at + phrase.len]));
            if (inside || at < best || (at == best && phrase.len < best_len)) continue;
            best = at, best_len = phrase.len;
            kind = page_stamps[i].kind.s[0];
        }
    }
    return kind;
}

// "The Harbour Act was signed into law on 14 August 1935": a day that a sentence tells of is nobody's stamp.
static bool is_told(Str before) {
    int words = 0, small = 0;
    for (Str word; str_cut(&before, ' ', &word);) {
        words += word.len > 0;
        small += word.len > 1 && ascii_lower(word.s[0]);
    }
    return words >= TOLD_WORDS && small >= TOLD_SMALL;
}

char published_line(Days *days, Str text, Str before, Arena *keep) {
    char first = 0;
    for (int i = 0; i < STAMPS_MOST && text.len; i++) {
        Stamp stamp = stamp_find(text, false, keep);
        if (stamp.iso.len == 0 || stamp.no_year) return first;
        Str words = stamp.at > 1 ? str_slice(text, 0, stamp.at) : before;
        char kind = kind_said(words, *keep);
        Str *day = kind == 'm' ? &days->modified : &days->published;
        if (day->len == 0) *day = stamp.iso;
        if (i == 0) first = kind;
        before = (Str){0};
        text = str_from(text, stamp.end);
    }
    return first;
}

static void read_line(Work *work, Str text, Str before) {
    published_line(&work->days, text, before, work->keep);
}

static Str stamp(Str text, Arena *keep) {
    Stamp found = stamp_find(text, false, keep);
    return found.no_year ? (Str){0} : found.iso;
}

// ---- places ----

static Str block_text(const Work *work, int32_t block) {
    bool there = block >= 0 && block < work->layout->blocks.len;
    return there ? work->layout->blocks.at[block].text : (Str){0};
}

// The words in front of an element: of its own block, else the short block before it ("Last updated:").
static Str words_before(const Work *work, const Mark *mark, Str text) {
    Str block = block_text(work, mark->block);
    ptrdiff_t at = text.len ? str_find(block, text) : -1;
    if (at > 1) return str_slice(block, 0, at);
    Str last = block_text(work, mark->block - 1);
    return last.len <= BEFORE_BYTES ? last : (Str){0};
}

static void read_mark(Work *work, const Mark *mark) {
    Str text = block_element_text(mark->element, TIME_BYTES, work->scratch);
    Str value = attr_get(mark->element, S("datetime"));
    if (value.len == 0) value = attr_get(mark->element, S("content"));
    if (value.len == 0) value = attr_get(mark->element, S("title"));
    Str before = mark->kind == MARK_DATE ? (Str){0} : words_before(work, mark, text);
    bool stated = value.len && stamp(value, work->scratch).len;
    if (stated) {
        Stamp inner = stamp_find(text, false, work->scratch);
        if (inner.at > 1) before = str_slice(text, 0, inner.at);  // <time>Updated 10 February</time>
    }
    // "As we reported on the radio on <time>9 February</time>."
    if (mark->kind == MARK_TIME && is_told(before) && !kind_said(before, *work->scratch)) return;
    read_line(work, stated ? value : text, before);
}

static void read_marks_in(Work *work, MarkKind kind, int32_t first, int32_t end) {
    const Marks *marks = &work->layout->marks;
    bool above = end == work->title_block;  // the nearest to the title first
    for (ptrdiff_t n = 0; n < marks->len && work->days.published.len == 0; n++) {
        const Mark *mark = &marks->at[above ? marks->len - 1 - n : n];
        if (mark->kind == kind && mark->block >= first && mark->block < end) read_mark(work, mark);
    }
}

// Those under the title first, then those right above it: a feed of other reports may stand there, with later ones.
static void read_marks_near(Work *work, MarkKind kind) {
    int32_t title = work->title_block;
    if (title < 0) return;
    read_marks_in(work, kind, title, title + LINES_UNDER);
    read_marks_in(work, kind, title - LINES_BEFORE, title);
    read_marks_in(work, kind, title, title + LINES_BEHIND);
}

// Wherever they stand, those behind the title first.
static void read_marks(Work *work, MarkKind kind) {
    read_marks_near(work, kind);
    if (work->days.published.len || (work->title_block >= 0 && work->days.modified.len)) return;
    if (work->title_block >= 0) read_marks_in(work, kind, work->title_block + LINES_BEHIND, INT32_MAX);
    read_marks_in(work, kind, 0, INT32_MAX);
}

// The site's own header says what day it is today; the article's holds its title too.
static bool in_site_header(const Work *work, int32_t i) {
    const Layout *layout = work->layout;
    uint32_t clues = layout->boxes.at[layout->blocks.at[i].box].clues;
    if (work->title_block >= 0) clues &= ~layout->boxes.at[layout->blocks.at[work->title_block].box].clues;
    return clues & (CLUE_NAVIGATION | CLUE_HEADER) && !(clues & CLUE_BYLINE);
}

// "By Ann Orr on 10 February. Filed under Harbour. You can follow ...": a longer line that opens with its day.
static bool opens_byline(Str before) { return before.len < BEFORE_BYTES && author_behind_by(before).len > 0; }

// A chronology's "1 December 2030", once its text has begun.
static bool heads_part(const Block *block, bool begun) {
    return begun && block->tag >= LXB_TAG_H2 && block->tag <= LXB_TAG_H6;
}

// The short lines of [first, end) that hold a day; above the title none that speaks of today.
static void read_lines_in(Work *work, int32_t first, int32_t end) {
    const Layout *layout = work->layout;
    int32_t title = work->title_block, blocks = (int32_t)layout->blocks.len;
    bool begun = false;  // the text, under the title
    for (int32_t i = first < 0 ? 0 : first; i < end && i < blocks && work->days.published.len == 0; i++) {
        const Block *block = &layout->blocks.at[i];
        if (i == title || (block->words > LINE_WORDS && i <= title) || heads_part(block, begun)) continue;
        begun |= i > title && block->words > LINE_WORDS && block->ends;
        Stamp stamp = stamp_find(block->text, false, work->scratch);
        Str before = str_slice(block->text, 0, stamp.at), last = block_text(work, i - 1);
        bool opens = opens_byline(before);
        if (stamp.iso.len == 0 || (block->words > LINE_WORDS && !opens)) continue;
        if (is_told(before) && !kind_said(before, *work->scratch) && !opens) continue;
        if (i < title && in_site_header(work, i) && !kind_said(last, *work->scratch)) continue;
        read_line(work, block->text, last.len <= BEFORE_BYTES ? last : (Str){0});
    }
}

// Under the title, else above it.
static void read_lines(Work *work) {
    int32_t title = work->title_block;
    if (title < 0) return;
    read_lines_in(work, title, title + LINES_BEHIND);
    read_lines_in(work, title - LINES_BEFORE, title);
}

// Where no element is marked as a time: right under the title, and further only where that tells of no change
// either ("As of 10 February"): what follows has days of other reports.
static void read_unmarked(Work *work) {
    Str changed = work->days.modified;
    if (work->title_block >= 0) read_lines_in(work, work->title_block, work->title_block + LINES_UNDER);
    if (work->days.published.len || (changed.len == 0 && work->days.modified.len)) return;
    read_marks_near(work, MARK_BYLINE);
    if (work->days.published.len == 0) read_lines(work);
}

// "Updated 10 February", in a line under the title of a page that states no change.
static Str read_change(const Work *page) {
    Work work = {page->layout, page->title_block, {{0}, {0}}, page->keep, page->scratch};
    int32_t title = work.title_block, blocks = (int32_t)work.layout->blocks.len;
    for (int32_t i = title + 1; title >= 0 && i < blocks && i <= title + LINES_BEHIND; i++) {
        const Block *block = &work.layout->blocks.at[i];
        Stamp stamp = block->words > LINE_WORDS ? (Stamp){0} : stamp_find(block->text, false, work.scratch);
        Str before = str_slice(block->text, 0, stamp.at);
        // "The list of harbours was updated on 10 February" tells of another thing
        bool other = is_told(before) && !str_starts_case(before, S("this "));
        if (stamp.iso.len == 0 || other) continue;
        read_line(&work, block->text, (Str){0});
        if (work.days.modified.len == 0) continue;
        // a day before the article's own is another thing's
        Str day = work.days.modified, published = page->days.published;
        bool earlier = published.len >= 10 && day.len >= 10 && memcmp(day.s, published.s, 10) < 0;
        return earlier ? (Str){0} : day;
    }
    return (Str){0};
}

// "This report was first published on 10 February and has been updated since", wherever it stands.
static void read_first(Work *work) {
    static const Str words[] = {
        S_("first published "),     S_("originally published "),        S_("originally appeared "),
        S_("zuerst erschienen "),   S_("ursprünglich veröffentlicht "), S_("entry was posted on "),
        S_("entry was posted by "), S_("article was posted on ")};
    const Blocks *blocks = &work->layout->blocks;
    for (ptrdiff_t i = 0; i < blocks->len; i++) {
        Str text = blocks->at[i].text;
        if (text.len > FIRST_BYTES || !stamp_may(text)) continue;
        for (ptrdiff_t k = 0; k < countof(words); k++) {
            ptrdiff_t at = str_find_case(text, words[k]);
            if (at < 0) continue;
            work->days.published = stamp(str_slice(text, at, at + 80), work->keep);
            if (work->days.published.len) return;
        }
    }
}

static Str meta_stamp(const Layout *layout, const Str *names, ptrdiff_t count, Arena *keep) {
    for (ptrdiff_t n = 0; n < count; n++)
        for (ptrdiff_t i = 0; i < layout->metas.len; i++) {
            if (!str_eq_case(layout->metas.at[i].name, names[n])) continue;
            Str iso = stamp(layout->metas.at[i].content, keep);
            if (iso.len) return iso;
        }
    return (Str){0};
}

// The same moment with the outlet's own zone, where the page shows it so: "02:40Z" is the evening before in Lune.
static Str with_zone(Str iso, const Work *work) {
    if (iso.len < 2 || iso.s[iso.len - 1] != 'Z') return iso;
    for (ptrdiff_t i = 0; i < work->layout->marks.len; i++) {
        const Mark *mark = &work->layout->marks.at[i];
        if (mark->kind != MARK_TIME && mark->kind != MARK_DATE) continue;
        Str local = stamp(attr_get(mark->element, S("datetime")), work->keep);
        if (local.len && local.s[local.len - 1] != 'Z' && stamp_same(iso, local)) return local;
    }
    return iso;
}

// The outlet's own day, where a moment in UTC is on another and the address has it: it is what "today" means in the text.
static Str with_day(Str iso, Str url, Arena *keep) {
    if (iso.len < 2 || iso.s[iso.len - 1] != 'Z') return iso;
    Str day = stamp_of_url(url, keep);
    return day.len && !str_starts(iso, day) && stamp_on_day(iso, day) ? day : iso;
}

// What was published after it was changed is a clock of the site's machine; the page may show the day.
static Str shown_instead(Str iso, Str modified, const Work *work) {
    if (!stamp_before(modified, iso)) return iso;
    Work lines = {work->layout, work->title_block, {{0}, {0}}, work->keep, work->scratch};
    read_lines(&lines);
    Str day = lines.days.published;
    return day.len >= 10 && memcmp(day.s, iso.s, 10) < 0 ? day : iso;
}

// Does `found` say the same as `iso`, and more: the time of a day, the zone of a time?
static bool is_finer(Str found, Str iso) {
    bool time = iso.len > 10, midnight = found.len >= 16 && memcmp(found.s + 11, "00:00", 5) == 0;
    ptrdiff_t same = time ? 16 : 10;
    if (iso.len < same || found.len <= iso.len || memcmp(found.s, iso.s, (size_t)same) != 0) return false;
    char last = found.s[found.len - 1], sign = found.s[found.len - 6];
    return time ? last == 'Z' || sign == '+' || sign == '-' : !midnight;
}

// A day that metadata state, with the time that the page shows near the title: "9:39AM BST 05 Oct 2031".
static Str finer(Str iso, const Work *work) {
    int32_t title = work->title_block, blocks = (int32_t)work->layout->blocks.len;
    bool whole = iso.len > 10 && (iso.s[iso.len - 1] == 'Z' || (iso.len > 19 && iso.s[iso.len - 3] == ':'));
    for (int32_t i = title - LINES_BEFORE; iso.len >= 10 && !whole && i < blocks && i < title + LINES_BEHIND;
         i++) {
        if (title < 0 || i < 0 || work->layout->blocks.at[i].words > LINE_WORDS) continue;
        Str text = work->layout->blocks.at[i].text;
        Stamp found = stamp_find(text, false, work->keep);
        bool change = found.iso.len && kind_said(str_slice(text, 0, found.at), *work->scratch) == 'm';
        if (!change && !found.no_year && is_finer(found.iso, iso)) return found.iso;
    }
    return iso;
}

// ---- the choice ----

void published_read(Article *out, const Layout *layout, const JsonLd *jsonld, int32_t title_block,
                    Arena *keep, Arena *scratch) {
    static const Str published[] = {S_("article:published_time"),
                                    S_("datePublished"),
                                    S_("og:published_time"),
                                    S_("parsely-pub-date"),
                                    S_("sailthru.date"),
                                    S_("publish-date"),
                                    S_("publish_date"),
                                    S_("pubdate"),
                                    S_("date.created"),
                                    S_("article.published"),
                                    S_("dc.date.issued"),
                                    S_("dcterms.created"),
                                    S_("dc.date"),
                                    S_("dcterms.date"),
                                    S_("published-date"),
                                    S_("publication_date"),
                                    S_("citation_publication_date"),
                                    S_("cxenseparse:recs:publishtime"),
                                    S_("article_date_original"),
                                    S_("date"),
                                    S_("dateCreated"),
                                    S_("citation_date"),
                                    S_("displaydate"),
                                    S_("iso-8601-publish-date"),
                                    S_("published")};
    static const Str modified[] = {S_("article:modified_time"), S_("dateModified"),     S_("og:updated_time"),
                                   S_("last-modified"),         S_("dcterms.modified"), S_("lastmod"),
                                   S_("revision_date")};
    Work work = {layout, title_block, {{0}, {0}}, keep, scratch};
    Days *days = &work.days;
    days->published = stamp(jsonld->published, keep);
    if (days->published.len == 0) days->published = meta_stamp(layout, published, countof(published), keep);
    if (days->published.len == 0) read_marks(&work, MARK_DATE);
    if (days->published.len == 0) read_first(&work);
    if (days->published.len == 0) read_marks_near(&work, MARK_TIME);
    if (days->published.len == 0) read_unmarked(&work);
    if (days->published.len == 0) days->published = stamp_of_url(out->url, keep);

    Str stated = stamp(jsonld->modified, keep);
    if (stated.len == 0) stated = meta_stamp(layout, modified, countof(modified), keep);
    if (stated.len == 0) {
        Work changed = {layout, title_block, {{0}, {0}}, keep, scratch};
        read_marks(&changed, MARK_MODIFIED);
        stated = changed.days.published.len ? changed.days.published : changed.days.modified;
    }
    // a page that shows one day shows the one it goes by
    if (days->published.len == 0) days->published = days->modified;
    if (stated.len == 0) stated = days->modified;
    out->modified = with_zone(stated.len ? stated : read_change(&work), &work);
    out->published = with_zone(finer(days->published, &work), &work);
    out->published = shown_instead(with_day(out->published, out->url, keep), out->modified, &work);
}

// ---- in the page's own data ----

// What stands behind a key, past its quotation marks, written plainly or as character references.
static Str behind_key(Str rest) {
    static const Str marks[] = {S_("\""), S_("&quot;"), S_("&#34;"), S_("\\"),
                                S_("'"),  S_(":"),      S_(" "),     S_("[0,")};
    for (ptrdiff_t i = 0; i < countof(marks); i++)
        if (str_starts(rest, marks[i])) rest = str_from(rest, marks[i].len), i = -1;
    return rest;
}

// The day that every mention of `key` has; none when they differ: then a page holds other reports too.
static Str agreed(Str html, Str key, Arena *keep) {
    Str day = {0};
    for (ptrdiff_t at; (at = str_find(html, key)) >= 0; html = str_from(html, at + key.len)) {
        Str value = behind_key(str_from(html, at + key.len));
        if (value.len == 0 || !ascii_digit(value.s[0])) continue;
        Str iso = stamp(str_slice(value, 0, DATA_BYTES), keep);
        if (iso.len >= 10 && day.len && memcmp(iso.s, day.s, 10) != 0) return (Str){0};
        if (iso.len >= 10 && day.len == 0) day = iso;
    }
    return day;
}

void published_in_data(Article *out, Str html, Arena *keep) {
    static const Str keys[] = {S_("datePublished"), S_("publishedAt"),  S_("published_at"),
                               S_("publishDate"),   S_("publish_date"), S_("publicationDate")};
    for (ptrdiff_t i = 0; i < countof(keys) && out->published.len == 0; i++)
        out->published = agreed(html, keys[i], keep);
}

// ---- around the body ----

static void read_near(Work *work, int32_t i, bool said) {
    const Layout *layout = work->layout;
    if (i < 0 || i >= (int32_t)layout->blocks.len || work->days.published.len) return;
    const Block *block = &layout->blocks.at[i];
    if (layout->boxes.at[block->box].clues & (CLUE_NAVIGATION | CLUE_RELATED)) return;
    if (i < work->title_block && in_site_header(work, i)) return;
    Stamp stamp = stamp_find(block->text, false, work->scratch);
    Str before = str_slice(block->text, 0, stamp.at);
    bool opens = opens_byline(before), known = opens || kind_said(before, *work->scratch);
    if (stamp.iso.len == 0 || (block->words > LINE_WORDS && !opens) || ((said || is_told(before)) && !known))
        return;
    Str last = block_text(work, i - 1);
    read_line(work, block->text, last.len <= BEFORE_BYTES ? last : (Str){0});
}

void published_around(Article *out, const Layout *layout, const uint8_t *kept, int32_t title_block,
                      Arena *keep, Arena *scratch) {
    if (out->published.len) return;
    int32_t first = -1, last = -1;
    for (int32_t i = 0; i < (int32_t)layout->blocks.len; i++)
        if (kept[i] && layout->blocks.at[i].words >= BODY_WORDS) last = i, first = first < 0 ? i : first;
    if (first < 0) return;
    Work work = {layout, title_block, {{0}, {0}}, keep, scratch};
    for (int32_t by = 1; by <= LINES_ABOVE_BODY; by++) read_near(&work, first - by, false);
    // under it stand dates of other reports too
    for (int32_t by = 1; by <= LINES_BEHIND; by++) read_near(&work, last + by, true);
    bool some = work.days.published.len || work.days.modified.len;
    if (!some) read_marks(&work, MARK_TIME);
    if (!some && work.days.published.len == 0) read_marks(&work, MARK_BYLINE);
    Days *days = &work.days;
    if (out->modified.len == 0) out->modified = days->modified;
    out->published = days->published.len ? days->published : out->modified;
}
