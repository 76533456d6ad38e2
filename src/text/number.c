// number.c - see number.h. In order: the words, digits, words, fractions, ordinals, all together.
#include "text/number.h"

#include "data/numbers.en.h"

enum { NUMBER_PIECES = 24 };  // no number of news is longer; what follows is another one

// What a word does in a number; the column `kind` of the table.
typedef enum Kind {
    NONE,
    UNIT,
    TEN,
    HUNDRED,
    SCALE,
    DOZEN,
    FRACTION,
    FRACTIONS,
    ORDINAL,
    PLURAL,
    LETTER
} Kind;

static Kind kind_word(Str word) {
    static const struct {
        Str word;
        Kind kind;
    } kinds[] = {{S_("unit"), UNIT},           {S_("ten"), TEN},         {S_("hundred"), HUNDRED},
                 {S_("scale"), SCALE},         {S_("dozen"), DOZEN},     {S_("fraction"), FRACTION},
                 {S_("fractions"), FRACTIONS}, {S_("ordinal"), ORDINAL}, {S_("plural"), PLURAL},
                 {S_("letter"), LETTER}};
    for (ptrdiff_t i = 0; i < (ptrdiff_t)(sizeof kinds / sizeof *kinds); i++)
        if (str_eq(kinds[i].word, word)) return kinds[i].kind;
    return NONE;
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
static const struct numbers_en_row *row_of(const Pieces *pieces, ptrdiff_t i, Kind kind) {
    if (i < 0 || i >= pieces->len || !(pieces->at[i].kinds >> kind & 1)) return NULL;
    ptrdiff_t first = pieces->at[i].count - 1;
    for (ptrdiff_t r = first; r < numbers_en_len && str_eq(numbers_en[r].word, numbers_en[first].word); r++)
        if (kind_word(numbers_en[r].kind) == kind) return &numbers_en[r];
    return NULL;
}

// The value of piece `i` as a word of `kind`; -1 when it is none.
static double word_value(const Pieces *pieces, ptrdiff_t i, Kind kind) {
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

static bool word_is(const Pieces *pieces, ptrdiff_t i, Str word) {
    if (i < 0 || i >= pieces->len || pieces->at[i].kind != PIECE_WORD) return false;
    return str_eq_case(str_span(pieces->text, pieces->at[i].at), word);
}

static bool is_digits(const Pieces *pieces, ptrdiff_t i) {
    return i >= 0 && i < pieces->len && pieces->at[i].kind == PIECE_DIGITS && pieces->at[i].number >= 0;
}

static ptrdiff_t digits_len(const Pieces *pieces, ptrdiff_t i) {
    return pieces->at[i].at.end - pieces->at[i].at.start;
}

// ---- digits: 12, 2,500, 12,34,567.89, .08, 1 234 567

static double tenths(const Pieces *pieces, ptrdiff_t i) {
    double scale = 1;
    for (ptrdiff_t n = digits_len(pieces, i); n > 0; n--) scale *= 10;
    return (double)pieces->at[i].number / scale;
}

// Does a group of three (or two, as in India) follow the digits before `i`? Then a mark parts thousands.
static bool grouped(const Pieces *pieces, ptrdiff_t i, char mark) {
    if (!piece_mark(pieces, i, mark) || !piece_glued(pieces, i - 1) || !piece_glued(pieces, i)) return false;
    if (!is_digits(pieces, i + 1)) return false;
    ptrdiff_t len = digits_len(pieces, i + 1);
    if (len == 3) return true;
    return len == 2 && mark == ',' && grouped(pieces, i + 2, mark);
}

static ptrdiff_t read_digits(const Pieces *pieces, ptrdiff_t i, double *value) {
    ptrdiff_t start = i;
    *value = 0;
    if (piece_mark(pieces, i, '.') && piece_glued(pieces, i) && is_digits(pieces, i + 1)) {
        if (piece_glued(pieces, i - 1)) return 0;
        *value = tenths(pieces, i + 1);
        return i + 2;
    }
    if (!is_digits(pieces, i)) return 0;
    *value = (double)pieces->at[i++].number;
    if (digits_len(pieces, start) <= 3)
        while (i < start + NUMBER_PIECES && grouped(pieces, i, ',')) {
            for (ptrdiff_t n = digits_len(pieces, i + 1); n > 0; n--) *value *= 10;
            *value += (double)pieces->at[i + 1].number;
            i += 2;
        }
    if (piece_mark(pieces, i, '.') && piece_glued(pieces, i - 1) && piece_glued(pieces, i) &&
        is_digits(pieces, i + 1)) {
        *value += tenths(pieces, i + 1);
        i += 2;
    }
    return i;
}

// "1e10", "1.2e+14": the exponent behind digits.
static ptrdiff_t read_exponent(const Pieces *pieces, ptrdiff_t i, double *value) {
    if (!word_is(pieces, i, S("e")) || !piece_glued(pieces, i - 1) || !piece_glued(pieces, i)) return i;
    ptrdiff_t at = i + 1;
    bool minus = piece_mark(pieces, at, '-');
    if ((minus || piece_mark(pieces, at, '+')) && piece_glued(pieces, at)) at++;
    if (!is_digits(pieces, at) || digits_len(pieces, at) > 2) return i;
    for (int64_t n = pieces->at[at].number; n > 0; n--) *value = minus ? *value / 10 : *value * 10;
    return at + 1;
}

// ---- words: a sum of groups, each a number below a thousand times a scale

typedef struct Sum {
    double total, group;  // closed groups; the open one
    Kind last;
} Sum;

// Where the next word of the number stands, past a hyphen or an "and" that a number may have.
static ptrdiff_t next_word(const Pieces *pieces, ptrdiff_t i, Kind last) {
    if (piece_mark(pieces, i, '-') && last == TEN && word_value(pieces, i + 1, UNIT) > 0) return i + 1;
    bool fraction = word_value(pieces, i + 2, FRACTIONS) > 0;  // "one hundred and three quarters"
    if (word_is(pieces, i, S("and")) && (last == HUNDRED || last == SCALE) && !fraction) {
        bool follows = word_value(pieces, i + 1, UNIT) > 0 || word_value(pieces, i + 1, TEN) > 0;
        if (follows || (is_digits(pieces, i + 1) && digits_len(pieces, i + 1) <= 2)) return i + 1;
    }
    return i;
}

// Takes the word at `i` into the sum; false when it can't go on there.
static bool add_word(Sum *sum, const Pieces *pieces, ptrdiff_t i) {
    double value;
    Kind last = sum->last;
    if ((value = word_value(pieces, i, UNIT)) >= 0) {
        if (last == UNIT || (last == TEN && (value == 0 || value > 9))) return false;
        sum->group += value, sum->last = UNIT;
    } else if ((value = word_value(pieces, i, TEN)) >= 0) {
        if (last == UNIT || last == TEN) return false;
        sum->group += value, sum->last = TEN;
    } else if (word_value(pieces, i, HUNDRED) >= 0) {
        if (last == HUNDRED || last == SCALE || last == NONE || sum->group >= 100) return false;
        sum->group *= 100, sum->last = HUNDRED;
    } else if ((value = word_value(pieces, i, SCALE)) >= 0 || (value = word_value(pieces, i, DOZEN)) >= 0) {
        if (last == NONE || sum->group == 0) return false;
        sum->total += sum->group * value, sum->group = 0, sum->last = SCALE;
    } else if (is_digits(pieces, i) && (last == HUNDRED || last == SCALE) && digits_len(pieces, i) <= 3) {
        sum->group += (double)pieces->at[i].number, sum->last = UNIT;
    } else {
        return false;
    }
    return true;
}

// "3 hundred and 21": digits after words only where "and" ties them or a hundred follows.
static bool digits_fit(const Pieces *pieces, ptrdiff_t i) {
    return !is_digits(pieces, i) || word_is(pieces, i - 1, S("and")) ||
        word_value(pieces, i + 1, HUNDRED) > 0;
}

static ptrdiff_t sum_words(const Pieces *pieces, ptrdiff_t i, ptrdiff_t limit, Sum *sum) {
    for (ptrdiff_t start = i;;) {
        ptrdiff_t at = next_word(pieces, i, sum->last);
        if (at >= limit || at >= pieces->len || (at > start && pieces->at[at].line)) return i;
        if (!digits_fit(pieces, at) || !add_word(sum, pieces, at)) return i;
        i = at + 1;
    }
}

// "point nine five"
static ptrdiff_t read_point(const Pieces *pieces, ptrdiff_t i, ptrdiff_t limit, double *value) {
    if (!word_is(pieces, i, S("point"))) return i;
    double scale = 1, digit;
    ptrdiff_t at = i + 1;
    for (; at < limit && (digit = word_value(pieces, at, UNIT)) >= 0 && digit < 10; at++)
        *value += digit * (scale /= 10);
    return at > i + 1 ? at : i;
}

// ---- fractions: three quarters, 1 1/2, ½, and a half

static double symbol_fraction(const Pieces *pieces, ptrdiff_t i) {
    static const struct {
        Str mark;
        int8_t over, under;
    } marks[] = {{S_("½"), 1, 2}, {S_("⅓"), 1, 3}, {S_("⅔"), 2, 3}, {S_("¼"), 1, 4},
                 {S_("¾"), 3, 4}, {S_("⅕"), 1, 5}, {S_("⅙"), 1, 6}, {S_("⅛"), 1, 8},
                 {S_("⅜"), 3, 8}, {S_("⅝"), 5, 8}, {S_("⅞"), 7, 8}};
    if (i < 0 || i >= pieces->len || pieces->at[i].kind != PIECE_MARK) return 0;
    Str s = str_span(pieces->text, pieces->at[i].at);
    for (ptrdiff_t m = 0; m < (ptrdiff_t)(sizeof marks / sizeof *marks); m++)
        if (str_eq(marks[m].mark, s)) return (double)marks[m].over / marks[m].under;
    return 0;
}

static bool plain_digits(const Pieces *pieces, ptrdiff_t i, ptrdiff_t most) {
    return is_digits(pieces, i) && digits_len(pieces, i) <= most && pieces->at[i].number > 0;
}

// "1/2", also with white space around; "5/17/2018" is none.
static ptrdiff_t read_slash(const Pieces *pieces, ptrdiff_t i, double *value) {
    if (!plain_digits(pieces, i, 2) || !piece_mark(pieces, i + 1, '/') || !plain_digits(pieces, i + 2, 2))
        return 0;
    if (piece_mark(pieces, i + 3, '/') || pieces->at[i].number >= pieces->at[i + 2].number) return 0;
    *value = (double)pieces->at[i].number / (double)pieces->at[i + 2].number;
    return i + 3;
}

// What stands under the line: "half", "quarter", "third", "fifths".
static double under(const Pieces *pieces, ptrdiff_t i, bool plural) {
    double value = word_value(pieces, i, FRACTION);
    if (value < 0 && plural) value = word_value(pieces, i, FRACTIONS);
    return value;
}

// After a whole number: " 1/2", "½", "and a half", "and three quarters". Adds to *value.
static ptrdiff_t read_rest(const Pieces *pieces, ptrdiff_t i, double *value) {
    double part = symbol_fraction(pieces, i);
    if (part > 0) return *value += part, i + 1;
    ptrdiff_t end = read_slash(pieces, i, &part);
    if (end) return *value += part, end;
    if (!word_is(pieces, i, S("and"))) return i;
    if (word_is(pieces, i + 1, S("a")) && (part = under(pieces, i + 2, false)) > 0)
        return *value += 1 / part, i + 3;
    if ((part = word_value(pieces, i + 1, FRACTION)) == 2)
        return *value += 0.5, i + 2;  // "one and half hours"
    double over = word_value(pieces, i + 1, UNIT);
    if (over > 0 && (part = under(pieces, i + 2, over > 1)) > 0) return *value += over / part, i + 3;
    return i;
}

// "half a million", "a quarter of a million", "three quarters"; what is counted in words before it.
static ptrdiff_t read_fraction(const Pieces *pieces, ptrdiff_t i, double *value) {
    if ((*value = symbol_fraction(pieces, i)) > 0) return i + 1;
    ptrdiff_t end = read_slash(pieces, i, value);
    if (end) return end;
    bool article = word_is(pieces, i, S("a")) || word_is(pieces, i, S("an"));
    double over = article ? 1 : word_value(pieces, i, UNIT), part;
    ptrdiff_t at = over > 0 ? i + 1 : i;
    if (over > 0 && piece_mark(pieces, at, '-')) at++;
    if ((part = under(pieces, at, over > 1)) <= 0) return 0;
    if (at == i && part != 2 && word_value(pieces, at + 1, SCALE) < 0) return 0;           // "third" alone
    if (over == 1 && part != 2 && article && !word_is(pieces, at + 1, S("of"))) return 0;  // "a third man"
    *value = (over > 0 ? over : 1) / part;
    return at + 1;
}

// "million", "a million", "of a million" after a number or fraction; "100k", "10 bln".
static ptrdiff_t read_scale(const Pieces *pieces, ptrdiff_t i, bool digits, double *value) {
    ptrdiff_t at = i;
    if (word_is(pieces, at, S("of"))) at++;
    if (word_is(pieces, at, S("a"))) at++;
    if (at == i && piece_mark(pieces, at, '-') && piece_glued(pieces, at - 1)) at++;
    double scale = word_value(pieces, at, SCALE);
    if (scale < 0) scale = word_value(pieces, at, HUNDRED);
    if (scale < 0) scale = word_value(pieces, at, DOZEN);
    if (scale < 0 && digits && at == i && piece_glued(pieces, i - 1)) scale = word_value(pieces, at, LETTER);
    if (scale < 0) return i;
    *value *= scale;
    return at + 1;
}

// ---- vague: dozens, hundreds of thousands

static Number read_vague(const Pieces *pieces, ptrdiff_t i) {
    double value = word_value(pieces, i, PLURAL);
    if (value < 0) return (Number){0};
    ptrdiff_t end = i + 1;
    double more;
    while (word_is(pieces, end, S("of")) && (more = word_value(pieces, end + 1, PLURAL)) > 0 && end < i + 6) {
        value *= more;
        end += 2;
    }
    return (Number){2 * value, 2 * value, 10 * value, .vague = true, .words = true, .end = end};
}

// ---- all together

static Number exact(double value, ptrdiff_t end, bool words) {
    return (Number){value, value, value, .scale = 1, .words = words, .end = end};
}

static Number digits_number(const Pieces *pieces, ptrdiff_t i) {
    double value = 0;
    ptrdiff_t end = read_digits(pieces, i, &value);
    if (!end) return (Number){0};
    ptrdiff_t whole = read_exponent(pieces, end, &value);
    if (whole > end) return exact(value, whole, false);
    end = read_rest(pieces, end, &value);
    end = read_scale(pieces, end, true, &value);
    if (end == whole || !word_is(pieces, end, S("and")))  // "4 thousand 3 hundred and 21"
        for (ptrdiff_t limit = i + NUMBER_PIECES; end > whole && end < limit;) {
            Sum sum = {.last = SCALE};
            ptrdiff_t at =
                is_digits(pieces, end) && digits_fit(pieces, end) ? sum_words(pieces, end, limit, &sum) : end;
            if (at == end) break;
            value += sum.total + sum.group, end = at;
        }
    Sum sum = {.last = HUNDRED};
    if (end > whole && word_is(pieces, end, S("and"))) {
        ptrdiff_t at = sum_words(pieces, end, i + NUMBER_PIECES, &sum);
        if (sum.total + sum.group < value && at > end) value += sum.total + sum.group, end = at;
    }
    return exact(value, end, false);
}

static Number words_number(const Pieces *pieces, ptrdiff_t i) {
    Sum sum = {.last = NONE};
    ptrdiff_t at = i, limit = i + NUMBER_PIECES;
    if ((word_is(pieces, i, S("a")) || word_is(pieces, i, S("an"))) &&
        (word_value(pieces, i + 1, HUNDRED) > 0 || word_value(pieces, i + 1, SCALE) > 0 ||
         word_value(pieces, i + 1, DOZEN) > 0))
        sum.group = 1, sum.last = UNIT, at = i + 1;
    ptrdiff_t end = sum_words(pieces, at, limit, &sum);
    if (sum.last == NONE || end == i) return (Number){0};
    double value = sum.total + sum.group;
    end = read_point(pieces, end, limit, &value);
    ptrdiff_t below = piece_mark(pieces, end, '-') ? end + 1 : end;
    double part = value > 1 ? word_value(pieces, below, FRACTIONS) : -1;
    if (part > 0) return exact(value / part, below + 1, true);  // "twenty-three fifths"
    ptrdiff_t rest = read_rest(pieces, end, &value);
    if (rest > end) end = read_scale(pieces, rest, false, &value);
    return exact(value, end, true);
}

Number number_read(const Pieces *pieces, ptrdiff_t i) {
    if (i < 0 || i >= pieces->len) return (Number){0};
    Piece piece = pieces->at[i];
    bool digits = is_digits(pieces, i) || piece_mark(pieces, i, '.');
    if (!digits && !piece.count && piece.kind == PIECE_WORD) return (Number){0};
    double value = 0;
    ptrdiff_t end = read_fraction(pieces, i, &value);
    Number best = end ? exact(value, read_scale(pieces, end, false, &value), !digits) : (Number){0};
    best.value = best.low = best.high = value;
    Number other = digits ? digits_number(pieces, i) : words_number(pieces, i);
    if (other.end > best.end) best = other;
    Number vague = digits ? (Number){0} : read_vague(pieces, i);
    if (vague.end > best.end) best = vague;
    double scale = best.end > i + 1 ? word_value(pieces, best.end - 1, SCALE) : -1;
    best.scale = scale > 0 ? scale : 1;
    return best;
}

double number_scale(const Pieces *pieces, ptrdiff_t i) { return word_value(pieces, i, SCALE); }

static bool suffix(const Pieces *pieces, ptrdiff_t i) {
    static const Str suffixes[] = {S_("st"), S_("nd"), S_("rd"), S_("th")};
    for (int s = 0; s < 4; s++)
        if (piece_glued(pieces, i - 1) && word_is(pieces, i, suffixes[s])) return true;
    return false;
}

Number number_ordinal(const Pieces *pieces, ptrdiff_t i) {
    if (i < 0 || i >= pieces->len) return (Number){0};
    Number out = {0};
    if (is_digits(pieces, i)) {
        double value;
        ptrdiff_t end = read_digits(pieces, i, &value);
        if (end && suffix(pieces, end)) out = exact(value, end + 1, false);
    } else if (pieces->at[i].count) {
        Sum sum = {.last = NONE};
        ptrdiff_t end = sum_words(pieces, i, i + NUMBER_PIECES, &sum);
        if (end > i && piece_mark(pieces, end, '-')) end++;
        double last = word_value(pieces, end, ORDINAL);
        bool fits =
            sum.last == NONE || sum.last == HUNDRED || sum.last == SCALE || (sum.last == TEN && last < 10);
        if (last > 0 && (fits || last >= 100))
            out = exact(last >= 100 && sum.last != NONE ? (sum.total + sum.group) * last
                                                        : sum.total + sum.group + last,
                        end + 1, true);
    }
    out.ordinal = out.end > 0;
    return out;
}
