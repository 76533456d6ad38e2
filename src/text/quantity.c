// quantity.c - see quantity.h. In order: what is no quantity, bounds, ranges, shares, all together.
//
// The words are rows of data/units.en.tsv; numbers themselves are number.h's, the thing is thing.h's. One pass; around a
// number no more than some dozen pieces are looked at.
#include "text/quantity.h"

#include "text/quantity_read.h"
#include "text/around.h"
#include "text/thing.h"

#include <math.h>

typedef struct Find {
    const Article *article;
    Pieces pieces;
    ptrdiff_t date, name;  // cursors into the article's dates and names
} Find;

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
    bool digits = piece_kind(pieces, i) == PIECE_DIGITS;
    if (piece_glued(pieces, i - 1)) {
        if (piece_kind(pieces, i - 1) == PIECE_WORD) return true;
        if (piece_kind(pieces, i - 1) == PIECE_DIGITS) return true;
        for (char *m = marks; digits && *m; m++)  // "S-400", "12/5/3", "10.0.0.1"
            if (piece_mark(pieces, i - 1, *m) && piece_glued(pieces, i - 2) &&
                piece_kind(pieces, i - 2) != PIECE_MARK)
                return true;
    }
    if (piece_glued(pieces, end - 1) && piece_kind(pieces, end) == PIECE_WORD) return true;  // "747s", "3D"
    if (digits && piece_glued(pieces, end - 1) && piece_glued(pieces, end) &&
        piece_kind(pieces, end + 1) == PIECE_DIGITS)
        return piece_mark(pieces, end, ':') || piece_mark(pieces, end, '/');
    return false;
}

static bool title_at(const Pieces *pieces, ptrdiff_t i) {
    return piece_kind(pieces, i) == PIECE_WORD && ascii_upper(piece_str(pieces, i).s[0]);
}

// "Section 231", "Flight 370", "Studio 54": digits that a name ends with.
static bool labelled(const Pieces *pieces, ptrdiff_t i, ptrdiff_t end) {
    if (piece_kind(pieces, i) != PIECE_DIGITS) return false;
    ptrdiff_t label = piece_mark(pieces, i - 1, '.') || piece_mark(pieces, i - 1, '#') ? i - 2 : i - 1;
    if (end - i > 1 || pieces->at[i].line) return false;
    if (around_is(pieces, label, S("label"))) return true;
    if (!title_at(pieces, i - 1) || pieces->at[i - 1].line) return false;
    if (around_is(pieces, i - 1, S("stop")) || piece_mark(pieces, i - 2, '.')) return false;
    return piece_kind(pieces, end) != PIECE_WORD || title_at(pieces, end) ||
        around_is(pieces, end, S("stop"));
}

static bool lone_one(const Pieces *pieces, ptrdiff_t i, ptrdiff_t end) {
    if (end != i + 1 || !piece_is(pieces, i, S("one"))) return false;
    if (around_is(pieces, i - 1, S("noone"))) return true;
    if (pieces->len <= 2) return false;
    return piece_kind(pieces, end) != PIECE_WORD ||
        (around_is(pieces, end, S("stop")) && !piece_is(pieces, end, S("last")));
}

// ---- bounds: at least, nearly, or more

enum { BOUNDS = 2 };  // on one side of a number: "well over", "more than 5,000 or equal to it"

static void bound(Quantity *q, Str word) {
    bool out = str_eq(word, S("over")) || str_eq(word, S("under"));
    if (str_eq(word, S("least")) || str_eq(word, S("over"))) q->high = (double)INFINITY, q->low_out = out;
    else if (str_eq(word, S("most")) || str_eq(word, S("under")))
        q->low = -(double)INFINITY, q->high_out = out;
    else if (str_eq(word, S("equal"))) q->low_out = q->high_out = false;
    q->approx = true;
}

// Where the words of a bound stand: the quantity with them is pieces [first, end).
typedef struct Bounds {
    ptrdiff_t first, end;
} Bounds;

static Bounds read_bounds(const Pieces *pieces, ptrdiff_t floor, ptrdiff_t first, ptrdiff_t end,
                          Quantity *q) {
    Bounds at = {first, end};
    const Around *row = around_before(pieces, floor, first, S("before"), &at.first);
    if (row) bound(q, row->value);
    ptrdiff_t next;
    for (int n = 0; n < BOUNDS && (row = around_after(pieces, at.end, S("behind"), &next)); n++) {
        // "Above 5 and below 7", "5 or less than 4"
        if (number_read(pieces, next).end || piece_is(pieces, next, S("than"))) break;
        bound(q, row->value);
        at.end = next;
    }
    return at;
}

