// train_page.h - what the trainers of pages share (train_body.c, train_dump.c): examples with their gold, folds over hosts,
// a logistic regression over rows of features, its jackknifed first pass, figures.
//
//     train_open(argc, argv, own options)
//     while (train_next(&row, &rows)) ... train_example(&row, set) ... train_label(e, blocks, text_of)
//     train_first_pass(outer): examples' scores, each by a model that never saw the page's host
//     train_learn(learn, outer, -1, room): any other model
//
// Deterministic: one thread, sums in one order, its own dice.
#ifndef LEDE_TOOLS_TRAIN_PAGE_H
#define LEDE_TOOLS_TRAIN_PAGE_H

#include "gold.h"
#include "page/model.h"

#include <stdio.h>

enum { OUTER = 10, INNER = 5, MOST_PAGES = 8192 };

// Features of all of a page's blocks: those of i are at[start[i]] to at[start[i + 1]]; one without any is not asked about.
typedef struct Rows {
    uint32_t *at;
    int32_t *start;
} Rows;

// One page: its blocks are a tree's blocks or a dump's lines.
typedef struct Example {
    int index, set, fold;
    Str file;
    bool teaches;
    Gold gold;
    float *weight;    // by block
    Rows first;       // of the first pass
    int32_t *scores;  // of the first pass, jackknifed
} Example;

// The run: its options, and its examples.
typedef struct Training {
    int folds, runs, epochs;
    uint64_t seed;
    double decay;
    int without_from, without_end, without_table;  // traits and a table of words that are left out
    FILE *wrong;                                   // gets what was kept or missed wrongly
    Example at[MOST_PAGES];
    int len;
    Arena keep;  // as long as the run
} Training;
extern Training training;

// An option and its value that both trainers have; false for another's.
bool train_option(const char *name, const char *value);

// ---- examples ----

typedef struct GoldRow {
    Str file, url, text;
} GoldRow;
Str train_file(const char *path);
bool train_next(GoldRow *row, Str *rows);  // rows: lines of JSON

// The next example: it counts once training.len is past it.
Example *train_example(const GoldRow *row, int set);

// Labels and weights of its blocks.
typedef Str TextOf(const Example *e, ptrdiff_t block);
void train_label(Example *e, const GoldRow *row, ptrdiff_t blocks, TextOf *text_of);

// ---- learning ----

typedef struct Weights {
    float w[MODEL_SIZE], g[MODEL_SIZE];  // g: sums of squares of the steps (AdaGrad)
} Weights;

double train_score(const Weights *weights, const Rows *rows, ptrdiff_t i);
int32_t train_score_fixed(const Weights *weights, const Rows *rows, ptrdiff_t i);

// One weight against its gradient, `times` as far as others go; all weights of a row against that of its score.
void train_step(Weights *weights, uint32_t id, double miss, int times);
void train_row(Weights *weights, double miss, const Rows *rows, ptrdiff_t i);
void train_rows(Weights *weights, const Example *e, const Rows *rows);

// Learns one page. All pages that teach and are in neither fold (-1: none), epoch by epoch: the mean of some runs in
// other orders. The result is malloc()'s.
typedef void Learn(Weights *weights, const Example *e, Arena room);
Weights *train_learn(Learn *page, int outer, int inner, Arena room);

bool train_in_outer(const Example *e, int outer);

// First-pass scores of all pages outside `outer`, each by a model without its inner fold; those of `outer` by one of
// all the others, which is given.
Weights *train_first_pass(int outer, Arena room);

// ---- output ----

// What a block is, for the list of wrong ones.
typedef Str About(const Example *e, ptrdiff_t block, Arena *room);
void train_show_wrong(const Example *e, const uint8_t *kept, const char *set, About *about, Arena room);

// FOLDER/NAME.model with its eight bytes of head; one weight.
FILE *train_model(Str path, const char *head);
void train_put(FILE *file, float weight);

#endif
