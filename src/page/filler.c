// filler.c - see filler.h.
#include "page/filler.h"

#include "base/utf8.h"
#include "data/page_fillers.h"

bool filler_is(Str text, Str field, Arena scratch) {
    Str folded = utf8_fold(str_trim(text), &scratch);
    const struct page_fillers_row *row = page_fillers_find(folded);
    for (; row && row < page_fillers + page_fillers_len && str_eq(row->phrase, folded); row++)
        if (str_eq(row->field, field)) return true;
    return false;
}
