// difference_outcome.c - one thing that ended in two ways: convicted here, acquitted there; "died of a heart attack", "was shot".
//
// The two clauses tell of one thing, of one person where it is a person's (outcome.h), and neither report has the other's value anywhere
// for it: a report that tells of both tells how one became the other.
#include "brief/beside.h"
#include "brief/comparable.h"
#include "brief/difference.h"
#include "brief/outcome.h"

enum {
    ALIKE = 400,  // thousandths of likeness, where no person ties the two
    BESIDE = 2,   // words that both stand beside there
    OBJECT_WORDS = 2,
};

typedef struct Ended {
    Outcomes outcomes;
    bool known;
} Ended;

static const Outcomes *outcomes_of(const Desk *desk, Ended *all, int32_t c) {
    if (!all[c].known) all[c] = (Ended){outcome_find(desk, c), true};
    return &all[c].outcomes;
}

// Whose doing or whose fate it is, where both name somebody.
static bool other_names(const Outcome *a, const Outcome *b) {
    return a->who >= 0 && b->who >= 0 && a->who != b->who;
}

// The content words that come next behind, or before "was rejected": what it was that ended so.
static Beside object_of(const Desk *desk, const Outcome *outcome) {
    const Clause *clause = &desk->clauses.at[outcome->clause];
    const Report *report = &desk->reports[clause->report];
    Str before = outcome->first > clause->first
        ? str_span(report->article->text, report->terms.at[outcome->first - 1].at)
        : (Str){0};
    bool passive = str_eq(before, S("was")) || str_eq(before, S("were")) || str_eq(before, S("been"));
    return passive ? beside_run(desk, outcome->clause, outcome->first, -OBJECT_WORDS)
                   : beside_run(desk, outcome->clause, outcome->last, OBJECT_WORDS);
}

static bool one_object(const Desk *desk, const Outcome *a, const Outcome *b) {
    Beside x = object_of(desk, a), y = object_of(desk, b);
    return beside_plain(desk, &x, &y) > 0;
}

// Is somebody or something that has a name in both clauses?
static bool share_name(const Desk *desk, const Outcome *a, const Outcome *b) {
    const Clause *x = &desk->clauses.at[a->clause], *y = &desk->clauses.at[b->clause];
    for (ptrdiff_t i = 0; i < x->keys_len; i++)
        if (desk->lexicon.keys.at[x->keys[i]].name && clause_has(y, x->keys[i])) return true;
    return false;
}

static bool one_thing(const DifferenceFinder *f, const Outcome *a, const Outcome *b) {
    if (other_names(a, b)) return false;
    bool named = a->who >= 0 && a->who == b->who;
    if (outcome_of_person(a->slot)) return named && difference_related(f, a->clause, b->clause);
    if (align_score(f->alignment, a->clause, b->clause) < ALIKE) return false;
    Beside x = beside_of(f->desk, a->clause, a->first, a->last),
           y = beside_of(f->desk, b->clause, b->first, b->last);
    if (a->slot == OUTCOME_CONTEST) return named && beside_shared(f->desk, &x, &y, -1) >= BESIDE;
    if (a->slot == OUTCOME_MOTION && !(one_object(f->desk, a, b) && (named || share_name(f->desk, a, b))))
        return false;
    return beside_plain(f->desk, &x, &y) >= BESIDE && beside_named(f->desk, &x, &y);
}

// Has the report of `mine` what the other says, of the same or of nobody named?
static bool report_has(const DifferenceFinder *f, Ended *all, const Outcome *mine, const Outcome *other) {
    const Report *report = &f->desk->reports[f->desk->clauses.at[mine->clause].report];
    for (int32_t c = report->clauses; c < report->clauses_end; c++) {
        const Outcomes *there = outcomes_of(f->desk, all, c);
        for (ptrdiff_t i = 0; i < there->len; i++)
            if (there->at[i].slot == other->slot && str_eq(there->at[i].value, other->value) &&
                !other_names(&there->at[i], other))
                return true;
    }
    return false;
}

static void compare(DifferenceFinder *f, Ended *all, const Outcome *a, const Outcome *b) {
    if (a->slot != b->slot || str_eq(a->value, b->value) || !one_thing(f, a, b)) return;
    if (comparable_past(f->desk, a->clause) || comparable_past(f->desk, b->clause)) return;
    if (report_has(f, all, a, b) || report_has(f, all, b, a)) return;
    difference_add(f, outcome_is_cause(a->slot) ? DIFFERENCE_CAUSE : DIFFERENCE_OUTCOME,
                   &f->desk->clauses.at[a->clause], &f->desk->clauses.at[b->clause]);
}

void difference_outcome(DifferenceFinder *f) {
    Ended *all = arena_new(f->work, Ended, f->desk->clauses.len);
    const Edges *edges = &f->alignment->edges;
    for (ptrdiff_t e = 0; e < edges->len; e++) {
        const Clause *x = &f->desk->clauses.at[edges->at[e].a], *y = &f->desk->clauses.at[edges->at[e].b];
        if (x->direct || y->direct || difference_copies(f, x, y)) continue;
        const Outcomes *p = outcomes_of(f->desk, all, edges->at[e].a);
        if (p->len == 0) continue;
        const Outcomes *q = outcomes_of(f->desk, all, edges->at[e].b);
        for (ptrdiff_t i = 0; i < p->len; i++)
            for (ptrdiff_t j = 0; j < q->len; j++) compare(f, all, &p->at[i], &q->at[j]);
    }
}
