// slots.h - the story's figures by the slot that they fill, so that only those of one slot meet.
#ifndef LEDE_BRIEF_SLOTS_H
#define LEDE_BRIEF_SLOTS_H

#include "brief/difference.h"
#include "brief/figure.h"

// Runs `visit` on each two figures of one slot in different reports, the earlier clause first. Direct quotes
// are left out: what a speaker counts is that speaker's.
void slots_visit(DifferenceFinder *f, void visit(DifferenceFinder *f, const Figure *a, const Figure *b));

#endif
