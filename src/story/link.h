// link.h - one component into stories: average link, exact and in integers.
#ifndef LEDE_STORY_LINK_H
#define LEDE_STORY_LINK_H

#include "story/score.h"

// first[i]: for each of `len` articles the place of the first article of its story. Give them by time, then id: ties are
// settled by place.
void link_stories(int32_t *first, const ScoreModel *model, const Keys *const *keys, int32_t len,
                  Arena scratch);

#endif
