// quantity.c - see quantity.h. In order: words around a number, what is no quantity, signs and units,
// bounds, ranges, the thing counted, all together.
//
// The words are rows of data/units.en.tsv; numbers themselves are number.h's. One pass; around a
// number no more than some dozen pieces are looked at.
#include "text/quantity.h"

#include "text/number.h"

#include "data/units.en.h"

#include <math.h>

enum { PHRASE_PIECES = 6, THING_WORDS = 10 };

typedef struct Find {
    const Article *article;
    Pieces pieces;
    ptrdiff_t date, name;  // cursors into the article's dates and names
} Find;

// ---- words around a number

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

static const struct units_en_row *row_of(Str word, Str kind) {
    const struct units_en_row *row = word.len ? units_en_find(word) : NULL;
    for (; row && row < units_en + units_en_len && str_eq(row->word, word); row++)
        if (str_eq(row->kind, kind)) return row;
    return NULL;
}

// The longest phrase of `kind` that begins at piece i; *end is the piece after it.
static const struct units_en_row *after(const Pieces *pieces, ptrdiff_t i, Str kind, ptrdiff_t *end) {
    for (ptrdiff_t n = PHRASE_PIECES; n > 0; n--) {
        char buf[64];
        if (i + n > pieces->len) continue;
        const struct units_en_row *row = row_of(phrase(pieces, i, i + n, buf), kind);
        if (!row) continue;
        *end = i + n;
        return row;
    }
    return NULL;
}

// The longest phrase of `kind` between piece `floor` and piece i; *first is its first piece.
static const struct units_en_row *before(const Pieces *pieces, ptrdiff_t floor, ptrdiff_t i, Str kind,
                                         ptrdiff_t *first) {
    for (ptrdiff_t n = PHRASE_PIECES; n > 0; n--) {
        char buf[64];
        if (n > i - floor) continue;
        const struct units_en_row *row = row_of(phrase(pieces, i - n, i, buf), kind);
        if (!row) continue;
        *first = i - n;
        return row;
    }
    return NULL;
}

static bool is(const Pieces *pieces, ptrdiff_t i, Str kind) {
    char buf[64];
    return i >= 0 && i < pieces->len && row_of(piece_fold(pieces->text, pieces->at[i], buf), kind);
}

static bool is_word(const Pieces *pieces, ptrdiff_t i, Str word) {
    if (i < 0 || i >= pieces->len) return false;
    char buf[64];
    return str_eq(piece_fold(pieces->text, pieces->at[i], buf), word);
}

static PieceKind kind_at(const Pieces *pieces, ptrdiff_t i) {
    return i < 0 || i >= pieces->len ? PIECE_MARK : pieces->at[i].kind;
}

static Str str_at(const Pieces *pieces, ptrdiff_t i) { return str_span(pieces->text, pieces->at[i].at); }

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
    return kind_at(pieces, i) == PIECE_WORD && ascii_upper(str_at(pieces, i).s[0]);
}

// "Section 231", "Flight 370", "Studio 54": digits that a name ends with.
static bool labelled(const Pieces *pieces, ptrdiff_t i, ptrdiff_t end) {
    if (kind_at(pieces, i) != PIECE_DIGITS) return false;
    ptrdiff_t label = piece_mark(pieces, i - 1, '.') || piece_mark(pieces, i - 1, '#') ? i - 2 : i - 1;
    if (is(pieces, label, S("label")) && !pieces->at[i].line) return true;
    if (!title_at(pieces, i - 1) || pieces->at[i - 1].line || pieces->at[i].line || end - i > 1) return false;
    if (is(pieces, i - 1, S("stop")) || piece_mark(pieces, i - 2, '.')) return false;
    return kind_at(pieces, end) != PIECE_WORD || title_at(pieces, end) || is(pieces, end, S("stop"));
}

static bool lone_one(const Pieces *pieces, ptrdiff_t i, ptrdiff_t end) {
    if (end != i + 1 || !is_word(pieces, i, S("one"))) return false;
    if (is(pieces, i - 1, S("noone"))) return true;
    if (pieces->len <= 2) return false;
    return kind_at(pieces, end) != PIECE_WORD ||
        (is(pieces, end, S("stop")) && !is_word(pieces, end, S("last")));
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
    const struct units_en_row *row = after(pieces, i, S("price"), end);
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
    bool measured;  // its unit comes behind
} Reading;

