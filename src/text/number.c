// number.c - see number.h. In order: the words, digits, words, fractions, ordinals, all together.
#include "text/number.h"

#include "text/number_fraction.h"
#include "text/number_word.h"

// ---- digits: 12, 2,500, 12,34,567.89, .08, 1 234 567 with narrow spaces, 1.234,50

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

// "1 234": a thin or unbreakable space parts thousands too.
static bool thin_space(const Pieces *pieces, ptrdiff_t i) {
    if (!is_digits(pieces, i) || digits_len(pieces, i) != 3 || !is_digits(pieces, i - 1)) return false;
    Str gap = str_slice(pieces->text, pieces->at[i - 1].at.end, pieces->at[i].at.start);
    return str_eq(gap, S("\xE2\x80\xAF")) || str_eq(gap, S("\xE2\x80\x89")) || str_eq(gap, S("\xC2\xA0"));
}

static void add_group(const Pieces *pieces, ptrdiff_t i, double *value) {
    for (ptrdiff_t n = digits_len(pieces, i); n > 0; n--) *value *= 10;
    *value += (double)pieces->at[i].number;
}

// Digits glued behind the mark at piece i.
static bool behind_mark(const Pieces *pieces, ptrdiff_t i, char mark) {
    return piece_mark(pieces, i, mark) && piece_glued(pieces, i - 1) && piece_glued(pieces, i) &&
        is_digits(pieces, i + 1);
}

// "1.234.567": two groups at least, or it is a decimal point.
static ptrdiff_t read_dotted(const Pieces *pieces, ptrdiff_t i, double *value) {
    *value = (double)pieces->at[i++].number;
    for (ptrdiff_t n = 0; n < NUMBER_PIECES && grouped(pieces, i, '.'); n++, i += 2)
        add_group(pieces, i + 1, value);
    return i;
}

// The end of digits whose decimals stand behind a comma: "1.234,50", "5,00"; 0 when they do not.
static ptrdiff_t read_comma(const Pieces *pieces, ptrdiff_t i, double *value) {
    if (piece_mark(pieces, i - 1, ',') && piece_glued(pieces, i - 1)) return 0;  // "22,24,26,31"
    i = read_dotted(pieces, i, value);
    if (!behind_mark(pieces, i, ',') || digits_len(pieces, i + 1) != 2 || behind_mark(pieces, i + 2, ',') ||
        behind_mark(pieces, i + 2, '.'))
        return 0;
    *value += tenths(pieces, i + 1);
    return i + 2;
}

