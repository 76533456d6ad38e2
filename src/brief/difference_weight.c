// difference_weight.c - one figure, told as little by one report ("only") and as much by another ("already").
#include "brief/slots.h"

enum { BEFORE = 3 };  // terms before the figure in which the weighing word stands

static uint32_t weighing(const Desk *desk, const Figure *figure) {
    const Clause *clause = &desk->clauses.at[figure->clause];
    const Terms *terms = &desk->reports[clause->report].terms;
    uint32_t signals = 0;
    for (int32_t i = figure->first - BEFORE; i < figure->first; i++)
        if (i >= 0 && terms->at[i].at.start >= clause->at.start) signals |= terms->at[i].signals;
    return signals & (SIGNAL_FEW | SIGNAL_MANY);
}

static void visit(DifferenceFinder *f, const Figure *a, const Figure *b) {
    if (!figure_equal(a, b)) return;
    uint32_t x = weighing(f->desk, a), y = weighing(f->desk, b);
    if ((x | y) != (SIGNAL_FEW | SIGNAL_MANY) || x == y || (x & y)) return;
    difference_add(f, DIFFERENCE_WEIGHT, &f->desk->clauses.at[a->clause], &f->desk->clauses.at[b->clause]);
}

void difference_weight(DifferenceFinder *f) { slots_visit(f, visit); }
