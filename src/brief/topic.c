// topic.c - see topic.h.
#include "brief/topic.h"

#include "data/demonyms.en.h"

enum {
    TOPIC_LEAST = 45,  // weight below which a word names nothing in particular
    TOPIC_WORDS = 3,
    HARMED_WITHIN = 4,
};

static int32_t clauses_with(const Desk *desk, const int32_t *clauses, ptrdiff_t len, int32_t key) {
    int32_t n = 0;
    for (ptrdiff_t i = 0; i < len; i++) n += clause_has(&desk->clauses.at[clauses[i]], key);
    return n;
}

// The name that `at` is a part of, else `at`.
static Span whole_name(const Article *article, Span at) {
    ptrdiff_t n = first_finding(article->names, at.start);
    return n < article->names.len && span_in(at, article->names.at[n].at) ? article->names.at[n].at : at;
}

// Does `at` name who said it? "..., the ambulance service said": that is whose word it is, not what it is about.
static bool says_it(const Article *article, Span at) {
    for (ptrdiff_t i = 0; i < article->quotes.len; i++)
        if (span_in(at, article->quotes.at[i].speaker)) return true;
    return false;
}

// May the term go into the heading beside one that is in it?
static bool fits(const Desk *desk, const int32_t *clauses, ptrdiff_t len, const Term *term) {
    const TermKey *key = &desk->lexicon.keys.at[term->key];
    return !key->stop && key->weight * 2 >= TOPIC_LEAST &&
        clauses_with(desk, clauses, len, term->key) * 2 >= len;
}

static bool adjacent(Str text, const Term *a, const Term *b) {
    return b->at.start == a->at.end + 1 && text.s[a->at.end] == ' ';
}

// "Pakistani" is whose, not what; "Pakistani envoys" is a heading.
static bool alone_people(const Desk *desk, const int32_t *clauses, ptrdiff_t len, const Report *report,
                         ptrdiff_t i, Span clause) {
    Str text = report->article->text;
    if (!demonyms_en_find(str_span(text, report->terms.at[i].at))) return false;
    if (whole_name(report->article, report->terms.at[i].at).end > report->terms.at[i].at.end) return false;
    return i + 1 >= report->terms.len || !span_in(report->terms.at[i + 1].at, clause) ||
        !adjacent(text, &report->terms.at[i], &report->terms.at[i + 1]) ||
        !fits(desk, clauses, len, &report->terms.at[i + 1]);
}

// "People" tell little; what was done to them behind it tells more: "injured".
static Str harmed(const Report *report, Span thing, Span clause) {
    ptrdiff_t from = term_at(&report->terms, thing.end);
    for (ptrdiff_t i = from; i < report->terms.len && i < from + HARMED_WITHIN; i++)
        if (span_in(report->terms.at[i].at, clause) && report->terms.at[i].signals & SIGNAL_TOLL)
            return str_span(report->article->text, report->terms.at[i].at);
    return (Str){0};
}

// Without a name: what is counted in the first clause, where others tell of it too ("people", "doses of the vaccine").
static Str counted(const Desk *desk, const int32_t *clauses, ptrdiff_t len) {
    const Clause *first = &desk->clauses.at[clauses[0]];
    const Report *report = &desk->reports[first->report];
    const Quantities *all = &report->article->quantities;
    for (ptrdiff_t q = 0; q < all->len; q++) {
        Span thing = all->at[q].thing;
        if (thing.end == thing.start || !span_in(thing, first->at) || desk_marked(desk, first->report, thing))
            continue;
        for (ptrdiff_t i = term_at(&report->terms, thing.start); i < report->terms.len; i++) {
            const Term *term = &report->terms.at[i];
            if (term->at.start >= thing.end) break;
            if (desk->lexicon.keys.at[term->key].stop) continue;
            if (clauses_with(desk, clauses, len, term->key) * 2 <= len) continue;
            if (desk->lexicon.keys.at[term->key].plain >= TOPIC_LEAST)
                return str_span(report->article->text, thing);
            return harmed(report, thing, first->at);
        }
    }
    return (Str){0};
}

Str topic_of(const Desk *desk, const int32_t *clauses, ptrdiff_t len) {
    const Clause *first = &desk->clauses.at[clauses[0]];
    const Report *report = &desk->reports[first->report];
    const Article *article = report->article;
    ptrdiff_t best = -1;
    int32_t most = 0;
    for (ptrdiff_t i = term_at(&report->terms, first->at.start); i < report->terms.len; i++) {
        const Term *term = &report->terms.at[i];
        if (term->at.start >= first->at.end) break;
        const TermKey *key = &desk->lexicon.keys.at[term->key];
        int32_t with = clauses_with(desk, clauses, len, term->key);
        if (key->stop || key->weight < TOPIC_LEAST || with * 2 < len) continue;
        if (ascii_digit(article->text.s[term->at.start]) || desk_marked(desk, first->report, term->at) ||
            says_it(article, term->at))
            continue;
        ptrdiff_t n = first_finding(article->names, term->at.start);
        bool named = n < article->names.len && span_in(term->at, article->names.at[n].at);
        if (!named) continue;  // a verb or a bare noun is no heading
        if (alone_people(desk, clauses, len, report, i, first->at)) continue;
        int32_t weight = key->weight * with;
        if (weight > most) most = weight, best = i;
    }
    if (best < 0) return counted(desk, clauses, len);
    Span at = whole_name(article, report->terms.at[best].at);
    for (ptrdiff_t i = best + 1, n = 1; i < report->terms.len && n < TOPIC_WORDS; i++, n++) {
        if (!adjacent(article->text, &report->terms.at[i - 1], &report->terms.at[i])) break;
        if (!fits(desk, clauses, len, &report->terms.at[i]) || !span_in(report->terms.at[i].at, first->at))
            break;
        if (report->terms.at[i].at.end > at.end) at.end = report->terms.at[i].at.end;
    }
    return desk_marked(desk, first->report, at) ? (Str){0} : str_span(article->text, at);
}
