// clause.h - an article's sentences as clauses that can stand as evidence.
//
// A sentence is cut only where both sides can be read alone and nothing is lost that changes the claim: no
// cue, speaker, negation, hedge or condition (DESIGN, promise 1). In doubt it stays whole.
#ifndef LEDE_BRIEF_CLAUSE_H
#define LEDE_BRIEF_CLAUSE_H

#include "brief/desk.h"

// Appends the clauses of report `r` to desk->clauses.
void clause_find(Desk *desk, int32_t r, Arena *keep, Arena scratch);

// Finds the stop words of a language that our tables don't know; call when all clauses are there, before the next.
void clause_stops(Desk *desk);

// Lists the words that carry content; call when all words are there.
void clause_contents(Desk *desk, Arena *keep);

// Weighs keys by how few of the story's clauses have them; call when all clauses are there.
void clause_weigh(Desk *desk);

// Counts in how many clauses of its report each key of a clause stands.
void clause_count(Desk *desk, Arena *keep, Arena scratch);

#endif
