// thing.h - the thing that a number counts: the noun group behind it.
//
//     50,000 [doses of the northern vaccine] were sent      30 of the 40 [boats]      a 30-[page] report
//
// There is no tagger: a group ends at a stop word of data/units.en.tsv, a verb in the past, a mark.
#ifndef LEDE_TEXT_THING_H
#define LEDE_TEXT_THING_H

#include "text/around.h"
#include "text/number.h"

// What is counted, from piece `i` behind the number and its unit on; empty when nothing is told. With
// a unit only "of ..." tells it, or, behind a price that is not `measured`, "in ..." too.
Span thing_of(const Pieces *pieces, ptrdiff_t i, bool has_unit, bool measured);

#endif
