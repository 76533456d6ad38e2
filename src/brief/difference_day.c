// difference_day.c - one event put on two days: clauses of one point, each with one day, both as past.
#include "brief/beside.h"
#include "brief/difference.h"
#include "brief/iso.h"
#include "data/irregulars.en.h"

enum {
    ALIKE = 700,       // thousandths: two meetings of one pair of people must not be taken for one
    NEAR_ALIKE = 250,  // ... where the same verb stands beside the day
    SAID_BEFORE = 3,   // terms between "said" and its day
    SAID_SHARED = 4,   // keys that two tellings of one statement share, beside who says it
    DAYS_MOST = 256,
    MOOD_BEFORE = 8,  // terms before a day, and behind it, in which a plan is of it
    MOOD_AFTER = 5,
    NOT_PAST = SIGNAL_PLAN | SIGNAL_CONDITION | SIGNAL_OFF,
    APART_MOST = 7,  // days: further apart are rather two events
};

// "Minutes later", "three days after": reckoned from a day that stands elsewhere, or nowhere.
static bool relative(Str words) {
    static const Str ends[] = {S_("later"), S_("earlier"), S_("after"), S_("before"), S_("ago")};
    for (ptrdiff_t i = 0; i < countof(ends); i++)
        if (str_ends(words, ends[i])) return true;
    return false;
}

// The day of a clause as it stands there; empty when it has two, or none.
static Span day_at(const Desk *desk, const Clause *clause) {
    Dates dates = desk->reports[clause->report].article->dates;
    Span at = {0};
    for (ptrdiff_t i = first_finding(dates, clause->at.start);
         i < dates.len && dates.at[i].at.start < clause->at.end; i++) {
        if (iso_number(dates.at[i].value) == ISO_NONE) continue;
        if (at.end > at.start ||
            relative(str_span(desk->reports[clause->report].article->text, dates.at[i].at)))
            return (Span){0};
        at = dates.at[i].at;
    }
    return at;
}

// A day, told as past: no plan, condition or "put off" before it, nor just behind.
static bool tells_day(const Desk *desk, const Clause *clause) {
    if (clause->day.len == 0 || clause->direct) return false;
    Span day = day_at(desk, clause);
    if (day.end == day.start) return false;
    const Terms *terms = &desk->reports[clause->report].terms;
    int32_t first = (int32_t)term_at(terms, day.start), last = first + MOOD_AFTER;
    for (int32_t i = first - MOOD_BEFORE; i < last; i++)
        if (i >= clause->first && i < clause->first + clause->words && terms->at[i].signals & NOT_PAST)
            return false;
    return true;
}

// Verbs of the past: by their end, or irregular ones, which the table of forms has.
static bool past_verb(const Desk *desk, const Clause *clause, const Term *term) {
    Str word = str_span(desk->reports[clause->report].article->text, term->at);
    if (term->signals & (SIGNAL_MET | SIGNAL_VERB) || str_ends(word, S("ed"))) return true;
    return word.len && ascii_lower(word.s[0]) && irregulars_en_find(word);
}

static bool says(Str word) {
    static const Str words[] = {S_("said"),     S_("told"),      S_("added"),
                                S_("reported"), S_("according"), S_("announced")};
    for (ptrdiff_t i = 0; i < countof(words); i++)
        if (str_eq_case(word, words[i])) return true;
    return false;
}

static Beside beside_day(const Desk *desk, const Clause *clause, Span day) {
    const Terms *terms = &desk->reports[clause->report].terms;
    return beside_of(desk, (int32_t)(clause - desk->clauses.at), (int32_t)term_at(terms, day.start),
                     (int32_t)term_at(terms, day.end));
}

static bool has(const Beside *beside, int32_t key) {
    for (int32_t i = 0; i < beside->len; i++)
        if (beside->keys[i] == key) return true;
    return false;
}

