// beside.c - see beside.h.
#include "brief/beside.h"

static bool has(const Beside *beside, int32_t key) {
    for (int32_t i = 0; i < beside->len; i++)
        if (beside->keys[i] == key) return true;
    return false;
}

// Adds the word, if it carries content and is no figure. Nor is it of a date: "over the next decade" is said of many
// things.
static bool take(const Desk *desk, const Clause *clause, int32_t i, Beside *out) {
    const Report *report = &desk->reports[clause->report];
    if (i < clause->first || i >= clause->first + clause->words || out->len == BESIDE_KEYS) return false;
    const Term *term = &report->terms.at[i];
    if (desk->lexicon.keys.at[term->key].stop || ascii_digit(report->article->text.s[term->at.start]))
        return false;
    Dates dates = report->article->dates;
    ptrdiff_t date = first_finding(dates, term->at.start);
    if (date < dates.len && span_in(term->at, dates.at[date].at)) return false;
    if (!has(out, term->key)) out->keys[out->len++] = term->key;
    return true;
}

// "While", "but": behind it something else is said. "And" joins what belongs together.
static bool parts(const Desk *desk, const Clause *clause, int32_t i) {
    const Report *report = &desk->reports[clause->report];
    if (i < clause->first || i >= clause->first + clause->words) return true;
    const Term *term = &report->terms.at[i];
    return term->signals & SIGNAL_JOINER && !str_eq_case(str_span(report->article->text, term->at), S("and"));
}

// Adds up to `most` words from term `at` on, `step` by `step`.
static void take_run(const Desk *desk, const Clause *clause, int32_t at, int32_t step, int32_t most,
                     Beside *out) {
    for (int32_t i = 0, words = 0; i < BESIDE_TERMS && words < most && !parts(desk, clause, at);
         i++, at += step)
        words += take(desk, clause, at, out);
}

Beside beside_run(const Desk *desk, int32_t c, int32_t at, int32_t words) {
    Beside out = {0};
    if (words < 0) take_run(desk, &desk->clauses.at[c], at - 1, -1, -words, &out);
    else take_run(desk, &desk->clauses.at[c], at, 1, words, &out);
    return out;
}

Beside beside_of(const Desk *desk, int32_t c, int32_t first, int32_t last) {
    const Clause *clause = &desk->clauses.at[c];
    Beside out = {0};
    for (int32_t i = first; i < last; i++) take(desk, clause, i, &out);
    take_run(desk, clause, first - 1, -1, BESIDE_WORDS, &out);
    take_run(desk, clause, last, 1, BESIDE_WORDS, &out);
    return out;
}

void beside_drop(Beside *beside, int32_t key) {
    int32_t len = 0;
    for (int32_t i = 0; i < beside->len; i++)
        if (beside->keys[i] != key) beside->keys[len++] = beside->keys[i];
    beside->len = len;
}

static bool same_or_kin(const Desk *desk, int32_t a, int32_t b) {
    const TermKey *key = &desk->lexicon.keys.at[a];
    for (int32_t i = 0; i < key->kin_len; i++)
        if (key->kin[i] == b) return true;
    return a == b;
}

int32_t beside_shared(const Desk *desk, const Beside *a, const Beside *b, int32_t except) {
    int32_t n = 0;
    for (int32_t i = 0; i < a->len; i++) {
        bool shared = false;
        for (int32_t j = 0; j < b->len && !shared; j++)
            shared =
                a->keys[i] != except && b->keys[j] != except && same_or_kin(desk, a->keys[i], b->keys[j]);
        n += shared;
    }
    return n;
}

static int32_t same_words(const Desk *desk, const Beside *a, const Beside *b, bool names) {
    int32_t n = 0;
    for (int32_t i = 0; i < a->len; i++)
        n += desk->lexicon.keys.at[a->keys[i]].name == names && has(b, a->keys[i]);
    return n;
}

int32_t beside_plain(const Desk *desk, const Beside *a, const Beside *b) {
    return same_words(desk, a, b, false);
}

bool beside_named(const Desk *desk, const Beside *a, const Beside *b) {
    return same_words(desk, a, a, true) == 0 || same_words(desk, b, b, true) == 0 ||
        same_words(desk, a, b, true) > 0;
}
