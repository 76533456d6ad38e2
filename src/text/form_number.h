// form_number.h - the numbers in forms of dates: <n>, <d>, <y>; what each reads is told in form.h.
#ifndef LEDE_TEXT_FORM_NUMBER_H
#define LEDE_TEXT_FORM_NUMBER_H

#include "text/piece.h"
#include "text/when.h"

typedef struct FormNumber FormNumber;

// The number of "<name>"; NULL when it is none.
const FormNumber *form_number(Str name);

// Reads it at piece i and fills a field; gives the piece after it, or 0.
ptrdiff_t form_number_read(const FormNumber *number, const Pieces *pieces, ptrdiff_t i, When *out);

#endif
