// difference_number.c - figures for one slot that can't both be right; a later report's is an update.
#include "brief/iso.h"
#include "brief/slots.h"

enum { STORY_DAYS = 14 };  // what is older is another event

// Durations and ages have forms of their own that can all be true: compatible.c.
static bool time_unit(Str unit) {
    static const Str units[] = {S_("second"), S_("minute"), S_("hour"), S_("day"),
                                S_("week"),   S_("month"),  S_("year")};
    for (ptrdiff_t i = 0; i < countof(units); i++)
        if (str_eq(unit, units[i])) return true;
    return false;
}

// Does the clause give a date older than the story ("in 2014 nine people were killed")?
static bool tells_past(const Desk *desk, int32_t c) {
    const Clause *clause = &desk->clauses.at[c];
    Dates dates = desk->reports[clause->report].article->dates;
    int32_t story = iso_number(desk->story->first);
    for (ptrdiff_t i = first_finding(dates, clause->at.start);
         i < dates.len && dates.at[i].at.start < clause->at.end; i++) {
        int32_t first, last;
        if (dates.at[i].type == DATE_DURATION) continue;
        if (!iso_span(str_slice(dates.at[i].value, 0, 10), &first, &last)) continue;
        if (story != ISO_NONE && last < story - STORY_DAYS) return true;
    }
    return false;
}

// Does the clause also have the other's figure for the slot ("9 of the 12")? Then it says more than one side.
static bool also_says(DifferenceFinder *f, int32_t clause, const Figure *figure) {
    Figures all = figure_find(f->desk, clause, f->work);
    for (ptrdiff_t i = 0; i < all.len; i++)
        if (!figure_disjoint(&all.at[i], figure) && str_eq(all.at[i].quantity->unit, figure->quantity->unit))
            return true;
    return false;
}

// A toll is the event's, wherever it is told; unless a clause speaks of another day, long before.
static bool one_event(const DifferenceFinder *f, const Figure *a, const Figure *b) {
    if (difference_related(f, a->clause, b->clause)) return true;
    if (!figure_of_toll(f->desk, a) || !figure_of_toll(f->desk, b)) return false;
    return !tells_past(f->desk, a->clause) && !tells_past(f->desk, b->clause);
}

// "Thousands of dollars", "tens of thousands": no figure to differ from.
static bool vague(const Desk *desk, const Figure *figure) {
    Str text =
        str_span(desk->reports[desk->clauses.at[figure->clause].report].article->text, figure->quantity->at);
    static const Str words[] = {S_("dozens"),   S_("tens"),     S_("hundreds"), S_("thousands"),
                                S_("millions"), S_("billions"), S_("scores")};
    for (ptrdiff_t i = 0; i < countof(words); i++)
        if (str_find_case(text, words[i]) >= 0) return true;
    return false;
}

static void visit(DifferenceFinder *f, const Figure *a, const Figure *b) {
    const Clause *x = &f->desk->clauses.at[a->clause], *y = &f->desk->clauses.at[b->clause];
    if (vague(f->desk, a) || vague(f->desk, b)) return;
    if (!figure_disjoint(a, b) || time_unit(a->quantity->unit) || difference_copies(f, x, y)) return;
    if ((x->signals | y->signals) & SIGNAL_CONDITION) return;
    if (!figure_same_predicate(f->desk, a, b) || !one_event(f, a, b)) return;
    if (also_says(f, a->clause, b) || also_says(f, b->clause, a)) return;
    int32_t p = f->desk->reports[x->report].day;
    int32_t q = f->desk->reports[y->report].day;
    difference_add(f, p != ISO_NONE && q != ISO_NONE && p != q ? DIFFERENCE_UPDATE : DIFFERENCE_NUMBER, x, y);
}

void difference_number(DifferenceFinder *f) { slots_visit(f, visit); }
