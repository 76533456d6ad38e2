// lemma.h - words that mean one thing under one key: "supplied", "supplies", "supply"; "India", "Indian".
//
// Lighter than Porter's at verbs, heavier at derivations: what is compared are the few words of two
// clauses, where "production" should meet "produce", and a stem need not be a word.
#ifndef LEDE_BRIEF_LEMMA_H
#define LEDE_BRIEF_LEMMA_H

#include "base/arena.h"

// The stem of `form`, which is folded. It is `form`, a part of it, a row of data/irregulars.en.tsv, or in
// `keep`. Forms with letters beyond ASCII come back as they are.
Str lemma_of(Str form, Arena *keep);

#endif
