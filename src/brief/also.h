// also.h - clauses that tell part of a point although they are in another one's cluster, or in none.
//
// A sentence that tells three facts is in one cluster only. It tells part of any point whose clauses it is like on
// average, or to whose shown clause it is surely like; of each report a point has two clauses at most.
#ifndef LEDE_BRIEF_ALSO_H
#define LEDE_BRIEF_ALSO_H

#include "brief/align.h"

enum { ALSO_REPORT_MOST = 2 };  // clauses of one report in a point

void also_tell(Points *points, const Desk *desk, const Alignment *alignment, Arena *keep, Arena scratch);

#endif
