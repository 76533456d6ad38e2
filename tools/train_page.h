// train_page.h - what the trainers of pages share (train_body.c, train_dump.c): examples with their gold, folds over hosts,
// a logistic regression over rows of features, figures.
//
//     train_option(name, value): --folds N --runs N --epochs N --seed N --without TRAIT-TRAIT --table N --doubt N --wrong FILE
//     while (train_next(&row, &rows)) ... train_example(&row, set) ... train_label(e, &row, blocks, text_of)
//     train_jackknife(learn, score, outer, room): each page is scored by a model that never saw its host
//
// Deterministic: one thread, sums in one order, its own dice.
#ifndef LEDE_TOOLS_TRAIN_PAGE_H
#define LEDE_TOOLS_TRAIN_PAGE_H

#include "boost.h"
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
    float *weight;  // by block
    Rows rows;
} Example;

// The run: its options, and its examples.
typedef struct Training {
    int folds, runs, epochs;
    uint64_t seed;
    double decay;
    int without_from, without_end, without_table;  // traits and a table of words that are left out
    bool (*doubtful)(int trait);  // which traits a page now and then does without; may be NULL
    int doubt;                    // how often, in per cent
    FILE *wrong;                  // gets what was kept or missed wrongly
    Example at[MOST_PAGES];
    int len;
    Arena keep;  // as long as the run
} Training;
extern Training training;

// An option and its value that both trainers have; false for another's.
bool train_option(const char *name, const char *value);

// ---- examples ----

typedef struct GoldRow {
    Str file, url, title, text;
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
    struct {
        float w, g;  // g: the sum of squares of the steps (AdaGrad)
    } at[MODEL_SIZE];
} Weights;

double train_score(const Weights *weights, const Rows *rows, ptrdiff_t i);
int32_t train_score_fixed(const Weights *weights, const Rows *rows, ptrdiff_t i);

// One weight against its gradient, `times` as far as others go; all weights of a row against that of its score.
void train_step(Weights *weights, uint32_t id, double miss, int times);
void train_row(Weights *weights, double miss, const Rows *rows, ptrdiff_t i);

// Learns one page; keeps what the weights say of it.
typedef void Learn(Weights *weights, const Example *e, Arena room);
typedef void Score(const Weights *weights, const Example *e);

// A logistic regression: each block by itself.
Learn train_rows;

// All pages that teach and are outside `outer` (-1: none), epoch by epoch: the mean of some runs in other orders. The
// pages outside `outer` are scored by models without their inner fold; those in it by what is given, which is malloc()'s.
Weights *train_jackknife(Learn *learn, Score *score, int outer, Arena room);

bool train_in_outer(const Example *e, int outer);

// Trees over numbers of `width` that `ask` adds of each page that teaches (them: `of`) and is outside `outer`.
typedef void Ask(BoostData *rows, const Example *e, Arena scratch);
typedef struct TreeTask {
    Ask *ask;
    BoostRecipe recipe;
    int width;
    const uint8_t *left_out;
    bool (*of)(const Example *e);  // NULL: those that teach everything
} TreeTask;
void train_trees(Tree *out, const TreeTask *task, int outer, Arena room);

// ---- output ----

// What a block is, for the list of wrong ones.
typedef Str About(const Example *e, ptrdiff_t block, Arena *room);
void train_show_wrong(const Example *e, const uint8_t *kept, const char *set, About *about, Arena room);

// A model's file: its eight bytes of head, and what follows.
void train_write_weights(Str path, const Weights *weights);
void train_write_trees(Str path, const Tree *trees, int len);

#endif
