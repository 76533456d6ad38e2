// likeness.h - how alike two clauses are: features, and the weights that make one score of them.
//
// After SimFinder (Hatzivassiloglou et al. 2001) and Sultan et al. (2014): what both share, weighed by rarity,
// with kin (kin.h) for part of it; then what speaks for and against. A word that stands once in each of two reports
// is an *anchor*: most sentences with it in both tell one thing, however common it is in news; one that either has often
// anchors little. The weights are data/likeness.tsv, fitted
// on data/labels/points.jsonl by tools/fit_points.py. That is the first look at a pair; context.h has the second.
//     LikenessWeights weights = likeness_weights();
//     Facing facing = likeness_facing(desk, scratch);
//     likeness_turn(&facing, b);                             once for each clause that others are held against
//     Rough rough = likeness_rough(&facing, a);              cheap; 0 when they can't be one
//     Likeness like = likeness_of(&facing, a, &rough);
//     if (likeness_hopeless(&like, &weights, least)) ...     most of the pairs end here
//     likeness_close(&like, &facing, a);                     the features that cost most
//     int32_t logit = likeness_logit(&like, &weights);       likeness_chance(logit): how likely they tell one thing
#ifndef LEDE_BRIEF_LIKENESS_H
#define LEDE_BRIEF_LIKENESS_H

#include "brief/desk.h"

// Each 0 to 1000. The word is the row in data/likeness.tsv.
#define LIKENESS_FEATURES(X)                                                                            \
    X(LIKE_ONE, "one")         /* always 1000 */                                                        \
    X(LIKE_SHORTER, "shorter") /* shared weight against the lighter clause */                           \
    X(LIKE_COUNT, "count")     /* how many words are shared */                                          \
    X(LIKE_ANCHOR, "anchor")   /* shared weight, a word for the less the more often a report has it */  \
    X(LIKE_ANCHOR_BOTH, "anchor-both")       /* ... against both clauses */                             \
    X(LIKE_ANCHOR_SHORTER, "anchor-shorter") /* ... against the lighter one */                          \
    X(LIKE_PLAIN, "plain")                   /* shared words of all words, names for what they weigh */ \
    X(LIKE_RAREST, "rarest")                 /* the weight of the rarest of them */                     \
    X(LIKE_PLACE, "place")                   /* do both stand at the same place of their reports? */    \
    X(LIKE_RUN, "run")                       /* the longest run of the same words */                    \
    X(LIKE_AROUND, "around")                 /* do the clauses before and after share something? */     \
    X(LIKE_FIGURE, "figure")                 /* a figure or a day in both */                            \
    X(LIKE_SPEAKER, "speaker")               /* one speaker */                                          \
    X(LIKE_OTHER_SPEAKER, "other-speaker")                                                              \
    X(LIKE_OTHER_PERSON, "other-person") /* persons in both, none shared */                             \
    X(LIKE_NEGATION, "negation")         /* only one denies */                                          \
    X(LIKE_HEADS, "heads")               /* both stand at the head of their reports */                  \
    X(LIKE_DIRECT, "direct")             /* one is a quotation, the other is none */

enum {
#define FEATURE(constant, word) constant,
    LIKENESS_FEATURES(FEATURE)
#undef FEATURE
        LIKE_FEATURES
};

typedef struct Likeness {
    int32_t at[LIKE_FEATURES];
} Likeness;
typedef struct LikenessWeights {
    int32_t at[LIKE_FEATURES];  // thousandths of a logit for a feature at 1000
} LikenessWeights;

// What two clauses share.
typedef struct Rough {
    bool alike;              // enough for a closer look
    int32_t weight, anchor;  // shared weight; that of anchors, by LIKENESS_ANCHOR
    int32_t words, persons;  // how many that are no names, that are persons
    int32_t count;           // ... in all
    bool figure;             // a figure or day is shared
} Rough;

enum { LIKENESS_ANCHOR = 16 };

// A clause laid out so that many can be held against it at little cost each.
typedef struct Facing {
    const Desk *desk;
    const Clause *clause;  // the one that others face; NULL at first
    uint8_t *has;      // by key: is it in the clause, among its words, in the one before, in the one after?
    int32_t *anchor;   // by key of the clause: what it weighs as an anchor, seen from its side
    int32_t *word_at;  // by form: 1 + where the clause has it last; 0
    int32_t *word_before;  // by word of the clause: 1 + where the same form stands before it; 0
} Facing;

LikenessWeights likeness_weights(void);
Str likeness_word(int feature);
Facing likeness_facing(const Desk *desk, Arena *work);
void likeness_turn(Facing *facing, const Clause *b);
Rough likeness_rough(const Facing *facing, const Clause *a);
Likeness likeness_of(const Facing *facing, const Clause *a, const Rough *rough);
// What stands together: LIKE_AROUND, _RUN, _PLAIN and _RAREST, of which likeness_of knows nothing.
void likeness_close(Likeness *like, Facing *facing, const Clause *a);
// Will likeness_close hardly bring the pair to `least`?
bool likeness_hopeless(const Likeness *like, const LikenessWeights *weights, int32_t least);
// Thousandths of a logit; likeness_chance makes 0 to 1000 of them.
int32_t likeness_logit(const Likeness *like, const LikenessWeights *weights);
int32_t likeness_chance(int64_t logit);
int32_t likeness_weight(Str row);  // of data/likeness.tsv; 0 when it has none

#endif
