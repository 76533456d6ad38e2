// difference_due.c - one event to come, on two days: "the primary would be held on April 30", "primaries in mid May".
//
// What is to come has a name beside its day ("primary"). Two reports differ where both give days for it, no day of the one
// goes with any of the other, and nothing says that they speak of two.
#include "brief/beside.h"
#include "brief/difference.h"
#include "brief/iso.h"

enum {
    DUES_MOST = 256,
    MOOD_BEFORE = 10,  // terms before a day in which "will be" makes it one to come
    MOOD_AFTER = 4,
    DEED_FAR = 5,     // terms from "will be" to what will be
    TELLING = 28,     // of a word that says what is to come, the commonness (term.h) at least
    APART_MOST = 60,  // days; what is further apart are two events
    ALIKE = 900,      // thousandths of likeness where what is to be done has another word
};

typedef struct Due {
    int32_t clause, report;
    int32_t first, last;  // days since 1970
    Beside beside;
    int32_t deed;  // the key of what is to be done: the "return" of "is due to return"; -1
} Due;
typedef struct Dues {
    Due *at;
    ptrdiff_t len;
} Dues;

static bool to_come(const Desk *desk, const Clause *clause, int32_t term) {
    const Terms *terms = &desk->reports[clause->report].terms;
    uint32_t signals = 0;
    for (int32_t i = term - MOOD_BEFORE; i < term + MOOD_AFTER; i++)
        if (i >= clause->first && i < clause->first + clause->words) signals |= terms->at[i].signals;
    return signals & SIGNAL_PLAN && !(signals & (SIGNAL_CONDITION | SIGNAL_OFF | SIGNAL_NEGATION));
}

static Str word_at(const Desk *desk, const Clause *clause, int32_t i) {
    const Report *report = &desk->reports[clause->report];
    return i >= clause->first && i < clause->first + clause->words
        ? str_span(report->article->text, report->terms.at[i].at)
        : (Str){0};
}

// "Monday", and neither "tomorrow" nor "June 3".
static bool bare_weekday(Str words) { return str_ends_case(words, S("day")); }

// The last plan before the day, as a term; -1. "Would have", or "was expected" on a bare Monday, tells of what did not come.
static int32_t plan_at(const Desk *desk, const Clause *clause, int32_t term, bool bare) {
    const Terms *terms = &desk->reports[clause->report].terms;
    int32_t plan = -1;
    for (int32_t i = term - MOOD_BEFORE; i < term + MOOD_AFTER; i++)
        if (i >= clause->first && i < clause->first + clause->words && terms->at[i].signals & SIGNAL_PLAN &&
            (plan < 0 || i < term))
            plan = i;
    if (plan < 0 || str_eq(word_at(desk, clause, plan + 1), S("have"))) return -1;
    Str before = word_at(desk, clause, plan - 1);
    return bare && (str_eq(before, S("was")) || str_eq(before, S("were")) || str_eq(before, S("been")))
        ? -1
        : plan;
}

// The first word with content behind the plan.
static int32_t deed_behind(const Desk *desk, const Clause *clause, int32_t plan) {
    const Terms *terms = &desk->reports[clause->report].terms;
    for (int32_t i = plan; i < plan + DEED_FAR && i < clause->first + clause->words; i++)
        if (!desk->lexicon.keys.at[terms->at[i].key].stop &&
            !(terms->at[i].signals & (SIGNAL_PLAN | SIGNAL_FIRM)))
            return terms->at[i].key;
    return -1;
}

static bool due_at(const Desk *desk, int32_t r, const Date *date, Due *out) {
    const Report *report = &desk->reports[r];
    int32_t c = desk_clause(desk, r, date->at.start), first, last;
    if (c < 0 || date->type != DATE_DATE || date->value.len < 7 || !iso_span(date->value, &first, &last))
        return false;
    if (report->day == ISO_NONE || last < report->day) return false;
    const Clause *clause = &desk->clauses.at[c];
    int32_t term = (int32_t)term_at(&report->terms, date->at.start);
    if (clause->direct || !span_in(date->at, clause->at) || !to_come(desk, clause, term)) return false;
    int32_t end = (int32_t)term_at(&report->terms, date->at.end);
    int32_t plan = plan_at(desk, clause, term, bare_weekday(str_span(report->article->text, date->at)));
    if (plan < 0) return false;
    *out = (Due){c, r, first, last, beside_of(desk, c, term, end), deed_behind(desk, clause, plan)};
    // "Scheduled", "held", "to begin" are said of all that is to come: they are not what it is
    for (int32_t i = clause->first; i < clause->first + clause->words; i++) {
        const Term *word = &report->terms.at[i];
        if (word->signals & (SIGNAL_PLAN | SIGNAL_FIRM) ||
            desk->lexicon.keys.at[word->key].commonness < TELLING)
            beside_drop(&out->beside, word->key);
    }
    return true;
}

// Does report `r` give a day that goes with `due`, whatever for?
static bool knows(const Desk *desk, int32_t r, const Due *due) {
    Dates dates = desk->reports[r].article->dates;
    for (ptrdiff_t i = 0; i < dates.len; i++) {
        int32_t first, last;
        if (dates.at[i].type != DATE_DATE || dates.at[i].value.len < 7) continue;
        if (iso_span(dates.at[i].value, &first, &last) && first <= due->last && due->first <= last)
            return true;
    }
    return false;
}

static void compare(DifferenceFinder *f, const Due *a, const Due *b) {
    const Clause *x = &f->desk->clauses.at[a->clause], *y = &f->desk->clauses.at[b->clause];
    if (a->first <= b->last && b->first <= a->last) return;
    if (a->first - b->last > APART_MOST || b->first - a->last > APART_MOST || difference_copies(f, x, y))
        return;
    bool one =
        beside_plain(f->desk, &a->beside, &b->beside) > 0 && beside_named(f->desk, &a->beside, &b->beside);
    bool deed =
        (a->deed >= 0 && a->deed == b->deed) || align_score(f->alignment, a->clause, b->clause) >= ALIKE;
    if (!one || !deed || knows(f->desk, a->report, b) || knows(f->desk, b->report, a)) return;
    difference_add(f, DIFFERENCE_DAY, x, y);
}

void difference_due(DifferenceFinder *f) {
    Dues all = {arena_new(f->work, Due, DUES_MOST), 0};
    for (int32_t r = 0; r < f->desk->story->members_len; r++) {
        Dates dates = f->desk->reports[r].article->dates;
        for (ptrdiff_t i = 0; i < dates.len && all.len < DUES_MOST; i++)
            all.len += due_at(f->desk, r, &dates.at[i], &all.at[all.len]);
    }
    for (ptrdiff_t i = 0; i < all.len; i++)
        for (ptrdiff_t j = i + 1; j < all.len; j++)
            if (all.at[i].report != all.at[j].report) compare(f, &all.at[i], &all.at[j]);
}
