// difference_toll.c - how many were killed, hurt, missing, arrested: one slot each in a story, wherever it is told.
//
// A report gives a toll more than once, and older ones: all its figures of a kind are one set. Two reports differ
// where none of the one's can be any of the other's; "at least 12" and 14 can. Figures of a part ("including three
// children"), of another time ("since January", "in 2014") and of another place are left out.
#include "brief/comparable.h"
#include "brief/deed.h"
#include "brief/difference.h"
#include "brief/iso.h"

enum {
    TOLLS_MOST = 512,
    A_REPORT = 8,    // tolls of one report: what is compared are pairs of pairs
    WITHIN = 4,      // terms between a figure and "killed"
    NEAR = 3,        // ... before it in which "including" makes it a part
    LEAD = 6,        // clauses of a report that tell its story's event without naming it
    RATIO = 2,       // two tolls of one event are not so many times apart,
    RATIO_MOST = 3,  // ... even where the clauses are related
    FEW = 10,        // smaller ones are of one event only where both stand at their reports' heads
};

static const double FALL_MOST = 0.75;

typedef struct Toll {
    Figure figure;
    Deed kind;
    Str said;    // "killed", as the text has it
    int32_t of;  // the key of "children", "soldiers"; -1 for people, whoever they are
    int32_t report;
    bool lead;
} Toll;
typedef struct Tolls {
    Toll *at;
    ptrdiff_t len;
} Tolls;

static Str word_at(const Desk *desk, const Clause *clause, int32_t i) {
    const Report *report = &desk->reports[clause->report];
    return str_span(report->article->text, report->terms.at[i].at);
}

static bool one_of(Str word, const Str *words, ptrdiff_t len) {
    for (ptrdiff_t i = 0; i < len; i++)
        if (str_eq_case(word, words[i])) return true;
    return false;
}

// Does anything but words stand between the two? "One was dead, two hurt" is two statements.
static bool apart(Str text, int32_t from, int32_t to) {
    Str between = str_slice(text, from, to);
    return str_find(between, S(",")) >= 0 || str_find(between, S(";")) >= 0 || str_find(between, S("-")) >= 0;
}

// "Killing" and "killed" take what stands behind them; "killed" and "dead" are said of what stands before.
static bool says_behind(Str word) {
    return str_ends(word, S("ing")) || str_ends(word, S("ed")) || str_ends(word, S("s"));
}
static bool says_before(Str word) { return !str_ends(word, S("ing")) || str_eq_case(word, S("missing")); }

static Deed kind_at(const Desk *desk, const Clause *clause, const Figure *figure, int32_t i) {
    const Report *report = &desk->reports[clause->report];
    if (i < clause->first || i >= clause->first + clause->words) return DEED_NONE;
    Str word = word_at(desk, clause, i), text = report->article->text;
    Span at = report->terms.at[i].at, number = figure->quantity->at;
    Deed deed = deed_of(word);
    if (!deed_toll(deed)) return DEED_NONE;
    if (i < figure->first) return says_behind(word) && !apart(text, at.end, number.start) ? deed : DEED_NONE;
    return says_before(word) && !apart(text, number.end, at.start) ? deed : DEED_NONE;
}

// What was done to so many: the word in the thing ("12 deaths"), else the nearest, one behind before one before.
static Deed kind_of(const Desk *desk, const Clause *clause, const Figure *figure) {
    Deed kind = DEED_NONE;
    for (int32_t i = figure->first; i < figure->last && !kind; i++) kind = kind_at(desk, clause, figure, i);
    for (int32_t far = 0; far < WITHIN && !kind; far++) {
        kind = kind_at(desk, clause, figure, figure->last + far);
        if (!kind) kind = kind_at(desk, clause, figure, figure->first - 1 - far);
    }
    return kind;
}

// The word that says so, nearest to the figure.
static Str word_of(const Desk *desk, const Clause *clause, const Figure *figure, Deed kind) {
    int32_t size = figure->last - figure->first;
    for (int32_t far = 0; far < WITHIN + size; far++) {
        int32_t behind = figure->first + far, before = figure->first - 1 - far;
        if (kind_at(desk, clause, figure, behind) == kind) return word_at(desk, clause, behind);
        if (kind_at(desk, clause, figure, before) == kind) return word_at(desk, clause, before);
    }
    return (Str){0};
}

