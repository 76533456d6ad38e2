// sheet.c - see sheet.h.
#include "render/sheet.h"

#include <stdarg.h>
#include <stdio.h>

// ---- lines and runs ----

Line *sheet_line(Sheet *sheet, LineKind kind) {
    Line *line = vec_push(&sheet->lines, sheet->arena);
    line->kind = kind;
    return line;
}

Line *sheet_item(Sheet *sheet, LineKind kind, const Evidences *evidence) {
    Line *line = sheet_line(sheet, kind);
    line->evidence = evidence;
    return line;
}

void sheet_section(Sheet *sheet, Part part) {
    Str heading = part_heading(part, sheet->style->form->plain);
    sheet_line(sheet, LINE_SECTION);
    put_label(sheet, heading);
}

void sheet_lead(Sheet *sheet) {
    Line *line = &sheet->lines.at[sheet->lines.len - 1];
    line->lead = line->runs.len;
}

static void put_run(Sheet *sheet, RunKind kind, int32_t article, Str text) {
    Line *line = &sheet->lines.at[sheet->lines.len - 1];
    if (text.len) *vec_push(&line->runs, sheet->arena) = (Run){kind, article, text};
}

void put_label(Sheet *sheet, Str ours) { put_run(sheet, RUN_LABEL, -1, ours); }
void put_mark(Sheet *sheet, Str sign) { put_run(sheet, RUN_MARK, -1, sign); }
void put_content(Sheet *sheet, Str words) { put_run(sheet, RUN_CONTENT, -1, words); }
void put_tag(Sheet *sheet, int32_t article) {
    put_run(sheet, RUN_TAG, article, sheet->brief->outlets.at[article]);
}

// Of an entry of a live page it says when: [A, 9 February, 22:15].
void put_tag_of(Sheet *sheet, const Evidence *evidence) {
    Str outlet = sheet->brief->outlets.at[evidence->article];
    const Article *article = sheet->brief->members[evidence->article].article;
    const LiveEntry *entry = article_entry(article, evidence->pieces.at[0].start);
    Buf text = {.arena = sheet->arena};
    buf_str(&text, outlet);
    if (entry && entry->time.len) {
        buf_str(&text, S(", "));
        put_moment(&text, entry->time, (Str){0}, sheet->year);
    }
    put_run(sheet, RUN_TAG, evidence->article, buf_view(&text));
}

void put_name(Sheet *sheet, int32_t article) {
    put_run(sheet, RUN_NAME, article, sheet->brief->outlets.at[article]);
}

void put_format(Sheet *sheet, const char *format, ...) {
    char text[200];
    va_list args;
    va_start(args, format);
    int len = vsnprintf(text, sizeof text, format, args);
    va_end(args);
    must(len >= 0 && len < (int)sizeof text);
    put_label(sheet, str_copy((Str){text, len}, sheet->arena));
}

void sheet_more(Sheet *sheet, ptrdiff_t count, Str one, Str many) {
    if (count <= 0) return;
    sheet_line(sheet, LINE_ITEM);
    put_label(sheet, S("and "));
    put_words(sheet, put_count, count, one, many);
}

// ---- evidence ----

static const Str quotation_marks[] = {S_("\""), S_("'"),  S_("“"),  S_("”"),  S_("‘"),
                                      S_("’"),  S_("«"),  S_("»"),  S_("„"),  S_("‹"),
                                      S_("›"),  S_("「"), S_("」"), S_("『"), S_("』")};

static bool begins_marked(Str s) {
    for (ptrdiff_t i = 0; i < countof(quotation_marks); i++)
        if (str_starts(s, quotation_marks[i])) return true;
    return false;
}

// “... to sign.” and “... to sign”. both end with a mark.
static bool ends_marked(Str s) {
    if (s.len && (s.s[s.len - 1] == '.' || s.s[s.len - 1] == ',')) s.len--;
    for (ptrdiff_t i = 0; i < countof(quotation_marks); i++)
        if (str_ends(s, quotation_marks[i])) return true;
    return false;
}

static void put_pieces(Sheet *sheet, const Evidence *evidence, bool quotation) {
    Str text = sheet->brief->members[evidence->article].article->text;
    Spans pieces = evidence->pieces;
    if (pieces.len == 0) return;
    Str first = str_span(text, pieces.at[0]), last = str_span(text, pieces.at[pieces.len - 1]);
    if (evidence->cut_start && !(quotation && begins_marked(first))) put_mark(sheet, S("... "));
    for (ptrdiff_t i = 0; i < pieces.len; i++) {
        if (i) put_mark(sheet, S(" ... "));
        put_content(sheet, str_span(text, pieces.at[i]));
    }
    if (evidence->cut_end && !(quotation && ends_marked(last))) put_mark(sheet, S(" ..."));
}

void put_evidence(Sheet *sheet, const Evidence *evidence) { put_pieces(sheet, evidence, false); }
void put_quotation(Sheet *sheet, const Evidence *evidence) { put_pieces(sheet, evidence, true); }

// ---- tags ----

static bool pieces_touch(Spans pieces, Span span) {
    for (ptrdiff_t i = 0; i < pieces.len; i++)
        if (span_touch(pieces.at[i], span)) return true;
    return false;
}

