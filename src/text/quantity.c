// quantity.c - see quantity.h. In order: what is no quantity, signs and units, bounds, ranges, all together.
//
// The words are rows of data/units.en.tsv; numbers themselves are number.h's, the thing is thing.h's. One pass; around a
// number no more than some dozen pieces are looked at.
#include "text/quantity.h"

#include "text/thing.h"

#include <math.h>

typedef struct Find {
    const Article *article;
    Pieces pieces;
    ptrdiff_t date, name;  // cursors into the article's dates and names
} Find;

static bool is_word(const Pieces *pieces, ptrdiff_t i, Str word) {
    if (i < 0 || i >= pieces->len) return false;
    char buf[64];
    return str_eq(piece_fold(pieces->text, pieces->at[i], buf), word);
}

static PieceKind kind_at(const Pieces *pieces, ptrdiff_t i) {
    return i < 0 || i >= pieces->len ? PIECE_MARK : pieces->at[i].kind;
}

// ---- what is no quantity: numbers of dates, parts of names and codes, "this one"

static bool in_dates(Find *f, Span at) {
    const Dates *dates = &f->article->dates;
    while (f->date < dates->len && dates->at[f->date].at.end <= at.start) f->date++;
    return f->date < dates->len && span_touch(dates->at[f->date].at, at);
}

static bool in_names(Find *f, Span at) {
    const Names *names = &f->article->names;
    while (f->name < names->len && names->at[f->name].at.end <= at.start) f->name++;
    return f->name < names->len && span_touch(names->at[f->name].at, at);
}

static bool glued_code(const Pieces *pieces, ptrdiff_t i, ptrdiff_t end) {
    char marks[] = "-/.:_#";
    bool digits = kind_at(pieces, i) == PIECE_DIGITS;
    if (piece_glued(pieces, i - 1)) {
        if (kind_at(pieces, i - 1) == PIECE_WORD) return true;
        if (kind_at(pieces, i - 1) == PIECE_DIGITS) return true;
        for (char *m = marks; digits && *m; m++)  // "S-400", "12/5/3", "10.0.0.1"
            if (piece_mark(pieces, i - 1, *m) && piece_glued(pieces, i - 2) &&
                kind_at(pieces, i - 2) != PIECE_MARK)
                return true;
    }
    if (piece_glued(pieces, end - 1) && kind_at(pieces, end) == PIECE_WORD) return true;  // "747s", "3D"
    if (digits && piece_glued(pieces, end - 1) && piece_glued(pieces, end) &&
        kind_at(pieces, end + 1) == PIECE_DIGITS)
        return piece_mark(pieces, end, ':') || piece_mark(pieces, end, '/');
    return false;
}

static bool title_at(const Pieces *pieces, ptrdiff_t i) {
    return kind_at(pieces, i) == PIECE_WORD && ascii_upper(piece_str(pieces, i).s[0]);
}

// "Section 231", "Flight 370", "Studio 54": digits that a name ends with.
static bool labelled(const Pieces *pieces, ptrdiff_t i, ptrdiff_t end) {
    if (kind_at(pieces, i) != PIECE_DIGITS) return false;
    ptrdiff_t label = piece_mark(pieces, i - 1, '.') || piece_mark(pieces, i - 1, '#') ? i - 2 : i - 1;
    if (around_is(pieces, label, S("label")) && !pieces->at[i].line) return true;
    if (!title_at(pieces, i - 1) || pieces->at[i - 1].line || pieces->at[i].line || end - i > 1) return false;
    if (around_is(pieces, i - 1, S("stop")) || piece_mark(pieces, i - 2, '.')) return false;
    return kind_at(pieces, end) != PIECE_WORD || title_at(pieces, end) || around_is(pieces, end, S("stop"));
}

static bool lone_one(const Pieces *pieces, ptrdiff_t i, ptrdiff_t end) {
    if (end != i + 1 || !is_word(pieces, i, S("one"))) return false;
    if (around_is(pieces, i - 1, S("noone"))) return true;
    if (pieces->len <= 2) return false;
    return kind_at(pieces, end) != PIECE_WORD ||
        (around_is(pieces, end, S("stop")) && !is_word(pieces, end, S("last")));
}

// ---- signs and units

