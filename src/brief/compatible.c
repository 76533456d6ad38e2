// compatible.c - what looks like a difference and can both be true: "in nine years", "since 2012"; a "two-day"
// and a "19-hour" visit.
//
// Durations that can't both be true are a difference in number, and found here too.
#include "brief/comparable.h"
#include "brief/iso.h"
#include "brief/slots.h"

#include <math.h>

enum {
    DURATIONS_MOST = 128,
    ALIKE = 500,        // thousandths of likeness that two bounds of one figure need, if they are no toll
    AGE_BYTES = 20,     // of a duration up to "old"
    SMALL = 100,        // "more than three" is not three; "more than 250,000" may be
    BESIDE = 6,         // terms before a duration that say of what it is one
    BESIDE_SHARED = 2,  // ... of which two must meet
};

// A length of time, or a year since which something is so.
typedef struct Length {
    int32_t clause;
    int32_t first, last;  // its terms
    char unit;            // 'h' hours, 'd' days, 'w', 'm', 'y'; 's': since `count`, a year
    int32_t count;
    int32_t of;  // the key of the word after it: the "visit" of "a two-day visit"; -1
    bool rough;  // "nearly", "more than"
} Length;

// "P9Y", "PT19H", "P2D".
static bool duration(Str value, int32_t *count, char *unit) {
    if (!str_starts(value, S("P")) || value.len < 3) return false;
    bool time = value.s[1] == 'T';
    int64_t n;
    if (!str_int(str_slice(value, 1 + time, value.len - 1), &n) || n < 1 || n > 10000) return false;
    *count = (int32_t)n;
    *unit = ascii_fold(value.s[value.len - 1]);
    if (time) return *unit == 'h';
    return *unit == 'd' || *unit == 'w' || *unit == 'm' || *unit == 'y';
}

static bool after_since(Str text, int32_t at) {
    return str_starts_case(str_from(text, at), S("since ")) ||
        (at >= 6 && str_eq_case(str_slice(text, at - 6, at), S("since ")));
}

// "A 16-year-old", "40 years old": of people, of whom a story has many.
static bool tells_age(Str text) {
    ptrdiff_t old = str_find_case(text, S("old"));
    return old > 0 && old < AGE_BYTES && (text.s[old - 1] == '-' || text.s[old - 1] == ' ') &&
        str_find(str_slice(text, 0, old), S(",")) < 0;
}

static bool length_of(const Desk *desk, int32_t c, const Date *date, Length *out) {
    const Clause *clause = &desk->clauses.at[c];
    const Report *report = &desk->reports[clause->report];
    *out = (Length){.clause = c, .of = -1};
    Str words = str_span(report->article->text, date->at);
    if (date->type == DATE_DURATION) {
        if (tells_age(str_span(report->article->text, (Span){date->at.start, clause->at.end}))) return false;
        if (!duration(date->value, &out->count, &out->unit)) return false;
    } else if (date->type == DATE_DATE && date->reckoned && date->value.len == 4 &&
               str_starts_case(words, S("in "))) {
        out->unit = 'y';  // "the first in nine years" counts back, whatever "in nine years" alone does
        out->count = iso_year(date->value) - iso_year(report->article->published);
        if (out->count < 1) return false;
    } else if (date->type == DATE_DATE && date->value.len >= 4 &&
               after_since(report->article->text, date->at.start)) {
        out->unit = 's';
        out->count = iso_year(date->value);
    } else {
        return false;
    }
    out->first = (int32_t)term_at(&report->terms, date->at.start);
    out->last = (int32_t)term_at(&report->terms, date->at.end);
    out->rough = out->first > clause->first &&
        difference_bounds(str_span(report->article->text, report->terms.at[out->first - 1].at));
    if (out->last < report->terms.len && span_in(report->terms.at[out->last].at, clause->at)) {
        const Term *next = &report->terms.at[out->last];
        if (next->at.start == date->at.end + 1 && !desk->lexicon.keys.at[next->key].stop) out->of = next->key;
    }
    return true;
}

static int32_t shared_before(const Desk *desk, const Length *a, const Length *b) {
    const Report *x = &desk->reports[desk->clauses.at[a->clause].report],
                 *y = &desk->reports[desk->clauses.at[b->clause].report];
    int32_t n = 0;
    for (int32_t i = a->first - BESIDE; i < a->first; i++)
        for (int32_t j = b->first - BESIDE; i >= 0 && j < b->first; j++)
            if (j >= 0 && x->terms.at[i].key == y->terms.at[j].key &&
                !desk->lexicon.keys.at[x->terms.at[i].key].stop)
                n++;
    return n;
}

