// coverage.h - reports by points: told, not found, published before it happened, only a teaser read.
#ifndef LEDE_BRIEF_COVERAGE_H
#define LEDE_BRIEF_COVERAGE_H

#include "brief/align.h"

// Rows are the points in their order, at most LIMIT_COVERAGE of them.
Coverage coverage_find(const Desk *desk, const Alignment *alignment, const Points *points, const Legs *legs,
                       Arena *keep, Arena scratch);

#endif
