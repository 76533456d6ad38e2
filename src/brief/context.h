// context.h - how alike two clauses are, looked at again when all pairs of the story are known.
//
// One fact has one sentence in a report, or two side by side. So a pair gains where neither clause has a rival in the
// other's report, or only one that stands next to it; a clause that is somewhat like many of them says something general.
//     Contexts of = context_find(&pairs, desk, keep, scratch);
//     int32_t score = context_score(&of.at[i], &weights);     0 to 1000, instead of the pair's first score
#ifndef LEDE_BRIEF_CONTEXT_H
#define LEDE_BRIEF_CONTEXT_H

#include "brief/likeness.h"

// Thousandths. The word is the row in data/likeness.tsv.
#define CONTEXT_FEATURES(X)                                                                     \
    X(CONTEXT_ONE, "again-one")               /* always 1000 */                                 \
    X(CONTEXT_PAIR, "again-pair")             /* the first look, as a logit */                  \
    X(CONTEXT_RIVAL, "again-rival")           /* the best rival, of either clause */            \
    X(CONTEXT_LEAD_LEAST, "again-lead-least") /* how far the pair is before its best rival */   \
    X(CONTEXT_LEAD_MOST, "again-lead-most")   /* ... before that of the other clause */         \
    X(CONTEXT_BESIDE, "again-beside")         /* the best rival that stands next to a clause */ \
    X(CONTEXT_COMPANY, "again-company")       /* all rivals together */

enum {
#define FEATURE(constant, word) constant,
    CONTEXT_FEATURES(FEATURE)
#undef FEATURE
        CONTEXT_LEN
};

typedef struct Context {
    int32_t at[CONTEXT_LEN];
} Context;
typedef struct ContextWeights {
    int32_t at[CONTEXT_LEN];  // thousandths of a logit for a feature at 1000
} ContextWeights;

// Two clauses of different reports, a < b, after the first look.
typedef struct Pair {
    int32_t a, b;
    int32_t logit, score;  // thousandths both
} Pair;
typedef struct Pairs {
    Pair *at;
    ptrdiff_t len, cap;
} Pairs;

ContextWeights context_weights(void);
Str context_word(int feature);
// The context of each of `pairs`, in their order.
Context *context_find(const Pairs *pairs, const Desk *desk, Arena *keep, Arena scratch);
int32_t context_score(const Context *context, const ContextWeights *weights);

#endif
