// difference_number.c - figures for one slot that can't both be right; a later report's is an update.
#include "brief/comparable.h"
#include "brief/slots.h"

enum {
    ALIKE = 500,        // thousandths of likeness that two figures for one thing need, if it is no toll
    LEFT_ALIKE = 800,   // ... and figures whose thing is not named alike, alone
    LEFT_LEAST = 900,   // ... and with words beside them, if they are not close
    SUM_ALIKE = 600,    // ... and figures that add up to the other's
    COUNT_LEAST = 100,  // ... and of counts the least
    SMALL_ALIKE = 800,  // ... if they are small:
    LARGE = 20,       // smaller ones count one group here and another there: "two senators", "three senators"
    BESIDE_MOST = 2,  // words that both stand beside, from which on clauses need not be alike,
    BESIDE_FAR = 3,   // ... nor related at all, if the figures are far apart, or per cents
};

static const double CLOSE = 1.15;  // figures that are no more apart are one sooner

// Durations and ages have forms of their own that can all be true: compatible.c.
static bool time_unit(Str unit) {
    static const Str units[] = {S_("second"), S_("minute"), S_("hour"), S_("day"),
                                S_("week"),   S_("month"),  S_("year")};
    for (ptrdiff_t i = 0; i < countof(units); i++)
        if (str_eq(unit, units[i])) return true;
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

static bool within(double x, double y, double most) {
    return x > 0 && y > 0 && x <= y * most && y <= x * most;
}

static bool within_half(const Figure *a, const Figure *b) {
    return within(a->quantity->value, b->quantity->value, 1.5);
}

// Does the report have the figure anywhere? Then the other's is another thing, or an older figure that it knows. "More
// than ten" is not any figure over ten.
static bool report_has(const DifferenceFinder *f, int32_t report, const Figure *figure) {
    const Article *article = f->desk->reports[report].article;
    Quantities all = article->quantities;
    for (ptrdiff_t i = 0; i < all.len; i++)
        if (str_eq(all.at[i].unit, figure->quantity->unit) && all.at[i].high >= figure->low &&
            all.at[i].low <= figure->high && within(all.at[i].value, figure->quantity->value, 2) &&
            !comparable_vague(article, &all.at[i]))
            return true;
    return false;
}

// "291 passengers and 27 crew", "318 on board": figures of clause `c`, one behind the other, add up to the other's; *at: from
// the first to the last.
static bool adds_up(const DifferenceFinder *f, int32_t c, const Figure *other, Span *at) {
    Figures all = figure_find(f->desk, c, f->work);
    if (other->high > other->quantity->value * 2) return false;  // "over 150" is any sum
    for (ptrdiff_t first = 0; first + 1 < all.len; first++) {
        double sum = 0;
        for (ptrdiff_t i = first; i < all.len; i++) {
            double n = all.at[i].quantity->value;
            if (!str_eq(all.at[i].quantity->unit, other->quantity->unit) || n != (double)(int64_t)n) break;
            sum += n;
            if (i == first || sum < other->low || sum > other->high) continue;
            *at = (Span){difference_phrase(f, &all.at[first]).start, difference_phrase(f, &all.at[i]).end};
            return true;
        }
    }
    return false;
}

static bool known_to_other(const DifferenceFinder *f, const Figure *a, const Figure *b) {
    const Clause *clauses = f->desk->clauses.at;
    return report_has(f, clauses[a->clause].report, b) || report_has(f, clauses[b->clause].report, a);
}

// A "48-page indictment", a "47-page indictment": the size of one thing, whatever else the clauses tell. A 47-page letter
// is another thing.
typedef enum Size { SIZE_NONE, SIZE_ONE, SIZE_OTHER } Size;
static Size size_of(const DifferenceFinder *f, const Figure *a, const Figure *b) {
    int32_t x = figure_compound_of(f->desk, a), y = figure_compound_of(f->desk, b);
    if (x < 0 || y < 0) return SIZE_NONE;
    return x == y ? SIZE_ONE : SIZE_OTHER;
}

static int32_t shared_names(const Desk *desk, const Clause *x, const Clause *y, bool persons) {
    int32_t n = 0;
    for (ptrdiff_t i = 0, j = 0; i < x->keys_len && j < y->keys_len;) {
        int32_t v = x->keys[i], w = y->keys[j];
        n += v == w && (persons ? desk->lexicon.keys.at[v].person : desk->lexicon.keys.at[v].name);
        i += v <= w;
        j += w <= v;
    }
    return n;
}

// Does a name stand in both clauses?
static bool one_name(const Desk *desk, const Figure *a, const Figure *b) {
    return shared_names(desk, &desk->clauses.at[a->clause], &desk->clauses.at[b->clause], false) > 0;
}

// Two players' goals are two things.
static bool other_persons(const Desk *desk, const Figure *a, const Figure *b) {
    const Clause *x = &desk->clauses.at[a->clause], *y = &desk->clauses.at[b->clause];
    return x->persons && y->persons && shared_names(desk, x, y, true) == 0;
}

// "The two senators", "the state's two senators": all that there are. Two senators may be any.
static bool definite(const Desk *desk, const Figure *figure) {
    static const Str words[] = {S_("the"), S_("its"),   S_("their"), S_("his"),
                                S_("her"), S_("these"), S_("those"), S_("s")};
    const Clause *clause = &desk->clauses.at[figure->clause];
    const Report *report = &desk->reports[clause->report];
    if (figure->first <= clause->first) return false;
    Str before = str_span(report->article->text, report->terms.at[figure->first - 1].at);
    for (ptrdiff_t i = 0; i < countof(words); i++)
        if (str_eq_case(before, words[i])) return true;
    return false;
}

// Is it one thing that both count? Clauses that are alike may say little of it; where they are not, more must be
// said: "50,000 pages of printed emails from Orr's account", "55,000 pages of Orr's emails".
static bool one_thing(const DifferenceFinder *f, const Figure *a, const Figure *b) {
    if (!within_half(a, b)) return false;
    Size size = size_of(f, a, b);
    if (size != SIZE_NONE) return size == SIZE_ONE && !known_to_other(f, a, b);
    int32_t score = align_score(f->alignment, a->clause, b->clause);
    bool large = a->quantity->value >= LARGE && b->quantity->value >= LARGE, alike = score >= ALIKE;
    if (large ? !alike && !one_name(f->desk, a, b) : score < SMALL_ALIKE) return false;
    if (other_persons(f->desk, a, b) || (!large && definite(f->desk, a) != definite(f->desk, b)))
        return false;
    bool near = difference_related(f, a->clause, b->clause) ||
        (within(a->quantity->value, b->quantity->value, CLOSE) && !str_eq(a->quantity->unit, S("%")));
    int32_t least = alike ? 1 : near ? BESIDE_MOST : BESIDE_FAR;
    return figure_beside(f->desk, a, b) >= least && !known_to_other(f, a, b);
}

// A part, what comes on top, a side of a vote, a sum in other money: its slot is not what its thing says.
static bool of_another(const Desk *desk, const Figure *figure) {
    return figure_is_part(desk, figure) || figure_is_rest(desk, figure) || figure_is_tally(desk, figure) ||
        figure_is_converted(desk, figure);
}

static void visit(DifferenceFinder *f, const Figure *a, const Figure *b) {
    const Clause *x = &f->desk->clauses.at[a->clause], *y = &f->desk->clauses.at[b->clause];
    if (!within_half(a, b)) return;
    if (comparable_vague(f->desk->reports[x->report].article, a->quantity) ||
        comparable_vague(f->desk->reports[y->report].article, b->quantity))
        return;
    if (!figure_disjoint(a, b) || time_unit(a->quantity->unit) || difference_copies(f, x, y)) return;
    if (size_of(f, a, b) != SIZE_ONE && (!comparable_mood(f->desk, a, b) || !comparable_basis(f->desk, x, y)))
        return;
    if (of_another(f->desk, a) || of_another(f->desk, b)) return;
    Span hull;
    if (adds_up(f, a->clause, b, &hull) || adds_up(f, b->clause, a, &hull)) return;
    if (size_of(f, a, b) != SIZE_ONE && !comparable_dates(f->desk, x, y)) return;
    if (figure_of_toll(f->desk, a) && figure_of_toll(f->desk, b)) return;  // difference_toll.c
    if (!one_thing(f, a, b)) return;
    if (also_says(f, a->clause, b) || also_says(f, b->clause, a)) return;
    difference_add_figures(f, a, b, (Str){0});
}

// ---- figures whose thing is not named alike: "$3.6 billion from military construction", "the construction budget, to
// the tune of $3.5 billion"

// The only figure of clause `c` of its unit that the other report lacks; false when there are more, or none.
static bool left_over(const DifferenceFinder *f, int32_t c, int32_t other, Figure *out) {
    const Article *article = f->desk->reports[f->desk->clauses.at[c].report].article;
    Figures all = figure_find(f->desk, c, f->work);
    bool found = false;
    for (ptrdiff_t i = 0; i < all.len; i++) {
        Str unit = all.at[i].quantity->unit;
        if (time_unit(unit) || str_eq(unit, S("ordinal")) || comparable_vague(article, all.at[i].quantity))
            continue;
        if (unit.len == 0 && all.at[i].quantity->value < COUNT_LEAST)
            continue;  // small counts are of anything
        if (of_another(f->desk, &all.at[i]) || report_has(f, other, &all.at[i])) continue;
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
    if (!comparable_basis(f->desk, x, y) || !comparable_dates(f->desk, x, y)) return;
    if (!left_over(f, c, y->report, &a) || !left_over(f, d, x->report, &b)) return;
    if (!comparable_mood(f->desk, &a, &b)) return;
    if (!str_eq(a.quantity->unit, b.quantity->unit) || !figure_disjoint(&a, &b) || !within_half(&a, &b))
        return;
    if (figure_other_owner(f->desk, &a, &b)) return;
    if (comparable_past(f->desk, c) != comparable_past(f->desk, d)) return;
    Span at_a = difference_phrase(f, &a), at_b = difference_phrase(f, &b);
    int32_t score = align_score(f->alignment, c, d);
    bool sums = score >= SUM_ALIKE && (adds_up(f, c, &b, &at_a) || adds_up(f, d, &a, &at_b));
    bool other = a.head >= 0 && b.head >= 0 && a.head != b.head;  // taxes and spending
    bool close = within(a.quantity->value, b.quantity->value, CLOSE);
    if (sums) difference_add_at(f, DIFFERENCE_COMPATIBLE, x, at_a, y, at_b);
    else if (!other && (close || score >= LEFT_LEAST) &&
             (score >= LEFT_ALIKE || figure_beside(f->desk, &a, &b) >= BESIDE_MOST))
        difference_add_figures(f, &a, &b, (Str){0});
}

void difference_number(DifferenceFinder *f) {
    slots_visit(f, visit);
    const Edges *edges = &f->alignment->edges;
    for (ptrdiff_t i = 0; i < edges->len && edges->at[i].score >= ALIGN_SURE; i++)
        compare_left(f, edges->at[i].a, edges->at[i].b);
}
