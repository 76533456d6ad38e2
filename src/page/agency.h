// agency.h - news agencies by the names that pages give them: data/agencies.tsv.
#ifndef LEDE_PAGE_AGENCY_H
#define LEDE_PAGE_AGENCY_H

#include "base/arena.h"

// The name to show for an agency as written: "REUTERS" -> "Reuters", "dpa/lno" -> "dpa"; {0} for what is none.
Str agency_name(Str written);

// The longest agency that stands at the start of `text` as whole words, written as agencies are ("AP", "dpa",
// "Interfax"; not "mehr", "Petra"): its name, and the bytes it takes.
Str agency_starts(Str text, ptrdiff_t *len);

#endif