// "The first time in seven years" and "the first accident since 2019" at one place.
static bool both_first(const Desk *desk, const Clause *a, const Clause *b) {
    if (a->place < 0 || a->place != b->place) return false;
    const Clause *both[] = {a, b};
    for (int i = 0; i < 2; i++) {
        Quantities all = desk->reports[both[i]->report].article->quantities;
        bool first = false;
        for (ptrdiff_t q = first_finding(all, both[i]->at.start);
             q < all.len && all.at[q].at.start < both[i]->at.end; q++)
            first |= all.at[q].value == 1 && str_eq(all.at[q].unit, S("ordinal"));
        if (!first) return false;
    }
    return true;
}

static int32_t year_of(const DifferenceFinder *f, const Length *length) {
    return iso_year(f->desk->reports[f->desk->clauses.at[length->clause].report].article->published);
}

// Hours that a length can mean. A "two-day visit" touches two days and may be much shorter than 48 hours; what is told in
// weeks or more is right to half of one.
static void hours(const Length *length, int32_t *low, int32_t *high) {
    static const struct {
        char unit;
        int32_t hours;
    } units[] = {{'h', 1}, {'d', 24}, {'w', 168}, {'m', 730}, {'y', 8766}};
    int32_t each = 1;
    for (ptrdiff_t i = 0; i < countof(units); i++)
        if (units[i].unit == length->unit) each = units[i].hours;
    *low = *high = length->count * each;
    if (length->unit == 'd') *low = length->count > 2 ? *high - 36 : 1;
    else if (length->unit != 'h') *low -= each / 2, *high += each / 2 - 1;
    if (length->rough) *low -= each / 2, *high += each / 2;
}

static bool can_both_be(const DifferenceFinder *f, const Length *a, const Length *b) {
    if (a->unit == 's' || b->unit == 's') {
        const Length *since = a->unit == 's' ? a : b, *length = a->unit == 's' ? b : a;
        if (length->unit != 'y') return false;
        int32_t years = year_of(f, since) - since->count;
        return years - length->count <= 1 && length->count - years <= 1;
    }
    int32_t low, high, other_low, other_high;
    hours(a, &low, &high);
    hours(b, &other_low, &other_high);
    return low <= other_high && other_low <= high;
}

// "Two-day visit", "since 2012".
static Span length_phrase(const DifferenceFinder *f, const Length *length) {
    const Clause *clause = &f->desk->clauses.at[length->clause];
    const Terms *terms = &f->desk->reports[clause->report].terms;
    int32_t last = length->of >= 0 ? length->last : length->last - 1, first = length->first;
    if (length->unit == 's' && first > clause->first &&
        terms->at[first].at.end - terms->at[first].at.start == 4)
        first--;  // "since"
    if (first < 0 || last < first || last >= terms->len) return clause->at;
    Span at = {terms->at[first].at.start, terms->at[last].at.end};
    return span_in(at, clause->at) ? at : clause->at;
}

static void compare(DifferenceFinder *f, const Length *a, const Length *b) {
    const Clause *x = &f->desk->clauses.at[a->clause], *y = &f->desk->clauses.at[b->clause];
    if ((a->unit == b->unit && a->count == b->count) || difference_copies(f, x, y)) return;
    int32_t count;
    clause_shared(f->desk, x, y, &count);
    bool related = difference_related(f, a->clause, b->clause);
    bool same_thing = a->of >= 0 && a->of == b->of && count >= 2 &&
        (related || ((a->unit == 'h') != (b->unit == 'h') && x->place == y->place));
    bool since = (a->unit == 's') != (b->unit == 's');
    if (!same_thing &&
        !(since && (shared_before(f->desk, a, b) >= BESIDE_SHARED || both_first(f->desk, x, y))))
        return;
    if (can_both_be(f, a, b))
        difference_add_at(f, DIFFERENCE_COMPATIBLE, x, length_phrase(f, a), y, length_phrase(f, b));
    else if (same_thing && a->unit == b->unit && related && comparable_dates(f->desk, x, y))
        difference_add(f, DIFFERENCE_NUMBER, x, y);
}

// "Fewer than 50", "more than 50": each leaves room on another side.
static bool other_sides(const Figure *a, const Figure *b) {
    bool under_a = isinf(a->low) && !isinf(a->high), under_b = isinf(b->low) && !isinf(b->high);
    return (under_a && isinf(b->high)) || (under_b && isinf(a->high));
}

