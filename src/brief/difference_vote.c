// difference_vote.c - how a vote or a match ended: "396-9" here, "396 to 8" there.
//
// One of the two figures must be the same, or both nearly: else it is another vote, or the match at half-time.
#include "brief/beside.h"
#include "brief/deed.h"
#include "brief/difference.h"

enum {
    TALLIES_MOST = 256,
    DIGITS_MOST = 4,
    WITHIN = 6,    // terms between the figures and "voted", "won"
    MISCOUNT = 1,  // where neither figure is the same, both are no more apart
    ALIKE = 500,   // thousandths of likeness of clauses that share no name
    SHARED = 2,    // words beside both
};

typedef struct Tally {
    int32_t clause, report;
    int32_t first, last;  // terms
    int32_t high, low;
} Tally;
typedef struct Tallies {
    Tally *at;
    ptrdiff_t len;
} Tallies;

static bool letter_or_digit(char c) { return ascii_alpha(c) || ascii_digit(c); }

static int32_t digits(Str text, int32_t *at) {
    int32_t start = *at, n = 0;
    while (*at < text.len && ascii_digit(text.s[*at]) && *at - start < DIGITS_MOST)
        n = n * 10 + (text.s[(*at)++] - '0');
    bool more = *at < text.len && ascii_digit(text.s[*at]);
    return *at == start || more ? -1 : n;
}

static bool skip(Str text, int32_t *at, Str what) {
    if (!str_starts(str_from(text, *at), what)) return false;
    *at += (int32_t)what.len;
    return true;
}

// "396-9", "396 to 8", "134-to-63" at `at`; *end: past it.
static bool tally_at(Str text, int32_t at, int32_t *end, Tally *out) {
    static const Str between[] = {S_("-to-"), S_("-"), S_("–"), S_(" to ")};
    if (!ascii_digit(text.s[at])) return false;
    if (at > 0 &&
        (letter_or_digit(text.s[at - 1]) || str_find(S("-(./,:$"), str_slice(text, at - 1, at)) >= 0))
        return false;
    int32_t a = digits(text, &at), b;
    if (a < 0) return false;
    bool joined = false;
    for (ptrdiff_t i = 0; i < countof(between) && !joined; i++) joined = skip(text, &at, between[i]);
    if (!joined || (b = digits(text, &at)) < 0) return false;
    if (at < text.len &&
        (letter_or_digit(text.s[at]) || str_find(S("-%:/"), str_slice(text, at, at + 1)) >= 0))
        return false;
    if (at + 1 < text.len && (text.s[at] == '.' || text.s[at] == ',') && ascii_digit(text.s[at + 1]))
        return false;
    *end = at;
    out->high = a > b ? a : b;
    out->low = a > b ? b : a;
    return true;
}

// Does a word of voting or winning stand near, and none of a part of the match?
static bool ended(const Desk *desk, const Clause *clause, const Tally *tally) {
    const Terms *terms = &desk->reports[clause->report].terms;
    bool found = false;
    for (int32_t i = tally->first - WITHIN; i < tally->last + WITHIN && i < terms->len; i++) {
        if (i < 0 || !span_in(terms->at[i].at, clause->at)) continue;
        Deed deed = deed_of(str_span(desk->reports[clause->report].article->text, terms->at[i].at));
        if (deed == DEED_PARTWAY || terms->at[i].signals & (SIGNAL_CONDITION | SIGNAL_HEDGE)) return false;
        found |= deed == DEED_TALLY;
    }
    return found;
}

static void find_tallies(const Desk *desk, int32_t c, Tallies *out) {
    const Clause *clause = &desk->clauses.at[c];
    const Report *report = &desk->reports[clause->report];
    Str text = report->article->text;
    ptrdiff_t before = out->len;
    for (int32_t at = clause->at.start, end; at < clause->at.end && out->len < TALLIES_MOST; at++) {
        Tally tally = {.clause = c, .report = clause->report};
        if (!ascii_digit(text.s[at]) || !tally_at(text, at, &end, &tally)) continue;
        tally.first = (int32_t)term_at(&report->terms, at);
        tally.last = (int32_t)term_at(&report->terms, end);
        if (desk_marked(desk, clause->report, (Span){at, end}) || !ended(desk, clause, &tally)) continue;
        out->at[out->len++] = tally;
        at = end;
    }
    if (out->len > before + 1) out->len = before;  // sets, results: which is which?
}

static bool has(const Tallies *all, int32_t report, const Tally *tally) {
    for (ptrdiff_t i = 0; i < all->len; i++)
        if (all->at[i].report == report && all->at[i].high == tally->high && all->at[i].low == tally->low)
            return true;
    return false;
}

static bool nearly(int32_t a, int32_t b) { return a - b <= MISCOUNT && b - a <= MISCOUNT; }

static bool one_count(const DifferenceFinder *f, const Tally *a, const Tally *b) {
    bool high = a->high == b->high, low = a->low == b->low;
    if (!(high != low || (nearly(a->high, b->high) && nearly(a->low, b->low)))) return false;
    Beside x = beside_of(f->desk, a->clause, a->first, a->last),
           y = beside_of(f->desk, b->clause, b->first, b->last);
    return beside_shared(f->desk, &x, &y, -1) >= SHARED ||
        align_score(f->alignment, a->clause, b->clause) >= ALIKE;
}

void difference_vote(DifferenceFinder *f) {
    Tallies all = {arena_new(f->work, Tally, TALLIES_MOST), 0};
    for (int32_t c = 0; c < f->desk->clauses.len && all.len < TALLIES_MOST; c++)
        find_tallies(f->desk, c, &all);
    for (ptrdiff_t i = 0; i < all.len; i++)
        for (ptrdiff_t j = i + 1; j < all.len; j++) {
            const Tally *a = &all.at[i], *b = &all.at[j];
            const Clause *x = &f->desk->clauses.at[a->clause], *y = &f->desk->clauses.at[b->clause];
            if ((a->high == b->high && a->low == b->low) || difference_copies(f, x, y)) continue;
            if (!has(&all, a->report, b) && !has(&all, b->report, a) && one_count(f, a, b))
                difference_add(f, DIFFERENCE_VOTE, x, y);
        }
}
