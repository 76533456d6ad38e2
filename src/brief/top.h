// top.h - the few points that a first screen shows.
#ifndef LEDE_BRIEF_TOP_H
#define LEDE_BRIEF_TOP_H

#include "brief/desk.h"

enum { TOP_POINTS = 5 };

// Writes indices into `points`, the weightiest first, and returns how many: such as read alone, and none that tells
// again what a weightier one tells.
ptrdiff_t top_find(int32_t top[TOP_POINTS], const Points *points, const Desk *desk, Arena scratch);

#endif