static ptrdiff_t read_digits(const Pieces *pieces, ptrdiff_t i, double *value) {
    ptrdiff_t start = i;
    if (piece_mark(pieces, i, '.') && piece_glued(pieces, i) && is_digits(pieces, i + 1)) {
        if (piece_glued(pieces, i - 1)) return 0;
        *value = tenths(pieces, i + 1);
        return i + 2;
    }
    if (!is_digits(pieces, i)) return 0;
    bool parted = digits_len(pieces, i) <= 3;
    if (parted && grouped(pieces, i + 1, '.') && grouped(pieces, i + 3, '.'))
        return read_dotted(pieces, i, value);
    ptrdiff_t comma = parted ? read_comma(pieces, i, value) : 0;
    if (comma) return comma;
    *value = (double)pieces->at[i++].number;
    for (; parted && i < start + NUMBER_PIECES && grouped(pieces, i, ','); i += 2)
        add_group(pieces, i + 1, value);
    for (; parted && i < start + NUMBER_PIECES && thin_space(pieces, i); i++) add_group(pieces, i, value);
    if (!behind_mark(pieces, i, '.')) return i;
    *value += tenths(pieces, i + 1);
    return i + 2;
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

// "10^6", "2.5^-1", "1.3x10^6"; a power that is no whole number is none of news.
static ptrdiff_t read_power(const Pieces *pieces, ptrdiff_t i, double value, double *power) {
    ptrdiff_t at = i;
    double base = value;
    *power = 1;
    bool times = word_is(pieces, at, S("x")) || piece_mark(pieces, at, '*');
    if (times && is_digits(pieces, at + 1)) *power = value, base = (double)pieces->at[at + 1].number, at += 2;
    if (!piece_mark(pieces, at++, '^')) return i;
    bool minus = piece_mark(pieces, at, '-');
    if (minus || piece_mark(pieces, at, '+')) at++;
    if (!is_digits(pieces, at) || digits_len(pieces, at) > 2) return i;
    for (int64_t n = pieces->at[at].number; n > 0; n--) *power = minus ? *power / base : *power * base;
    return at + 1;
}

// ---- words

// "point nine five", "point seventy-one"
static ptrdiff_t read_point(const Pieces *pieces, ptrdiff_t i, ptrdiff_t limit, double *value) {
    if (!word_is(pieces, i, S("point"))) return i;
    double scale = 1, digit;
    ptrdiff_t at = i + 1;
    for (; at < limit && (digit = word_value(pieces, at, NUMBER_UNIT)) >= 0 && digit < 10; at++)
        *value += digit * (scale /= 10);
    if (at > i + 1) return at;
    Sum sum = {.last = NUMBER_NONE};
    at = sum_words(pieces, at, limit, &sum);
    if (sum.last == NUMBER_NONE || sum.total + sum.group > 99) return i;
    *value += (sum.total + sum.group) / 100;
    return at;
}

// A digit alone before a capital is a name's as often: it takes what is counted behind it ("5M users").
static bool counts_behind(const Pieces *pieces, ptrdiff_t i) {
    if (digits_len(pieces, i - 1) > 1 || (piece_mark(pieces, i - 2, '.') && piece_glued(pieces, i - 2)))
        return true;
    Str next = piece_kind(pieces, i + 1) == PIECE_WORD ? piece_str(pieces, i + 1) : (Str){0};
    return next.len > 3 && str_ends(next, S("s"));
}

// "k" of "100k", "M" of "10M": a small m is metres.
static double letter_value(const Pieces *pieces, ptrdiff_t i) {
    double scale = word_value(pieces, i, NUMBER_LETTER);
    if (scale > 0) return scale;
    scale = word_value(pieces, i, NUMBER_CAPITAL);
    bool capital = scale > 0 && piece_glued(pieces, i - 1) && ascii_upper(piece_str(pieces, i).s[0]);
    return capital && is_digits(pieces, i - 1) && counts_behind(pieces, i) ? scale : -1;
}

// "million", "a million", "of a million" after a number or fraction; "100k", "10 bln", "2.33 k".
static ptrdiff_t read_scale(const Pieces *pieces, ptrdiff_t i, bool digits, double *value) {
    ptrdiff_t at = i;
    if (word_is(pieces, at, S("of"))) at++;
    if (word_is(pieces, at, S("a"))) at++;
    if (at == i && piece_mark(pieces, at, '-') && piece_glued(pieces, at - 1)) at++;
    double scale = word_value(pieces, at, NUMBER_SCALE);
    if (scale < 0) scale = word_value(pieces, at, NUMBER_HUNDRED);
    if (scale < 0) scale = word_value(pieces, at, NUMBER_DOZEN);
    if (scale < 0 && digits && at == i) scale = letter_value(pieces, at);
    if (scale < 0) return i;
    *value *= scale;
    return at + 1;
}

// ---- vague: dozens, hundreds of thousands

static Number read_vague(const Pieces *pieces, ptrdiff_t i) {
    double value = word_value(pieces, i, NUMBER_PLURAL);
    if (value < 0) return (Number){0};
    ptrdiff_t end = i + 1;
    double more;
    while (word_is(pieces, end, S("of")) && (more = word_value(pieces, end + 1, NUMBER_PLURAL)) > 0 &&
           end < i + 6) {
        value *= more;
        end += 2;
    }
    return (Number){2 * value, 2 * value, 10 * value, .vague = true, .words = true, .end = end};
}

// ---- all together

static Number exact(double value, ptrdiff_t end, bool words) {
    return (Number){value, value, value, .scale = 1, .words = words, .end = end};
}

// "4 thousand 3 hundred and 21": what follows, each less than what the one before multiplied by.
static ptrdiff_t read_groups(const Pieces *pieces, ptrdiff_t i, ptrdiff_t end, double *value) {
    double scale = word_value(pieces, end - 1, NUMBER_SCALE);
    if (scale < 0) scale = word_value(pieces, end - 1, NUMBER_HUNDRED);
    for (ptrdiff_t limit = i + NUMBER_PIECES; end < limit && scale > 1;) {
        Sum sum = {.last = NUMBER_SCALE};
        ptrdiff_t at = end + word_is(pieces, end, S("and"));
        if (!is_digits(pieces, at) && at == end) break;
        at = sum_words(pieces, at, limit, &sum);
        double more = sum.total + sum.group;
        if (more <= 0 || more >= scale || at == end) break;
        *value += more, end = at;
        scale = sum.last == NUMBER_HUNDRED ? 100
            : sum.last == NUMBER_SCALE     ? word_value(pieces, at - 1, NUMBER_SCALE)
                                           : 1;
    }
    return end;
}

static Number digits_number(const Pieces *pieces, ptrdiff_t i) {
    double value = 0, power;
    ptrdiff_t whole = read_digits(pieces, i, &value);
    if (!whole) return (Number){0};
    ptrdiff_t end = read_exponent(pieces, whole, &value);
    if (end > whole) return exact(value, end, false);
    end = read_power(pieces, whole, value, &power);
    if (end > whole) return exact(power, end, false);
    end = fraction_rest(pieces, whole, 1, &value);
    end = read_scale(pieces, end, true, &value);
    if (end > whole) end = read_groups(pieces, i, end, &value);
    return exact(value, end, false);
}

static Number words_number(const Pieces *pieces, ptrdiff_t i) {
    Sum sum = {.last = NUMBER_NONE};
    ptrdiff_t at = i, limit = i + NUMBER_PIECES;
    if ((word_is(pieces, i, S("a")) || word_is(pieces, i, S("an"))) &&
        (word_value(pieces, i + 1, NUMBER_HUNDRED) > 0 || word_value(pieces, i + 1, NUMBER_SCALE) > 0 ||
         word_value(pieces, i + 1, NUMBER_DOZEN) > 0))
        sum.group = 1, sum.last = NUMBER_UNIT, at = i + 1;
    ptrdiff_t end = sum_words(pieces, at, limit, &sum);
    if (sum.last == NUMBER_NONE || end == i) return (Number){0};
    double value = sum.total + sum.group, below;
    end = read_point(pieces, end, limit, &value);
    ptrdiff_t under = value > 1 || sum.last == NUMBER_UNIT
        ? fraction_under(pieces, piece_mark(pieces, end, '-') ? end + 1 : end, value, &below)
        : 0;
    if (under) return exact(value / below, under, true);  // "twenty-three fifths"
    double scale = word_value(pieces, end - 1, NUMBER_SCALE);
    ptrdiff_t rest = fraction_rest(pieces, end, scale, &value);
    if (rest > end && scale < 0) end = read_scale(pieces, rest, false, &value);
    else end = rest;
    return exact(value, end, true);
}

Number number_read(const Pieces *pieces, ptrdiff_t i) {
    if (i < 0 || i >= pieces->len) return (Number){0};
    Piece piece = pieces->at[i];
    bool digits = is_digits(pieces, i) || piece_mark(pieces, i, '.');
    if (!digits && !piece.count && piece.kind == PIECE_WORD) return (Number){0};
    double value = 0;
    ptrdiff_t end = fraction_read(pieces, i, &value);
    Number best = end ? exact(value, read_scale(pieces, end, false, &value), !digits) : (Number){0};
    best.value = best.low = best.high = value;
    Number other = digits ? digits_number(pieces, i) : words_number(pieces, i);
    if (other.end > best.end) best = other;
    Number vague = digits ? (Number){0} : read_vague(pieces, i);
    if (vague.end > best.end) best = vague;
    double scale = best.end > i + 1 ? word_value(pieces, best.end - 1, NUMBER_SCALE) : -1;
    best.scale = scale > 0 ? scale : 1;
    return best;
}

double number_scale(const Pieces *pieces, ptrdiff_t i) { return word_value(pieces, i, NUMBER_SCALE); }

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
        Sum sum = {.last = NUMBER_NONE};
        ptrdiff_t end = sum_words(pieces, i, i + NUMBER_PIECES, &sum);
        if (end > i &&
            (piece_mark(pieces, end, '-') || (sum.last >= NUMBER_HUNDRED && word_is(pieces, end, S("and")))))
            end++;  // "one hundred and third"
        double last = word_value(pieces, end, NUMBER_ORDINAL);
        bool fits = sum.last == NUMBER_NONE || sum.last == NUMBER_HUNDRED || sum.last == NUMBER_SCALE ||
            (sum.last == NUMBER_TEN && last < 10);
        if (last > 0 && (fits || last >= 100))
            out = exact(last >= 100 && sum.last != NUMBER_NONE ? (sum.total + sum.group) * last
                                                               : sum.total + sum.group + last,
                        end + 1, true);
    }
    out.ordinal = out.end > 0;
    return out;
}
