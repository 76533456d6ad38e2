// difference.c - see difference.h. The table of kinds, and what their finders share.
#include "brief/difference.h"

#include "base/limits.h"
#include "brief/iso.h"
#include "brief/point.h"
#include "brief/topic.h"

enum { SIDES_MOST = 4 };

static void (*const kinds[])(DifferenceFinder *f) = {
    difference_toll,  difference_number, difference_age,  difference_vote,   difference_outcome,
    difference_years, difference_day,    difference_due,  difference_name,   difference_person,
    difference_quote, difference_focus,  difference_plan, difference_weight, difference_compatible,
};

bool difference_related(const DifferenceFinder *f, int32_t a, int32_t b) {
    if (f->alignment->cluster_of[a] == f->alignment->cluster_of[b]) return true;
    return align_score(f->alignment, a, b) >= ALIGN_LOOSE;
}

bool difference_copies(const DifferenceFinder *f, const Clause *a, const Clause *b) {
    const Member *x = &f->desk->story->members[a->report], *y = &f->desk->story->members[b->report];
    return a->report == b->report ||
        (x->origin == y->origin &&
         ((x->copying != COPY_OWN && y->copying != COPY_OWN) || x->copying == COPY_REPRINT ||
          y->copying == COPY_REPRINT));
}

// A phrase of a clause, or all of it.
typedef struct Side {
    const Clause *clause;
    Span at;
} Side;

static bool shows(const Evidences *evidence, const Side *side) {
    for (ptrdiff_t i = 0; i < evidence->len; i++)
        if (evidence->at[i].article == side->clause->report &&
            evidence->at[i].pieces.at[0].start == side->at.start)
            return true;
    return false;
}

// ... or a report that is a copy of this one.
static bool shows_report(const DifferenceFinder *f, const Evidences *evidence, const Clause *clause) {
    for (ptrdiff_t i = 0; i < evidence->len; i++) {
        Clause there = {.report = evidence->at[i].article};
        if (difference_copies(f, &there, clause)) return true;
    }
    return false;
}

static Evidence side_evidence(const Side *side, Arena *keep) {
    Evidence evidence = clause_evidence(side->clause, keep);
    evidence.cut_start |= side->at.start > side->clause->at.start;
    evidence.cut_end |= side->at.end < side->clause->at.end;
    evidence.pieces.at[0] = side->at;
    return evidence;
}

static bool in_sides(const Evidences *evidence, int32_t article, Span at) {
    for (ptrdiff_t i = 0; i < evidence->len; i++)
        if (evidence->at[i].article == article && span_touch(evidence->at[i].pieces.at[0], at)) return true;
    return false;
}

// "At least 12" goes with 12 and with 14, which do not go with each other.
static bool conflicts(const DifferenceFinder *f, const Difference *compatible, const Side *side) {
    for (ptrdiff_t i = 0; i < f->out->len; i++) {
        const Difference *other = &f->out->at[i];
        if (other->kind == DIFFERENCE_COMPATIBLE ||
            !in_sides(&other->evidence, side->clause->report, side->at))
            continue;
        for (ptrdiff_t k = 0; k < compatible->evidence.len; k++)
            if (in_sides(&other->evidence, compatible->evidence.at[k].article,
                         compatible->evidence.at[k].pieces.at[0]))
                return true;
    }
    return false;
}

// Does one of the sides say the same in the same words? A phrase that can be true needs no second witness.
static bool says_already(const DifferenceFinder *f, const Evidences *evidence, const Side *side) {
    Str words = str_span(f->desk->reports[side->clause->report].article->text, side->at);
    for (ptrdiff_t i = 0; i < evidence->len; i++) {
        Str text = f->desk->reports[evidence->at[i].article].article->text;
        if (str_eq_case(str_span(text, evidence->at[i].pieces.at[0]), words)) return true;
    }
    return false;
}

// Another side for a difference that has one of the two already.
static bool add_side(DifferenceFinder *f, Difference *difference, const Side *a, const Side *b) {
    bool has_a = shows(&difference->evidence, a), has_b = shows(&difference->evidence, b);
    if (has_a == has_b) return has_a;
    const Side *side = has_a ? b : a;
    if (difference->kind == DIFFERENCE_COMPATIBLE &&
        (conflicts(f, difference, side) || says_already(f, &difference->evidence, side)))
        return true;
    if (difference->evidence.len < SIDES_MOST && !shows_report(f, &difference->evidence, side->clause))
        *vec_push(&difference->evidence, f->keep) = side_evidence(side, f->keep);
    return true;
}

