// tagger.h - what a model says of a row of things: words, lines, cues. One small family of hashed linear models.
//
//     features of each thing ──► a line of the table each ──► scores ──► best labels; how sure
//
// A feature is a number of 32 bits. The table has 2^bits lines of 64 bytes, and a feature's upper bits choose its line:
// one look into memory. A line holds slots: first the check bytes of all, then for each a weight of 8 bits for every label.
// All sums are integers, so every machine finds the same. Things that don't depend on each other are sequences of length 1.
// Models are made by tools/train.c; they stand in data/models/, each with its card.
//
//     Model model;
//     if (!tagger_open(&model, S("names"))) return;
//     Sequence seq = {0};
//     for each word {
//         sequence_add(&seq, feature_str(1, word), &scratch);          // family 1: the word itself
//         sequence_add(&seq, feature_num(2, (uint32_t)shape), &scratch);
//         sequence_next(&seq, &scratch);
//     }
//     Tags tags = tagger_run(&model, 0, &seq, &scratch);
//     if (model.heads[0].labels[tags.label[i]] ... && tags.sure[i] > 900) ...
#ifndef LEDE_TEXT_TAGGER_H
#define LEDE_TEXT_TAGGER_H

#include "base/vec.h"

enum { TAGGER_LABELS = 16, TAGGER_HEADS = 4, TAGGER_NEVER = INT16_MIN };

// ------------------------------------------------------------------ features

// `family` keeps equal values of different questions apart; any number.
uint32_t feature_str(uint32_t family, Str value);

static inline uint32_t feature_num(uint32_t family, uint32_t value) {  // a round of splitmix64
    uint64_t h = ((uint64_t)family << 32 | value) + 0x9e3779b97f4a7c15u;
    h = (h ^ h >> 30) * 0xbf58476d1ce4e5b9u;
    h = (h ^ h >> 27) * 0x94d049bb133111ebu;
    return (uint32_t)(h >> 32);
}

static inline uint32_t feature_two(uint32_t family, uint32_t a, uint32_t b) {
    return feature_num(family, feature_num(a, b));
}

typedef struct Features {
    uint32_t *at;
    ptrdiff_t len, cap;
} Features;

// Things in order, each with its features.
typedef struct Sequence {
    Features features;  // all of them
    Features ends;      // thing i's features end before features.at[ends.at[i]]
} Sequence;

static inline void sequence_add(Sequence *seq, uint32_t feature, Arena *keep) {
    *vec_push(&seq->features, keep) = feature;
}
// The features added since the last call are the next thing's.
static inline void sequence_next(Sequence *seq, Arena *keep) {
    *vec_push(&seq->ends, keep) = (uint32_t)seq->features.len;
}

// ------------------------------------------------------------------ models

// One question that a model answers; several share a table.
typedef struct Head {
    int first, len;  // its weights in a slot; its labels
    Str labels[TAGGER_LABELS];
    int16_t from[TAGGER_LABELS + 1]
                [TAGGER_LABELS];  // weight of label k behind j; from[len]: k first. NEVER: not allowed
    uint32_t likely[TAGGER_LABELS + 1]
                   [TAGGER_LABELS];  // the same as probabilities, but for a factor; of tagger_open
} Head;

typedef struct Model {
    const unsigned char *lines;
    int bits, slot;  // 2^bits lines; bytes of a slot with its check byte: 8 to 64
    int width;       // labels of all heads
    int heads_len;
    Head heads[TAGGER_HEADS];
} Model;

// The model of data/models/`name`.model; false when there is none.
bool tagger_open(Model *out, Str name);
// A model's bytes, as the trainer writes them; false when they are none. `bytes` must outlive the model.
bool tagger_read(Model *out, Str bytes);

// What the features say: thing i and label k of all heads at [i * model->width + k].
int32_t *tagger_scores(const Model *model, const Sequence *seq, Arena *keep);

typedef struct Tags {
    uint8_t *label;  // of the best sequence of labels
    int16_t *sure;   // thousandths: of thing i and label k at [i * labels + k]
    int labels;
} Tags;

// The answer of one head, from scores (to which a second pass may have added) or at once.
Tags tagger_decide(const Model *model, int head, const int32_t *scores, ptrdiff_t len, Arena *keep);
Tags tagger_run(const Model *model, int head, const Sequence *seq, Arena *keep);
// Only the best labels; only how sure.
uint8_t *tagger_best(const Model *model, int head, const int32_t *scores, ptrdiff_t len, Arena *keep);
int16_t *tagger_sure(const Model *model, int head, const int32_t *scores, ptrdiff_t len, Arena *keep);

#endif
