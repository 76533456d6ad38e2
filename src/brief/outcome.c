// outcome.c - see outcome.h.
#include "brief/outcome.h"

#include "data/outcomes.en.h"

enum {
    MOOD_BEFORE = 6,  // terms before the words, and behind them, in which "not", "may" or "if" is of them
    MOOD_AFTER = 2,
};

static OutcomeSlot slot_of(Str word) {
#define WORD(constant, word) S_(word),
    static const Str words[] = {OUTCOMES(WORD)};
#undef WORD
    int slot = 0;
    while (slot < OUTCOME_SLOTS && !str_eq(word, words[slot])) slot++;
    return (OutcomeSlot)slot;
}

// The longest row that begins at `at`, a word's start; NULL when none does.
static const struct outcomes_en_row *row_at(Str text, Span at) {
    const struct outcomes_en_row *best = NULL;
    if (!outcomes_en_may(text, at.start, outcomes_en_any)) return NULL;
    Str rest = str_from(text, at.start);
    unsigned char byte = (unsigned char)ascii_fold(rest.s[0]);
    for (int i = outcomes_en_from(byte); i < outcomes_en_behind(byte); i++) {
        const struct outcomes_en_row *row = &outcomes_en[i];
        bool whole = str_starts_case(rest, row->phrase) &&
            (rest.len == row->phrase.len || !ascii_alpha(rest.s[row->phrase.len]));
        if (whole && (!best || row->phrase.len > best->phrase.len)) best = row;
    }
    return best;
}

static Str word_at(const Desk *desk, const Clause *clause, int32_t i) {
    const Report *report = &desk->reports[clause->report];
    return i >= clause->first && i < clause->first + clause->words
        ? str_span(report->article->text, report->terms.at[i].at)
        : (Str){0};
}

// "Looks to have won", "an exit poll", "alleged to have": nobody's sure end.
static bool seems(Str word) {
    static const Str stems[] = {S_("look"),  S_("appear"),  S_("poll"), S_("projected"),
                                S_("alleg"), S_("partial"), S_("seem")};
    for (ptrdiff_t i = 0; i < countof(stems); i++)
        if (str_starts_case(word, stems[i])) return true;
    return false;
}

// Is it denied, doubted, a condition or to come? What the row itself says ("found not guilty") is not asked.
static bool stands(const Desk *desk, const Clause *clause, const Outcome *outcome) {
    const Terms *terms = &desk->reports[clause->report].terms;
    uint32_t signals = 0;
    for (int32_t i = outcome->first - MOOD_BEFORE; i < outcome->first; i++)
        if (seems(word_at(desk, clause, i))) return false;
    for (int32_t i = outcome->first - MOOD_BEFORE; i < outcome->last + MOOD_AFTER; i++)
        if (i >= clause->first && i < clause->first + clause->words &&
            (i < outcome->first || i >= outcome->last))
            signals |= terms->at[i].signals;
    return !(signals & (SIGNAL_NEGATION | SIGNAL_HEDGE | SIGNAL_CONDITION | SIGNAL_PLAN | SIGNAL_OFF));
}

// "Stabbed to death Orr", not "was stabbed": done to who is named behind.
static bool active(const Desk *desk, const Clause *clause, const Outcome *outcome) {
    static const Str forms[] = {S_("was"), S_("were"), S_("been"), S_("being"), S_("is"), S_("found")};
    Str first = word_at(desk, clause, outcome->first), before = word_at(desk, clause, outcome->first - 1);
    for (ptrdiff_t i = 0; i < countof(forms); i++)
        if (str_eq_case(first, forms[i]) || str_eq_case(before, forms[i])) return false;
    return outcome_is_cause(outcome->slot) && (str_ends(first, S("ed")) || str_eq_case(first, S("shot")));
}

// "Orr's killer": it is not Orr's fate.
static bool owns(Str text, Span name) {
    Str rest = str_from(text, name.end);
    return str_starts(rest, S("'s")) || str_starts(rest, S("\xE2\x80\x99s")) || str_starts(rest, S(" 's"));
}

// Who is named last before the words; a person also next behind them.
static int32_t who_of(const Desk *desk, const Clause *clause, const Outcome *outcome) {
    const Report *report = &desk->reports[clause->report];
    const Names *names = &report->article->names;
    int32_t start = report->terms.at[outcome->first].at.start, before = -1, behind = -1;
    bool person = outcome_of_person(outcome->slot);
    for (ptrdiff_t i = first_finding(*names, clause->at.start);
         i < names->len && names->at[i].at.start < clause->at.end; i++) {
        const Name *name = &names->at[i];
        if (name->entity < 0 || (person && name->kind != NAME_PERSON)) continue;
        int32_t actor = desk_actor(desk, clause->report, name->entity);
        if (owns(report->article->text, name->at)) continue;
        if (name->at.start < start) before = actor;
        else if (behind < 0) behind = actor;
    }
    if (active(desk, clause, outcome)) return behind;
    return before >= 0 || !person ? before : behind;
}

static void drop(Outcomes *all, OutcomeSlot slot) {
    ptrdiff_t len = 0;
    for (ptrdiff_t i = 0; i < all->len; i++)
        if (all->at[i].slot != slot) all->at[len++] = all->at[i];
    all->len = len;
}

// Adds it; where the clause has another value of its slot, neither counts, nor a third. "Stabbed" and "stab wounds" are one.
static void add(Outcomes *all, const Outcome *outcome, uint32_t *mixed) {
    if (*mixed & 1u << outcome->slot) return;
    for (ptrdiff_t i = 0; i < all->len; i++) {
        if (all->at[i].slot != outcome->slot) continue;
        if (str_eq(all->at[i].value, outcome->value)) return;
        *mixed |= 1u << outcome->slot;
        drop(all, outcome->slot);
        return;
    }
    if (all->len < OUTCOMES_MOST) all->at[all->len++] = *outcome;
}

Outcomes outcome_find(const Desk *desk, int32_t c) {
    const Clause *clause = &desk->clauses.at[c];
    const Report *report = &desk->reports[clause->report];
    Outcomes all = {0};
    uint32_t mixed = 0;
    for (int32_t i = clause->first, end = i + clause->words; i < end; i++) {
        const struct outcomes_en_row *row = row_at(report->article->text, report->terms.at[i].at);
        if (!row) continue;
        Outcome outcome = {.slot = slot_of(row->slot), .value = row->value, .clause = c, .first = i};
        int32_t last = report->terms.at[i].at.start + (int32_t)row->phrase.len;
        for (outcome.last = i + 1; outcome.last < end && report->terms.at[outcome.last].at.start < last;)
            outcome.last++;
        outcome.who = who_of(desk, clause, &outcome);
        if (outcome.slot < OUTCOME_SLOTS && stands(desk, clause, &outcome)) add(&all, &outcome, &mixed);
        i = outcome.last - 1;
    }
    return all;
}