void difference_add_at(DifferenceFinder *f, DifferenceKind kind, const Clause *a, Span at_a, const Clause *b,
                       Span at_b) {
    Side sides[2] = {{a, at_a}, {b, at_b}};
    for (ptrdiff_t i = 0; i < f->out->len && kind == DIFFERENCE_COMPATIBLE; i++) {
        const Difference *there = &f->out->at[i];
        if (there->kind == kind && says_already(f, &there->evidence, &sides[0]) &&
            says_already(f, &there->evidence, &sides[1]))
            return;
    }
    for (ptrdiff_t i = 0; i < f->out->len; i++)
        if (f->out->at[i].kind == kind && add_side(f, &f->out->at[i], &sides[0], &sides[1])) return;
    if (f->out->len == LIMIT_POINTS) return;
    if (b < a) {  // members stand by day, so their clauses do
        Side swap = sides[0];
        sides[0] = sides[1];
        sides[1] = swap;
    }
    int32_t both[2] = {(int32_t)(sides[0].clause - f->desk->clauses.at),
                       (int32_t)(sides[1].clause - f->desk->clauses.at)};
    Difference *difference = vec_push(f->out, f->keep);
    *difference = (Difference){.kind = kind, .topic = topic_of(f->desk, both, 2)};
    for (int i = 0; i < 2; i++) *vec_push(&difference->evidence, f->keep) = side_evidence(&sides[i], f->keep);
}

void difference_add(DifferenceFinder *f, DifferenceKind kind, const Clause *a, const Clause *b) {
    difference_add_at(f, kind, a, a->at, b, b->at);
}

// "States" of "35 states", "indictment" of "a 48-page indictment"; never out of a quotation. Empty: a sum of money, a share.
static Str counted_by(const Desk *desk, const Figure *figure) {
    const Clause *clause = &desk->clauses.at[figure->clause];
    const Report *report = &desk->reports[clause->report];
    Span thing = figure->quantity->thing;
    int32_t key = figure_compound_of(desk, figure);
    if (key < 0) key = figure->head;
    for (ptrdiff_t i = term_at(&report->terms, thing.start); key >= 0 && i < report->terms.len; i++) {
        const Term *term = &report->terms.at[i];
        if (!span_in(term->at, clause->at) || desk_marked(desk, clause->report, term->at)) break;
        if (term->key == key) return str_span(report->article->text, term->at);
    }
    return (Str){0};
}

void difference_add_figures(DifferenceFinder *f, const Figure *p, const Figure *q, Str counted) {
    const Clause *a = &f->desk->clauses.at[p->clause], *b = &f->desk->clauses.at[q->clause];
    ptrdiff_t before = f->out->len;
    int32_t x = desk_written(f->desk, a), y = desk_written(f->desk, b);
    difference_add(f, x != ISO_NONE && y != ISO_NONE && x != y ? DIFFERENCE_UPDATE : DIFFERENCE_NUMBER, a, b);
    if (counted.len == 0) counted = counted_by(f->desk, p);
    if (f->out->len > before && counted.len) f->out->at[before].topic = counted;
}

bool difference_bounds(Str word) {
    static const Str words[] = {S_("at"),     S_("least"),  S_("most"), S_("more"),   S_("fewer"), S_("less"),
                                S_("than"),   S_("nearly"), S_("over"), S_("almost"), S_("about"), S_("some"),
                                S_("around"), S_("up"),     S_("to"),   S_("only")};
    for (ptrdiff_t i = 0; i < countof(words); i++)
        if (str_eq_case(word, words[i])) return true;
    return false;
}

Span difference_phrase(const DifferenceFinder *f, const Figure *figure) {
    const Clause *clause = &f->desk->clauses.at[figure->clause];
    const Report *report = &f->desk->reports[clause->report];
    Span at = figure->quantity->at;
    for (ptrdiff_t i = term_at(&report->terms, at.start); i > clause->first; i--) {
        Span before = report->terms.at[i - 1].at;
        if (!difference_bounds(str_span(report->article->text, before)) || at.start - before.end != 1) break;
        at.start = before.start;
    }
    Str words = str_span(report->article->text, at);
    if (str_starts_case(words, S("to "))) at.start += 3;  // "fell to 12"; "up to 12" begins earlier
    if (figure->quantity->thing.end > at.end) at.end = figure->quantity->thing.end;
    return span_in(at, clause->at) ? at : clause->at;
}

// Figures first, what can both be true last; of one kind, as they were found.
static void by_kind(Differences *all) {
    for (ptrdiff_t i = 1; i < all->len; i++) {
        Difference moved = all->at[i];
        ptrdiff_t to = i;
        for (; to > 0 && all->at[to - 1].kind > moved.kind; to--) all->at[to] = all->at[to - 1];
        all->at[to] = moved;
    }
}

Differences difference_find(const Desk *desk, const Alignment *alignment, const int32_t *leg_of,
                            const Saids *saids, Arena *keep, Arena scratch) {
    Differences out = {0};
    DifferenceFinder f = {desk, alignment, leg_of, saids, &out, keep, &scratch};
    for (ptrdiff_t i = 0; i < countof(kinds); i++) kinds[i](&f);
    by_kind(&out);
    return out;
}
