// form_number.c - see form_number.h. A new one: its reader, and a row in `numbers`.
#include "text/form_number.h"

#include "text/number.h"

static int32_t digits_at(const Pieces *pieces, ptrdiff_t i, ptrdiff_t least, ptrdiff_t most) {
    if (i < 0 || i >= pieces->len || pieces->at[i].kind != PIECE_DIGITS) return -1;
    ptrdiff_t len = pieces->at[i].at.end - pieces->at[i].at.start;
    return len < least || len > most ? -1 : (int32_t)pieces->at[i].number;
}

static ptrdiff_t put(When *out, WhenField field, int32_t value, int32_t low, int32_t high, ptrdiff_t end) {
    if (value < low || value > high) return 0;
    out->f[field] = value;
    return end;
}

static ptrdiff_t read_n(const Pieces *pieces, ptrdiff_t i, When *out) {
    Number n = number_read(pieces, i);
    if (!n.end || n.value < 0 || n.value > 1e6) return 0;
    if (n.end == i + 2 && str_eq_case(str_span(pieces->text, pieces->at[i + 1].at), S("quarters")))
        n.value *= 4, n.end--;  // "two quarters" of a year, not a half
    out->f[WHEN_count] = n.vague ? -1 : (int32_t)(n.value * 1000 + 0.5);
    return n.end;
}

static ptrdiff_t read_dth(const Pieces *pieces, ptrdiff_t i, When *out) {
    Number n = number_ordinal(pieces, i);
    return n.end && n.value <= 31 ? put(out, WHEN_day, (int32_t)n.value, 1, 31, n.end) : 0;
}

// "The 1st", not "the first": that may be the first of anything.
static ptrdiff_t read_dnth(const Pieces *pieces, ptrdiff_t i, When *out) {
    bool digit = i < pieces->len && ascii_digit(pieces->text.s[pieces->at[i].at.start]);
    return digit ? read_dth(pieces, i, out) : 0;
}

static ptrdiff_t read_d(const Pieces *pieces, ptrdiff_t i, When *out) {
    ptrdiff_t end = read_dth(pieces, i, out);
    return end ? end : put(out, WHEN_day, digits_at(pieces, i, 1, 2), 1, 31, i + 1);
}

static ptrdiff_t read_dw(const Pieces *pieces, ptrdiff_t i, When *out) {
    Number n = number_read(pieces, i);
    return n.words && !n.vague && n.value <= 31 ? put(out, WHEN_day, (int32_t)n.value, 1, 31, n.end) : 0;
}

static ptrdiff_t read_y(const Pieces *pieces, ptrdiff_t i, When *out) {
    ptrdiff_t end = put(out, WHEN_year, digits_at(pieces, i, 4, 4), 1000, 2999, i + 1);
    if (end || i >= pieces->len || pieces->at[i].kind != PIECE_WORD) return end;
    Number n = number_read(pieces, i);  // "two thousand and five", "nineteen eighty-six"
    if (!n.end || n.vague || n.value > 2999 || n.value < 13) return 0;
    if (n.value >= 1000) return put(out, WHEN_year, (int32_t)n.value, 1000, 2999, n.end);
    Number rest = number_read(pieces, n.end);
    if (n.value > 20 || !rest.end || !rest.words || rest.value < 10 || rest.value > 99) return 0;
    return put(out, WHEN_year, (int32_t)n.value * 100 + (int32_t)rest.value, 1300, 2099, rest.end);
}

static ptrdiff_t read_yw(const Pieces *pieces, ptrdiff_t i, When *out) {
    return i < pieces->len && pieces->at[i].kind == PIECE_WORD ? read_y(pieces, i, out) : 0;
}

static ptrdiff_t read_ymd8(const Pieces *pieces, ptrdiff_t i, When *out) {
    int32_t n = digits_at(pieces, i, 8, 8);
    if (n < 0 || !put(out, WHEN_day, n % 100, 1, 31, 1) || !put(out, WHEN_month, n / 100 % 100, 1, 12, 1))
        return 0;
    return put(out, WHEN_year, n / 10000, 1900, 2099, i + 1);
}

static ptrdiff_t read_yy(const Pieces *pieces, ptrdiff_t i, When *out) {
    int32_t n = digits_at(pieces, i, 2, 2);
    return n < 0 ? 0 : put(out, WHEN_year, n + (n <= 30 ? 2000 : 1900), 1900, 2099, i + 1);
}

