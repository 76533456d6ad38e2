// sheet_head.c - the head: title, reports and origins, each outlet with its day, places and days, the legend.
#include "render/sheet.h"

enum {
    OUTLETS_NAMED = 12,  // in the head; SOURCES names all
    LEGS_NAMED = 6
};

static Str published(const Sheet *sheet, ptrdiff_t member) {
    return when_day(sheet->brief->members[member].article->published);
}

static void put_title(Sheet *sheet) {
    const Brief *brief = sheet->brief;
    sheet_line(sheet, LINE_TITLE);
    if (brief->title.len == 0) {
        put_label(sheet, label(LABEL_NO_TITLE));
        return;
    }
    put_content(sheet, brief->title);
    put_label(sheet, S(" "));
    put_tag(sheet, brief->title_from);
}

// "A, B (6 April 2021), C (7 April)": members stand by day, so each day is said once.
static void put_outlets(Sheet *sheet) {
    ptrdiff_t count = sheet->brief->members_len;
    ptrdiff_t named = count > OUTLETS_NAMED ? OUTLETS_NAMED - 1 : count;
    int year = 0;  // the first day says its year
    for (ptrdiff_t i = 0; i < named; i++) {
        put_label(sheet, i ? S(", ") : S(""));
        put_name(sheet, (int32_t)i);
        if (i + 1 < named && str_eq(published(sheet, i), published(sheet, i + 1))) continue;
        put_label(sheet, S(" ("));
        if (published(sheet, i).len) put_words(sheet, put_day, published(sheet, i), year);
        else put_label(sheet, label(LABEL_DAY_UNKNOWN));
        put_label(sheet, S(")"));
        if (published(sheet, i).len) year = when_year(published(sheet, i));
    }
    if (named < count) put_format(sheet, " and %td more", count - named);
}

// Where it happened. A day without a place tells little here: the outlets' days stand before it.
static void put_legs(Sheet *sheet) {
    const Legs *legs = &sheet->brief->legs;
    for (ptrdiff_t i = 0, named = 0; i < legs->len && named < LEGS_NAMED; i++) {
        const Leg *leg = &legs->at[i];
        if (leg->place.len == 0) continue;
        put_label(sheet, named++ ? S("; ") : S(". "));
        put_content(sheet, leg->place);
        if (leg->day.len == 0) continue;
        put_label(sheet, leg->reckoned ? S(" ") : S(", "));
        put_label(sheet, leg->reckoned ? S("(") : S(""));
        put_words(sheet, put_day, leg->day, sheet->year);
        put_label(sheet, leg->reckoned ? S(")") : S(""));
    }
}

// "Reported by A and B (same text)", "(same owner)", for each origin of several reports.
static void put_origins(Sheet *sheet) {
    const Brief *brief = sheet->brief;
    int32_t *next = arena_new(sheet->arena, int32_t, brief->members_len);
    int32_t *first = arena_new(sheet->arena, int32_t, brief->members_len);
    for (ptrdiff_t i = 0; i < brief->members_len; i++) first[i] = -1;
    for (int32_t i = (int32_t)brief->members_len - 1; i >= 0; i--) {
        int32_t origin = brief->members[i].origin;
        if (origin < 0 || origin >= brief->members_len) continue;
        next[i] = first[origin];
        first[origin] = i;
    }
    for (ptrdiff_t origin = 0; origin < brief->members_len; origin++) {
        int32_t i = first[origin];
        if (i < 0 || next[i] < 0) continue;
        sheet_line(sheet, LINE_ABOUT);
        put_label(sheet, S("Reported by "));
        put_name(sheet, i);
        OriginTie tie = brief->members[i].tie;
        for (ptrdiff_t named = 1; (i = next[i]) >= 0; named++) {
            if (brief->members[i].tie > tie) tie = brief->members[i].tie;
            put_label(sheet, next[i] < 0 ? S(" and ") : S(", "));
            put_name(sheet, i);
        }
        put_label(sheet, S(" ("));
        put_label(sheet, origin_tie_words(tie));
        put_label(sheet, S(")"));
    }
}

void sheet_head(Sheet *sheet) {
    const Brief *brief = sheet->brief;
    put_title(sheet);
    sheet_line(sheet, LINE_ABOUT);
    put_words(sheet, put_reports, brief->members_len, brief->story.origins);
    if (sheet->style->form->plain) {
        put_label(sheet, S(", "));
        put_words(sheet, put_days, when_day(brief->first), when_day(brief->last), 0);
        return;
    }
    put_label(sheet, S(": "));
    put_outlets(sheet);
    put_legs(sheet);
    put_label(sheet, S("."));
    put_origins(sheet);
    sheet_line(sheet, LINE_ABOUT);
    put_label(sheet, label(LABEL_LEGEND));
}
