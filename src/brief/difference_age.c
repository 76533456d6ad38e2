// difference_age.c - one person, two ages: "Mary Orr, 43," here, "Orr, 44," there.
#include "brief/comparable.h"
#include "brief/difference.h"
#include "brief/iso.h"

enum {
    AGES_MOST = 128,
    AGE_LEAST = 1,
    AGE_MOST = 110,
    YEARS_MOST = 5,  // what is further apart is an age of other days: "the 32-year-old Orr asked her out"
    APPOSED = 48,    // bytes between a name and "57-year-old" behind it
    BIRTHDAY = 30,   // days between reports from which on a year more is a birthday
};

typedef struct Age {
    int32_t actor, report, clause, years;
} Age;
typedef struct Ages {
    Age *at;
    ptrdiff_t len;
} Ages;

static bool ends_age(Str text, int32_t at) {
    return at < text.len &&
        (text.s[at] == ',' || text.s[at] == '.' || text.s[at] == ';' || text.s[at] == ')');
}

// ", 43," and " (43)" behind a name; "43-year-old" before one.
static bool age_of_name(Str text, const Quantity *quantity, Span name) {
    Span at = quantity->at;
    if (quantity->unit.len == 0) {
        Str between = str_slice(text, name.end, at.start);
        return at.start == name.end + 2 && ends_age(text, at.end) &&
            (str_eq(between, S(", ")) || str_eq(between, S(" (")));
    }
    return str_eq(quantity->unit, S("year")) && str_ends(str_span(text, at), S("old")) &&
        name.start == at.end + 1 && text.s[at.end] == ' ';
}

// "Orr, the line's 57-year-old chief": in an apposition behind the name, no comma between.
static bool age_behind(Str text, const Quantity *quantity, Span name) {
    Span at = quantity->at;
    if (!str_eq(quantity->unit, S("year")) || !str_ends(str_span(text, at), S("old")) ||
        at.start - name.end > APPOSED)
        return false;
    Str between = str_slice(text, name.end, at.start);
    if (!str_starts(between, S(", "))) return false;
    Str rest = str_from(between, 2);
    bool whose = str_starts(rest, S("the ")) || str_starts(rest, S("a ")) || str_find(rest, S("'s ")) > 0 ||
        str_find(rest, S("\xE2\x80\x99s ")) > 0;
    return whose && str_find(rest, S(",")) < 0 && str_find(rest, S(".")) < 0 &&
        str_find(rest, S(" and ")) < 0;
}

// The person named last before an age in apposition; NULL.
static const Name *apposed(const Article *article, const Quantity *quantity, ptrdiff_t n) {
    for (ptrdiff_t i = n - 1; i >= 0 && quantity->at.start - article->names.at[i].at.end <= APPOSED; i--)
        if (article->names.at[i].kind == NAME_PERSON)
            return age_behind(article->text, quantity, article->names.at[i].at) ? &article->names.at[i]
                                                                                : NULL;
    return NULL;
}

static void note(const Desk *desk, int32_t r, const Name *name, const Quantity *quantity, Ages *out) {
    int32_t clause = desk_clause(desk, r, quantity->at.start);
    if (name->entity < 0 || clause < 0 || comparable_past(desk, clause)) return;
    out->at[out->len++] = (Age){desk_actor(desk, r, name->entity), r, clause, (int32_t)quantity->value};
}

static bool is_age(const Quantity *quantity) {
    double n = quantity->value;
    return n >= AGE_LEAST && n <= AGE_MOST && quantity->low == n && quantity->high == n &&
        n == (double)(int32_t)n;
}

static void find_ages(const Desk *desk, int32_t r, Ages *out) {
    const Article *article = desk->reports[r].article;
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < article->quantities.len && out->len < AGES_MOST; i++) {
        const Quantity *quantity = &article->quantities.at[i];
        if (!is_age(quantity)) continue;
        while (n < article->names.len && article->names.at[n].at.end < quantity->at.start - 2) n++;
        bool found = false;
        for (ptrdiff_t k = n; k < article->names.len && article->names.at[k].at.start <= quantity->at.end + 1;
             k++) {
            const Name *name = &article->names.at[k];
            if (name->kind != NAME_PERSON || name->entity < 0) continue;
            if (!age_of_name(article->text, quantity, name->at)) continue;
            note(desk, r, name, quantity, out);
            found = true;
            break;
        }
        const Name *before = found ? NULL : apposed(article, quantity, n);
        if (before) note(desk, r, before, quantity, out);
    }
}

// Does the report give the person another age too? Then it tells of a father and a son, or of other days.
static bool sure(const Ages *all, const Age *age) {
    for (ptrdiff_t i = 0; i < all->len; i++)
        if (all->at[i].report == age->report && all->at[i].actor == age->actor &&
            all->at[i].years != age->years)
            return false;
    return true;
}

static bool birthday(const Desk *desk, const Age *a, const Age *b) {
    int32_t x = desk->reports[a->report].day, y = desk->reports[b->report].day;
    if (a->years - b->years > 1 || b->years - a->years > 1 || x == ISO_NONE || y == ISO_NONE) return false;
    return x - y > BIRTHDAY || y - x > BIRTHDAY;
}

void difference_age(DifferenceFinder *f) {
    Ages all = {arena_new(f->work, Age, AGES_MOST), 0};
    for (int32_t r = 0; r < f->desk->story->members_len; r++) find_ages(f->desk, r, &all);
    for (ptrdiff_t i = 0; i < all.len; i++)
        for (ptrdiff_t j = i + 1; j < all.len; j++) {
            const Age *a = &all.at[i], *b = &all.at[j];
            if (a->actor < 0 || a->actor != b->actor || a->years == b->years || !sure(&all, a) ||
                !sure(&all, b))
                continue;
            const Clause *x = &f->desk->clauses.at[a->clause], *y = &f->desk->clauses.at[b->clause];
            if (a->years - b->years > YEARS_MOST || b->years - a->years > YEARS_MOST) continue;
            if (!difference_copies(f, x, y) && !birthday(f->desk, a, b))
                difference_add(f, DIFFERENCE_AGE, x, y);
        }
}