static ptrdiff_t read_small(const Pieces *pieces, ptrdiff_t i, When *out, WhenField field, int32_t high) {
    int32_t digits = digits_at(pieces, i, 1, 2);
    if (digits >= 0) return put(out, field, digits, 1, high, i + 1);
    Number n = number_read(pieces, i);
    if (!n.end || n.vague || n.value > high || n.value < 1 || (double)(int32_t)n.value < n.value) return 0;
    return put(out, field, (int32_t)n.value, 1, high, n.end);
}

static ptrdiff_t read_hw(const Pieces *pieces, ptrdiff_t i, When *out) {
    return read_small(pieces, i, out, WHEN_hour, 12);
}

static ptrdiff_t read_min(const Pieces *pieces, ptrdiff_t i, When *out) {
    return read_small(pieces, i, out, WHEN_minute, 59);
}

static ptrdiff_t read_hm(const Pieces *pieces, ptrdiff_t i, When *out) {
    int32_t n = digits_at(pieces, i, 3, 4);
    if (n < 0 || n % 100 > 59) return 0;
    out->f[WHEN_minute] = n % 100;
    return put(out, WHEN_hour, n / 100, 0, 24, i + 1);
}

static ptrdiff_t read_nth(const Pieces *pieces, ptrdiff_t i, When *out) {
    Number n = number_ordinal(pieces, i);
    return n.end && n.value <= 53 ? put(out, WHEN_nth, (int32_t)n.value, 1, 53, n.end) : 0;
}

static ptrdiff_t read_cent(const Pieces *pieces, ptrdiff_t i, When *out) {
    Number n = number_ordinal(pieces, i);
    return n.end && n.value <= 30 ? put(out, WHEN_century, (int32_t)n.value, 1, 30, n.end) : 0;
}

// Digits alone: "1990" of "1990s", "90". "1800s" is a century.
static ptrdiff_t read_dec(const Pieces *pieces, ptrdiff_t i, When *out) {
    int32_t n = digits_at(pieces, i, 4, 4);
    if (n >= 1000 && n < 2000 && n % 100 == 0) return put(out, WHEN_century, n / 100 + 1, 1, 30, i + 1);
    if (n < 0) n = digits_at(pieces, i, 2, 2);
    return n % 10 ? 0 : put(out, WHEN_decade, n, 0, 2990, i + 1);
}

// A reader of its own, or digits alone: so many of them, from low to high.
struct FormNumber {
    Str name;
    ptrdiff_t (*read)(const Pieces *pieces, ptrdiff_t i, When *out);
    WhenField field;
    int8_t least, most;
    int16_t low, high;
};

static const FormNumber numbers[] = {
    {S_("n"), .read = read_n},
    {S_("d"), .read = read_d},
    {S_("dth"), .read = read_dth},
    {S_("dnth"), .read = read_dnth},
    {S_("dw"), .read = read_dw},
    {S_("d13"), NULL, WHEN_day, 2, 2, 13, 31},
    {S_("m"), NULL, WHEN_month, 1, 2, 1, 12},
    {S_("y"), .read = read_y},
    {S_("yd"), NULL, WHEN_year, 4, 4, 1000, 2999},
    {S_("yy"), .read = read_yy},
    {S_("yw"), .read = read_yw},
    {S_("ymd8"), .read = read_ymd8},
    {S_("Y"), NULL, WHEN_year, 1, 4, 1, 9999},
    {S_("h"), NULL, WHEN_hour, 1, 2, 0, 24},
    {S_("mi"), NULL, WHEN_minute, 2, 2, 0, 59},
    {S_("s"), NULL, WHEN_second, 2, 2, 0, 60},
    {S_("hw"), .read = read_hw},
    {S_("min"), .read = read_min},
    {S_("hm"), .read = read_hm},
    {S_("nth"), .read = read_nth},
    {S_("wk"), NULL, WHEN_week, 1, 2, 1, 53},
    {S_("q4"), NULL, WHEN_quarter, 1, 1, 1, 4},
    {S_("h2"), NULL, WHEN_half, 1, 1, 1, 2},
    {S_("cent"), .read = read_cent},
    {S_("cc"), NULL, WHEN_century, 1, 2, 1, 30},
    {S_("dec"), .read = read_dec},
};

const FormNumber *form_number(Str name) {
    for (ptrdiff_t i = 0; i < countof(numbers); i++)
        if (str_eq(numbers[i].name, name)) return &numbers[i];
    return NULL;
}

ptrdiff_t form_number_read(const FormNumber *number, const Pieces *pieces, ptrdiff_t i, When *out) {
    if (number->read) return number->read(pieces, i, out);
    return put(out, number->field, digits_at(pieces, i, number->least, number->most), number->low,
               number->high, i + 1);
}
