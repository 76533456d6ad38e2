// told_rank.h - which of a cue's readings is right: what only a whole reading shows, not a word of it.
//
// The scope model looks at a word and the one before it. How a content begins and ends at once, what it leaves of the
// sentence, and what the neighbours' contents make of the same words is asked here, of the few likeliest readings.
#ifndef LEDE_TEXT_TOLD_RANK_H
#define LEDE_TEXT_TOLD_RANK_H

#include "text/told.h"

// Of `told`, a reading of the cue all->at[at]; the neighbours are looked at as they stand in `all`.
void told_rank_features(Sequence *out, const Ground *g, const Tolds *all, ptrdiff_t at, const Told *told,
                        Arena *keep);
// The reading that the model chooses; its `margin` tells by how much.
Told told_choose(const Ground *g, const Model *model, const Tolds *all, ptrdiff_t at, Sequence *room,
                 Arena scratch);

#endif