// Is the same done in both, whatever it is? "Came on Monday" and "left on Tuesday" are two days of one visit; a dissent
// and "dissented" may be. `near`: beside the day, in both.
static bool same_verb(const Desk *desk, const Clause *a, const Clause *b, bool near) {
    const Term *x = desk->reports[a->report].terms.at + a->first,
               *y = desk->reports[b->report].terms.at + b->first;
    Beside by_a = beside_day(desk, a, day_at(desk, a)), by_b = beside_day(desk, b, day_at(desk, b));
    for (int32_t i = 0; i < a->words; i++) {
        if (desk->lexicon.keys.at[x[i].key].stop || !past_verb(desk, a, &x[i])) continue;
        if (near &&
            (says(str_span(desk->reports[a->report].article->text, x[i].at)) || !has(&by_a, x[i].key) ||
             !has(&by_b, x[i].key)))
            continue;
        for (int32_t j = 0; j < b->words; j++) {
            if (!past_verb(desk, b, &y[j])) continue;
            if (x[i].key == y[j].key || (!near && x[i].signals & y[j].signals & SIGNAL_MET)) return true;
        }
    }
    return false;
}

// "Said on Monday", "in an interview Tuesday": is the day that of saying it?
static bool said_on(const Desk *desk, const Clause *clause) {
    static const Str words[] = {S_("said"), S_("says"), S_("told"), S_("interview"), S_("speech"), S_("statement"), S_("admitted"), S_("tweeted"), S_("tweet")};
    const Report *report = &desk->reports[clause->report];
    Span day = day_at(desk, clause);
    int32_t at = (int32_t)term_at(&report->terms, day.start);
    for (int32_t i = at - SAID_BEFORE; i <= at + 1; i++) {
        if (i < clause->first || i >= clause->first + clause->words) continue;
        Str word = str_span(report->article->text, report->terms.at[i].at);
        for (ptrdiff_t w = 0; w < countof(words); w++)
            if (str_eq_case(word, words[w])) return true;
    }
    return false;
}

// One person says much the same: on one day, surely.
static bool one_statement(const DifferenceFinder *f, const Clause *a, const Clause *b) {
    int32_t persons = 0, shared = 0;
    for (ptrdiff_t i = 0, j = 0; i < a->keys_len && j < b->keys_len;) {
        int32_t x = a->keys[i], y = b->keys[j];
        persons += x == y && f->desk->lexicon.keys.at[x].person;
        shared += x == y && !f->desk->lexicon.keys.at[x].person && !f->desk->lexicon.keys.at[x].figure;
        i += x <= y;
        j += y <= x;
    }
    return persons > 0 && shared >= SAID_SHARED && said_on(f->desk, a) && said_on(f->desk, b);
}

// The same is done on the day in both, or in clauses that tell much the same.
static bool one_event(const DifferenceFinder *f, const Clause *a, const Clause *b) {
    int32_t x = (int32_t)(a - f->desk->clauses.at), y = (int32_t)(b - f->desk->clauses.at);
    int32_t score = align_score(f->alignment, x, y);
    if (score >= ALIKE) return same_verb(f->desk, a, b, false);
    return score >= NEAR_ALIKE && (same_verb(f->desk, a, b, true) || one_statement(f, a, b));
}

// A report of before the later day can't have put the event on it: then the other tells of a later event.
static bool could_know(const Desk *desk, const Clause *clause, const Clause *later) {
    int32_t published = desk->reports[clause->report].day;
    return published == ISO_NONE || iso_number(later->day) <= published;
}

static void compare(DifferenceFinder *f, const Clause *a, const Clause *b) {
    if (str_eq(a->day, b->day) || difference_copies(f, a, b)) return;
    int32_t apart = iso_number(a->day) - iso_number(b->day);
    const Clause *later = apart > 0 ? a : b;
    if (!could_know(f->desk, a, later) || !could_know(f->desk, b, later)) return;
    if (apart > APART_MOST || apart < -APART_MOST) return;
    if (one_event(f, a, b)) difference_add(f, DIFFERENCE_DAY, a, b);
}

void difference_day(DifferenceFinder *f) {
    int32_t *all = arena_new(f->work, int32_t, DAYS_MOST);
    ptrdiff_t len = 0;
    for (int32_t c = 0; c < f->desk->clauses.len && len < DAYS_MOST; c++)
        if (tells_day(f->desk, &f->desk->clauses.at[c])) all[len++] = c;
    for (ptrdiff_t i = 0; i < len; i++)
        for (ptrdiff_t j = i + 1; j < len; j++)
            compare(f, &f->desk->clauses.at[all[i]], &f->desk->clauses.at[all[j]]);
}
