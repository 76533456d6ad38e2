// figure.c - see figure.h.
#include "brief/figure.h"

#include "brief/beside.h"

enum {
    FIGURES_MOST = 12,  // of one clause; a list of results has more, and no slot to speak of
    TOLL_AFTER = 4,     // terms behind a figure in which "killed" is said of it
    ROUNDED = 20,       // a round figure may be off by one in so many ("nearly", "about")
    ODD_FROM = 100,
    EXACT_HALF = 50,    // a half that is one in so many of the figure may go either way
    CUT_LEAST = 10,     // digits cut off count no more than one in so many
    ROUND_FROM = 1000,  // from here noughts at the end may stand for any digits
};

// The key of the last content word in the thing up to "of": the "doses" of "doses of its vaccine".
static int32_t head_of(const Desk *desk, const Report *report, Span thing) {
    int32_t head = -1;
    for (ptrdiff_t i = term_at(&report->terms, thing.start); i < report->terms.len; i++) {
        const Term *term = &report->terms.at[i];
        if (term->at.start >= thing.end) break;
        Str word = str_span(report->article->text, term->at);
        if (str_eq(word, S("of")) || str_eq(word, S("in")) || str_eq(word, S("who"))) break;
        if (!desk->lexicon.keys.at[term->key].stop) head = term->key;
    }
    return head;
}

// What the last digit of a printed figure counts. Noughts at the end of a large number may be a rounding's, those of
// "20 people" hardly are.
static double place_of(Str text, double value) {
    double mantissa = 0;
    ptrdiff_t noughts = 0;
    bool point = false, digits = false;
    for (ptrdiff_t i = 0; i < text.len; i++) {
        char c = text.s[i];
        if (c == '.' && digits && !point) point = true;
        if (!ascii_digit(c)) {
            if (digits && c != '.' && c != ',') break;
            continue;
        }
        digits = true;
        mantissa = mantissa * 10 + (c - '0');
        noughts = c == '0' ? noughts + 1 : 0;
    }
    if (mantissa <= 0 || value <= 0) return 0;  // in words: exact
    double place = value / mantissa;
    if (!point && value < ROUND_FROM) return noughts && value >= ODD_FROM ? place * 10 : place;
    for (; noughts > 0; noughts--) place *= 10;
    return place;
}

static Figure figure_of(const Desk *desk, int32_t c, const Quantity *quantity) {
    const Report *report = &desk->reports[desk->clauses.at[c].report];
    Figure figure = {.quantity = quantity, .clause = c, .low = quantity->low, .high = quantity->high};
    // What "150,000 more" counts on stands before it, and is the other figure's.
    bool own = quantity->thing.end > quantity->at.start;
    figure.head = own ? head_of(desk, report, quantity->thing) : -1;
    Span at = quantity->at;
    if (quantity->thing.end > at.end) at.end = quantity->thing.end;
    figure.first = (int32_t)term_at(&report->terms, at.start);
    figure.last = (int32_t)term_at(&report->terms, at.end);
    if (figure.last == figure.first) figure.last++;
    figure.place = place_of(str_span(report->article->text, quantity->at), quantity->value);
    if (quantity->approx) {
        double room = quantity->value / ROUNDED * 2;
        // "around 11,919" is nearer than "around 12,000"
        bool odd =
            quantity->value >= ODD_FROM && figure.place > 0 && (int64_t)(quantity->value / figure.place) % 5;
        if (odd) room /= 10;
        figure.low -= room;
        figure.high += room;
    }
    return figure;
}

Figures figure_find(const Desk *desk, int32_t c, Arena *keep) {
    const Clause *clause = &desk->clauses.at[c];
    Quantities all = desk->reports[clause->report].article->quantities;
    Figures figures = {0};
    for (ptrdiff_t i = first_finding(all, clause->at.start);
         i < all.len && all.at[i].at.start < clause->at.end && figures.len < FIGURES_MOST; i++)
        *vec_push(&figures, keep) = figure_of(desk, c, &all.at[i]);
    return figures;
}

bool figure_same_slot(const Figure *a, const Figure *b) {
    if (!str_eq(a->quantity->unit, b->quantity->unit)) return false;
    return a->head >= 0 && a->head == b->head;
}

// The names between a figure and its head ("North", "Korean"), as keys.
static Beside owners(const Desk *desk, const Figure *figure) {
    const Report *report = &desk->reports[desk->clauses.at[figure->clause].report];
    Beside names = {0};
    for (ptrdiff_t i = term_at(&report->terms, figure->quantity->at.end); i < figure->last; i++) {
        const Term *term = &report->terms.at[i];
        if (term->key == figure->head) break;
        char first = str_span(report->article->text, term->at).s[0];
        if (first >= 'A' && first <= 'Z' && names.len < BESIDE_KEYS) names.keys[names.len++] = term->key;
    }
    return names;
}

bool figure_other_owner(const Desk *desk, const Figure *a, const Figure *b) {
    Beside x = owners(desk, a), y = owners(desk, b);
    if (x.len == 0 || y.len == 0) return false;
    for (int32_t i = 0; i < x.len && i < y.len; i++)
        if (x.keys[i] != y.keys[i]) return true;
    return x.len != y.len;
}

