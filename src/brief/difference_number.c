// difference_number.c - figures for one slot that can't both be right; a later report's is an update.
#include "brief/iso.h"
#include "brief/slots.h"

enum {
    STORY_DAYS = 14,    // what is older is another event
    ALIKE = 500,        // thousandths of likeness that two figures for one thing need, if it is no toll
    LEFT_ALIKE = 800,   // ... and figures whose thing is not named alike
    SUM_ALIKE = 600,    // ... and figures that add up to the other's
    COUNT_LEAST = 100,  // ... and of counts the least
};

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

// Does the report have the figure anywhere? Then the other's is another thing, or an older figure that it knows.
static bool report_has(const DifferenceFinder *f, int32_t report, const Figure *figure) {
    Quantities all = f->desk->reports[report].article->quantities;
    for (ptrdiff_t i = 0; i < all.len; i++)
        if (str_eq(all.at[i].unit, figure->quantity->unit) && all.at[i].high >= figure->low &&
            all.at[i].low <= figure->high)
            return true;
    return false;
}

static bool within_half(const Figure *a, const Figure *b) {
    double x = a->quantity->value, y = b->quantity->value;
    return x > 0 && y > 0 && x * 2 <= y * 3 && y * 2 <= x * 3;
}

// "291 passengers and 27 crew", "318 on board": the figures of clause `c` add up to the other's; *at: from the first to
// the last.
static bool adds_up(const DifferenceFinder *f, int32_t c, const Figure *other, Span *at) {
    Figures all = figure_find(f->desk, c, f->work);
    double sum = 0;
    Span hull = {0};
    int32_t count = 0;
    for (ptrdiff_t i = 0; i < all.len; i++) {
        if (!str_eq(all.at[i].quantity->unit, other->quantity->unit)) continue;
        Span phrase = difference_phrase(f, &all.at[i]);
        sum += all.at[i].quantity->value;
        if (count++ == 0) hull = phrase;
        if (phrase.end > hull.end) hull.end = phrase.end;
        if (count < 2 || sum < other->low || sum > other->high) continue;
        *at = hull;
        return true;
    }
    return false;
}

// Do both give a time of day, and not nearly the same? Then each is as of its own.
static bool other_clock(const Desk *desk, const Clause *x, const Clause *y) {
    const Dates *p = &desk->reports[x->report].article->dates, *q = &desk->reports[y->report].article->dates;
    bool differ = false;
    for (ptrdiff_t i = first_finding(*p, x->at.start); i < p->len && p->at[i].at.start < x->at.end; i++)
        for (ptrdiff_t j = first_finding(*q, y->at.start); j < q->len && q->at[j].at.start < y->at.end; j++) {
            int32_t a = iso_clock(p->at[i].value), b = iso_clock(q->at[j].value);
            if (a < 0 || b < 0) continue;
            if (a - b <= ISO_MOMENT && b - a <= ISO_MOMENT) return false;
            differ = true;
        }
    return differ;
}

// A word of `x` that says how a figure is reckoned ("consolidated"), and that `y` lacks.
static bool own_basis(const Desk *desk, const Clause *x, const Clause *y) {
    const Term *p = desk->reports[x->report].terms.at + x->first,
               *q = desk->reports[y->report].terms.at + y->first;
    if (!(x->signals & SIGNAL_BASIS)) return false;
    for (int32_t i = 0; i < x->words; i++) {
        int32_t j = 0;
        if (!(p[i].signals & SIGNAL_BASIS)) continue;
        while (j < y->words && q[j].key != p[i].key) j++;
        if (j == y->words) return true;
    }
    return false;
}

// Are the two figures as of one moment, and reckoned alike?
static bool like_for_like(const Desk *desk, const Clause *x, const Clause *y) {
    return !other_clock(desk, x, y) && !own_basis(desk, x, y) && !own_basis(desk, y, x);
}

// What was forecast and what came are no two reports of one figure.
static bool both_firm(const Clause *x, const Clause *y) {
    const uint32_t open = SIGNAL_CONDITION | SIGNAL_HEDGE | SIGNAL_PLAN;
    return !((x->signals ^ y->signals) & (SIGNAL_HEDGE | SIGNAL_PLAN)) &&
        !((x->signals | y->signals) & open & SIGNAL_CONDITION);
}

