// difference_day.c - one event put on two days: clauses of one point, each with one day, both as past.
#include "brief/iso.h"
#include "brief/difference.h"
#include "data/irregulars.en.h"

enum {
    ALIKE = 700,     // thousandths: two meetings of one pair of people must not be taken for one
    APART_MOST = 7,  // days: further apart are rather two events
};

static bool tells_day(const Clause *clause) {
    return clause->day.len && !clause->direct &&
        !(clause->signals & (SIGNAL_PLAN | SIGNAL_CONDITION | SIGNAL_OFF));
}

// Verbs of the past: by their end, or irregular ones, which the table of forms has.
static bool past_verb(const Desk *desk, const Clause *clause, const Term *term) {
    Str word = str_span(desk->reports[clause->report].article->text, term->at);
    if (term->signals & (SIGNAL_MET | SIGNAL_VERB) || str_ends(word, S("ed"))) return true;
    return word.len && ascii_lower(word.s[0]) && irregulars_en_find(word);
}

// Is the same done in both, whatever it is? "Came on Monday" and "left on Tuesday" are two days of one visit.
static bool same_verb(const Desk *desk, const Clause *a, const Clause *b) {
    const Term *x = desk->reports[a->report].terms.at + a->first,
               *y = desk->reports[b->report].terms.at + b->first;
    for (int32_t i = 0; i < a->words; i++) {
        if (desk->lexicon.keys.at[x[i].key].stop || !past_verb(desk, a, &x[i])) continue;
        for (int32_t j = 0; j < b->words; j++)
            if (x[i].key == y[j].key || (x[i].signals & y[j].signals & SIGNAL_MET)) return true;
    }
    return false;
}

// A report of before the later day can't have put the event on it: then the other tells of a later event.
static bool could_know(const Desk *desk, const Clause *clause, const Clause *later) {
    int32_t published = desk->reports[clause->report].day;
    return published == ISO_NONE || iso_number(later->day) <= published;
}

static void compare(DifferenceFinder *f, const Clause *a, const Clause *b) {
    if (!tells_day(a) || !tells_day(b) || str_eq(a->day, b->day) || difference_copies(f, a, b)) return;
    int32_t apart = iso_number(a->day) - iso_number(b->day);
    const Clause *later = apart > 0 ? a : b;
    if (!could_know(f->desk, a, later) || !could_know(f->desk, b, later)) return;
    if (!same_verb(f->desk, a, b)) return;
    if (apart > APART_MOST || apart < -APART_MOST ||
        align_score(f->alignment, (int32_t)(a - f->desk->clauses.at), (int32_t)(b - f->desk->clauses.at)) <
            ALIKE)
        return;
    difference_add(f, DIFFERENCE_DAY, a, b);
}

void difference_day(DifferenceFinder *f) {
    for (ptrdiff_t i = 0; i < f->alignment->edges.len && f->alignment->edges.at[i].score >= ALIKE; i++)
        compare(f, &f->desk->clauses.at[f->alignment->edges.at[i].a],
                &f->desk->clauses.at[f->alignment->edges.at[i].b]);
}
