// difference_plan.c - announced for one day, reported of another; or announced, and then put off.
#include "brief/iso.h"
#include "brief/difference.h"

enum {
    APART_MOST = 60,  // days between plan and outcome
    PLANS_MOST = 128,
    OUTCOMES_MOST = 512,
    OFF_FAR = 4,    // terms between "postponed" and what was
    PUT_OFF = 600,  // thousandths of likeness that "postponed" needs, having no day to compare
};

static int32_t published(const DifferenceFinder *f, const Clause *clause) {
    return desk_written(f->desk, clause);
}

// Names and places in both, so that a meeting with one person is not another's outcome.
static int32_t shared_names(const Desk *desk, const Clause *a, const Clause *b) {
    int32_t n = a->place >= 0 && a->place == b->place;
    for (ptrdiff_t i = 0, j = 0; i < a->keys_len && j < b->keys_len;) {
        int32_t x = a->keys[i], y = b->keys[j];
        if (x == y && str_starts(desk->lexicon.keys.at[x].text, S("@actor"))) n++;
        i += x <= y;
        j += y <= x;
    }
    return n;
}

// "Originally scheduled": who says so knows that it came otherwise.
static bool outdated(const Desk *desk, const Clause *clause) {
    static const Str words[] = {S_("originally"), S_("initially"), S_("first"), S_("previously")};
    const Report *report = &desk->reports[clause->report];
    for (int32_t i = clause->first + 1; i < clause->first + clause->words; i++) {
        if (!(report->terms.at[i].signals & SIGNAL_FIRM)) continue;
        Str before = str_span(report->article->text, report->terms.at[i - 1].at);
        for (ptrdiff_t w = 0; w < countof(words); w++)
            if (str_eq_case(before, words[w])) return true;
    }
    return false;
}

static bool plan_told(const Desk *desk, const Clause *clause) {
    return !outdated(desk, clause) && clause->signals & SIGNAL_FIRM && !clause->direct &&
        !(clause->signals & SIGNAL_OFF);
}

// The content word that the plan is about: the "meet" of "is scheduled to meet"; -1.
static int32_t predicate_of(const Desk *desk, const Clause *plan) {
    const Report *report = &desk->reports[plan->report];
    bool after = false;
    for (ptrdiff_t i = term_at(&report->terms, plan->at.start); i < report->terms.len; i++) {
        const Term *term = &report->terms.at[i];
        if (term->at.start >= plan->at.end) break;
        if (after && term->signals & SIGNAL_MET)
            return (int32_t)*map_get(&desk->lexicon.key_of, S("@met")) - 1;
        if (after && !desk->lexicon.keys.at[term->key].stop) return term->key;
        if (term->signals & SIGNAL_FIRM)
            after = true, i++;  // "scheduled to", "due for": past the second word
    }
    return -1;
}

static bool has_key(const Clause *clause, int32_t key) {
    for (ptrdiff_t i = 0; i < clause->keys_len; i++)
        if (clause->keys[i] == key) return true;
    return false;
}

// Announced for a day, and told as past of another by a report that could know.
static bool other_day(DifferenceFinder *f, const Clause *plan, const Clause *outcome) {
    int32_t p = published(f, plan), q = published(f, outcome);
    if (outcome->signals & (SIGNAL_FIRM | SIGNAL_OFF) || plan->day.len == 0 || outcome->day.len == 0)
        return false;
    if (str_eq(plan->day, outcome->day) || shared_names(f->desk, plan, outcome) < 2) return false;
    int32_t planned = iso_number(plan->day), held = iso_number(outcome->day);
    if (planned < p - 1 || held > q || held < p || held - planned > APART_MOST || planned - held > APART_MOST)
        return false;
    int32_t predicate = predicate_of(f->desk, plan);
    return predicate >= 0 && has_key(outcome, predicate);
}

// Is it the planned thing that is put off? "The talks were postponed", not "delayed the letter after the vote".
static bool off_beside(const Desk *desk, const Clause *outcome, int32_t predicate) {
    const Term *terms = desk->reports[outcome->report].terms.at + outcome->first;
    for (int32_t i = 0; i < outcome->words && predicate >= 0; i++)
        for (int32_t k = i - OFF_FAR; k <= i + OFF_FAR && terms[i].signals & SIGNAL_OFF; k++)
            if (k >= 0 && k < outcome->words && terms[k].key == predicate) return true;
    return false;
}

// Announced, and then put off: no day to compare, so the clauses must be more alike.
static bool put_off(const DifferenceFinder *f, const Clause *plan, const Clause *outcome) {
    if (!(outcome->signals & SIGNAL_OFF)) return false;
    int32_t predicate = predicate_of(f->desk, plan);
    if (shared_names(f->desk, plan, outcome) >= 2 && off_beside(f->desk, outcome, predicate) &&
        difference_related(f, (int32_t)(plan - f->desk->clauses.at),
                           (int32_t)(outcome - f->desk->clauses.at)))
        return true;
    return shared_names(f->desk, plan, outcome) >= 1 &&
        align_score(f->alignment, (int32_t)(plan - f->desk->clauses.at),
                    (int32_t)(outcome - f->desk->clauses.at)) >= PUT_OFF;
}

static bool known_later(const DifferenceFinder *f, const Clause *plan, const Clause *outcome) {
    int32_t p = published(f, plan), q = published(f, outcome);
    return p != ISO_NONE && q != ISO_NONE && q >= p;
}

void difference_plan(DifferenceFinder *f) {
    int32_t *plans = arena_new(f->work, int32_t, PLANS_MOST),
            *outcomes = arena_new(f->work, int32_t, OUTCOMES_MOST);
    ptrdiff_t plans_len = 0, outcomes_len = 0;
    for (int32_t c = 0; c < f->desk->clauses.len; c++) {
        const Clause *clause = &f->desk->clauses.at[c];
        if (plan_told(f->desk, clause)) {
            if (plans_len < PLANS_MOST) plans[plans_len++] = c;
        } else if (!clause->direct && (clause->day.len || clause->signals & SIGNAL_OFF)) {
            if (outcomes_len < OUTCOMES_MOST) outcomes[outcomes_len++] = c;
        }
    }
    for (ptrdiff_t i = 0; i < plans_len; i++)
        for (ptrdiff_t j = 0; j < outcomes_len; j++) {
            const Clause *plan = &f->desk->clauses.at[plans[i]], *outcome = &f->desk->clauses.at[outcomes[j]];
            if (difference_copies(f, plan, outcome) || !known_later(f, plan, outcome)) continue;
            if (!difference_related(f, plans[i], outcomes[j])) continue;
            if (other_day(f, plan, outcome) || put_off(f, plan, outcome))
                difference_add(f, DIFFERENCE_PLAN, plan, outcome);
        }
}
