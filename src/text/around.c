// around.c - see around.h.
#include "text/around.h"

#include "data/units.en.h"

enum { PHRASE_PIECES = 6 };

_Static_assert(sizeof(Around) == sizeof(struct units_en_row), "a row is an Around");

// The phrase of pieces [first, end), folded, one space where there is white space.
static Str phrase(const Pieces *pieces, ptrdiff_t first, ptrdiff_t end, char buf[64]) {
    ptrdiff_t len = 0;
    for (ptrdiff_t i = first; i < end; i++) {
        char word[64];
        Str s = piece_fold(pieces->text, pieces->at[i], word);
        if (s.len == 0 || len + s.len + 1 > 64) return (Str){0};
        if (i > first && !piece_glued(pieces, i - 1)) buf[len++] = ' ';
        for (ptrdiff_t c = 0; c < s.len; c++) buf[len++] = s.s[c];
    }
    return (Str){buf, len};
}

static const Around *row_of(Str word, Str kind) {
    const struct units_en_row *row = word.len ? units_en_find(word) : NULL;
    for (; row && row < units_en + units_en_len && str_eq(row->word, word); row++)
        if (str_eq(row->kind, kind)) return (const Around *)row;
    return NULL;
}

const Around *around_after(const Pieces *pieces, ptrdiff_t i, Str kind, ptrdiff_t *end) {
    for (ptrdiff_t n = PHRASE_PIECES; n > 0; n--) {
        char buf[64];
        if (i + n > pieces->len) continue;
        const Around *row = row_of(phrase(pieces, i, i + n, buf), kind);
        if (!row) continue;
        *end = i + n;
        return row;
    }
    return NULL;
}

const Around *around_before(const Pieces *pieces, ptrdiff_t floor, ptrdiff_t i, Str kind, ptrdiff_t *first) {
    for (ptrdiff_t n = PHRASE_PIECES; n > 0; n--) {
        char buf[64];
        if (n > i - floor) continue;
        const Around *row = row_of(phrase(pieces, i - n, i, buf), kind);
        if (!row) continue;
        *first = i - n;
        return row;
    }
    return NULL;
}

bool around_is(const Pieces *pieces, ptrdiff_t i, Str kind) {
    char buf[64];
    return i >= 0 && i < pieces->len && row_of(piece_fold(pieces->text, pieces->at[i], buf), kind);
}
