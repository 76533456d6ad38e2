// alone.c - see alone.h. Each sign by itself, then what they come to.
#include "brief/alone.h"

#include "data/roles.en.h"

enum {
    WORDS_FEW = 8,    // a clause of fewer words says little alone
    WORDS_MANY = 34,  // ... and one of more is hard to read
    OPENING = 3,      // terms at the head of a clause in which a pronoun leaves it hanging
    ROLE_WORDS = 3,   // ... and behind "the", in which a role does
    LABEL_BYTES = 32,
    NAMED_WITHIN = 8,  // terms behind "he" in which he may still be named
};

static Str word_of(const Report *report, ptrdiff_t i) {
    return str_span(report->article->text, report->terms.at[i].at);
}

// ---- does it lean on the sentence before?

static bool is_role(Str word) {
    const struct roles_en_row *row = roles_en_find(word);
    return row && str_eq(row->kind, S("role"));
}

// Is a person named in the clause before `byte`?
static bool names_person(const Desk *desk, const Clause *clause, int32_t byte) {
    Names names = desk->reports[clause->report].article->names;
    for (ptrdiff_t i = first_finding(names, clause->at.start); i < names.len && names.at[i].at.start < byte;
         i++)
        if (names.at[i].kind == NAME_PERSON) return true;
    return false;
}

// "The doctor said" leans on a sentence that names him; "the president of Orra" and "the minister, Mary Orr," do not, nor
// does what opens a report.
static bool bare_role(const Desk *desk, const Clause *clause, ptrdiff_t from) {
    const Report *report = &desk->reports[clause->report];
    if (clause->sentence == desk->clauses.at[report->clauses].sentence) return false;
    if (!str_eq_case(word_of(report, from), S("the"))) return false;
    ptrdiff_t end = from + 1 + ROLE_WORDS, role = -1;
    for (ptrdiff_t i = from + 1; i < report->terms.len && i < end; i++) {
        if (!span_in(report->terms.at[i].at, clause->at)) return false;
        if (is_role(word_of(report, i)) || report->terms.at[i].signals & SIGNAL_BODY) role = i;
        else if (role >= 0) break;
    }
    if (role >= 0 && role + 2 < end && str_eq_case(word_of(report, role + 1), S("also"))) role++;
    if (role < 0 || role + 1 >= report->terms.len) return false;
    const Term *next = &report->terms.at[role + 1];
    Str between = str_slice(report->article->text, report->terms.at[role].at.end, next->at.start);
    bool does = next->signals & (SIGNAL_VERB | SIGNAL_PLAN) || str_ends(word_of(report, role + 1), S("ed"));
    return does && str_eq(between, S(" "));
}

static bool is_he(Str word) { return str_eq_case(word, S("he")) || str_eq_case(word, S("she")); }

// "In March, he was helped by ...": nobody is named before, nor right behind ("While he was away, Orr ...").
static bool he_is_unnamed(const Desk *desk, const Clause *clause) {
    const Report *report = &desk->reports[clause->report];
    int32_t end = clause->first + clause->words, he = clause->first;
    if (!(clause->signals & SIGNAL_PRONOUN)) return false;
    while (he < end && !is_he(word_of(report, he))) he++;
    if (he == end || desk_marked(desk, clause->report, report->terms.at[he].at)) return false;
    for (int32_t i = clause->first; i < he; i++)
        if (is_role(word_of(report, i))) return false;  // "the chairman said he knew"
    int32_t last = he + NAMED_WITHIN < end ? he + NAMED_WITHIN : end - 1;
    return !names_person(desk, clause, report->terms.at[last].at.end);
}

// "Because the road was closed." is what follows "because", and nothing else.
static bool only_because(const Desk *desk, const Clause *clause, ptrdiff_t from) {
    const Report *report = &desk->reports[clause->report];
    return str_eq_case(word_of(report, from), S("because")) &&
        str_find(clause_text(desk, clause), S(",")) < 0;
}