// "Including three children", "three others", "three more", "three of them": a part, or what comes on top.
static bool relative(const Desk *desk, const Clause *clause, const Figure *figure) {
    static const Str before[] = {S_("including"), S_("among"), S_("another"), S_("further"),
                                 S_("additional")},
                     behind[] = {S_("other"), S_("others"), S_("more"), S_("of")};
    const Terms *terms = &desk->reports[clause->report].terms;
    for (int32_t i = figure->first - NEAR; i < figure->first; i++)
        if (i >= clause->first && one_of(word_at(desk, clause, i), before, countof(before))) return true;
    int32_t next = (int32_t)term_at(terms, figure->quantity->at.end);
    return next < clause->first + clause->words &&
        one_of(word_at(desk, clause, next), behind, countof(behind));
}

// People, whoever they are; else the key of what they are.
static int32_t counted(const Desk *desk, const Clause *clause, const Figure *figure) {
    static const Str people[] = {S_("people"),  S_("persons"), S_("person"),
                                 S_("victims"), S_("lives"),   S_("casualties")};
    const Report *report = &desk->reports[clause->report];
    if (figure->head < 0) return -1;
    for (int32_t i = figure->first; i < figure->last; i++) {
        const Term *term = &report->terms.at[i];
        if (term->key != figure->head) continue;
        Str word = str_span(report->article->text, term->at);
        return deed_toll(deed_of(word)) || one_of(word, people, countof(people)) ? -1 : figure->head;
    }
    return figure->head;
}

// "Since January", "this year", "over ten years", "each year": the toll of a time, not of the event.
static bool of_a_time(const Desk *desk, const Clause *clause) {
    Dates dates = desk->reports[clause->report].article->dates;
    for (ptrdiff_t i = first_finding(dates, clause->at.start);
         i < dates.len && dates.at[i].at.start < clause->at.end; i++) {
        const Date *date = &dates.at[i];
        if (date->type == DATE_SET || date->type == DATE_DURATION || date->type == DATE_RANGE) return true;
        if (date->type == DATE_DATE && (date->value.len == 4 || date->value.len == 7)) return true;
    }
    return false;
}

static bool toll_of(const Desk *desk, int32_t c, const Figure *figure, Toll *out) {
    const Clause *clause = &desk->clauses.at[c];
    const Quantity *quantity = figure->quantity;
    if (quantity->unit.len || quantity->value < 1) return false;
    if (clause->direct && desk_marked(desk, clause->report, quantity->at)) return false;
    Deed kind = kind_of(desk, clause, figure);
    if (!kind || figure_is_part(desk, figure) || relative(desk, clause, figure)) return false;
    if (comparable_past(desk, c) || of_a_time(desk, clause)) return false;
    *out = (Toll){*figure,
                  kind,
                  word_of(desk, clause, figure, kind),
                  counted(desk, clause, figure),
                  clause->report,
                  c - desk->reports[clause->report].clauses < LEAD};
    return true;
}

static Tolls find_tolls(DifferenceFinder *f) {
    Tolls all = {arena_new(f->work, Toll, TOLLS_MOST), 0};
    for (int32_t r = 0; r < f->desk->story->members_len; r++) {
        ptrdiff_t end = all.len + A_REPORT < TOLLS_MOST ? all.len + A_REPORT : TOLLS_MOST;
        for (int32_t c = f->desk->reports[r].clauses; c < f->desk->reports[r].clauses_end && all.len < end;
             c++) {
            Figures figures = figure_find(f->desk, c, f->work);
            for (ptrdiff_t i = 0; i < figures.len && all.len < end; i++)
                all.len += toll_of(f->desk, c, &figures.at[i], &all.at[all.len]);
        }
    }
    return all;
}

// The tolls of a report stand side by side: the first of those with `toll`.
static ptrdiff_t first_of(const Tolls *all, const Toll *toll) {
    ptrdiff_t i = toll - all->at;
    while (i > 0 && all->at[i - 1].report == toll->report) i--;
    return i;
}

static bool same_slot(const Toll *a, const Toll *b) { return a->kind == b->kind && a->of == b->of; }

// Do any two figures that the reports of `a` and `b` give for the slot go together?
static bool sets_meet(const Tolls *all, const Toll *a, const Toll *b) {
    for (ptrdiff_t i = first_of(all, a); i < all->len && all->at[i].report == a->report; i++)
        for (ptrdiff_t j = first_of(all, b); j < all->len && all->at[j].report == b->report; j++) {
            const Toll *x = &all->at[i], *y = &all->at[j];
            if (!same_slot(x, a) || !same_slot(y, b)) continue;
            if (!figure_disjoint(&x->figure, &y->figure)) return true;
        }
    return false;
}