static bool minus(const Pieces *pieces, ptrdiff_t i) {
    if (is_word(pieces, i - 1, S("minus")) || is_word(pieces, i - 1, S("negative"))) return true;
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

typedef struct Reading {
    ptrdiff_t first, end;  // pieces
    Number number;
    Str unit;
    bool priced;    // its sign stands before it
    bool measured;  // in a unit that is no money
} Reading;

// "15 dollars 50", "15 dollars and 50 cents"
static void read_cents(const Pieces *pieces, Reading *r, const Around *unit) {
    ptrdiff_t at = r->end;
    if (!str_eq(unit->kind, S("currency")) || r->number.scale > 1) return;
    bool and = is_word(pieces, at, S("and"));
    Number cents = number_read(pieces, at + and);
    double whole = (double)(int64_t)cents.value;
    if (!cents.end || cents.value >= 100 || cents.value < 10 || whole < cents.value || pieces->at[at].line)
        return;
    bool named = is_word(pieces, cents.end, S("cents"));
    if (!named &&
        (and || (kind_at(pieces, cents.end) == PIECE_WORD && !around_is(pieces, cents.end, S("stop")))))
        return;
    r->number.value += cents.value / 100, r->number.low = r->number.high = r->number.value;
    r->end = cents.end + named;
}

static void read_unit(const Pieces *pieces, Reading *r) {
    ptrdiff_t at = r->end, end = at;
    if (piece_mark(pieces, at, '-') && piece_glued(pieces, at - 1)) at++;  // "a 45-acre farm"
    else if (r->number.vague && is_word(pieces, at, S("of"))) at++;        // "billions of dollars"
    const Around *row = around_after(pieces, r->end, S("unit"), &end);
    if (!row) row = around_after(pieces, at, S("unit"), &end);
    if (!row) row = around_after(pieces, at, S("currency"), &end);
    if (!row || (piece_glued(pieces, end - 1) && kind_at(pieces, end) != PIECE_MARK)) return;
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

// The number at piece i with its sign, not before `floor`, and unit; end 0 when there is none.
static Reading read_at(const Pieces *pieces, ptrdiff_t floor, ptrdiff_t i) {
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
    if (!r.number.ordinal) read_unit(pieces, &r);
    return r;
}

// ---- bounds: at least, nearly, or more

static void bound(Quantity *q, Str word) {
    if (str_eq(word, S("least")) || str_eq(word, S("over"))) q->high = (double)INFINITY;
    else if (str_eq(word, S("most")) || str_eq(word, S("under"))) q->low = -(double)INFINITY;
    q->approx = true;
}

static void read_bounds(const Pieces *pieces, ptrdiff_t first, ptrdiff_t end, Quantity *q) {
    ptrdiff_t at;
    const Around *row = around_before(pieces, 0, first, S("before"), &at);
    if (row) bound(q, row->value);
    row = around_after(pieces, end, S("behind"), &at);
    if (row) bound(q, row->value);
}

// ---- ranges: 10 to 12, 10-12, between 10 and 12, five or six

static bool range_mark(const Pieces *pieces, ptrdiff_t i, ptrdiff_t first) {
    if (piece_mark(pieces, i, '-') || is_word(pieces, i, S("to"))) return true;
    return is_word(pieces, i, S("and")) && is_word(pieces, first - 1, S("between"));
}

static bool same_kind(const Reading *a, const Reading *b) {
    return a->unit.len == 0 || b->unit.len == 0 || str_eq(a->unit, b->unit);
}

// Tells whether the reading after `a` is the upper end of one range; *a then is the whole.
static bool join_range(const Pieces *pieces, Reading *a, double *high) {
    if (a->number.ordinal || a->number.vague || !range_mark(pieces, a->end, a->first)) return false;
    ptrdiff_t at = a->end + 1, skip;
    const Around *sign = around_after(pieces, at, S("sign"), &skip);  // "$5 to $7"
    Reading b = read_at(pieces, at, sign ? skip : at);
    if (!b.end || b.number.ordinal || b.number.vague || !same_kind(a, &b)) return false;
    if (is_word(pieces, a->end, S("to")) && is_word(pieces, a->first - 1, S("from")))
        return false;  // a change: "rose from 5 to 7"
    double low = a->number.value;
    if (a->number.scale <= 1 && b.number.scale > 1 && low < b.number.value / b.number.scale)
        low *= b.number.scale;
    if (low >= b.number.value ||
        (!sign && glued_code(pieces, at, b.number.end) && !piece_mark(pieces, a->end, '-')))
        return false;
    a->number.value = a->number.low = low;
    *high = b.number.value;
    a->end = b.end;
    if (b.unit.len) a->unit = b.unit, a->measured = b.measured;
    return true;
}

// ---- all together

static bool is_quantity(Find *f, const Reading *r, ptrdiff_t i) {
    const Pieces *pieces = &f->pieces;
    Span at = {pieces->at[i].at.start, pieces->at[r->number.end - 1].at.end};
    bool age = str_eq(r->unit, S("year"));
    // "188 miles an hour" and "five years old" hold a stretch of time, and are none.
    if (in_dates(f, at) && !age) return false;
    if (r->priced) return true;
    if (glued_code(pieces, i, r->end) || lone_one(pieces, i, r->end)) return false;
    return !r->unit.len ? !labelled(pieces, i, r->end) && !in_names(f, at) : true;
}

// Most pieces are words that count nothing, or marks that are no fraction.
static bool may_be_number(const Pieces *pieces, ptrdiff_t i) {
    Piece piece = pieces->at[i];
    if (piece.kind != PIECE_MARK) return piece.kind == PIECE_DIGITS || piece.count;
    char first = piece_str(pieces, i).s[0];
    return first == '.' || (unsigned char)first >= 128;
}

Quantities quantity_find(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch) {
    Quantities out = {0};
    if (article->language.len && !str_starts_case(article->language, S("en"))) return out;
    Find f = {.article = article, .pieces = piece_cut(article->text, tokens, &scratch)};
    number_mark(&f.pieces);
    for (ptrdiff_t i = 0, floor = 0; i < f.pieces.len;) {
        if (!may_be_number(&f.pieces, i)) {
            i++;
            continue;
        }
        Reading r = read_at(&f.pieces, floor, i);
        if (!r.end || !is_quantity(&f, &r, i)) {
            i = r.end ? r.number.end : i + 1;
            continue;
        }
        double high = r.number.high;
        bool range = join_range(&f.pieces, &r, &high);
        Quantity q = {.value = r.number.value,
                      .low = r.number.low,
                      .high = high,
                      .unit = r.unit,
                      .approx = r.number.vague};
        if (!range) read_bounds(&f.pieces, r.first, r.end, &q);
        q.at = (Span){f.pieces.at[r.first].at.start, f.pieces.at[r.end - 1].at.end};
        if (!r.number.ordinal) q.thing = thing_of(&f.pieces, r.end, r.unit.len > 0, r.measured);
        *vec_push(&out, keep) = q;
        i = floor = r.end;
    }
    return out;
}
