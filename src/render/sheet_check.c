// sheet_check.c - what to check before use, where reports differ, what is ahead.
#include "render/sheet.h"

enum {
    WARNINGS_A_KIND = 4,
    DIFFERENCES_SHOWN = 12,
    DIFFERENCES_PLAIN = 2,
    COMPATIBLE_SHOWN = 6,
    TITLES_SHOWN = 8
};

// ---- warnings ----

// What is not in an article's text is told by the warning's own `text`.
void put_warning(Sheet *sheet, const Warning *warning) {
    const Evidences *evidences = &warning->evidence;
    if (evidences->len) {
        sheet_item(sheet, LINE_ITEM, evidences);
        put_evidence(sheet, &evidences->at[0]);
        put_tags(sheet, evidences);
    } else {
        sheet_line(sheet, LINE_ITEM);
        put_content(sheet, warning->text);
        if (warning->text.len && warning->article >= 0) put_label(sheet, S(" "));
        if (warning->article >= 0) put_tag(sheet, warning->article);
        if (warning->part.len) put_label(sheet, label(LABEL_NOT_IN_TEXT)), put_content(sheet, warning->part);
    }
    if (warning->kind != WARNING_SHARED_TEXT || evidences->len < 2) return;
    int32_t words = sheet_shared_words(sheet, &evidences->at[0], &evidences->at[1]);
    if (words) put_format(sheet, " (%d words in a row)", words);
}

static void put_warnings_of(Sheet *sheet, WarningKind kind) {
    const Warnings *warnings = &sheet->brief->warnings;
    ptrdiff_t count = 0;
    for (ptrdiff_t i = 0; i < warnings->len; i++) {
        if (warnings->at[i].kind != kind || ++count > WARNINGS_A_KIND) continue;
        if (count == 1) {
            sheet_line(sheet, LINE_GROUP);
            put_label(sheet, warning_label(kind));
        }
        put_warning(sheet, &warnings->at[i]);
    }
    sheet_more(sheet, count - WARNINGS_A_KIND, S("more of this kind"), S("more of this kind"));
}

void sheet_warnings(Sheet *sheet) {
    if (sheet->brief->warnings.len == 0) return;
    sheet_section(sheet, PART_WARNINGS);
    for (WarningKind kind = 0; kind < WARNING_COUNT; kind++) put_warnings_of(sheet, kind);
}

// ---- differences ----

// Where time explains a difference, the tag says the day: [A, 6 April].
static bool wants_day(DifferenceKind kind) { return kind == DIFFERENCE_UPDATE || kind == DIFFERENCE_PLAN; }

// ... and of figures of one day the time, where a page gives one that is no midnight: [A], 3 March, 11:20.
static bool wants_time(DifferenceKind kind, Str published) {
    bool time = published.len >= 16 && !str_starts(str_from(published, 10), S("T00:00"));
    return time && (kind == DIFFERENCE_UPDATE || kind == DIFFERENCE_NUMBER);
}

// `phrase`: a few words of a sentence, which need no dots.
static void put_side(Sheet *sheet, const Evidence *side, DifferenceKind kind) {
    const Article *article = sheet->brief->members[side->article].article;
    Str day = when_day(article->published);
    if (kind == DIFFERENCE_COMPATIBLE) put_content(sheet, str_span(article->text, side->pieces.at[0]));
    else put_evidence(sheet, side);
    put_label(sheet, S(" "));
    put_tag_of(sheet, side);
    if (article_entry(article, side->pieces.at[0].start)) return;  // its tag says when
    bool time = wants_time(kind, article->published);
    if (day.len == 0 || !(time || wants_day(kind))) return;
    put_label(sheet, S(", "));
    if (time) put_words(sheet, put_moment, article->published, (Str){0}, sheet->year);
    else put_words(sheet, put_day, day, sheet->year);
}

void put_difference(Sheet *sheet, const Difference *difference) {
    sheet_line(sheet, LINE_GROUP);
    put_label(sheet, difference_label(difference->kind));
    if (difference->topic.len) {
        put_label(sheet, S(": "));
        put_content(sheet, difference->topic);
    }
    for (ptrdiff_t i = 0; i < difference->evidence.len; i++) {
        // one side alone as the line's evidence, so that a fold shows its sentence
        Evidences *side = arena_new(sheet->arena, Evidences, 1);
        *side = (Evidences){&difference->evidence.at[i], 1, 1};
        sheet_item(sheet, LINE_ITEM, side);
        put_side(sheet, &difference->evidence.at[i], difference->kind);
    }
}