// Does the report give one toll only, or several that go together?
static bool one_figure(const Tolls *all, const Toll *toll) {
    for (ptrdiff_t i = first_of(all, toll); i < all->len && all->at[i].report == toll->report; i++)
        if (same_slot(&all->at[i], toll) && figure_disjoint(&all->at[i].figure, &toll->figure)) return false;
    return true;
}

// Of one event: both are what their reports are about, or words beside the figures say so.
static bool one_event(const DifferenceFinder *f, const Toll *a, const Toll *b) {
    const Clause *x = &f->desk->clauses.at[a->figure.clause], *y = &f->desk->clauses.at[b->figure.clause];
    if (x->place >= 0 && y->place >= 0 && x->place != y->place) return false;
    int32_t count;
    clause_shared(f->desk, x, y, &count);
    return (a->lead && b->lead) || count >= 2 || difference_related(f, a->figure.clause, b->figure.clause);
}

// Do both reports give one figure too?
static bool sets_equal(const Tolls *all, const Toll *a, const Toll *b) {
    for (ptrdiff_t i = first_of(all, a); i < all->len && all->at[i].report == a->report; i++)
        for (ptrdiff_t j = first_of(all, b); j < all->len && all->at[j].report == b->report; j++) {
            const Toll *x = &all->at[i], *y = &all->at[j];
            if (same_slot(x, a) && same_slot(y, b) && figure_equal(&x->figure, &y->figure)) return true;
        }
    return false;
}

static bool near(const DifferenceFinder *f, const Toll *a, const Toll *b) {
    double x = a->figure.quantity->value, y = b->figure.quantity->value;
    if (x < FEW && y < FEW && !(a->lead && b->lead)) return false;
    double most = difference_related(f, a->figure.clause, b->figure.clause) ? RATIO_MOST : RATIO;
    return x < y * most && y < x * most;
}

// Whom police held is counted anew each night: a count of arrests is corrected by a little, one that falls by more is of
// another night.
static bool falls(const DifferenceFinder *f, const Toll *a, const Toll *b) {
    const Clause *clauses = f->desk->clauses.at;
    int32_t x = desk_written(f->desk, &clauses[a->figure.clause]),
            y = desk_written(f->desk, &clauses[b->figure.clause]);
    if (a->kind != DEED_HELD || x == ISO_NONE || y == ISO_NONE || x == y) return false;
    const Figure *first = x < y ? &a->figure : &b->figure, *then = x < y ? &b->figure : &a->figure;
    return then->high < first->low * FALL_MOST;
}

// May the two be compared at all, and are they not the same?
static bool faces(const DifferenceFinder *f, const Toll *a, const Toll *b) {
    const Clause *x = &f->desk->clauses.at[a->figure.clause], *y = &f->desk->clauses.at[b->figure.clause];
    return same_slot(a, b) && !difference_copies(f, x, y) && !figure_equal(&a->figure, &b->figure) &&
        comparable_mood(f->desk, &a->figure, &b->figure) && comparable_basis(f->desk, x, y) &&
        comparable_dates(f->desk, x, y) && near(f, a, b) && one_event(f, a, b);
}

static void compare(DifferenceFinder *f, const Tolls *all, const Toll *a, const Toll *b) {
    if (!faces(f, a, b) || falls(f, a, b) || sets_meet(all, a, b) || !one_figure(all, a) ||
        !one_figure(all, b))
        return;
    difference_add_figures(f, &a->figure, &b->figure, a->said);
}

// "Dozens", "at least 12", and what they leave room for.
static void reconcile(DifferenceFinder *f, const Tolls *all, const Toll *a, const Toll *b) {
    if (!faces(f, a, b) || figure_disjoint(&a->figure, &b->figure) || sets_equal(all, a, b)) return;
    difference_add_at(f, DIFFERENCE_COMPATIBLE, &f->desk->clauses.at[a->figure.clause],
                      difference_phrase(f, &a->figure), &f->desk->clauses.at[b->figure.clause],
                      difference_phrase(f, &b->figure));
}

void difference_toll(DifferenceFinder *f) {
    Tolls all = find_tolls(f);
    static void (*const passes[])(DifferenceFinder *, const Tolls *, const Toll *,
                                  const Toll *) = {compare, reconcile};
    for (ptrdiff_t pass = 0; pass < countof(passes); pass++)  // what differs is known when the rest is told
        for (ptrdiff_t i = 0; i < all.len; i++)
            for (ptrdiff_t j = i + 1; j < all.len; j++) passes[pass](f, &all, &all.at[i], &all.at[j]);
}
