// difference_weight.c - one figure, told as little by one report ("only") and as much by another ("already"); one
// statement, admitted here and noted there.
#include "brief/deed.h"
#include "brief/slots.h"

enum {
    BEFORE = 3,  // terms before the figure in which the weighing word stands
    SAID = 700,  // thousandths of likeness of what is said, to be one statement
};

// "Just received": a moment ago, not little.
static bool just_now(const Desk *desk, const Figure *figure, int32_t i) {
    const Report *report = &desk->reports[desk->clauses.at[figure->clause].report];
    return i < figure->first - 1 &&
        str_eq_case(str_span(report->article->text, report->terms.at[i].at), S("just"));
}

static uint32_t weighing(const Desk *desk, const Figure *figure) {
    const Clause *clause = &desk->clauses.at[figure->clause];
    const Terms *terms = &desk->reports[clause->report].terms;
    uint32_t signals = 0;
    for (int32_t i = figure->first - BEFORE; i < figure->first; i++)
        if (i >= 0 && terms->at[i].at.start >= clause->at.start && !just_now(desk, figure, i))
            signals |= terms->at[i].signals;
    if (signals & SIGNAL_NEGATION) return 0;  // "no fewer than"
    return signals & (SIGNAL_FEW | SIGNAL_MANY);
}

static void visit(DifferenceFinder *f, const Figure *a, const Figure *b) {
    if (!figure_equal(a, b)) return;
    uint32_t x = weighing(f->desk, a), y = weighing(f->desk, b);
    if ((x | y) != (SIGNAL_FEW | SIGNAL_MANY) || x == y || (x & y)) return;
    difference_add(f, DIFFERENCE_WEIGHT, &f->desk->clauses.at[a->clause], &f->desk->clauses.at[b->clause]);
}

// In clauses that tell one thing the figure need not name its thing: "two of its five ferries", "only two of them".
static void visit_pair(DifferenceFinder *f, int32_t a, int32_t b) {
    if (f->desk->clauses.at[a].direct || f->desk->clauses.at[b].direct) return;
    if (difference_copies(f, &f->desk->clauses.at[a], &f->desk->clauses.at[b])) return;
    Figures x = figure_find(f->desk, a, f->work), y = figure_find(f->desk, b, f->work);
    for (ptrdiff_t i = 0; i < x.len; i++)
        for (ptrdiff_t j = 0; j < y.len; j++)
            if (str_eq(x.at[i].quantity->unit, y.at[j].quantity->unit)) visit(f, &x.at[i], &y.at[j]);
}

// What the word of saying makes of a clause, and who says it.
static Deed said_how(const Desk *desk, int32_t c, int32_t *actor) {
    const Clause *clause = &desk->clauses.at[c];
    const Article *article = desk->reports[clause->report].article;
    for (ptrdiff_t i = quote_near(article, clause->at.start); i < article->quotes.len; i++) {
        const Quote *quote = &article->quotes.at[i];
        if (quote->content.at[0].start >= clause->at.end) break;
        if (quote->entity < 0 || !span_in(quote->cue, clause->at)) continue;
        Deed deed = deed_of(str_span(article->text, quote->cue));
        *actor = desk_actor(desk, clause->report, quote->entity);
        if (deed >= DEED_GRUDGING) return deed;
    }
    return DEED_NONE;
}

static void visit_said(DifferenceFinder *f, int32_t a, int32_t b) {
    int32_t x = -1, y = -1;
    Deed p = said_how(f->desk, a, &x), q = said_how(f->desk, b, &y);
    bool grudging = (p == DEED_GRUDGING && q == DEED_PROUD) || (p == DEED_PROUD && q == DEED_GRUDGING);
    bool doubted = (p == DEED_DOUBTED && q == DEED_SURE) || (p == DEED_SURE && q == DEED_DOUBTED);
    if (x < 0 || x != y || !(grudging || doubted)) return;
    const Clause *clauses = f->desk->clauses.at;
    if (!difference_copies(f, &clauses[a], &clauses[b]))
        difference_add(f, DIFFERENCE_WEIGHT, &clauses[a], &clauses[b]);
}

void difference_weight(DifferenceFinder *f) {
    slots_visit(f, visit);
    const Edges *edges = &f->alignment->edges;
    for (ptrdiff_t i = 0; i < edges->len && edges->at[i].score >= ALIGN_SURE; i++) {
        uint32_t both =
            f->desk->clauses.at[edges->at[i].a].signals | f->desk->clauses.at[edges->at[i].b].signals;
        if ((both & SIGNAL_FEW) && (both & SIGNAL_MANY)) visit_pair(f, edges->at[i].a, edges->at[i].b);
        if (edges->at[i].score >= SAID) visit_said(f, edges->at[i].a, edges->at[i].b);
    }
}
