// leg.h - the places and days of a story, and which clause belongs to which.
#ifndef LEDE_BRIEF_LEG_H
#define LEDE_BRIEF_LEG_H

#include "brief/align.h"

// The legs, newest first; of[c] is the leg of clause c, -1 where none is sure. A clause that gives no
// place or day belongs where its paragraph does, else where its whole report does if that has one leg.
Legs leg_find(int32_t *of, const Desk *desk, const Alignment *alignment, Arena *keep, Arena scratch);

// Was this report published before that leg's day? Then it can't tell what happened there.
bool leg_after(const Desk *desk, const Leg *leg, int32_t report);

#endif
