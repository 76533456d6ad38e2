// sheet_head.c - the head: title, reports and origins, each outlet with its day, places and days, the legend.
#include "render/sheet.h"

#include "base/map.h"

enum {
    OUTLETS_NAMED = 12,  // in the head; SOURCES names all
    LEGS_NAMED = 6,
    SAME_MOST = 2  // reports more than outlets, past which the outlets are counted
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

// "9 reports of A, 2 of B (15 November 2019)", where the reports are mostly a few outlets'.
static void put_by_outlet(Sheet *sheet) {
    const Brief *brief = sheet->brief;
    bool first = true;
    for (ptrdiff_t i = 0; i < brief->members_len; i++) {
        Str outlet = brief->members[i].article->outlet;
        ptrdiff_t count = 0;
        bool before = false;
        for (ptrdiff_t k = 0; k < brief->members_len; k++) {
            bool same = str_eq_case(brief->members[k].article->outlet, outlet);
            before |= same && k < i;
            count += same;
        }
        if (before) continue;
        put_label(sheet, first ? S("") : S(", "));
        put_format(sheet, "%td of ", count);
        put_name(sheet, (int32_t)i);
        first = false;
    }
    put_label(sheet, S(" ("));
    put_words(sheet, put_days, when_day(brief->first), when_day(brief->last), 0);
    put_label(sheet, S(")"));
}

// How many outlets there are; 0 where one of them is not known.
static ptrdiff_t outlets_of(const Brief *brief, Arena scratch) {
    Map outlets = {0};
    for (ptrdiff_t i = 0; i < brief->members_len; i++) {
        if (brief->members[i].article->outlet.len == 0) return 0;
        ++*map_put(&outlets, brief->members[i].article->outlet, &scratch);
    }
    return outlets.len;
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

// Are they all of one outlet, which the line above counts? That they copy one another is to be checked, and said there.
static bool one_outlet(const Brief *brief, const int32_t *next, int32_t i) {
    for (int32_t first = i; i >= 0; i = next[i])
        if (!str_eq_case(brief->members[i].article->outlet, brief->members[first].article->outlet))
            return false;
    return true;
}

// "Reported by A and B (same text)", "(same owner)", for each origin of several reports.
static void put_origins(Sheet *sheet, bool same_outlet_told) {
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
        if (same_outlet_told && one_outlet(brief, next, i)) continue;
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
    ptrdiff_t outlets = outlets_of(brief, *sheet->arena);
    bool few = outlets > 0 && outlets + SAME_MOST < brief->members_len;
    if (few) put_by_outlet(sheet);
    else put_outlets(sheet);
    put_legs(sheet);
    put_label(sheet, S("."));
    put_origins(sheet, few);
    sheet_line(sheet, LINE_ABOUT);
    put_label(sheet, label(LABEL_LEGEND));
}
