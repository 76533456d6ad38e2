// position.h - who holds what: an analyst's table of statements, by topic and by the side that holds them.
//
// A row is a point or a quotation that somebody stands for. Where somebody tells what another holds ("Orr said that Norway
// believes ..."), the row is the other's, as told by whom.
#ifndef LEDE_BRIEF_POSITION_H
#define LEDE_BRIEF_POSITION_H

#include "brief/desk.h"

// By topic, in the order of points; within one by side. At most LIMIT_POINTS.
Positions position_find(const Desk *desk, const Points *points, const Saids *saids, Arena *keep,
                        Arena scratch);

// Whose position a statement of another tells: an actor; -1 when the speaker tells the own one, or nobody's.
int32_t position_told(const Desk *desk, const Clause *clause);

#endif
