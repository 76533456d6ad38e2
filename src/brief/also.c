// also.c - see also.h.
#include "brief/also.h"

enum {
    SURELY = 600,      // thousandths: how like the shown clause it must be
    ON_AVERAGE = 350,  // ... or the point's clauses of other reports
    SECOND = 250,      // ... where its report is in the point already
};

// How much a clause is like the clauses of a point that it is not in.
typedef struct Leaning {
    int32_t point, clause;
    int32_t sum, best, shown;  // over the point's clauses, the best of them, and the shown one's
} Leaning;
typedef struct Leanings {
    Leaning *at;
    ptrdiff_t len, cap;
} Leanings;

static int by_clause(const void *a, const void *b) {
    const Leaning *x = a, *y = b;
    if (x->point != y->point) return x->point < y->point ? -1 : 1;
    return x->clause < y->clause ? -1 : x->clause > y->clause;
}

static int by_best(const void *a, const void *b) {
    const Leaning *x = a, *y = b;
    if (x->point != y->point) return x->point < y->point ? -1 : 1;
    if (x->best != y->best) return x->best > y->best ? -1 : 1;
    return x->clause < y->clause ? -1 : x->clause > y->clause;
}

// Every edge between a point's clause and one that it lacks. point_of: by clause, 1 + its point; shown: is it the first?
static Leanings edges_of(const Edges *edges, const int32_t *point_of, const bool *shown, Arena *work) {
    Leanings all = {0};
    for (ptrdiff_t e = 0; e < edges->len && edges->at[e].score >= ALIGN_LOOSE; e++) {
        const int32_t sides[2] = {edges->at[e].a, edges->at[e].b};
        for (int side = 0; side < 2; side++) {
            int32_t in = sides[side], out = sides[!side], score = edges->at[e].score;
            if (point_of[in] == 0 || point_of[in] == point_of[out]) continue;
            *vec_push(&all, work) = (Leaning){point_of[in] - 1, out, score, score, shown[in] ? score : 0};
        }
    }
    return all;
}

// One row a point and clause, those of a point best first.
static void merge(Leanings *all) {
    ptrdiff_t len = 0;
    vec_sort(all->at, all->len, sizeof *all->at, by_clause);
    for (ptrdiff_t i = 0; i < all->len; i++) {
        Leaning *last = len ? &all->at[len - 1] : NULL, next = all->at[i];
        if (!last || last->point != next.point || last->clause != next.clause) {
            all->at[len++] = next;
            continue;
        }
        last->sum += next.sum;
        if (next.best > last->best) last->best = next.best;
        if (next.shown > last->shown) last->shown = next.shown;
    }
    all->len = len;
    vec_sort(all->at, all->len, sizeof *all->at, by_best);
}

// Of the first `core` of `evidence`, those of other reports than `report`.
static int32_t of_others(const Evidences *evidence, ptrdiff_t core, int32_t report) {
    int32_t n = 0;
    for (ptrdiff_t i = 0; i < core; i++) n += evidence->at[i].article != report;
    return n;
}

static bool tells_part(const Desk *desk, const Leaning *leaning, const Evidences *evidence, ptrdiff_t core) {
    const Clause *clause = &desk->clauses.at[leaning->clause];
    int32_t others = of_others(evidence, core, clause->report);
    ptrdiff_t there = evidence->len - of_others(evidence, evidence->len, clause->report);
    if (there >= ALSO_REPORT_MOST) return false;
    bool alone = core == 1;  // what one report alone tells has no average
    int32_t average = there ? SECOND : ON_AVERAGE;
    if (leaning->shown < SURELY && (alone || leaning->sum < average * others)) return false;
    return !align_conflict(desk, &desk->clauses.at[desk_shown(desk, &evidence->at[0])], clause);
}

void also_tell(Points *points, const Desk *desk, const Alignment *alignment, Arena *keep, Arena scratch) {
    int32_t *point_of = arena_new(&scratch, int32_t, desk->clauses.len);
    bool *shown = arena_new(&scratch, bool, desk->clauses.len);
    for (int32_t p = 0; p < points->len; p++)
        for (ptrdiff_t i = 0; i < points->at[p].evidence.len; i++) {
            int32_t clause = desk_shown(desk, &points->at[p].evidence.at[i]);
            point_of[clause] = p + 1;
            shown[clause] = i == 0;
        }
    Leanings all = edges_of(&alignment->edges, point_of, shown, &scratch);
    merge(&all);
    for (ptrdiff_t i = 0, core = 0; i < all.len; i++) {
        Evidences *evidence = &points->at[all.at[i].point].evidence;
        if (i == 0 || all.at[i - 1].point != all.at[i].point) core = evidence->len;
        if (!tells_part(desk, &all.at[i], evidence, core)) continue;
        Evidence part = clause_evidence(&desk->clauses.at[all.at[i].clause], keep);
        part.mark = MARK_PART;
        *vec_push(evidence, keep) = part;
    }
}