static void read_unit(const Pieces *pieces, Reading *r) {
    ptrdiff_t at = r->end, end = at;
    if (piece_mark(pieces, at, '-') && piece_glued(pieces, at - 1)) at++;  // "a 45-acre farm"
    const struct units_en_row *row = after(pieces, r->end, S("unit"), &end);
    if (!row) row = after(pieces, at, S("unit"), &end);
    if (!row) row = after(pieces, at, S("currency"), &end);
    if (!row || (piece_glued(pieces, end - 1) && kind_at(pieces, end) != PIECE_MARK)) return;
    r->unit = row->value;
    r->end = end;
    r->measured = true;
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
    const struct units_en_row *sign = before(pieces, floor, r.first, S("sign"), &r.first);
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
    const struct units_en_row *row = before(pieces, 0, first, S("before"), &at);
    if (row) bound(q, row->value);
    row = after(pieces, end, S("behind"), &at);
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
    const struct units_en_row *sign = after(pieces, at, S("sign"), &skip);  // "$5 to $7"
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

// ---- the thing counted

static bool past_verb(const Pieces *pieces, ptrdiff_t i) {
    Str s = str_at(pieces, i);
    return s.len > 3 && ascii_lower(s.s[0]) && str_ends(s, S("ed"));
}

// The words from piece i on that are one noun group: up to a stop word, a verb in the past, a mark.
static ptrdiff_t noun_group(const Pieces *pieces, ptrdiff_t i) {
    ptrdiff_t start = i;
    for (; i < pieces->len && i < start + THING_WORDS; i++) {
        if (pieces->at[i].line && i > start) break;
        if (piece_mark(pieces, i, '-') && piece_glued(pieces, i - 1) && piece_glued(pieces, i) && i > start)
            continue;
        if (piece_mark(pieces, i, '\'') && piece_glued(pieces, i) && i > start) break;
        if (kind_at(pieces, i) != PIECE_WORD || is(pieces, i, S("stop"))) break;
        if (past_verb(pieces, i) &&
            (i > start || kind_at(pieces, i + 1) != PIECE_WORD || is(pieces, i + 1, S("stop"))))
            break;
    }
    while (i > start && kind_at(pieces, i - 1) != PIECE_WORD) i--;
    return i;
}

static bool determiner(const Pieces *pieces, ptrdiff_t i) {
    return is_word(pieces, i, S("the")) || is_word(pieces, i, S("a")) || is_word(pieces, i, S("an")) ||
        is_word(pieces, i, S("its")) || is_word(pieces, i, S("their")) || is_word(pieces, i, S("all"));
}

static ptrdiff_t with_of(const Pieces *pieces, ptrdiff_t end) {
    for (int more = 0; more < 2 && is_word(pieces, end, S("of")); more++) {
        ptrdiff_t at = end + 1;
        if (determiner(pieces, at)) at++;
        ptrdiff_t group = noun_group(pieces, at);
        if (group == at) break;
        end = group;
    }
    return end;
}

static Span thing_of(const Pieces *pieces, const Reading *r) {
    ptrdiff_t i = r->end;
    if (r->number.ordinal) return (Span){0};
    if (r->unit.len) {
        if (!is_word(pieces, i, S("of")) && !is_word(pieces, i, S("in"))) return (Span){0};
        if (is_word(pieces, i, S("in")) && (title_at(pieces, i + 1) || r->measured)) return (Span){0};
        i++;
    } else if (is_word(pieces, i, S("of"))) {
        i++;
    } else if (is_word(pieces, i, S("more")) || is_word(pieces, i, S("other"))) {
        i++;  // "12 more people"
    }
    if (i > r->end && determiner(pieces, i)) i++;
    ptrdiff_t end = noun_group(pieces, i);
    if (end == i || pieces->at[i].line) return (Span){0};
    end = with_of(pieces, end);
    return (Span){pieces->at[i].at.start, pieces->at[end - 1].at.end};
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

Quantities quantity_find(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch) {
    Quantities out = {0};
    if (article->language.len && !str_starts_case(article->language, S("en"))) return out;
    Find f = {.article = article, .pieces = piece_cut(article->text, tokens, &scratch)};
    number_mark(&f.pieces);
    for (ptrdiff_t i = 0, floor = 0; i < f.pieces.len;) {
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
        q.thing = thing_of(&f.pieces, &r);
        *vec_push(&out, keep) = q;
        i = floor = r.end;
    }
    return out;
}
