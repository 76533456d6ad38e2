// number_word.c - see number_word.h.
#include "text/number_word.h"

#include "data/numbers.en.h"

#include "text/number.h"

static NumberKind kind_word(Str word) {
    static const struct {
        Str word;
        NumberKind kind;
    } kinds[] = {{S_("unit"), NUMBER_UNIT},           {S_("ten"), NUMBER_TEN},
                 {S_("hundred"), NUMBER_HUNDRED},     {S_("scale"), NUMBER_SCALE},
                 {S_("dozen"), NUMBER_DOZEN},         {S_("fraction"), NUMBER_FRACTION},
                 {S_("fractions"), NUMBER_FRACTIONS}, {S_("ordinal"), NUMBER_ORDINAL},
                 {S_("plural"), NUMBER_PLURAL},       {S_("letter"), NUMBER_LETTER},
                 {S_("capital"), NUMBER_CAPITAL}};
    for (ptrdiff_t i = 0; i < (ptrdiff_t)(sizeof kinds / sizeof *kinds); i++)
        if (str_eq(kinds[i].word, word)) return kinds[i].kind;
    return NUMBER_NONE;
}

void number_mark(Pieces *pieces) {
    for (ptrdiff_t i = 0; i < pieces->len; i++) {
        Piece *piece = &pieces->at[i];
        if (piece->kind == PIECE_DIGITS || piece->at.end - piece->at.start > 16) continue;
        char buf[64];
        const struct numbers_en_row *row = numbers_en_find(piece_fold(pieces->text, *piece, buf));
        if (!row) continue;
        piece->count = (int16_t)(row - numbers_en + 1);
        for (; row < numbers_en + numbers_en_len && str_eq(row->word, numbers_en[piece->count - 1].word);
             row++)
            piece->kinds |= (uint16_t)(1u << kind_word(row->kind));
    }
}

// The row of piece `i` that is of `kind`; a word may have several ("third", "second").
static const struct numbers_en_row *row_of(const Pieces *pieces, ptrdiff_t i, NumberKind kind) {
    if (i < 0 || i >= pieces->len || !(pieces->at[i].kinds >> kind & 1)) return NULL;
    ptrdiff_t first = pieces->at[i].count - 1;
    for (ptrdiff_t r = first; r < numbers_en_len && str_eq(numbers_en[r].word, numbers_en[first].word); r++)
        if (kind_word(numbers_en[r].kind) == kind) return &numbers_en[r];
    return NULL;
}

double word_value(const Pieces *pieces, ptrdiff_t i, NumberKind kind) {
    const struct numbers_en_row *row = row_of(pieces, i, kind);
    if (!row) return -1;
    int64_t n = -1;
    if (str_int(row->value, &n)) return (double)n;
    must(row->value.len > 2 && row->value.s[0] == '1' && row->value.s[1] == 'e');  // "1e12"
    int64_t zeros = 0;
    must(str_int(str_from(row->value, 2), &zeros));
    double value = 1;
    while (zeros-- > 0) value *= 10;
    return value;
}

bool word_is(const Pieces *pieces, ptrdiff_t i, Str word) {
    if (i < 0 || i >= pieces->len || pieces->at[i].kind != PIECE_WORD) return false;
    return str_eq_case(str_span(pieces->text, pieces->at[i].at), word);
}

bool is_digits(const Pieces *pieces, ptrdiff_t i) {
    return i >= 0 && i < pieces->len && pieces->at[i].kind == PIECE_DIGITS && pieces->at[i].number >= 0;
}

ptrdiff_t digits_len(const Pieces *pieces, ptrdiff_t i) {
    return pieces->at[i].at.end - pieces->at[i].at.start;
}

// ---- words: a sum of groups, each a number below a thousand times a scale

// Where the next word of the number stands, past a hyphen or an "and" that a number may have.
static ptrdiff_t next_word(const Pieces *pieces, ptrdiff_t i, NumberKind last) {
    if (piece_mark(pieces, i, '-') && last == NUMBER_TEN && word_value(pieces, i + 1, NUMBER_UNIT) > 0)
        return i + 1;
    bool fraction = word_value(pieces, i + 2, NUMBER_FRACTIONS) > 0;  // "one hundred and three quarters"
    if (word_is(pieces, i, S("and")) && (last == NUMBER_HUNDRED || last == NUMBER_SCALE) && !fraction) {
        bool follows =
            word_value(pieces, i + 1, NUMBER_UNIT) > 0 || word_value(pieces, i + 1, NUMBER_TEN) > 0;
        if (follows ||
            (is_digits(pieces, i + 1) && digits_len(pieces, i + 1) <= 2 && pieces->at[i + 1].number > 0))
            return i + 1;
    }
    return i;
}

// Takes the word at `i` into the sum; false when it can't go on there.
static bool add_word(Sum *sum, const Pieces *pieces, ptrdiff_t i) {
    double value;
    NumberKind last = sum->last;
    if ((value = word_value(pieces, i, NUMBER_UNIT)) >= 0) {
        if (last == NUMBER_UNIT || (last == NUMBER_TEN && (value == 0 || value > 9))) return false;
        sum->group += value, sum->last = NUMBER_UNIT;
    } else if ((value = word_value(pieces, i, NUMBER_TEN)) >= 0) {
        if (last == NUMBER_UNIT || last == NUMBER_TEN) return false;
        sum->group += value, sum->last = NUMBER_TEN;
    } else if (word_value(pieces, i, NUMBER_HUNDRED) >= 0) {
        if (last == NUMBER_HUNDRED || last == NUMBER_SCALE || last == NUMBER_NONE || sum->group >= 100)
            return false;
        sum->group *= 100, sum->last = NUMBER_HUNDRED;
    } else if ((value = word_value(pieces, i, NUMBER_SCALE)) >= 0 ||
               (value = word_value(pieces, i, NUMBER_DOZEN)) >= 0) {
        if (last == NUMBER_NONE || sum->group == 0) return false;
        sum->total += sum->group * value, sum->group = 0, sum->last = NUMBER_SCALE;
    } else if (is_digits(pieces, i) && (last == NUMBER_HUNDRED || last == NUMBER_SCALE) &&
               digits_len(pieces, i) <= 3) {
        sum->group += (double)pieces->at[i].number, sum->last = NUMBER_UNIT;
    } else {
        return false;
    }
    return true;
}

// "3 hundred and 21": digits after words only where "and" ties them or a hundred follows.
static bool digits_fit(const Pieces *pieces, ptrdiff_t i) {
    return !is_digits(pieces, i) || word_is(pieces, i - 1, S("and")) ||
        word_value(pieces, i + 1, NUMBER_HUNDRED) > 0;
}

ptrdiff_t sum_words(const Pieces *pieces, ptrdiff_t i, ptrdiff_t limit, Sum *sum) {
    for (ptrdiff_t start = i;;) {
        ptrdiff_t at = next_word(pieces, i, sum->last);
        if (at >= limit || at >= pieces->len || (at > start && pieces->at[at].line)) return i;
        if (!digits_fit(pieces, at) || !add_word(sum, pieces, at)) return i;
        i = at + 1;
    }
}