static bool one_sided(const Quantity *q) { return isinf(q->low) != isinf(q->high); }

// "Larger than 10 and smaller than 20": two bounds of one thing. Takes `b` into `a` where they are.
static bool join_bounds(const Pieces *pieces, Quantity *a, const Quantity *b, ptrdiff_t end,
                        ptrdiff_t first) {
    bool apart = first == end + 1 &&
        (piece_is(pieces, end, S("and")) || piece_is(pieces, end, S("but")) || piece_mark(pieces, end, ','));
    if ((!apart && first != end) || !one_sided(a) || !one_sided(b) || isinf(a->low) == isinf(b->low))
        return false;
    if (a->unit.len && b->unit.len && !str_eq(a->unit, b->unit)) return false;
    const Quantity *low = isinf(a->low) ? b : a, *high = isinf(a->low) ? a : b;
    if (low->low >= high->high) return false;
    *a = (Quantity){.at = {a->at.start, b->at.end},
                    .value = low->low,
                    .low = low->low,
                    .high = high->high,
                    .low_out = low->low_out,
                    .high_out = high->high_out,
                    .unit = b->unit.len ? b->unit : a->unit,
                    .thing = b->thing.end ? b->thing : a->thing};
    return true;
}

// ---- ranges: 10 to 12, 10-12, between 10 and 12, five or six

static bool range_mark(const Pieces *pieces, ptrdiff_t i, ptrdiff_t first) {
    if (piece_mark(pieces, i, '-') || piece_is(pieces, i, S("to")) || piece_is(pieces, i, S("through")))
        return true;
    return piece_is(pieces, i, S("and")) && piece_is(pieces, first - 1, S("between"));
}

static bool same_kind(const Reading *a, const Reading *b) {
    return a->unit.len == 0 || b->unit.len == 0 || str_eq(a->unit, b->unit);
}

