// form_number.h - the numbers in forms of dates: <n>, <d>, <y>; what each reads is told in form.h.
#ifndef LEDE_TEXT_FORM_NUMBER_H
#define LEDE_TEXT_FORM_NUMBER_H

#include "text/piece.h"
#include "text/when.h"

// Reads at piece i and fills a field; gives the piece after it, or 0.
typedef ptrdiff_t ReadNumber(const Pieces *pieces, ptrdiff_t i, When *out);

// The reader of "<name>"; NULL when it is no number.
ReadNumber *form_number(Str name);

#endif