bool alone_hangs(const Desk *desk, const Clause *clause) {
    const Report *report = &desk->reports[clause->report];
    ptrdiff_t from = term_at(&report->terms, clause->at.start);
    for (ptrdiff_t i = from; i < report->terms.len && i < from + OPENING; i++) {
        uint32_t signals = report->terms.at[i].signals;
        if (signals & SIGNAL_PRONOUN && !(i > from && str_eq(word_of(report, i), S("that")))) return true;
        if (i == from && signals & SIGNAL_OPENER) return true;
    }
    return from < report->terms.len &&
        (only_because(desk, clause, from) || bare_role(desk, clause, from) || he_is_unnamed(desk, clause));
}

// ---- whose word is it?

static bool is_post(Str text) {
    static const Str signs[] = {S_("(@"), S_("://"), S_("pic.twitter.com")};
    for (ptrdiff_t i = 0; i < countof(signs); i++)
        if (str_find(text, signs[i]) >= 0) return true;
    return false;
}

bool alone_comments(const Desk *desk, const Clause *clause) {
    const Report *report = &desk->reports[clause->report];
    if (report->article->form == FORM_OPINION || is_post(clause_text(desk, clause))) return true;
    if (clause->direct) return false;
    if (str_ends(clause_text(desk, clause), S("?"))) return true;
    if (!(clause->signals & (SIGNAL_WRITER | SIGNAL_READER))) return false;
    for (int32_t i = clause->first; i < clause->first + clause->words; i++) {
        const Term *term = &report->terms.at[i];
        if (term->signals & (SIGNAL_WRITER | SIGNAL_READER) && !desk_marked(desk, clause->report, term->at))
            return true;
    }
    return false;
}

// ---- is it whole?

bool alone_ends(const Desk *desk, const Clause *clause) {
    static const Str ends[] = {S_("."), S_("!"), S_("?"), S_("\""), S_("\xE2\x80\x9D"), S_("\xE3\x80\x82")};
    Str text = clause_text(desk, clause);
    for (ptrdiff_t i = 0; i < countof(ends); i++)
        if (str_ends(text, ends[i])) return true;
    return false;
}

// "News peg: ...", "What to watch for: ...": a label, and no sentence before the colon.
static bool is_labelled(const Desk *desk, const Clause *clause) {
    const Report *report = &desk->reports[clause->report];
    Str text = clause_text(desk, clause);
    ptrdiff_t colon = str_find(text, S(": "));
    if (colon < 0 || colon > LABEL_BYTES) return false;
    Span label = {clause->at.start, clause->at.start + (int32_t)colon};
    return !(term_signals(&report->terms, label) & SIGNAL_VERB);
}

// Does a quotation begin or end outside it? "... and we shall see," he said.
static bool half_quoted(Str text) {
    int32_t open = 0;
    for (ptrdiff_t i = 0; i + 2 < text.len; i++) {
        if (text.s[i] != '\xE2' || text.s[i + 1] != '\x80') continue;
        if (text.s[i + 2] == '\x9C') open++;
        if (text.s[i + 2] == '\x9D') open--;
    }
    return open != 0;
}

int32_t alone_names(const Desk *desk, const Clause *clause) {
    Names names = desk->reports[clause->report].article->names;
    int32_t n = 0;
    for (ptrdiff_t i = first_finding(names, clause->at.start);
         i < names.len && names.at[i].at.start < clause->at.end; i++)
        n++;
    return n;
}

int32_t alone_clarity(const Desk *desk, const Clause *clause) {
    int32_t names = alone_names(desk, clause), clarity = 500 + 25 * (names > 4 ? 4 : names);
    if (alone_hangs(desk, clause)) clarity -= 250;
    if (clause->comment) clarity -= 450;
    if (clause->direct) clarity -= 300;
    if (clause->signals & SIGNAL_HEDGE) clarity -= 30;
    if (is_labelled(desk, clause)) clarity -= 60;
    if (half_quoted(clause_text(desk, clause))) clarity -= 100;
    if (clause->words < WORDS_FEW) clarity -= 25 * (WORDS_FEW - clause->words);
    if (clause->words > WORDS_MANY) clarity -= 8 * (clause->words - WORDS_MANY);
    if (clause->cut_start) clarity -= 60;
    if (clause->cut_end) clarity -= 15;
    else if (!alone_ends(desk, clause)) clarity -= 200;
    if (desk->story->members[clause->report].copying == COPY_REPRINT) clarity -= 60;
    return clarity;
}
