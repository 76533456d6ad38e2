// score.h - how surely two articles tell of one event: one integer, from their keys alone.
#ifndef LEDE_STORY_SCORE_H
#define LEDE_STORY_SCORE_H

#include "story/key.h"

// Thousandths of a logit: 0 is as likely as not. Fitted by logistic regression; see score.c.
enum {
    SCORE_SAME = -1200,   // a mean from here on: one event
    SCORE_LINK = -800,    // below it, a pair does not bring its neighbours together
    SCORE_LEAST = -4000,  // nothing counts as less
};

int32_t score_pair(const Keys *a, const Keys *b);

// The latest time at which another article may have been published and still tell of the same event.
int64_t score_latest(const Keys *keys);

// How many of their rarest keys they share.
int32_t score_rare(const Keys *a, const Keys *b);

#endif
