// deed.c - see deed.h.
#include "brief/deed.h"

#include "data/deeds.en.h"

enum { LETTERS_MOST = 24 };

Deed deed_of(Str word) {
#define WORD(constant, word) S_(word),
    static const Str words[] = {DEEDS(WORD)};
#undef WORD
    char folded[LETTERS_MOST];
    if (word.len > LETTERS_MOST) return DEED_NONE;
    for (ptrdiff_t i = 0; i < word.len; i++) folded[i] = ascii_fold(word.s[i]);
    const struct deeds_en_row *row = deeds_en_find((Str){folded, word.len});
    for (ptrdiff_t i = 0; row && i < countof(words); i++)
        if (str_eq(row->kind, words[i])) return (Deed)i;
    return DEED_NONE;
}
