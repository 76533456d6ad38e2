// about.c - see about.h.
#include "brief/about.h"

enum { COMMONNESS_LEAST = 40 };  // below which a word names nothing in particular

const Name *about_name(const Article *article, Span at) {
    ptrdiff_t n = first_finding(article->names, at.start);
    return n < article->names.len && span_in(at, article->names.at[n].at) ? &article->names.at[n] : NULL;
}

static bool says_it(const Article *article, const Clause *clause, const Term *term) {
    return clause->quote >= 0 && span_in(term->at, article->quotes.at[clause->quote].speaker);
}

About about_point(const Desk *desk, const Point *point, Arena *keep) {
    About about = {.clause = &desk->clauses.at[desk_shown(desk, &point->evidence.at[0])]};
    const Report *report = &desk->reports[about.clause->report];
    about.terms = arena_new(keep, int32_t, about.clause->words);
    for (int32_t i = about.clause->first; i < about.clause->first + about.clause->words; i++) {
        const Term *term = &report->terms.at[i];
        const TermKey *key = &desk->lexicon.keys.at[term->key];
        if (key->stop || key->figure || key->commonness < COMMONNESS_LEAST) continue;
        const Name *name = about_name(report->article, term->at);
        if ((name && name->kind == NAME_PERSON) || says_it(report->article, about.clause, term)) continue;
        about.terms[about.len++] = i;
    }
    return about;
}

bool about_has(const Desk *desk, const About *about, int32_t key) {
    for (ptrdiff_t i = 0; i < about->len; i++)
        if (about_term(desk, about, i)->key == key) return true;
    return false;
}

Span about_capitals(const Report *report, ptrdiff_t term) {
    Str text = report->article->text;
    Span at = report->terms.at[term].at;
    for (ptrdiff_t i = term + 1; i < report->terms.len; i++) {
        Span after = report->terms.at[i].at;
        if (after.start != at.end + 1 || text.s[at.end] != ' ' || !ascii_upper(text.s[after.start])) break;
        at.end = after.end;
    }
    return at;
}

// ---- a table's label ----

// The whole name or the capitals that the term begins or stands in; else the word.
static Span printed(const Report *report, int32_t term) {
    const Term *word = &report->terms.at[term];
    const Name *name = about_name(report->article, word->at);
    if (name) return name->at;
    return ascii_upper(report->article->text.s[word->at.start]) ? about_capitals(report, term) : word->at;
}

bool about_verbal(Str word) {
    static const Str ends[] = {S_("ed"), S_("ing"), S_("ly")};
    for (ptrdiff_t i = 0; i < countof(ends); i++)
        if (str_ends(word, ends[i])) return true;
    return false;
}

static bool is_owner(Str word) {
    return str_find(word, S("'")) >= 0 || str_find(word, S("\xE2\x80\x99")) >= 0;
}

// The most telling term outside `taken`, the one that few points have; -1.
static ptrdiff_t telling(const Desk *desk, const About *about, const int32_t *all, ptrdiff_t taken) {
    const Report *report = &desk->reports[about->clause->report];
    ptrdiff_t best = -1;
    int32_t most = 0;
    for (ptrdiff_t i = 0; i < about->len; i++) {
        const Term *term = about_term(desk, about, i);
        Str word = str_span(report->article->text, term->at);
        if (term->signals & SIGNAL_VERB || desk_marked(desk, about->clause->report, term->at)) continue;
        if (ascii_digit(word.s[0]) || is_owner(word)) continue;
        if (taken >= 0 &&
            (about_term(desk, about, taken)->key == term->key ||
             span_touch(printed(report, about->terms[i]), printed(report, about->terms[taken]))))
            continue;
        int32_t weight = desk->lexicon.keys.at[term->key].commonness * 16 / (all[term->key] + 15);
        if (about_verbal(word)) weight /= 2;
        if (weight > most) most = weight, best = i;
    }
    return best;
}

Str about_label(const Desk *desk, const About *about, const int32_t *all, Arena *keep) {
    const Report *report = &desk->reports[about->clause->report];
    Str text = report->article->text;
    ptrdiff_t one = telling(desk, about, all, -1);
    if (one < 0) return (Str){0};
    Span a = printed(report, about->terms[one]);
    ptrdiff_t two = telling(desk, about, all, one);
    if (two < 0) return str_span(text, a);
    Span b = printed(report, about->terms[two]);
    if (b.start < a.start) {
        Span later = a;
        a = b, b = later;
    }
    if (b.start == a.end + 1) return str_slice(text, a.start, b.end);
    return str_join(keep, str_join(keep, str_span(text, a), S(" ... ")), str_span(text, b));
}
