// link.h - one component into stories: average link, exact and in integers.
#ifndef LEDE_STORY_LINK_H
#define LEDE_STORY_LINK_H

#include "story/score.h"

// first[i]: for each of `len` articles the place of the first article of its story. Give them by time, then id: ties are
// settled by place. `scores` is a triangle, of a > b at a * (a - 1) / 2 + b; LINK_UNKNOWN ones are reckoned.
enum { LINK_UNKNOWN = INT32_MIN };
void link_stories(int32_t *first, const ScoreModel *model, const Keys *const *keys, const int32_t *scores,
                  int32_t len, Arena scratch);

#endif
