// difference_day.c - one event put on two days: clauses of one point, each with one day, both as past.
#include "brief/beside.h"
#include "brief/deed.h"
#include "brief/difference.h"
#include "brief/iso.h"
#include "brief/voice.h"
#include "data/irregulars.en.h"

enum {
    ALIKE = 800,  // thousandths: what is done on two days is mostly done twice
    SAID_ALIKE = 600,
    DEED_FAR = 3,         // terms between a day and its deed
    SAID_BEFORE = 3,      // terms between "said" and its day
    SAID_SHARED = 4,      // keys that two tellings of one statement share, beside who says it
    DEED_SHARED = 2,      // words beside both days, for a deed told in other words
    DEED_FAR_SHARED = 3,  // ... where the clauses are not related
    DAYS_MOST = 256,
    VERB_FAR = 24,    // terms between a day and its verb
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
    return str_starts_case(words, S("earlier"));
}

// News gives no year to a day of its own week: "March 5, 2031." stands under a picture, or over a post.
static bool has_year(Str words) {
    int digits = 0;
    for (ptrdiff_t i = 0; i < words.len && digits < 4; i++) digits = ascii_digit(words.s[i]) ? digits + 1 : 0;
    return digits == 4;
}

// "(6:24 p.m. Saturday in Vell)": another clock's.
static bool in_brackets(const Desk *desk, const Clause *clause, Span at) {
    Str text = desk->reports[clause->report].article->text;
    for (int32_t i = at.start; i > clause->at.start && text.s[i - 1] != ')'; i--)
        if (text.s[i - 1] == '(') return true;
    return false;
}

