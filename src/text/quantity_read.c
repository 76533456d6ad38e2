// quantity_read.c - see quantity_read.h.
#include "text/quantity_read.h"

#include "text/around.h"

static bool minus(const Pieces *pieces, ptrdiff_t i) {
    if (piece_is(pieces, i - 1, S("minus")) || piece_is(pieces, i - 1, S("negative"))) return true;
    return piece_mark(pieces, i - 1, '-') && !piece_glued(pieces, i - 2) &&
        (piece_glued(pieces, i - 1) || i == 1);
}

// "m" of "$5m"
static double price_scale(const Pieces *pieces, ptrdiff_t i, ptrdiff_t *end) {
    if (!piece_glued(pieces, i - 1)) return 1;
    const Around *row = around_after(pieces, i, S("price"), end);
    int64_t zeros = 0;
    double scale = 1;
    if (row && str_int(row->value, &zeros))
        while (zeros-- > 0) scale *= 10;
    return scale;
}

// "15 dollars 50", "15 dollars and 50 cents"
static void read_cents(const Pieces *pieces, Reading *r, const Around *unit) {
    ptrdiff_t at = r->end;
    if (!str_eq(unit->kind, S("currency")) || r->number.scale > 1 || str_eq(unit->value, S("cent"))) return;
    bool and = piece_is(pieces, at, S("and"));
    Number cents = number_read(pieces, at + and);
    double whole = (double)(int64_t)cents.value;
    if (!cents.end || cents.value >= 100 || cents.value < 10 || whole < cents.value || pieces->at[at].line)
        return;
    bool named = piece_is(pieces, cents.end, S("cents")) || piece_is(pieces, cents.end, S("cent"));
    if (around_is(pieces, cents.end, S("sign"))) return;  // "10 $ 30 $"
    if (!named &&
        (and || (piece_kind(pieces, cents.end) == PIECE_WORD && !around_is(pieces, cents.end, S("stop")))))
        return;
    r->number.value += cents.value / 100, r->number.low = r->number.high = r->number.value;
    r->end = cents.end + named;
}

// How many pieces stand between "half" and its unit: "half a mile", "a quarter of an acre".
static ptrdiff_t half_a(const Pieces *pieces, ptrdiff_t i) {
    ptrdiff_t of = piece_is(pieces, i, S("of"));
    bool article = piece_is(pieces, i + of, S("a")) || piece_is(pieces, i + of, S("an"));
    return article ? of + 1 : 0;
}

static void read_unit(const Pieces *pieces, Reading *r) {
    ptrdiff_t at = r->end, end = at;
    if (piece_mark(pieces, at, '-') && piece_glued(pieces, at - 1)) at++;  // "a 45-acre farm"
    else if (r->number.vague && piece_is(pieces, at, S("of"))) at++;       // "billions of dollars"
    else if (r->number.words && r->number.value < 1) at += half_a(pieces, at);
    const Around *row = around_after(pieces, r->end, S("million"), &end);
    if (row) r->number.value *= 1e6, r->number.low *= 1e6, r->number.high *= 1e6, r->number.scale *= 1e6;
    if (!row) row = around_after(pieces, r->end, S("unit"), &end);
    if (!row) row = around_after(pieces, at, S("unit"), &end);
    if (!row) row = around_after(pieces, at, S("currency"), &end);
    if (!row || (piece_glued(pieces, end - 1) && piece_kind(pieces, end) != PIECE_MARK)) return;
    Str last = piece_str(pieces, end - 1);
    if (last.len == 1 && ascii_upper(last.s[0]) && str_eq(row->kind, S("unit")) && row->word.len == 1)
        return;  // "3M" is no three metres
    r->unit = row->value;
    r->end = end;
    r->measured = str_eq(row->kind, S("unit"));
    read_cents(pieces, r, row);
    double scale = number_scale(pieces, end);  // "75 USD million"
    if (scale > 0) {
        r->number.value *= scale, r->number.low *= scale, r->number.high *= scale;
        r->end = end + 1;
    }
}

Reading quantity_read(const Pieces *pieces, ptrdiff_t floor, ptrdiff_t i) {
    Reading r = {.first = i, .number = number_read(pieces, i)};
    Number ordinal = number_ordinal(pieces, i);
    if (ordinal.end > r.number.end) r.number = ordinal, r.unit = S("ordinal");
    r.end = r.number.end;
    if (!r.end) return r;
    if (i > floor && minus(pieces, i))
        r.number.value = -r.number.value, r.number.low = r.number.high = r.number.value, r.first--;
    const Around *sign = around_before(pieces, floor, r.first, S("sign"), &r.first);
    if (sign) {
        double scale = price_scale(pieces, r.end, &r.end);
        r.number.value *= scale, r.number.low *= scale, r.number.high *= scale, r.number.scale *= scale;
        r.unit = sign->value;
        r.priced = true;
        return r;
    }
    bool code = r.first > floor && piece_str(pieces, r.first - 1).len == 4;
    const Around *millions =
        code ? around_before(pieces, floor, r.first, S("millions"), &r.first) : NULL;  // "MUSD 60"
    if (millions) {
        r.number.value *= 1e6, r.number.low *= 1e6, r.number.high *= 1e6, r.number.scale *= 1e6;
        r.unit = millions->value;
        r.priced = true;
        return r;
    }
    if (!r.number.ordinal) read_unit(pieces, &r);
    return r;
}
