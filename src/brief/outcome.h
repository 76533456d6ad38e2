// outcome.h - how a thing ended, as a clause says it: won or lost, passed or rejected, held or free; what somebody died of,
// what a fire or a crash came from.
//
// Of one slot one value can be right. Words and slots: data/outcomes.en.tsv.
//     Outcomes all = outcome_find(desk, clause);
//     for (ptrdiff_t i = 0; i < all.len; i++) show(all.at[i].slot, all.at[i].value);
#ifndef LEDE_BRIEF_OUTCOME_H
#define LEDE_BRIEF_OUTCOME_H

#include "brief/desk.h"

#define OUTCOMES(X)                                                            \
    X(OUTCOME_CONTEST, "contest") /* whoever is named before the word won */   \
    X(OUTCOME_MOTION, "motion")   /* a bill, an appeal, a request */           \
    X(OUTCOME_VERDICT, "verdict") /* on a person, */                           \
    X(OUTCOME_PLEA, "plea")       /* who pleads, */                            \
    X(OUTCOME_CUSTODY, "custody") /* is held or free, */                       \
    X(OUTCOME_LIFE, "life")       /* dead or alive, */                         \
    X(OUTCOME_OFFICE, "office")   /* went or had to go: */                     \
    X(OUTCOME_DEATH, "death")     /* what of; from here on they are causes */  \
    X(OUTCOME_MANNER, "manner")   /* by one's own hand, another's or none's */ \
    X(OUTCOME_FIRE, "fire")                                                    \
    X(OUTCOME_CRASH, "crash")

#define CONSTANT(constant, word) constant,
typedef enum OutcomeSlot { OUTCOMES(CONSTANT) OUTCOME_SLOTS } OutcomeSlot;
#undef CONSTANT

typedef struct Outcome {
    OutcomeSlot slot;
    Str value;
    int32_t clause;
    int32_t first, last;  // the terms that say so
    int32_t who;          // actor: whose it is; -1
} Outcome;

enum { OUTCOMES_MOST = 4 };  // of one clause
typedef struct Outcomes {
    Outcome at[OUTCOMES_MOST];
    ptrdiff_t len;
} Outcomes;

// The outcomes of clause `c` that nothing there denies, doubts or only announces; none of a slot for which it has two.
Outcomes outcome_find(const Desk *desk, int32_t c);

// Is it one person's?
static inline bool outcome_of_person(OutcomeSlot slot) {
    return slot >= OUTCOME_VERDICT && slot <= OUTCOME_MANNER;
}

static inline bool outcome_is_cause(OutcomeSlot slot) { return slot >= OUTCOME_DEATH; }

#endif
