// sheet.h - a brief laid out for people: lines of runs, the same for every format.
//
//     Brief ── form ──► Sheet ──► text.c, markdown.c, html.c
//
// A form chooses the parts; each part (sheet_*.c) writes its lines; a format only knows how a line and a run look.
// Runs tell whose words they are, so each format escapes an outlet's and links its name.
//
//     ┌ line, ITEM ───────────────────────────────────────────────────────────────────────────┐
//     │ CONTENT "The ferry turned back"  MARK " ..."  LABEL " "  TAG "Aldmoor Ledger"  MARK " = " ... │
//     └────────────────────────────────────────────────────────────────────────────────────────┘
#ifndef LEDE_RENDER_SHEET_H
#define LEDE_RENDER_SHEET_H

#include "brief/brief.h"
#include "render/render.h"
#include "render/sharing.h"
#include "render/when.h"
#include "render/words.h"

typedef enum RunKind {
    RUN_LABEL,    // ours: words.h
    RUN_MARK,     // ours, between an outlet's words: = ~ ... { | }
    RUN_CONTENT,  // an outlet's words
    RUN_NAME,     // an outlet's name in a sentence of ours; `article` is whose
    RUN_TAG,      // the same behind its words: [A]
    RUN_URL       // an article's address, where the tag can't link
} RunKind;

typedef struct Run {
    RunKind kind;
    int32_t article;
    Str text;
} Run;
typedef struct Runs {
    Run *at;
    ptrdiff_t len, cap;
} Runs;

typedef enum LineKind {
    LINE_TITLE,    // of the brief
    LINE_ABOUT,    // of the whole: reports, days, legend
    LINE_SECTION,  // a part's heading; without runs a gap alone
    LINE_GROUP,    // a leg, a speaker, a difference
    LINE_ITEM,     // a point, a quote, a side
    LINE_UNDER,    // hangs under an item
    LINE_NOTE,     // a sentence of ours between sections
    LINE_TABLE     // the coverage table: no runs, see table.h
} LineKind;

typedef struct Line {
    LineKind kind;
    Runs runs;
    ptrdiff_t lead;             // this many first runs stand in a column before the others
    const Evidences *evidence;  // what the line shows; NULL when it shows none
} Line;
typedef struct Lines {
    Line *at;
    ptrdiff_t len, cap;
} Lines;

typedef struct Sheet {
    const Brief *brief;
    const Style *style;
    Lines lines;
    Arena *arena;
    int year;     // the one that days leave out
    bool *shown;  // a point each: among the `length` weightiest?
    ptrdiff_t points_shown;
    Sharing sharing;
    int32_t *seen;  // a member each: the number of the last line that named it
    int32_t stamp;
} Sheet;

Sheet sheet_make(const Brief *brief, const Style *style, Arena *arena);

// ---- for the parts ----

typedef void SheetPart(Sheet *sheet);
SheetPart sheet_head, sheet_news, sheet_warnings, sheet_top, sheet_points, sheet_topics, sheet_differences,
    sheet_titles, sheet_quotes, sheet_positions, sheet_ahead, sheet_coverage, sheet_sources, sheet_sections;

// Begins a line; what is put goes there until the next.
Line *sheet_line(Sheet *sheet, LineKind kind);
Line *sheet_item(Sheet *sheet, LineKind kind, const Evidences *evidence);
void sheet_section(Sheet *sheet, Part part);
void sheet_lead(Sheet *sheet);  // what was put on this line so far is its lead

void put_label(Sheet *sheet, Str ours);
void put_format(Sheet *sheet, const char *format, ...) __attribute__((format(printf, 2, 3)));
void put_mark(Sheet *sheet, Str sign);
void put_content(Sheet *sheet, Str words);
void put_tag(Sheet *sheet, int32_t article);
void put_tag_of(Sheet *sheet, const Evidence *evidence);
void put_name(Sheet *sheet, int32_t article);
// A line's worth of text written by a function of words.h.
#define put_words(sheet, write, ...)               \
    do {                                           \
        Buf words_buf = {.arena = (sheet)->arena}; \
        write(&words_buf, __VA_ARGS__);            \
        put_label((sheet), buf_view(&words_buf));  \
    } while (0)

// "and 3 more points", as a line of its own; nothing for 0.
void sheet_more(Sheet *sheet, ptrdiff_t count, Str one, Str many);

// A point: its first piece's words, the tags of all, and whose claim it is where the words don't say.
void put_point(Sheet *sheet, const Point *point);
// A difference: its kind and topic, then its sides.
void put_difference(Sheet *sheet, const Difference *difference);
// An announcement: its day, then its words.
void put_ahead(Sheet *sheet, const Ahead *ahead);
// A warning's evidence, or its own text.
void put_warning(Sheet *sheet, const Warning *warning);

// The words of evidence, with ... where they were cut; a quotation's own marks stand in for them at its ends.
void put_evidence(Sheet *sheet, const Evidence *evidence);
void put_quotation(Sheet *sheet, const Evidence *evidence);
// " [A] = [B] ~ [C]"; put_told_tags says where [B] has A's text: " [A] = [B] (same text)". Quotations don't: that two
// outlets have one shows one speech, not a copy.
void put_tags(Sheet *sheet, const Evidences *evidences);
void put_told_tags(Sheet *sheet, const Evidences *evidences);
// A whole item: the first piece's words, and the tags of all.
void put_told(Sheet *sheet, LineKind kind, const Evidences *evidences);

// The words in a row that two pieces of evidence share by copying, 0 when none do.
int32_t sheet_shared_words(const Sheet *sheet, const Evidence *a, const Evidence *b);

#endif
