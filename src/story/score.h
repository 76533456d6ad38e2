// score.h - how surely two articles tell of one event: one integer, from their keys alone.
//
// A sign is a number in thousandths that speaks for or against it; src/story/signs.def lists them with their weights,
// which tools/train_story.c fits.
#ifndef LEDE_STORY_SCORE_H
#define LEDE_STORY_SCORE_H

#include "story/key.h"

typedef enum Sign {
#define SIGN(name, weight, says) SIGN_##name,
#include "story/signs.def"
#undef SIGN
    SIGNS
} Sign;

// Thousandths of a logit: 0 is as likely as not.
typedef struct ScoreModel {
    int32_t weights[SIGNS];  // of a sign of 1000
    int32_t same;            // a mean from here on: one event
    int32_t link;            // below it, a pair does not bring its neighbours together; 0 or more
} ScoreModel;

enum { SCORE_LEAST = -4000 };     // nothing counts as less
enum { SCORE_STEP = 4 };          // scores are whole steps, so that an edge is 32 bits
enum { SCORE_APART = -1000000 };  // a veto: these two are never in one story

extern const ScoreModel score_model;
Str sign_says(Sign sign);

// An article made ready to be compared with many: where its keys are by their lowest bits.
enum { PROBE_BITS = 12 };
typedef struct Probe {
    const Keys *keys;
    uint8_t first[1 << PROBE_BITS];  // 1 + a place among the keys; 0: none ends so
    uint8_t next[KEY_MOST];          // 1 + the place of another key that ends so
    uint8_t crowd[KEY_MOST];         // of each key that is a finder
    AboutOpen about;
} Probe;
void probe_set(Probe *probe, const Keys *keys);

void score_signs(int32_t signs[SIGNS], const Probe *a, const Keys *b);
int32_t score_pair(const ScoreModel *model, const Probe *a, const Keys *b);

// Why these two are never in one story; empty when nothing forbids it.
Str score_veto(const Probe *a, const Keys *b);

// How many of their finders they share.
int32_t score_rare(const Probe *a, const Keys *b);

#endif
