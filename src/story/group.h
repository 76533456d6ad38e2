// group.h - articles into stories, by their keys: a function of the set, whatever the order.
#ifndef LEDE_STORY_GROUP_H
#define LEDE_STORY_GROUP_H

#include "story/key.h"

// For each of `count` articles the number of its story: the index of the story's first article. Give them by time,
// unknown last, then id: candidates are sought forward in time, and ties are settled by index. The numbers live in `keep`.
int32_t *group_keys(const Keys *const *keys, ptrdiff_t count, Arena *keep, Arena scratch);

#endif