// The day of a clause as it stands there; empty when it has two, or none.
static Span day_at(const Desk *desk, const Clause *clause) {
    Dates dates = desk->reports[clause->report].article->dates;
    Span at = {0};
    for (ptrdiff_t i = first_finding(dates, clause->at.start);
         i < dates.len && dates.at[i].at.start < clause->at.end; i++) {
        if (iso_number(dates.at[i].value) == ISO_NONE) continue;
        Str words = str_span(desk->reports[clause->report].article->text, dates.at[i].at);
        if (at.end > at.start || relative(words) || has_year(words) ||
            in_brackets(desk, clause, dates.at[i].at))
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

// Verbs of the past: by their end, or irregular ones, which the table of forms has beside "northern". No part of
// "council-backed".
static bool past_verb(const Desk *desk, const Clause *clause, const Term *term) {
    Str text = desk->reports[clause->report].article->text, word = str_span(text, term->at);
    if (term->at.start > 0 && text.s[term->at.start - 1] == '-') return false;
    if (term->signals & (SIGNAL_MET | SIGNAL_VERB) || str_ends(word, S("ed"))) return true;
    return word.len && ascii_lower(word.s[0]) && !str_ends(word, S("ern")) && irregulars_en_find(word);
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

// "For passing a resolution on Tuesday": a deed that is told in passing.
static bool verb_form(const Desk *desk, const Clause *clause, const Term *term) {
    const TermKey *key = &desk->lexicon.keys.at[term->key];
    if (key->stop || key->name || term->signals & SIGNAL_MEETING) return false;
    Str word = str_span(desk->reports[clause->report].article->text, term->at);
    return past_verb(desk, clause, term) || (str_ends(word, S("ing")) && deed_of(word) != DEED_NONE);
}

// The verb of the past that stands nearest to the clause's day; NULL when there is none.
static const Term *day_verb(const Desk *desk, const Clause *clause) {
    const Terms *terms = &desk->reports[clause->report].terms;
    Span day = day_at(desk, clause);
    int32_t before = (int32_t)term_at(terms, day.start) - 1, behind = (int32_t)term_at(terms, day.end);
    int32_t first = clause->first, end = first + clause->words;
    for (int32_t far = 0; far < VERB_FAR && (before >= first || behind < end); far++, before--, behind++) {
        if (before >= first && verb_form(desk, clause, &terms->at[before])) return &terms->at[before];
        if (behind < end && verb_form(desk, clause, &terms->at[behind])) return &terms->at[behind];
    }
    return NULL;
}

static Deed deed_at(const Desk *desk, const Clause *clause, const Term *term) {
    return deed_of(str_span(desk->reports[clause->report].article->text, term->at));
}

// Is the same done on the day in both? "Came on Monday" and "left on Tuesday" are two days of one visit.
static bool same_day_verb(const Desk *desk, const Clause *a, const Clause *b) {
    const Term *x = day_verb(desk, a), *y = day_verb(desk, b);
    return x && y && (x->key == y->key || x->signals & y->signals & SIGNAL_MET) &&
        !says(str_span(desk->reports[a->report].article->text, x->at));
}

static bool beside_its_day(const Desk *desk, const Clause *clause, const Term *verb) {
    const Terms *terms = &desk->reports[clause->report].terms;
    Span day = day_at(desk, clause);
    ptrdiff_t at = verb - terms->at, first = term_at(terms, day.start), end = term_at(terms, day.end);
    return at >= first - 1 - DEED_FAR && at <= end + DEED_FAR;
}

// A vote: put in other words, with something else that is the same beside the day. Where names stand there, one
// must be the same: what the House passed the Senate passes on another day.
static bool same_deed(const Desk *desk, const Clause *a, const Clause *b, int32_t least) {
    const Term *p = day_verb(desk, a), *q = day_verb(desk, b);
    Deed deed = p ? deed_at(desk, a, p) : DEED_NONE;
    if (!q || deed != DEED_TALLY || deed != deed_at(desk, b, q)) return false;
    if (!beside_its_day(desk, a, p) || !beside_its_day(desk, b, q)) return false;
    Beside x = beside_day(desk, a, day_at(desk, a)), y = beside_day(desk, b, day_at(desk, b));
    beside_drop(&x, p->key);
    beside_drop(&y, q->key);
    return beside_plain(desk, &x, &y) > 0 && beside_named(desk, &x, &y) &&
        beside_shared(desk, &x, &y, -1) >= least;
}

// "Said on Monday", "in an interview Tuesday": is the day that of saying it?
static bool said_on(const Desk *desk, const Clause *clause) {
    static const Str words[] = {S_("said"),      S_("says"),     S_("told"),    S_("interview"),
                                S_("statement"), S_("admitted"), S_("tweeted"), S_("tweet")};
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
    int32_t x = voice_of(f->desk, a).entity, y = voice_of(f->desk, b).entity;
    if (x >= 0 && y >= 0 && x != y) return false;
    return persons > 0 && shared >= SAID_SHARED && said_on(f->desk, a) && said_on(f->desk, b);
}

static bool one_event(const DifferenceFinder *f, const Clause *a, const Clause *b) {
    const Clause *clauses = f->desk->clauses.at;
    int32_t score = align_score(f->alignment, (int32_t)(a - clauses), (int32_t)(b - clauses));
    if (same_deed(f->desk, a, b, score >= ALIGN_LOOSE ? DEED_SHARED : DEED_FAR_SHARED)) return true;
    return (score >= ALIKE && same_day_verb(f->desk, a, b)) ||
        (score >= SAID_ALIKE && one_statement(f, a, b));
}

// "Saturday", "last Saturday", "last night" in reports of two days: one day, reckoned from each.
static bool same_words(const Desk *desk, const Clause *a, const Clause *b) {
    Str x = str_span(desk->reports[a->report].article->text, day_at(desk, a)),
        y = str_span(desk->reports[b->report].article->text, day_at(desk, b));
    return str_ends_case(x, y) || str_ends_case(y, x);
}

// A report of before the later day can't have put the event on it: then the other tells of a later event.
static bool could_know(const Desk *desk, const Clause *clause, int32_t later) {
    int32_t published = desk_written(desk, clause);
    return published == ISO_NONE || later <= published;
}

// A clause and its day, as a number.
typedef struct Dated {
    const Clause *clause;
    int32_t day;
} Dated;

static void compare(DifferenceFinder *f, const Dated *x, const Dated *y) {
    const Clause *a = x->clause, *b = y->clause;
    int32_t apart = x->day - y->day, later = apart > 0 ? x->day : y->day;
    if (apart == 0 || apart > APART_MOST || apart < -APART_MOST) return;
    if (!could_know(f->desk, a, later) || !could_know(f->desk, b, later) || difference_copies(f, a, b))
        return;
    if (one_event(f, a, b) && !same_words(f->desk, a, b)) difference_add(f, DIFFERENCE_DAY, a, b);
}

void difference_day(DifferenceFinder *f) {
    Dated *all = arena_new(f->work, Dated, DAYS_MOST);
    ptrdiff_t len = 0;
    for (int32_t c = 0; c < f->desk->clauses.len && len < DAYS_MOST; c++) {
        const Clause *clause = &f->desk->clauses.at[c];
        if (tells_day(f->desk, clause)) all[len++] = (Dated){clause, iso_number(clause->day)};
    }
    for (ptrdiff_t i = 0; i < len; i++)
        for (ptrdiff_t j = i + 1; j < len; j++) compare(f, &all[i], &all[j]);
}
