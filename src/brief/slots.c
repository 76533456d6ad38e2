// slots.c - see slots.h.
#include "brief/slots.h"

enum { SLOT_MOST = 96 };  // figures of one slot that are compared with each other

static bool fits(const Figure *figure) { return figure->head >= 0; }

void slots_visit(DifferenceFinder *f, void visit(DifferenceFinder *f, const Figure *a, const Figure *b)) {
    Map slots = {0};
    Figures *lists = arena_new(f->work, Figures, f->desk->clauses.len * 2 + 1);
    ptrdiff_t room = f->desk->clauses.len * 2, len = 0;
    for (int32_t c = 0; c < f->desk->clauses.len; c++) {
        const Clause *clause = &f->desk->clauses.at[c];
        if (f->desk->reports[clause->report].article->quantities.len == 0) continue;
        Figures figures = figure_find(f->desk, c, f->work);
        for (ptrdiff_t i = 0; i < figures.len; i++) {
            if (!fits(&figures.at[i])) continue;
            if (clause->direct && desk_marked(f->desk, clause->report, figures.at[i].quantity->at)) continue;
            Str unit = figures.at[i].quantity->unit;
            Str key = str_format(f->work, "%d %.*s", (int)figures.at[i].head, (int)unit.len, unit.s);
            int64_t *slot = map_put(&slots, key, f->work);
            if (*slot == 0 && len == room) continue;
            if (*slot == 0) *slot = ++len;
            Figures *list = &lists[*slot - 1];
            if (list->len < SLOT_MOST) *vec_push(list, f->work) = figures.at[i];
        }
    }
    for (ptrdiff_t s = 0; s < len; s++)
        for (ptrdiff_t i = 0; i < lists[s].len; i++)
            for (ptrdiff_t j = i + 1; j < lists[s].len; j++) {
                const Figure *a = &lists[s].at[i], *b = &lists[s].at[j];
                if (f->desk->clauses.at[a->clause].report != f->desk->clauses.at[b->clause].report &&
                    !figure_other_owner(f->desk, a, b))
                    visit(f, a, b);
            }
}