// "Can both be true: two-day visit [A], nearly 19-hour visit [B]; ..." on one line.
static void put_compatible(Sheet *sheet) {
    const Differences *differences = &sheet->brief->differences;
    ptrdiff_t shown = 0;
    for (ptrdiff_t i = 0; i < differences->len && shown < COMPATIBLE_SHOWN; i++) {
        const Difference *difference = &differences->at[i];
        if (difference->kind != DIFFERENCE_COMPATIBLE) continue;
        if (shown == 0) {
            sheet_line(sheet, LINE_NOTE);
            put_label(sheet, label(LABEL_COMPATIBLE));
        }
        put_label(sheet, shown++ ? S("; ") : S(""));
        for (ptrdiff_t k = 0; k < difference->evidence.len; k++) {
            if (k) put_label(sheet, S(", "));
            put_side(sheet, &difference->evidence.at[k], DIFFERENCE_COMPATIBLE);
        }
    }
}

void sheet_differences(Sheet *sheet) {
    const Differences *differences = &sheet->brief->differences;
    bool plain = sheet->style->form->plain;
    ptrdiff_t most = plain ? DIFFERENCES_PLAIN : DIFFERENCES_SHOWN, real = 0;
    for (ptrdiff_t i = 0; i < differences->len; i++) real += differences->at[i].kind != DIFFERENCE_COMPATIBLE;
    if (plain ? real == 0 : differences->len == 0) return;
    sheet_section(sheet, PART_DIFFERENCES);
    ptrdiff_t shown = 0;
    for (ptrdiff_t i = 0; i < differences->len && shown < most; i++) {
        if (differences->at[i].kind == DIFFERENCE_COMPATIBLE) continue;
        put_difference(sheet, &differences->at[i]);
        shown++;
    }
    sheet_more(sheet, real - shown, S("more difference"), S("more differences"));
    if (!plain) put_compatible(sheet);
}

// ---- titles ----

// One of each origin, beside each other: what each outlet made of it. The brief's own title stands with them.
void sheet_titles(Sheet *sheet) {
    const Brief *brief = sheet->brief;
    bool *taken = arena_new(sheet->arena, bool, brief->members_len + 1);  // by origin
    int32_t show[TITLES_SHOWN];
    ptrdiff_t count = 0;
    for (int32_t i = 0; i < brief->members_len && count < TITLES_SHOWN; i++) {
        int32_t origin = brief->members[i].origin;
        bool known = origin >= 0 && origin < brief->members_len;
        if (brief->members[i].article->title.len == 0 || (known && taken[origin])) continue;
        if (known) taken[origin] = true;
        show[count++] = i;
    }
    if (count < 2) return;
    sheet_section(sheet, PART_TITLES);
    for (ptrdiff_t i = 0; i < count; i++) {
        sheet_line(sheet, LINE_ITEM);
        put_content(sheet, brief->members[show[i]].article->title);
        put_label(sheet, S(" "));
        put_tag(sheet, show[i]);
    }
}

// ---- ahead ----

static Str published_of(const Sheet *sheet, const Ahead *ahead) {
    return when_day(sheet->brief->members[ahead->evidence.at[0].article].article->published);
}

// "soon, as of 8 April": what the text says instead of a day counts from the day that it came out.
static void put_soon(Sheet *sheet, const Ahead *ahead) {
    Str day = published_of(sheet, ahead);
    put_content(sheet, ahead->words);
    if (day.len == 0) return;
    put_label(sheet, label(LABEL_AS_OF));
    put_words(sheet, put_day, day, sheet->year);
}

void put_ahead(Sheet *sheet, const Ahead *ahead) {
    sheet_item(sheet, LINE_ITEM, &ahead->evidence);
    put_label(sheet, S("("));
    // of the year in which it was announced a part is to come
    if (ahead->when.len == 4 && when_year(ahead->when) &&
        when_year(ahead->when) == when_year(published_of(sheet, ahead)))
        put_label(sheet, label(LABEL_LATER_IN));
    if (ahead->when.len) put_words(sheet, put_day, ahead->when, sheet->year);
    else if (ahead->words.len) put_soon(sheet, ahead);
    else put_label(sheet, label(LABEL_NO_DAY));
    put_label(sheet, S(")"));
    sheet_lead(sheet);
    if (ahead->passed) put_label(sheet, label(LABEL_PASSED));
    put_evidence(sheet, &ahead->evidence.at[0]);
    put_told_tags(sheet, &ahead->evidence);
}

void sheet_ahead(Sheet *sheet) {
    const Aheads *aheads = &sheet->brief->ahead;
    if (aheads->len == 0) return;
    sheet_section(sheet, PART_AHEAD);
    for (ptrdiff_t i = 0; i < aheads->len && i < sheet->style->length; i++)
        if (aheads->at[i].evidence.len) put_ahead(sheet, &aheads->at[i]);
    sheet_more(sheet, aheads->len - sheet->style->length, S("more announced"), S("more announced"));
}
