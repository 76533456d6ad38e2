// difference_years.c - since when, from when to when: "has led the party since 2022", "since 2023".
#include "brief/beside.h"
#include "brief/comparable.h"
#include "brief/difference.h"
#include "brief/iso.h"

enum {
    YEARS_MOST = 128,
    SURE = 3,     // words that both stand beside, from which on the clauses need not be alike
    ENOUGH = 2,   // ... and where they are,
    ALIKE = 500,  // ... by so many thousandths
    APART_MOST = 3,
};

typedef struct Years {
    int32_t clause, report;
    int32_t first, last;  // terms
    int32_t from, to;     // to: 0 for "since"
    int32_t actor;        // the person named last before it; -1
} Years;
typedef struct AllYears {
    Years *at;
    ptrdiff_t len;
} AllYears;

static bool is_year(const Date *date) {
    return date->type == DATE_DATE && date->value.len == 4 && iso_year(date->value) > 0;
}

// Does the date stand behind `word`, or begin with it?
static bool follows(Str text, Span date, Str word) {
    int32_t before = date.start - (int32_t)word.len;
    return str_starts_case(str_span(text, date), word) ||
        (before >= 0 && str_eq_case(str_slice(text, before, date.start), word));
}

static int32_t person_before(const Desk *desk, int32_t r, const Clause *clause, int32_t byte) {
    Names names = desk->reports[r].article->names;
    int32_t actor = -1;
    for (ptrdiff_t i = first_finding(names, clause->at.start); i < names.len && names.at[i].at.end <= byte;
         i++)
        if (names.at[i].kind == NAME_PERSON && names.at[i].entity >= 0)
            actor = desk_actor(desk, r, names.at[i].entity);
    return actor;
}

// "Since 2022"; "from 2022 to 2024", at date `i`.
static bool years_at(const Desk *desk, int32_t r, ptrdiff_t i, Years *out) {
    const Report *report = &desk->reports[r];
    const Article *article = report->article;
    const Date *date = &article->dates.at[i];
    int32_t c = desk_clause(desk, r, date->at.start), end = date->at.end;
    bool range = date->type == DATE_RANGE && date->value.len == 9 && date->value.s[4] == '/';
    if (!(range || is_year(date)) || c < 0) return false;
    const Clause *clause = &desk->clauses.at[c];
    if (clause->direct && desk_marked(desk, r, date->at)) return false;
    *out = (Years){.clause = c, .report = r, .from = iso_year(date->value)};
    if (range) {
        out->to = iso_year(str_from(date->value, 5));
    } else if (follows(article->text, date->at, S("from ")) && i + 1 < article->dates.len) {
        const Date *next = &article->dates.at[i + 1];
        if (!is_year(next) || !str_eq(str_slice(article->text, date->at.end, next->at.start), S(" to ")))
            return false;
        out->to = iso_year(next->value);
        end = next->at.end;
    } else if (!follows(article->text, date->at, S("since "))) {
        return false;
    }
    out->first = (int32_t)term_at(&report->terms, date->at.start);
    out->last = (int32_t)term_at(&report->terms, end);
    out->actor = person_before(desk, r, clause, date->at.start);
    return true;
}

static bool near(int32_t a, int32_t b) { return a - b <= APART_MOST && b - a <= APART_MOST; }

static bool one_slot(const DifferenceFinder *f, const Years *a, const Years *b) {
    if (a->to && (a->actor < 0 || a->actor != b->actor)) return false;
    if (a->to) return near(a->from, b->from) && near(a->to, b->to);
    if (a->actor >= 0 && b->actor >= 0 && a->actor != b->actor) return false;
    Beside x = beside_of(f->desk, a->clause, a->first, a->last),
           y = beside_of(f->desk, b->clause, b->first, b->last);
    int32_t shared = beside_shared(f->desk, &x, &y, -1);
    if (!near(a->from, b->from)) return false;  // what began ten years apart are two things
    return shared >= SURE || (shared >= ENOUGH && align_score(f->alignment, a->clause, b->clause) >= ALIKE);
}

// Has the other report the years too? Then it tells of two things.
static bool has(const AllYears *all, int32_t report, const Years *years) {
    for (ptrdiff_t i = 0; i < all->len; i++)
        if (all->at[i].report == report && all->at[i].from == years->from && all->at[i].to == years->to)
            return true;
    return false;
}

void difference_years(DifferenceFinder *f) {
    AllYears all = {arena_new(f->work, Years, YEARS_MOST), 0};
    for (int32_t r = 0; r < f->desk->story->members_len; r++)
        for (ptrdiff_t i = 0; i < f->desk->reports[r].article->dates.len && all.len < YEARS_MOST; i++)
            all.len += years_at(f->desk, r, i, &all.at[all.len]);
    for (ptrdiff_t i = 0; i < all.len; i++)
        for (ptrdiff_t j = i + 1; j < all.len; j++) {
            const Years *a = &all.at[i], *b = &all.at[j];
            const Clause *x = &f->desk->clauses.at[a->clause], *y = &f->desk->clauses.at[b->clause];
            if (!a->to != !b->to || (a->from == b->from && a->to == b->to) || difference_copies(f, x, y))
                continue;
            if (!has(&all, a->report, b) && !has(&all, b->report, a) && one_slot(f, a, b))
                difference_add(f, DIFFERENCE_YEARS, x, y);
        }
}
