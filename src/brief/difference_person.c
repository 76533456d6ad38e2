// difference_person.c - one person by two names: "Jon Orr" here, "John Orr" there.
//
// A surname spelled in two ways ("Zelensky", "Zelenskyy") is no conflict: it goes on the line of what can both be true. Two
// given names that differ by a letter, in sentences that tell one thing, are a difference where neither report has the other's.
// "Jack" and "Jacob" are one man's.
#include "brief/beside.h"
#include "brief/difference.h"

enum {
    PERSONS_MOST = 512,
    LOOKED_MOST = 64,   // pairs for which whole reports are searched
    LETTERS_LEAST = 3,  // of a given name: "J. Orr" may be any
    SURNAME_LEAST = 5,  // of a surname that may be spelled otherwise
    SHARED = 2,         // words that both names stand beside
};

typedef struct Person {
    Span at;
    int32_t clause, report, actor;
    Str given, surname;
    uint32_t hash;  // of the folded surname
} Person;

static uint32_t hash_folded(Str word) {
    uint32_t hash = 2166136261u;
    for (ptrdiff_t i = 0; i < word.len; i++) hash = (hash ^ (unsigned char)ascii_fold(word.s[i])) * 16777619u;
    return hash;
}

static bool plain(Str name) {
    for (ptrdiff_t i = 0; i < name.len; i++)
        if (!ascii_alpha(name.s[i]) && name.s[i] != ' ') return false;
    return true;
}

// The first and the last word of a name as one report has it, where it stands first.
static bool person_of(const Desk *desk, int32_t r, const Name *name, Person *out) {
    const Article *article = desk->reports[r].article;
    Str text = str_span(article->text, name->at);
    int32_t c = desk_clause(desk, r, name->at.start);
    if (name->kind != NAME_PERSON || name->entity < 0 || c < 0 || !plain(text)) return false;
    Str rest = text, word;
    *out = (Person){.at = name->at, .clause = c, .report = r, .actor = desk_actor(desk, r, name->entity)};
    while (str_cut(&rest, ' ', &word)) {
        if (out->given.len == 0) out->given = word;
        out->surname = word;
    }
    out->hash = hash_folded(out->surname);
    return out->surname.s > out->given.s;
}

static bool report_has(const Desk *desk, int32_t r, Str word) {
    return str_find_case(desk->reports[r].article->text, word) >= 0;
}

// One letter more, less or another: "Jon", "John"; "Marc", "Mark".
static bool one_letter(Str a, Str b) {
    if (a.len > b.len) return one_letter(b, a);
    ptrdiff_t head = 0, tail = 0;
    while (head < a.len && ascii_fold(a.s[head]) == ascii_fold(b.s[head])) head++;
    while (tail < a.len - head && ascii_fold(a.s[a.len - 1 - tail]) == ascii_fold(b.s[b.len - 1 - tail]))
        tail++;
    return b.len - a.len <= 1 && head + tail + 1 >= b.len && head > 0;
}

static int32_t shared(const Desk *desk, const Person *a, const Person *b) {
    const Terms *x = &desk->reports[a->report].terms, *y = &desk->reports[b->report].terms;
    Beside p = beside_of(desk, a->clause, (int32_t)term_at(x, a->at.start), (int32_t)term_at(x, a->at.end)),
           q = beside_of(desk, b->clause, (int32_t)term_at(y, b->at.start), (int32_t)term_at(y, b->at.end));
    return beside_plain(desk, &p, &q);
}

static bool one_person(const DifferenceFinder *f, const Person *a, const Person *b) {
    if (!one_letter(a->given, b->given)) return false;
    if (!difference_related(f, a->clause, b->clause) && shared(f->desk, a, b) < SHARED) return false;
    return !report_has(f->desk, a->report, b->given) && !report_has(f->desk, b->report, a->given);
}

static bool spelled_otherwise(const DifferenceFinder *f, const Person *a, const Person *b) {
    return a->surname.len >= SURNAME_LEAST && b->surname.len >= SURNAME_LEAST &&
        !str_starts_case(a->surname, b->given) && !report_has(f->desk, a->report, b->surname) &&
        !report_has(f->desk, b->report, a->surname);
}

static void compare(DifferenceFinder *f, const Person *a, const Person *b, int *looked) {
    const Clause *x = &f->desk->clauses.at[a->clause], *y = &f->desk->clauses.at[b->clause];
    bool surname = a->hash == b->hash;
    if (surname == (a->actor == b->actor) || *looked == LOOKED_MOST || difference_copies(f, x, y)) return;
    if (a->given.len < LETTERS_LEAST || b->given.len < LETTERS_LEAST) return;
    ++*looked;
    if (surname && one_person(f, a, b)) difference_add(f, DIFFERENCE_NAME, x, y);
    if (!surname && spelled_otherwise(f, a, b))
        difference_add_at(f, DIFFERENCE_COMPATIBLE, x, a->at, y, b->at);
}

// Each person of a report once, by the first full name.
static bool known(const Person *all, ptrdiff_t len, const Person *person) {
    for (ptrdiff_t i = len; i > 0 && all[i - 1].report == person->report; i--)
        if (all[i - 1].actor == person->actor) return true;
    return false;
}

void difference_person(DifferenceFinder *f) {
    Person *all = arena_new(f->work, Person, PERSONS_MOST);
    ptrdiff_t len = 0;
    int looked = 0;
    for (int32_t r = 0; r < f->desk->story->members_len; r++) {
        Names names = f->desk->reports[r].article->names;
        for (ptrdiff_t i = 0; i < names.len && len < PERSONS_MOST; i++)
            len += person_of(f->desk, r, &names.at[i], &all[len]) && !known(all, len, &all[len]);
    }
    for (ptrdiff_t i = 0; i < len; i++)
        for (ptrdiff_t j = i + 1; j < len; j++)
            if (all[i].report != all[j].report) compare(f, &all[i], &all[j], &looked);
}
