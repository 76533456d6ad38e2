// difference.c - see difference.h. The table of kinds, and what their finders share.
#include "brief/difference.h"

#include "base/limits.h"
#include "brief/point.h"
#include "brief/topic.h"

enum { SIDES_MOST = 4 };

static void (*const kinds[])(DifferenceFinder *f) = {
    difference_number, difference_day,    difference_focus,
    difference_plan,   difference_weight, difference_compatible,
};

bool difference_related(const DifferenceFinder *f, int32_t a, int32_t b) {
    if (f->alignment->cluster_of[a] == f->alignment->cluster_of[b]) return true;
    return align_score(f->alignment, a, b) >= ALIGN_LOOSE;
}

bool difference_copies(const DifferenceFinder *f, const Clause *a, const Clause *b) {
    const Member *x = &f->desk->story->members[a->report], *y = &f->desk->story->members[b->report];
    return a->report == b->report ||
        (x->origin == y->origin && x->copying != COPY_OWN && y->copying != COPY_OWN);
}

static bool shows(const Evidences *evidence, const Clause *clause) {
    for (ptrdiff_t i = 0; i < evidence->len; i++)
        if (evidence->at[i].article == clause->report &&
            evidence->at[i].pieces.at[0].start == clause->at.start)
            return true;
    return false;
}

static bool shows_report(const Evidences *evidence, const Clause *clause) {
    for (ptrdiff_t i = 0; i < evidence->len; i++)
        if (evidence->at[i].article == clause->report) return true;
    return false;
}

// Another side for a difference that has one of the two already.
static bool add_side(Difference *difference, const Clause *a, const Clause *b, Arena *keep) {
    bool has_a = shows(&difference->evidence, a), has_b = shows(&difference->evidence, b);
    if (has_a == has_b) return has_a;
    const Clause *side = has_a ? b : a;
    if (difference->evidence.len < SIDES_MOST && !shows_report(&difference->evidence, side))
        *vec_push(&difference->evidence, keep) = clause_evidence(side, keep);
    return true;
}

void difference_add(DifferenceFinder *f, DifferenceKind kind, const Clause *a, const Clause *b) {
    for (ptrdiff_t i = 0; i < f->out->len; i++)
        if (f->out->at[i].kind == kind && add_side(&f->out->at[i], a, b, f->keep)) return;
    if (f->out->len == LIMIT_POINTS) return;
    if (b < a) {  // members stand by day, so their clauses do
        const Clause *swap = a;
        a = b;
        b = swap;
    }
    int32_t both[2] = {(int32_t)(a - f->desk->clauses.at), (int32_t)(b - f->desk->clauses.at)};
    Difference *difference = vec_push(f->out, f->keep);
    *difference = (Difference){.kind = kind, .topic = topic_of(f->desk, both, 2)};
    *vec_push(&difference->evidence, f->keep) = clause_evidence(a, f->keep);
    *vec_push(&difference->evidence, f->keep) = clause_evidence(b, f->keep);
}

Differences difference_find(const Desk *desk, const Alignment *alignment, const int32_t *leg_of, Arena *keep,
                            Arena scratch) {
    Differences out = {0};
    DifferenceFinder f = {desk, alignment, leg_of, &out, keep, &scratch};
    for (ptrdiff_t i = 0; i < countof(kinds); i++) kinds[i](&f);
    return out;
}
