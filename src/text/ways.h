// ways.h - the likeliest few rows of labels, where tagger_best gives the one: who has to choose between readings by what
// only a whole reading shows takes them from here.
//
//     Ways ways = ways_find(&model, 0, scores, tags.sure, len, &scratch);
//     for (int w = 0; w < ways.len; w++) ... ways.label[w][i], ways.share[w]
#ifndef LEDE_TEXT_WAYS_H
#define LEDE_TEXT_WAYS_H

#include "text/tagger.h"

enum { WAYS = 6 };  // at most

typedef struct Ways {
    uint8_t *label[WAYS];  // the best first
    int16_t share[WAYS];   // thousandths of what all of them weigh
    int len;
} Ways;

// Labels that are next to impossible where they stand, by `sure` (tagger_sure), are in none.
Ways ways_find(const Model *model, int head, const int32_t *scores, const int16_t *sure, ptrdiff_t len,
               Arena *keep);

#endif
