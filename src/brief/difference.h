// difference.h - where reports differ: one finder a kind, a file each, in difference.c's table.
//
// Add one: a row in DIFFERENCE_KINDS (brief.h), difference_<kind>.c, a row in the table, a case in
// tests/cases/difference/. A finder would rather miss a difference than make one up: what it pairs must fill
// the same slot of the same event, as of the same time, and not be able to hold both.
#ifndef LEDE_BRIEF_DIFFERENCE_H
#define LEDE_BRIEF_DIFFERENCE_H

#include "brief/align.h"
#include "brief/figure.h"

Differences difference_find(const Desk *desk, const Alignment *alignment, const int32_t *leg_of,
                            const Saids *saids, Arena *keep, Arena scratch);

// What the finders share.
typedef struct DifferenceFinder {
    const Desk *desk;
    const Alignment *alignment;
    const int32_t *leg_of;  // a clause's leg; -1
    const Saids *saids;
    Differences *out;
    Arena *keep, *work;
} DifferenceFinder;

void difference_number(DifferenceFinder *f);  // DIFFERENCE_NUMBER and _UPDATE
void difference_toll(DifferenceFinder *f);    // ... of the killed, hurt, missing, arrested
void difference_age(DifferenceFinder *f);
void difference_vote(DifferenceFinder *f);
void difference_outcome(DifferenceFinder *f);  // DIFFERENCE_OUTCOME and _CAUSE
void difference_years(DifferenceFinder *f);
void difference_day(DifferenceFinder *f);
void difference_due(DifferenceFinder *f);  // DIFFERENCE_DAY too
void difference_name(DifferenceFinder *f);
void difference_person(DifferenceFinder *f);  // DIFFERENCE_NAME, of persons
void difference_quote(DifferenceFinder *f);
void difference_focus(DifferenceFinder *f);
void difference_plan(DifferenceFinder *f);
void difference_weight(DifferenceFinder *f);
void difference_compatible(DifferenceFinder *f);

// Adds a difference between two clauses, the earlier report's first; not when it is there already.
void difference_add(DifferenceFinder *f, DifferenceKind kind, const Clause *a, const Clause *b);
// The same between phrases of them: "two-day visit", "nearly 19-hour visit".
void difference_add_at(DifferenceFinder *f, DifferenceKind kind, const Clause *a, Span at_a, const Clause *b,
                       Span at_b);

// Two figures for one slot: of two days the later is an update. `counted`: what heads them; empty: what `a` counts.
void difference_add_figures(DifferenceFinder *f, const Figure *a, const Figure *b, Str counted);

// What of the clause one figure says, with its thing: "At least 12 people".
Span difference_phrase(const DifferenceFinder *f, const Figure *figure);

// "At least", "more than", "nearly": does the word belong to a figure behind it?
bool difference_bounds(Str word);

// Are both clauses in one point, or alike enough to be about one thing?
bool difference_related(const DifferenceFinder *f, int32_t a, int32_t b);

// Is one report a copy of the other, so that a difference would be its editor's?
bool difference_copies(const DifferenceFinder *f, const Clause *a, const Clause *b);

#endif
