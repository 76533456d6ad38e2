// number_fraction.c - see number_fraction.h.
#include "text/number_fraction.h"

#include "text/number_word.h"

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

// "half", "quarter", "third" alone under the line, or "fifths" under more than one.
static double under(const Pieces *pieces, ptrdiff_t i, bool plural) {
    return word_value(pieces, i, plural ? NUMBER_FRACTIONS : NUMBER_FRACTION);
}

ptrdiff_t fraction_under(const Pieces *pieces, ptrdiff_t i, double over, double *value) {
    double simple = under(pieces, i, over > 1);
    if (simple > 0) return *value = simple, i + 1;
    Sum sum = {.last = NUMBER_NONE};
    ptrdiff_t end = sum_words(pieces, i, i + NUMBER_PIECES, &sum);
    if (end == i) return 0;
    if (piece_mark(pieces, end, '-')) end++;
    double last = word_value(pieces, end, over > 1 ? NUMBER_FRACTIONS : NUMBER_ORDINAL);
    bool fits = sum.last == NUMBER_TEN ? last > 0 && last < 10 : last > 0 && sum.last != NUMBER_UNIT;
    if (!fits) return 0;
    *value = sum.total + sum.group + last;
    return end + 1;
}

// "-and-a-half" of "four-and-a-half", "-and-a-quarter".
static ptrdiff_t hyphened(const Pieces *pieces, ptrdiff_t i, double *part) {
    for (ptrdiff_t at = i; at < i + 6; at += 2)
        if (!piece_mark(pieces, at, '-') || !piece_glued(pieces, at - 1) || !piece_glued(pieces, at))
            return 0;
    if (!word_is(pieces, i + 1, S("and")) || !word_is(pieces, i + 3, S("a"))) return 0;
    double below = under(pieces, i + 5, false);
    return below > 0 ? *part = 1 / below, i + 6 : 0;
}

ptrdiff_t fraction_rest(const Pieces *pieces, ptrdiff_t i, double scale, double *value) {
    double part = symbol_fraction(pieces, i), below;
    if (part > 0) return *value += part, i + 1;
    ptrdiff_t end = read_slash(pieces, i, &part);
    if (!end) end = hyphened(pieces, i, &part);
    if (end) return *value += part, end;
    if (!word_is(pieces, i, S("and"))) return i;
    if ((end = read_slash(pieces, i + 1, &part)) != 0) return *value += part, end;  // "1 and 1/2"
    bool article = word_is(pieces, i + 1, S("a"));
    double over = article ? 1 : word_value(pieces, i + 1, NUMBER_UNIT);
    if (word_value(pieces, i + 1, NUMBER_FRACTION) == 2) {  // "one and half hours"
        part = 0.5, end = i + 2;
    } else if (over > 0 && (below = under(pieces, i + 2, over > 1)) > 0) {
        part = over / below, end = i + 3;
    } else {
        return i;
    }
    double next = word_value(pieces, end, NUMBER_SCALE);
    if (scale < 1) scale = 1;
    if (scale > 1 && next > 0 && next < scale) return *value += part * next, end + 1;
    *value += part * (next > 0 ? 1 : scale);
    return end;
}

// Does a fraction end well here? "A twenty-first" is one, "a twenty-first man" is not.
static bool ends(const Pieces *pieces, ptrdiff_t end) {
    return end >= pieces->len || pieces->at[end].kind == PIECE_MARK || word_is(pieces, end, S("of"));
}

ptrdiff_t fraction_read(const Pieces *pieces, ptrdiff_t i, double *value) {
    if ((*value = symbol_fraction(pieces, i)) > 0) return i + 1;
    ptrdiff_t end = read_slash(pieces, i, value);
    if (end) return end;
    bool article = word_is(pieces, i, S("a")) || word_is(pieces, i, S("an"));
    double over = article ? 1 : word_value(pieces, i, NUMBER_UNIT), below;
    ptrdiff_t at = over > 0 ? i + 1 : i;
    if (over > 0 && piece_mark(pieces, at, '-')) at++;
    end = fraction_under(pieces, at, over > 0 ? over : 1, &below);
    if (!end && over > 1 && (below = under(pieces, at, false)) <= 10) end = at + 1;  // "a two-third majority"
    if (!end || below <= 0) return 0;
    bool half = below == 2, alone = at == i;
    if (alone && !half && (end > at + 1 || word_value(pieces, end, NUMBER_SCALE) < 0)) return 0;  // "third"
    if (article && !half && below < 1e3 && !word_is(pieces, end, S("of")) &&
        !(end > at + 1 && ends(pieces, end)))
        return 0;  // "a third man"
    *value = (over > 0 ? over : 1) / below;
    return end;
}
