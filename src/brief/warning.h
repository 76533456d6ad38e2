// warning.h - what to check before use. One finder a kind, in the order of the kinds: warning.c's table.
#ifndef LEDE_BRIEF_WARNING_H
#define LEDE_BRIEF_WARNING_H

#include "brief/align.h"

Warnings warning_find(const Desk *desk, const Alignment *alignment, Arena *keep, Arena scratch);

#endif