// "At least 12" and "twelve", "more than 300" and "318": other words, no conflict.
static void compare_figures(DifferenceFinder *f, const Figure *a, const Figure *b) {
    const Clause *x = &f->desk->clauses.at[a->clause], *y = &f->desk->clauses.at[b->clause];
    if (figure_of_toll(f->desk, a) && figure_of_toll(f->desk, b)) return;  // difference_toll.c
    if (figure_disjoint(a, b) || figure_equal(a, b) || difference_copies(f, x, y)) return;
    if (other_sides(a, b) || figure_beside(f->desk, a, b) == 0) return;
    if (align_score(f->alignment, a->clause, b->clause) < ALIKE ||
        a->quantity->value * 2 < b->quantity->value || b->quantity->value * 2 < a->quantity->value)
        return;
    if (comparable_vague(f->desk->reports[x->report].article, a->quantity) ||
        comparable_vague(f->desk->reports[y->report].article, b->quantity))
        return;
    Span at_a = difference_phrase(f, a), at_b = difference_phrase(f, b);
    bool seen = at_a.start < a->quantity->at.start || at_b.start < b->quantity->at.start;  // "at least"
    if (!seen && a->quantity->value == b->quantity->value) return;
    difference_add_at(f, DIFFERENCE_COMPATIBLE, x, at_a, y, at_b);
}

// "At 7:42", "about 7.40": near enough for one moment.
static bool same_moment(const Date *a, const Date *b) {
    int32_t x = a->type == DATE_TIME ? iso_clock(a->value) : -1,
            y = b->type == DATE_TIME ? iso_clock(b->value) : -1;
    if (x < 0 || y < 0 || x == y || !str_eq(str_slice(a->value, 0, 10), str_slice(b->value, 0, 10)))
        return false;
    return x - y <= ISO_MOMENT && y - x <= ISO_MOMENT;
}

// "Within 30 days", said on 3 March, and "by 2 April".
static bool days_meet(const Date *stretch, const Date *day) {
    if (stretch->type != DATE_RANGE || stretch->value.len != 21 || !stretch->reckoned) return false;
    if (day->type != DATE_DATE || day->value.len != 10) return false;
    int32_t apart = iso_number(day->value) - iso_number(str_from(stretch->value, 11));
    return apart >= -1 && apart <= 1;
}

// "Last year" and "in 2025" in clauses that tell one thing: one span of time, other words.
static void compare_dates(DifferenceFinder *f, const Edge *edge) {
    const Clause *x = &f->desk->clauses.at[edge->a], *y = &f->desk->clauses.at[edge->b];
    const Article *p = f->desk->reports[x->report].article, *q = f->desk->reports[y->report].article;
    if (x->direct || y->direct || difference_copies(f, x, y)) return;
    for (ptrdiff_t i = first_finding(p->dates, x->at.start);
         i < p->dates.len && p->dates.at[i].at.start < x->at.end; i++)
        for (ptrdiff_t j = first_finding(q->dates, y->at.start);
             j < q->dates.len && q->dates.at[j].at.start < y->at.end; j++) {
            const Date *a = &p->dates.at[i], *b = &q->dates.at[j];
            if (same_moment(a, b) || days_meet(a, b) || days_meet(b, a)) {
                difference_add_at(f, DIFFERENCE_COMPATIBLE, x, a->at, y, b->at);
                return;
            }
            if (a->type != DATE_DATE || b->type != DATE_DATE || a->value.len != 4) continue;
            if (!str_eq(a->value, b->value) || a->reckoned == b->reckoned) continue;
            Length beside_a = {.clause = edge->a,
                               .first = (int32_t)term_at(&f->desk->reports[x->report].terms, a->at.start)};
            Length beside_b = {.clause = edge->b,
                               .first = (int32_t)term_at(&f->desk->reports[y->report].terms, b->at.start)};
            if (shared_before(f->desk, &beside_a, &beside_b) < BESIDE_SHARED) continue;
            difference_add_at(f, DIFFERENCE_COMPATIBLE, x, a->at, y, b->at);
            return;
        }
}

void difference_compatible(DifferenceFinder *f) {
    slots_visit(f, compare_figures);
    for (ptrdiff_t i = 0; i < f->alignment->edges.len && f->alignment->edges.at[i].score >= ALIGN_SURE; i++)
        compare_dates(f, &f->alignment->edges.at[i]);
    Length *all = arena_new(f->work, Length, DURATIONS_MOST);
    ptrdiff_t len = 0;
    for (int32_t c = 0; c < f->desk->clauses.len; c++) {
        const Clause *clause = &f->desk->clauses.at[c];
        Dates dates = f->desk->reports[clause->report].article->dates;
        if (clause->direct) continue;
        for (ptrdiff_t i = first_finding(dates, clause->at.start);
             i < dates.len && dates.at[i].at.start < clause->at.end; i++)
            if (len < DURATIONS_MOST) len += length_of(f->desk, c, &dates.at[i], &all[len]);
    }
    for (ptrdiff_t i = 0; i < len; i++)
        for (ptrdiff_t j = i + 1; j < len; j++) compare(f, &all[i], &all[j]);
}