// Tells whether the reading after `a` is the upper end of one range; *a then is the whole.
static bool join_range(const Pieces *pieces, Reading *a, double *high) {
    if (a->number.ordinal || a->number.vague || !range_mark(pieces, a->end, a->first)) return false;
    ptrdiff_t at = a->end + 1, skip;
    const Around *sign = around_after(pieces, at, S("sign"), &skip);  // "$5 to $7"
    Reading b = quantity_read(pieces, at, sign ? skip : at);
    if (!b.end || b.number.ordinal || b.number.vague || !same_kind(a, &b)) return false;
    if (piece_is(pieces, a->end, S("to")) && piece_is(pieces, a->first - 1, S("from")) &&
        ascii_lower(piece_str(pieces, a->first - 1).s[0]))
        return false;  // a change: "rose from 5 to 7"; a sentence may begin with a range
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

// ---- shares: one in five, nine out of ten, 1 over 20

// Between two numbers that are one: the piece after "in", "out of", "over"; 0 when nothing like it stands there.
static ptrdiff_t share_mark(const Pieces *pieces, const Reading *r) {
    bool one = r->number.value > 0 && r->number.value <= 1;
    if (piece_is(pieces, r->end, S("out")) && piece_is(pieces, r->end + 1, S("of"))) return r->end + 2;
    if (piece_is(pieces, r->end, S("in"))) return one ? r->end + 1 : 0;
    return piece_is(pieces, r->end, S("over")) ? r->end + 1 : 0;
}

// "One in five": *r is the share then. "Two in three attacks" may be two dead in each of three.
static bool join_share(Find *f, Reading *r) {
    const Pieces *pieces = &f->pieces;
    ptrdiff_t at = share_mark(pieces, r);
    if (!at || r->unit.len || r->number.ordinal || r->number.vague) return false;
    if (in_dates(f, pieces->at[r->first].at)) return false;
    bool over = piece_is(pieces, r->end, S("over"));
    Reading b = quantity_read(pieces, at, at);
    if (!b.end || b.first != at || b.unit.len || b.number.ordinal || pieces->at[at].line) return false;
    if (b.number.value <= (over ? 0 : r->number.value) || in_dates(f, pieces->at[at].at)) return false;
    if (over && b.end < pieces->len && piece_kind(pieces, b.end) != PIECE_MARK) return false;
    r->number.value /= b.number.value, r->number.low = r->number.high = r->number.value;
    r->number.scale = 1;
    r->end = b.end;
    return true;
}

// ---- "150,000 more", "another 150,000": of what was counted before

enum { MORE_PIECES = 60 };  // how far back that may be

static bool counts_on(const Pieces *pieces, const Reading *r) {
    return around_is(pieces, r->end, S("more")) || around_is(pieces, r->first - 1, S("more"));
}

// "20 others", "20 more"
static bool says_no_thing(const Pieces *pieces, const Reading *r, Span thing) {
    return !thing.end || (around_is(pieces, r->end, S("more")) && thing.end == pieces->at[r->end].at.end);
}

// The thing counted last before `r`, where `r` counts on; else `otherwise`.
static Span thing_before(const Pieces *pieces, const Reading *r, const Quantities *before, Span otherwise) {
    const Quantity *last = before->len ? &before->at[before->len - 1] : NULL;
    ptrdiff_t far = r->first > MORE_PIECES ? r->first - MORE_PIECES : 0;
    if (!last || !last->thing.end || last->value <= 1 || last->unit.len || !counts_on(pieces, r))
        return otherwise;
    return last->at.start < pieces->at[far].at.start ? otherwise : last->thing;
}

// ---- all together

static bool is_quantity(Find *f, const Reading *r, ptrdiff_t i) {
    const Pieces *pieces = &f->pieces;
    Span at = {pieces->at[i].at.start, pieces->at[r->number.end - 1].at.end};
    // Units of time are ages' only: "six months old".
    bool age = str_eq(r->unit, S("year")) || str_eq(r->unit, S("month")) || str_eq(r->unit, S("week")) ||
        str_eq(r->unit, S("day"));
    // "188 miles an hour" and "five years old" hold a stretch of time, and are none.
    if (in_dates(f, at) && !age) return false;
    if (r->priced) return true;
    if (glued_code(pieces, i, r->end) || (r->first == i && lone_one(pieces, i, r->end))) return false;
    return !r->unit.len ? !labelled(pieces, i, r->end) && !in_names(f, at) : true;
}

// Most pieces are words that count nothing, or marks that are no fraction.
static bool may_be_number(const Pieces *pieces, ptrdiff_t i) {
    Piece piece = pieces->at[i];
    if (piece.kind != PIECE_MARK) return piece.kind == PIECE_DIGITS || piece.count;
    char first = piece_str(pieces, i).s[0];
    return first == '.' || (unsigned char)first >= 128;
}

// The quantity of a reading, its range or bounds; *bounds is where these stand.
static Quantity quantity_of(Find *f, Reading *r, ptrdiff_t floor, Bounds *bounds) {
    const Pieces *pieces = &f->pieces;
    double high = r->number.high;
    bool range = join_range(pieces, r, &high);
    Quantity q = {.value = r->number.value,
                  .low = r->number.low,
                  .high = high,
                  .unit = r->unit,
                  .approx = r->number.vague};
    *bounds = range ? (Bounds){r->first, r->end} : read_bounds(pieces, floor, r->first, r->end, &q);
    q.at = (Span){pieces->at[r->first].at.start, pieces->at[r->end - 1].at.end};
    if (!r->number.ordinal) q.thing = thing_of(pieces, r->end, r->unit.len > 0, r->measured);
    return q;
}

Quantities quantity_find(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch) {
    Quantities out = {0};
    if (article->language.len && !str_starts_case(article->language, S("en"))) return out;
    Find f = {.article = article, .pieces = piece_cut(article->text, tokens, &scratch)};
    number_mark(&f.pieces);
    Bounds last = {0, -1};
    for (ptrdiff_t i = 0, floor = 0; i < f.pieces.len;) {
        if (!may_be_number(&f.pieces, i)) {
            i++;
            continue;
        }
        Reading r = quantity_read(&f.pieces, floor, i);
        bool share = r.end && join_share(&f, &r);
        if (!share && (!r.end || !is_quantity(&f, &r, i))) {
            i = r.end ? r.number.end : i + 1;
            continue;
        }
        Bounds bounds;
        Quantity q = quantity_of(&f, &r, floor, &bounds);
        if (!r.number.ordinal && !r.unit.len && says_no_thing(&f.pieces, &r, q.thing))
            q.thing = thing_before(&f.pieces, &r, &out, q.thing);
        bool joined = out.len && join_bounds(&f.pieces, &out.at[out.len - 1], &q, last.end, bounds.first);
        if (!joined) *vec_push(&out, keep) = q;
        last = bounds;
        i = floor = r.end;
    }
    return out;
}