int32_t sheet_shared_words(const Sheet *sheet, const Evidence *a, const Evidence *b) {
    const Story *story = &sheet->brief->story;
    int32_t most = 0;
    if (a->article >= story->members_len) return 0;
    for (int32_t k = sheet->sharing.first[a->article]; k >= 0; k = sheet->sharing.next[k]) {
        SharedWith shared = shared_with(story, k);
        if (shared.with != b->article || shared.words <= most) continue;
        if (pieces_touch(a->pieces, shared.at) && pieces_touch(b->pieces, shared.there)) most = shared.words;
    }
    return most;
}

// Is what `b` tells a copy of what `a` tells, as far as text shows?
static bool same_text(const Sheet *sheet, const Evidence *a, const Evidence *b) {
    const Member *members = sheet->brief->members;
    return members[a->article].text == members[b->article].text || sheet_shared_words(sheet, a, b) > 0;
}

enum { TAGS_SHOWN = 8 };  // past these a line says how many more

static void put_marked_tags(Sheet *sheet, const Evidences *evidences, bool copies) {
    if (evidences->len == 0) return;
    const Evidence *first = &evidences->at[0];
    bool plain = sheet->style->form->plain;
    ptrdiff_t shown = 1, more = 0;
    put_label(sheet, S(" "));
    put_tag_of(sheet, first);
    sheet->seen[first->article] = ++sheet->stamp;

    bool said_too = false;
    for (Mark mark = MARK_SAME; mark <= MARK_PART; mark++) {
        bool signed_ = false;
        for (ptrdiff_t i = 1; i < evidences->len; i++) {
            const Evidence *evidence = &evidences->at[i];
            Mark its = evidence->mark == MARK_FIRST ? MARK_OTHER : evidence->mark;
            if (its != mark || sheet->seen[evidence->article] == sheet->stamp) continue;
            sheet->seen[evidence->article] = sheet->stamp;
            if (shown == TAGS_SHOWN) {
                more++;
                continue;
            }
            if (plain && !said_too) put_label(sheet, label(LABEL_TOLD_TOO));
            if (!plain && !signed_) put_mark(sheet, str_format(sheet->arena, " %s", mark_sign(mark).s));
            signed_ = said_too = true;
            put_label(sheet, S(" "));
            put_tag_of(sheet, evidence);
            shown++;
            if (copies && mark != MARK_OTHER && same_text(sheet, first, evidence)) {
                put_label(sheet, S(" "));
                put_label(sheet, label(LABEL_SAME_TEXT));
            }
        }
    }
    if (more) put_format(sheet, " and %td more", more);
}

void put_tags(Sheet *sheet, const Evidences *evidences) { put_marked_tags(sheet, evidences, false); }
void put_told_tags(Sheet *sheet, const Evidences *evidences) { put_marked_tags(sheet, evidences, true); }

void put_told(Sheet *sheet, LineKind kind, const Evidences *evidences) {
    sheet_item(sheet, kind, evidences);
    if (evidences->len == 0) return;
    put_evidence(sheet, &evidences->at[0]);
    put_told_tags(sheet, evidences);
}

// ---- the whole ----

typedef struct Weighed {
    int32_t weight, index;
} Weighed;

static int by_weight(const void *a, const void *b) {
    const Weighed *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

// Marks the `length` weightiest points as shown.
static void choose_points(Sheet *sheet) {
    Points points = sheet->brief->points;
    sheet->shown = arena_new(sheet->arena, bool, points.len);
    Arena scratch = *sheet->arena;
    Weighed *order = arena_new(&scratch, Weighed, points.len);
    for (int32_t i = 0; i < points.len; i++) order[i] = (Weighed){points.at[i].weight, i};
    vec_sort(order, points.len, (ptrdiff_t)sizeof *order, by_weight);
    sheet->points_shown = sheet->style->length < points.len ? sheet->style->length : points.len;
    for (ptrdiff_t i = 0; i < sheet->points_shown; i++) sheet->shown[order[i].index] = true;
}

Sheet sheet_make(const Brief *brief, const Style *style, Arena *arena) {
    static SheetPart *const parts[PART_COUNT] = {
        [PART_HEAD] = sheet_head,
        [PART_NEWS] = sheet_news,
        [PART_WARNINGS] = sheet_warnings,
        [PART_TOP] = sheet_top,
        [PART_POINTS] = sheet_points,
        [PART_TOPICS] = sheet_topics,
        [PART_DIFFERENCES] = sheet_differences,
        [PART_TITLES] = sheet_titles,
        [PART_QUOTES] = sheet_quotes,
        [PART_POSITIONS] = sheet_positions,
        [PART_AHEAD] = sheet_ahead,
        [PART_COVERAGE] = sheet_coverage,
        [PART_SOURCES] = sheet_sources,
    };
    Sheet sheet = {.brief = brief, .style = style, .arena = arena, .year = when_year(brief->last)};
    sheet.sharing = sharing_make(&brief->story, arena);
    sheet.seen = arena_new(arena, int32_t, brief->members_len);
    choose_points(&sheet);
    for (const Part *part = style->form->parts; *part != PART_END; part++) parts[*part](&sheet);
    return sheet;
}