// A toll is the event's, wherever it is told; unless a clause speaks of another day, long before.
static bool one_event(const DifferenceFinder *f, const Figure *a, const Figure *b) {
    if (figure_of_toll(f->desk, a) && figure_of_toll(f->desk, b))
        return !tells_past(f->desk, a->clause) && !tells_past(f->desk, b->clause);
    const Clause *clauses = f->desk->clauses.at;
    return align_score(f->alignment, a->clause, b->clause) >= ALIKE && within_half(a, b) &&
        !report_has(f, clauses[a->clause].report, b) && !report_has(f, clauses[b->clause].report, a);
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

// Of two days the later figure is an update.
static void add(DifferenceFinder *f, const Clause *x, const Clause *y) {
    int32_t p = f->desk->reports[x->report].day, q = f->desk->reports[y->report].day;
    difference_add(f, p != ISO_NONE && q != ISO_NONE && p != q ? DIFFERENCE_UPDATE : DIFFERENCE_NUMBER, x, y);
}

static void visit(DifferenceFinder *f, const Figure *a, const Figure *b) {
    const Clause *x = &f->desk->clauses.at[a->clause], *y = &f->desk->clauses.at[b->clause];
    if (vague(f->desk, a) || vague(f->desk, b)) return;
    if (!figure_disjoint(a, b) || time_unit(a->quantity->unit) || difference_copies(f, x, y)) return;
    if (!both_firm(x, y) || !like_for_like(f->desk, x, y)) return;
    if (figure_is_part(f->desk, a) || figure_is_part(f->desk, b)) return;
    if (!figure_same_predicate(f->desk, a, b) || !one_event(f, a, b)) return;
    if (also_says(f, a->clause, b) || also_says(f, b->clause, a)) return;
    add(f, x, y);
}

// ---- figures whose thing is not named alike: "$3.6 billion from military construction", "the construction budget, to
// the tune of $3.5 billion"

// The only figure of clause `c` of its unit that the other report lacks; false when there are more, or none.
static bool left_over(const DifferenceFinder *f, int32_t c, int32_t other, Figure *out) {
    Figures all = figure_find(f->desk, c, f->work);
    bool found = false;
    for (ptrdiff_t i = 0; i < all.len; i++) {
        Str unit = all.at[i].quantity->unit;
        if (time_unit(unit) || str_eq(unit, S("ordinal")) || vague(f->desk, &all.at[i])) continue;
        if (unit.len == 0 && all.at[i].quantity->value < COUNT_LEAST)
            continue;  // small counts are of anything
        if (report_has(f, other, &all.at[i])) continue;
        if (found) return false;
        *out = all.at[i];
        found = true;
    }
    return found;
}

static void compare_left(DifferenceFinder *f, int32_t c, int32_t d) {
    const Clause *x = &f->desk->clauses.at[c], *y = &f->desk->clauses.at[d];
    Figure a, b;
    if (x->direct || y->direct || difference_copies(f, x, y)) return;
    if (!both_firm(x, y) || !like_for_like(f->desk, x, y)) return;
    if (!left_over(f, c, y->report, &a) || !left_over(f, d, x->report, &b)) return;
    if (!str_eq(a.quantity->unit, b.quantity->unit) || !figure_disjoint(&a, &b) || !within_half(&a, &b))
        return;
    if (tells_past(f->desk, c) != tells_past(f->desk, d)) return;
    Span at_a = difference_phrase(f, &a), at_b = difference_phrase(f, &b);
    if (adds_up(f, c, &b, &at_a) || adds_up(f, d, &a, &at_b))
        difference_add_at(f, DIFFERENCE_COMPATIBLE, x, at_a, y, at_b);
    else if (align_score(f->alignment, c, d) >= LEFT_ALIKE) add(f, x, y);
}

void difference_number(DifferenceFinder *f) {
    slots_visit(f, visit);
    const Edges *edges = &f->alignment->edges;
    for (ptrdiff_t i = 0; i < edges->len && edges->at[i].score >= SUM_ALIKE; i++)
        compare_left(f, edges->at[i].a, edges->at[i].b);
}
