// comparable.c - see comparable.h.
#include "brief/comparable.h"

#include "brief/iso.h"

enum {
    STORY_DAYS = 14,  // what is older is another event
    MOOD_BEFORE = 8,  // terms before a figure, and behind it, in which a forecast or a hedge is of it
    MOOD_AFTER = 4,
    SAID_BEFORE = 3,  // terms between "said" and its day
};

bool comparable_past(const Desk *desk, int32_t c) {
    const Clause *clause = &desk->clauses.at[c];
    Dates dates = desk->reports[clause->report].article->dates;
    int32_t story = iso_number(desk->story->first);
    for (ptrdiff_t i = first_finding(dates, clause->at.start);
         i < dates.len && dates.at[i].at.start < clause->at.end; i++) {
        int32_t first, last;
        if (dates.at[i].type == DATE_DURATION) continue;
        if (!iso_span(str_slice(dates.at[i].value, 0, 10), &first, &last)) continue;
        if (story != ISO_NONE && last < story - STORY_DAYS) return true;
    }
    return false;
}

bool comparable_vague(const Article *article, const Quantity *quantity) {
    static const Str words[] = {S_("dozen"),    S_("tens"),     S_("hundreds"), S_("thousands"),
                                S_("millions"), S_("billions"), S_("scores")};
    for (ptrdiff_t i = 0; i < countof(words); i++)
        if (str_find_case(str_span(article->text, quantity->at), words[i]) >= 0) return true;
    return false;
}

// Do both give a time of day, and not nearly the same? Then each is as of its own.
static bool other_clock(const Desk *desk, const Clause *x, const Clause *y) {
    const Dates *p = &desk->reports[x->report].article->dates, *q = &desk->reports[y->report].article->dates;
    bool differ = false;
    for (ptrdiff_t i = first_finding(*p, x->at.start); i < p->len && p->at[i].at.start < x->at.end; i++)
        for (ptrdiff_t j = first_finding(*q, y->at.start); j < q->len && q->at[j].at.start < y->at.end; j++) {
            int32_t a = iso_clock(p->at[i].value), b = iso_clock(q->at[j].value);
            if (a < 0 || b < 0) continue;
            if (a - b <= ISO_MOMENT && b - a <= ISO_MOMENT) return false;
            differ = true;
        }
    return differ;
}

// A word of `x` that says how a figure is reckoned ("consolidated"), and that `y` lacks.
static bool own_basis(const Desk *desk, const Clause *x, const Clause *y) {
    const Term *p = desk->reports[x->report].terms.at + x->first,
               *q = desk->reports[y->report].terms.at + y->first;
    if (!(x->signals & SIGNAL_BASIS)) return false;
    for (int32_t i = 0; i < x->words; i++) {
        int32_t j = 0;
        if (!(p[i].signals & SIGNAL_BASIS)) continue;
        while (j < y->words && q[j].key != p[i].key) j++;
        if (j == y->words) return true;
    }
    return false;
}

bool comparable_basis(const Desk *desk, const Clause *x, const Clause *y) {
    return !other_clock(desk, x, y) && !own_basis(desk, x, y) && !own_basis(desk, y, x);
}

// "Said late on Monday": when it was said, not when it was so.
static bool of_saying(const Desk *desk, const Clause *clause, const Date *date) {
    static const Str words[] = {S_("said"),      S_("says"),      S_("told"),      S_("reported"),
                                S_("according"), S_("announced"), S_("tweeted"),   S_("added"),
                                S_("wrote"),     S_("statement"), S_("testified"), S_("interview"),
                                S_("released")};
    const Report *report = &desk->reports[clause->report];
    int32_t at = (int32_t)term_at(&report->terms, date->at.start);
    for (int32_t i = at - SAID_BEFORE; i < at; i++) {
        if (i < clause->first) continue;
        for (ptrdiff_t w = 0; w < countof(words); w++)
            if (str_eq_case(str_span(report->article->text, report->terms.at[i].at), words[w])) return true;
    }
    return false;
}

bool comparable_dates(const Desk *desk, const Clause *x, const Clause *y) {
    const Dates *p = &desk->reports[x->report].article->dates, *q = &desk->reports[y->report].article->dates;
    bool apart = false;
    for (ptrdiff_t i = first_finding(*p, x->at.start); i < p->len && p->at[i].at.start < x->at.end; i++)
        for (ptrdiff_t j = first_finding(*q, y->at.start); j < q->len && q->at[j].at.start < y->at.end; j++) {
            int32_t a, a_end, b, b_end;
            if (!iso_span(str_slice(p->at[i].value, 0, 10), &a, &a_end) || of_saying(desk, x, &p->at[i]))
                continue;
            if (!iso_span(str_slice(q->at[j].value, 0, 10), &b, &b_end) || of_saying(desk, y, &q->at[j]))
                continue;
            if (a <= b_end + 1 && b <= a_end + 1) return true;
            apart = true;
        }
    return !apart;
}

// "Expect to hear", "a forecast of": no word that signals, as outlooks have it too.
static bool foretells(Str word) {
    static const Str stems[] = {S_("expect"),    S_("forecast"),   S_("predict"),
                                S_("projected"), S_("projection"), S_("estimat")};
    for (ptrdiff_t i = 0; i < countof(stems); i++)
        if (str_starts_case(word, stems[i])) return true;
    return false;
}

// What the words up to a figure, and just behind it, make of it: a forecast, a guess, a condition.
static uint32_t mood(const Desk *desk, const Figure *figure) {
    const Clause *clause = &desk->clauses.at[figure->clause];
    const Terms *terms = &desk->reports[clause->report].terms;
    uint32_t signals = 0;
    for (int32_t i = figure->first - MOOD_BEFORE; i < figure->last + MOOD_AFTER && i < terms->len; i++)
        if (i >= 0 && span_in(terms->at[i].at, clause->at)) {
            signals |= terms->at[i].signals;
            if (foretells(str_span(desk->reports[clause->report].article->text, terms->at[i].at)))
                signals |= SIGNAL_HEDGE;
        }
    return signals & (SIGNAL_CONDITION | SIGNAL_HEDGE | SIGNAL_PLAN);
}

bool comparable_mood(const Desk *desk, const Figure *a, const Figure *b) {
    uint32_t x = mood(desk, a), y = mood(desk, b);
    return x == y && !(x & SIGNAL_CONDITION);
}
