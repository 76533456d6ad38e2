// alone.h - how well a clause reads alone, torn out of its report: for what stands first under a point.
//
// A clause may lean on the sentence before it ("He", "The company", "Soon"), be no full sentence, be half of a quotation, or
// be no report at all but its writer's word to the reader.
#ifndef LEDE_BRIEF_ALONE_H
#define LEDE_BRIEF_ALONE_H

#include "brief/desk.h"

// Does a clause lean on the sentence before it? A pronoun at its head stands for somebody there, "But" answers it, "The
// minister" was named there.
bool alone_hangs(const Desk *desk, const Clause *clause);

// Does its writer hold an opinion, speak of himself or to the reader, or is it somebody's post that stands in the text?
// "I suspect that ...", "Click the button below", a question: nobody's claim about the world. Clause.comment has it.
bool alone_comments(const Desk *desk, const Clause *clause);

// Does it end as sentences do?
bool alone_ends(const Desk *desk, const Clause *clause);

int32_t alone_names(const Desk *desk, const Clause *clause);  // how many stand in it

// Named, complete, neither short nor long. Higher is clearer.
int32_t alone_clarity(const Desk *desk, const Clause *clause);

#endif
