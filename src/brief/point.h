// point.h - what happened: the clauses that tell one thing, the clearest first, and according to whom.
#ifndef LEDE_BRIEF_POINT_H
#define LEDE_BRIEF_POINT_H

#include "brief/align.h"

// The points of a story in the order to show: newest leg first, then by weight; those without a leg last.
// What several reports tell, and what one tells at its head or with figures. Direct quotes are not here
// (said.h), nor what is to come (ahead.h) unless several tell it.
Points point_find(const Desk *desk, const Alignment *alignment, const Legs *legs, const int32_t *leg_of,
                  Arena *keep, Arena scratch);

// The evidence for `clauses`, which tell one thing: the clearest first, then report by report, at most two
// of each. What is told in fewer words than the first is MARK_PART.
Evidences point_evidence(const Desk *desk, const int32_t *clauses, ptrdiff_t len, Arena *keep, Arena scratch);

#endif
