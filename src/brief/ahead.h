// ahead.h - what is announced, with its day where one is given, and whether that day has passed untold.
#ifndef LEDE_BRIEF_AHEAD_H
#define LEDE_BRIEF_AHEAD_H

#include "brief/align.h"

// Dated ones first, by day; then those without. At most LIMIT_AHEAD.
Aheads ahead_find(const Desk *desk, const Alignment *alignment, const Differences *differences, Arena *keep,
                  Arena scratch);

#endif
