// date_tense.h - is the day of an expression behind or ahead? What the words around it tell.
#ifndef LEDE_TEXT_DATE_TENSE_H
#define LEDE_TEXT_DATE_TENSE_H

#include "text/date_forms.h"

// -1 past, 1 future, 0 can't tell: of the expression that is pieces [first, end) of `sentence`.
int date_tense(const DateForms *forms, const Pieces *pieces, ptrdiff_t first, ptrdiff_t end, Span sentence);

// Does piece `i` end like a verb in the past?
bool tense_past_ending(const DateForms *forms, const Pieces *pieces, ptrdiff_t i);

// Does "in nine years" count back: "her first visit in nine years"? Not so "the first vote will be in two years".
bool date_looks_back(const DateForms *forms, const Pieces *pieces, ptrdiff_t first, Span sentence);

#endif
