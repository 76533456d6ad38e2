// difference_name.c - like names for one thing: an event in Norfield here and in Norford there; "Mahmood", "Mehmood".
//
// One person spelled in two ways is no conflict: it goes on the line of what can both be true. Two names, neither of which
// the other report has, in sentences that tell one thing, are a difference.
#include "brief/beside.h"
#include "brief/difference.h"
#include "data/countries.en.h"

enum {
    PLACES_MOST = 512,
    LOOKED_MOST = 64,  // pairs for which whole reports are searched
    LETTERS_LEAST = 5,
    LETTERS_MOST = 32,
    EDITS_MOST = 2,
    SHARED = 2,  // words that both names stand beside
};

typedef struct Called {
    Span at;
    int32_t clause, report, first, last, actor;
    NameKind kind;
} Called;

// Letters to change, add or drop until one is the other; over EDITS_MOST, anything over it.
static int32_t edits(Str a, Str b) {
    int32_t row[LETTERS_MOST + 1];
    for (int32_t j = 0; j <= b.len; j++) row[j] = j;
    for (int32_t i = 0; i < a.len; i++) {
        int32_t corner = row[0];
        row[0] = i + 1;
        for (int32_t j = 0; j < b.len; j++) {
            int32_t change = corner + (ascii_fold(a.s[i]) != ascii_fold(b.s[j]));
            corner = row[j + 1];
            int32_t least = row[j] < row[j + 1] ? row[j] + 1 : row[j + 1] + 1;
            row[j + 1] = change < least ? change : least;
        }
    }
    return row[b.len];
}

static bool marked(Str name) {
    for (ptrdiff_t i = 0; i < name.len; i++)
        if ((unsigned char)name.s[i] >= 0x80) return true;
    return false;
}

static bool like_names(Str a, Str b) {
    if (a.len < LETTERS_LEAST || b.len < LETTERS_LEAST || a.len > LETTERS_MOST || b.len > LETTERS_MOST)
        return false;
    if (a.s[0] != b.s[0] || str_eq_case(a, b)) return false;
    if (str_find(a, S(" ")) >= 0 || str_find(b, S(" ")) >= 0) return false;
    if (marked(a) || marked(b)) return false;  // "Düsseldorf", "Dusseldorf"
    if (countries_en_find(a) && countries_en_find(b)) return false;
    // "American", "America"; "Iran", "Iraq" are no misspellings
    if (str_starts_case(a, b) || str_starts_case(b, a)) return false;
    return edits(a, b) <= EDITS_MOST;
}

static bool report_has(const Desk *desk, int32_t r, Str name) {
    return str_find_case(desk->reports[r].article->text, name) >= 0 ||
        str_find_case(desk->reports[r].article->title, name) >= 0;
}

static bool called_at(const Desk *desk, int32_t r, const Name *name, Called *out) {
    const Report *report = &desk->reports[r];
    int32_t c = desk_clause(desk, r, name->at.start);
    if (c < 0 || name->kind != NAME_PLACE || desk->clauses.at[c].direct) return false;
    *out = (Called){name->at,
                    c,
                    r,
                    (int32_t)term_at(&report->terms, name->at.start),
                    (int32_t)term_at(&report->terms, name->at.end),
                    desk_actor(desk, r, name->entity),
                    name->kind};
    return true;
}

static Str name_of(const Desk *desk, const Called *called) {
    return str_span(desk->reports[called->report].article->text, called->at);
}

// How many words both names stand beside.
static int32_t shared(const Desk *desk, const Called *a, const Called *b) {
    Beside x = beside_of(desk, a->clause, a->first, a->last),
           y = beside_of(desk, b->clause, b->first, b->last);
    return beside_shared(desk, &x, &y, -1);
}

static bool one_thing(const DifferenceFinder *f, const Called *a, const Called *b) {
    int32_t n = shared(f->desk, a, b);
    return n >= SHARED || (n > 0 && difference_related(f, a->clause, b->clause));
}

static bool differ(const DifferenceFinder *f, const Called *a, const Called *b) {
    if (a->report == b->report || a->actor == b->actor) return false;
    return like_names(name_of(f->desk, a), name_of(f->desk, b)) && one_thing(f, a, b);
}

// Has neither report the other's name?
static bool apart(const DifferenceFinder *f, const Called *a, const Called *b) {
    return !report_has(f->desk, a->report, name_of(f->desk, b)) &&
        !report_has(f->desk, b->report, name_of(f->desk, a));
}

// Adds the pair, and who else has the second name there, be it that their report has the first one elsewhere.
static void add(DifferenceFinder *f, const Called *all, ptrdiff_t len, const Called *a, const Called *b) {
    const Clause *clauses = f->desk->clauses.at;
    if (difference_copies(f, &clauses[a->clause], &clauses[b->clause])) return;
    difference_add(f, DIFFERENCE_NAME, &clauses[a->clause], &clauses[b->clause]);
    for (ptrdiff_t i = 0; i < len; i++)
        if (all[i].report != a->report && all[i].report != b->report &&
            str_eq(name_of(f->desk, &all[i]), name_of(f->desk, b)) && one_thing(f, &all[i], b))
            difference_add(f, DIFFERENCE_NAME, &clauses[a->clause], &clauses[all[i].clause]);
}

// Is one of the two in a difference of names already? One spelling for another is told once a story.
static bool told(const DifferenceFinder *f, const Called *called) {
    for (ptrdiff_t i = 0; i < f->out->len; i++) {
        const Difference *difference = &f->out->at[i];
        for (ptrdiff_t e = 0; difference->kind == DIFFERENCE_NAME && e < difference->evidence.len; e++) {
            const Evidence *side = &difference->evidence.at[e];
            Str text = f->desk->reports[side->article].article->text;
            if (str_find(str_span(text, side->pieces.at[0]), name_of(f->desk, called)) >= 0) return true;
        }
    }
    return false;
}

void difference_name(DifferenceFinder *f) {
    Called *all = arena_new(f->work, Called, PLACES_MOST);
    ptrdiff_t len = 0;
    int looked = 0;
    for (int32_t r = 0; r < f->desk->story->members_len; r++)
        for (ptrdiff_t i = 0; i < f->desk->reports[r].article->names.len && len < PLACES_MOST; i++)
            len += called_at(f->desk, r, &f->desk->reports[r].article->names.at[i], &all[len]);
    for (ptrdiff_t i = 0; i < len; i++)
        for (ptrdiff_t j = i + 1; j < len; j++) {
            if (looked == LOOKED_MOST || !differ(f, &all[i], &all[j])) continue;
            looked++;
            if (!apart(f, &all[i], &all[j]) || (told(f, &all[i]) && told(f, &all[j]))) continue;
            add(f, all, len, &all[i], &all[j]);
            add(f, all, len, &all[j], &all[i]);
        }
}
