// train.h - makes a model (text/tagger.h) from sequences whose labels are known.
//
//     Corpus ──► train_crf (L-BFGS) or train_perceptron ──► Weights ──► train_pack ──► bytes ──► tagger_read, tagger_run
//
// A task is a file train_<task>.c: it reads its gold, asks src/text/ for the features, and says what it found. What is
// tried on held-out groups is the packed model run by lede's own inference: no skew, quantisation included.
// Deterministic: one thread, sums in one order.
#ifndef LEDE_TOOLS_TRAIN_H
#define LEDE_TOOLS_TRAIN_H

#include "text/tagger.h"

typedef struct Sample {
    Sequence seq;
    uint8_t *gold;  // a label a thing
    int32_t group;  // document: samples of a group are on one side of every fold
} Sample;
typedef struct Corpus {
    Sample *at;
    ptrdiff_t len, cap;
} Corpus;

typedef struct Recipe {
    Str labels
        [TAGGER_LABELS];  // "I-x", "L-x" only behind "B-x", "I-x"; where there is an "L-x" it ends each x but a "U-x"
    int labels_len;
    double l2;       // weight of the squares; 1 is a good start
    int cutoff;      // a feature seen less often is dropped
    int iterations;  // of L-BFGS, or epochs of the others
    double rate;     // of train_adagrad: its first steps' length
    double
        drop;  // of train_adagrad: the share of a thing's features that it may not look at, others each time
} Recipe;

typedef struct Weights {
    Recipe recipe;
    uint32_t *features;  // sorted
    ptrdiff_t len;
    double *at;  // feature f and label k at [f * labels + k]; behind them the transitions, labels + 1 rows
} Weights;

// Which groups a training leaves out, or a test looks at: those with group % folds == fold; folds 0: none.
typedef struct Fold {
    int32_t fold, folds;
} Fold;
bool fold_has(Fold fold, int32_t group);

// From the samples outside `fold`. `keep` needs some hundred bytes a feature.
Weights train_crf(const Corpus *corpus, const Recipe *recipe, Fold fold, Arena *keep);
Weights train_adagrad(const Corpus *corpus, const Recipe *recipe, Fold fold, Arena *keep);
// Of a sample's things one is to be chosen: those with gold 1 are right. The weights are those of label 1.
Weights train_choice(const Corpus *corpus, const Recipe *recipe, Fold fold, Arena *keep);
Weights train_perceptron(const Corpus *corpus, const Recipe *recipe, Fold fold, Arena *keep);

// The model's bytes: each of `heads` a head, in one table of 2^bits lines (0: as small as it may be). Says on stderr what
// it had to leave out.
Str train_pack(const Weights *heads, int heads_len, int bits, Arena *keep);

// Hits of labels in groups of `fold` by the packed model's head: right of all things.
typedef struct Hits {
    ptrdiff_t right, all;
} Hits;
Hits train_try(Str packed, int head, const Corpus *corpus, Fold fold, Arena scratch);

bool train_write(const char *path, Str packed);

#endif
