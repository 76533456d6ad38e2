// likeness.h - how alike two clauses are: features, and the weights that make one score of them.
//
// After SimFinder (Hatzivassiloglou et al. 2001) and Sultan et al. (2014): what both share, weighed by rarity,
// with kin (kin.h) for part of it; then what speaks for and against. The weights are data/likeness.tsv, fitted
// on data/labels/points.jsonl by tools/fit_points.py. That is the first look at a pair; context.h has the second.
//     LikenessWeights weights = likeness_weights();
//     Facing facing = likeness_facing(desk, scratch);
//     likeness_turn(&facing, b);                             once for each clause that others are held against
//     Rough rough = likeness_rough(&facing, a);              cheap; 0 when they can't be one
//     Likeness like = likeness_of(&facing, a, &rough, best_of_a, best_of_b);
//     if (likeness_hopeless(&like, &weights, least)) ...     half of the pairs end here
//     likeness_close(&like, &facing, a, &rough);             the features that cost most
//     int32_t logit = likeness_logit(&like, &weights);       likeness_chance(logit): how likely they tell one thing
#ifndef LEDE_BRIEF_LIKENESS_H
#define LEDE_BRIEF_LIKENESS_H

#include "brief/desk.h"

// Each 0 to 1000. The word is the row in data/likeness.tsv.
#define LIKENESS_FEATURES(X)                                                                  \
    X(LIKE_ONE, "one")             /* always 1000 */                                          \
    X(LIKE_BOTH, "both")           /* shared weight against both */                           \
    X(LIKE_SHORTER, "shorter")     /* ... against the lighter clause */                       \
    X(LIKE_WORDS, "words")         /* shared weight that is no name */                        \
    X(LIKE_NAMES, "names")         /* ... that is */                                          \
    X(LIKE_COUNT, "count")         /* how many words are shared */                            \
    X(LIKE_PLAIN, "plain")         /* shared words of all words, names for what they weigh */ \
    X(LIKE_RAREST, "rarest")       /* the weight of the rarest of them */                     \
    X(LIKE_PLACE, "place")         /* do both stand at the same place of their reports? */    \
    X(LIKE_NEAR, "near")           /* shared weight that stands close together in both */     \
    X(LIKE_PAIRS, "pairs")         /* ... as neighbours */                                    \
    X(LIKE_RUN, "run")             /* the longest run of the same words */                    \
    X(LIKE_BEST_BOTH, "best-both") /* is each the other's best in its report? */              \
    X(LIKE_AROUND, "around")       /* do the clauses before and after share something? */     \
    X(LIKE_FIGURE, "figure")       /* a figure or a day in both */                            \
    X(LIKE_OTHER_DAY, "other-day") /* a day in each, not the same */                          \
    X(LIKE_SPEAKER, "speaker")     /* one speaker */                                          \
    X(LIKE_OTHER_SPEAKER, "other-speaker")                                                    \
    X(LIKE_OTHER_PERSON, "other-person") /* persons in both, none shared */                   \
    X(LIKE_NEGATION, "negation")         /* only one denies */                                \
    X(LIKE_HEADS, "heads")               /* both stand at the head of their reports */        \
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
    int32_t score;           // 0 to 1000; 0: not one thing
    int32_t weight, names;   // shared weight, and that of names
    int32_t words, persons;  // how many
    int32_t count;           // ... keys in all, kin left out
    bool figure;             // a figure or day is shared
} Rough;

// A clause laid out so that many can be held against it at little cost each.
typedef struct Facing {
    const Desk *desk;
    const Clause *clause;  // the one that others face; NULL at first
    uint8_t *has;      // by key: is it in the clause, among its words, in the one before, in the one after?
    int32_t *word_at;  // by form: 1 + where the clause has it last; 0
    int32_t *word_before;  // by word of the clause: 1 + where the same form stands before it; 0
} Facing;

LikenessWeights likeness_weights(void);
Str likeness_word(int feature);
Facing likeness_facing(const Desk *desk, Arena *work);
void likeness_turn(Facing *facing, const Clause *b);
Rough likeness_rough(const Facing *facing, const Clause *a);
// best_a: the best rough score of `a` with any clause of b's report; best_b likewise.
Likeness likeness_of(const Facing *facing, const Clause *a, const Rough *rough, int32_t best_a,
                     int32_t best_b);
// What stands together: LIKE_AROUND, _NEAR, _PAIRS, _RUN, _PLAIN and _RAREST, of which likeness_of knows nothing.
void likeness_close(Likeness *like, Facing *facing, const Clause *a, const Rough *rough);
// Will likeness_close hardly bring the pair to `least`?
bool likeness_hopeless(const Likeness *like, const LikenessWeights *weights, int32_t least);
// Thousandths of a logit; likeness_chance makes 0 to 1000 of them.
int32_t likeness_logit(const Likeness *like, const LikenessWeights *weights);
int32_t likeness_chance(int64_t logit);
int32_t likeness_weight(Str row);  // of data/likeness.tsv; 0 when it has none

#endif