// Is `a` what rounding makes of `b`?
static bool rounds(const Figure *a, const Figure *b) {
    double half = a->place / 2;
    double slack = a->place / 1000;
    // "1.3 billion" of 1.37: cut, not rounded; "120 people" of 126 is another count
    bool cut = a->quantity->value >= ROUND_FROM && a->place * CUT_LEAST <= a->quantity->value &&
        b->low >= a->quantity->value && b->high < a->quantity->value + a->place;
    bool fine = half * EXACT_HALF < a->quantity->value;  // "4.7" of 4.75; but 55,000 is no "50,000"
    if (cut && a->place > b->place) return true;
    return a->place > b->place && b->low >= a->low - half - slack &&
        (b->high < a->high + half || (fine && b->high <= a->high + half + slack));
}

bool figure_disjoint(const Figure *a, const Figure *b) {
    return (a->high < b->low || b->high < a->low) && !rounds(a, b) && !rounds(b, a);
}

bool figure_equal(const Figure *a, const Figure *b) {
    return a->quantity->low == b->quantity->low && a->quantity->high == b->quantity->high;
}

// "Trillion" is of the figure, not beside it.
static Beside beside_figure(const Desk *desk, const Figure *figure) {
    const Report *report = &desk->reports[desk->clauses.at[figure->clause].report];
    Beside beside = beside_of(desk, figure->clause, figure->first, figure->last);
    for (int32_t i = figure->first; i < figure->last; i++)
        if (span_in(report->terms.at[i].at, figure->quantity->at))
            beside_drop(&beside, report->terms.at[i].key);
    return beside;
}

int32_t figure_beside(const Desk *desk, const Figure *a, const Figure *b) {
    Beside x = beside_figure(desk, a), y = beside_figure(desk, b);
    return beside_shared(desk, &x, &y, a->head);
}

bool figure_of_toll(const Desk *desk, const Figure *figure) {
    const Clause *clause = &desk->clauses.at[figure->clause];
    const Terms *terms = &desk->reports[clause->report].terms;
    for (int32_t i = figure->first; i < figure->last + TOLL_AFTER && i < terms->len; i++)
        if (span_in(terms->at[i].at, clause->at) && terms->at[i].signals & SIGNAL_TOLL) return true;
    return false;
}

int32_t figure_compound_of(const Desk *desk, const Figure *figure) {
    const Clause *clause = &desk->clauses.at[figure->clause];
    const Report *report = &desk->reports[clause->report];
    Str text = report->article->text;
    Span at = figure->quantity->at, thing = figure->quantity->thing;
    if (thing.start != at.end + 1 || text.s[at.end] != '-' || thing.end >= clause->at.end) return -1;
    ptrdiff_t next = term_at(&report->terms, thing.end);
    if (next >= report->terms.len || !span_in(report->terms.at[next].at, clause->at)) return -1;
    const Term *term = &report->terms.at[next];
    bool beside = term->at.start == thing.end + 1 && text.s[thing.end] == ' ';
    return beside && !desk->lexicon.keys.at[term->key].stop ? term->key : -1;
}

bool figure_is_part(const Desk *desk, const Figure *figure) {
    const Article *article = desk->reports[desk->clauses.at[figure->clause].report].article;
    Quantities all = article->quantities;
    Span thing = figure->quantity->thing;
    if (str_find(str_span(article->text, figure->quantity->at), S(" of ")) > 0) return true;
    for (ptrdiff_t i = first_finding(all, figure->quantity->at.end); i < all.len; i++) {
        if (all.at[i].at.start >= thing.end) break;
        if (all.at[i].at.start >= figure->quantity->at.end) return true;
    }
    return false;
}

bool figure_is_rest(const Desk *desk, const Figure *figure) {
    static const Str words[] = {S_("other"), S_("others"), S_("more"), S_("additional")};
    const Clause *clause = &desk->clauses.at[figure->clause];
    const Report *report = &desk->reports[clause->report];
    ptrdiff_t next = term_at(&report->terms, figure->quantity->at.end);
    if (next >= report->terms.len || !span_in(report->terms.at[next].at, clause->at)) return false;
    Str word = str_span(report->article->text, report->terms.at[next].at);
    for (ptrdiff_t i = 0; i < countof(words); i++)
        if (str_eq_case(word, words[i])) return true;
    return false;
}

// "221-201", "221 to 201", and not "from 12 to 14".
static bool two_sides(Str text, int32_t end, int32_t start) {
    Str between = str_slice(text, end, start);
    return str_eq(between, S("-")) || str_eq(between, S(" to ")) || str_eq(between, S("-to-"));
}

bool figure_is_tally(const Desk *desk, const Figure *figure) {
    const Article *article = desk->reports[desk->clauses.at[figure->clause].report].article;
    const Quantities *all = &article->quantities;
    ptrdiff_t i = figure->quantity - all->at;
    const Quantity *before = i > 0 ? &all->at[i - 1] : NULL,
                   *behind = i + 1 < all->len ? &all->at[i + 1] : NULL;
    Span at = figure->quantity->at;
    if (before && two_sides(article->text, before->at.end, at.start))
        return !str_ends_case(str_slice(article->text, 0, before->at.start), S("from "));
    return behind && two_sides(article->text, at.end, behind->at.start) &&
        !str_ends_case(str_slice(article->text, 0, at.start), S("from "));
}

bool figure_is_converted(const Desk *desk, const Figure *figure) {
    Str text = desk->reports[desk->clauses.at[figure->clause].report].article->text;
    Span at = figure->quantity->at;
    return figure->quantity->unit.len && at.start > 0 && text.s[at.start - 1] == '(' && at.end < text.len &&
        text.s[at.end] == ')';
}
