// group.h - articles into stories, by their keys: a function of the set, whatever the order.
//
//     rarest keys ──► lists ──► pairs that share two ──► scores ──► components ──► average link in each
//
// It is kept up to date: what an article that comes or goes can change is marked, and settling works on what is
// marked alone. Marked are
//     a node        its finders' lists changed so much that its scores may: it seeks its neighbours again
//     a component   an edge of it came or went: it is linked again
// "So much" means by a power of two, so a list of n marks its articles log n times in all.
//
// A section of a roundup (Keys.section) joins a story of reports, when these are made, and changes none of them.
#ifndef LEDE_STORY_GROUP_H
#define LEDE_STORY_GROUP_H

#include "article/pack.h"
#include "story/key_pack.h"
#include "story/score.h"

typedef struct Grouping Grouping;

Grouping *grouping_new(const ScoreModel *model);  // NULL without memory
void grouping_free(Grouping *grouping);

// An article as the grouping sees it: its keys, and the article whose id settles ties ({0}: its number does).
typedef struct GroupItem {
    const PackedKeys *keys;  // NULL: there is none of this number
    Packed article;
} GroupItem;

// Article `number` goes. Before its keys do.
void grouping_drop(Grouping *grouping, int32_t number);

// Brings the stories up to date with `items`, of which those not seen yet are new. False without memory; then the next
// call starts afresh.
bool grouping_settle(Grouping *grouping, const GroupItem *items, int32_t count);

// The number of the first article of article `number`'s story, by time and id; of a section -1 where it tells no story
// that reports tell. Settled ones only.
int32_t grouping_story(const Grouping *grouping, int32_t number);
// Has the story whose first article this is changed since grouping_seen()?
bool grouping_changed(const Grouping *grouping, int32_t first);
void grouping_seen(Grouping *grouping, int32_t first);

// All keys of an article, with crowds and density. Settled ones only.
const Keys *grouping_keys(const Grouping *grouping, int32_t number, KeysRoom *room);
// For each article whether it shares two live finders with article `number`, for explaining. Settled ones only.
bool *grouping_near(const Grouping *grouping, int32_t number, Arena *keep);

ptrdiff_t grouping_use(const Grouping *grouping);  // bytes

// All at once: for each of `count` articles the index of its story's first; sets their crowds and densities. Give them by
// time, unknown last, then id.
int32_t *group_keys(const ScoreModel *model, Keys *const *keys, int32_t count, Arena *keep);

#endif
