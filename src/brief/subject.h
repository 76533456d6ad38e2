// subject.h - the points of a story by topic: an editor's roundup has a heading for each.
#ifndef LEDE_BRIEF_SUBJECT_H
#define LEDE_BRIEF_SUBJECT_H

#include "brief/desk.h"

// Sets Point.subject: the name or noun that several points share and that tells most about them, as one of them prints
// it; empty where none does. Never a person, a quoted phrase, or what most points share anyway.
//
// And Point.label, what a table calls it (about.h).
void subject_find(Points *points, const Desk *desk, Arena *keep, Arena scratch);

#endif
