// section.c - see section.h. In order: what a point is about, headings as printed, the sections one by one.
//
// Greedy set cover: the topic that tells most about the points that have none yet, then the next one.
#include "brief/section.h"

enum {
    POINTS_LEAST = 6,  // a brief of fewer needs no sections
    SECTIONS_MOST = 10,
    SHARE_MOST = 2,         // what one of so many points has is what the whole story is about
    COMMONNESS_LEAST = 40,  // below which a word names nothing in particular
    NOUN_WORTH = 70,        // per cent of a name's
    PLACE_WORTH = 20,       // places tell where, rarely what
};

// What a point is about: the words of the clause that it shows, without who said it and without persons.
typedef struct About {
    const Clause *clause;
    int32_t *terms;  // in the report, in text order
    ptrdiff_t len;
} About;

typedef struct Finder {
    const Desk *desk;
    Points *points;
    About *about;    // a point's
    int32_t *count;  // how many points without a section have the key
    int32_t *all;    // how many points have it
    bool *place;     // does the key stand in a place's name?
    bool *person;    // ... in a person's?
} Finder;

// ---- what a point is about ----

static const Report *report_of(const Finder *f, const About *about) {
    return &f->desk->reports[about->clause->report];
}

static int32_t key_at(const Finder *f, const About *about, ptrdiff_t i) {
    return report_of(f, about)->terms.at[about->terms[i]].key;
}

// The name that the term is part of; NULL when of none.
static const Name *name_of(const Article *article, const Term *term) {
    ptrdiff_t n = first_finding(article->names, term->at.start);
    return n < article->names.len && span_in(term->at, article->names.at[n].at) ? &article->names.at[n]
                                                                                : NULL;
}

static bool says_it(const Article *article, const Clause *clause, const Term *term) {
    return clause->quote >= 0 && span_in(term->at, article->quotes.at[clause->quote].speaker);
}

static About about_point(const Finder *f, const Point *point, Arena *work) {
    const Evidence *first = &point->evidence.at[0];
    int32_t clause = desk_clause(f->desk, first->article, first->pieces.at[0].start);
    About about = {.clause = &f->desk->clauses.at[clause]};
    const Report *report = report_of(f, &about);
    about.terms = arena_new(work, int32_t, about.clause->words);
    for (int32_t i = about.clause->first; i < about.clause->first + about.clause->words; i++) {
        const Term *term = &report->terms.at[i];
        const TermKey *key = &f->desk->lexicon.keys.at[term->key];
        const Name *name = name_of(report->article, term);
        if (key->stop || key->figure || key->commonness < COMMONNESS_LEAST) continue;
        f->person[term->key] |= name && name->kind == NAME_PERSON;
        if (f->person[term->key] || says_it(report->article, about.clause, term)) continue;
        f->place[term->key] |= name && name->kind == NAME_PLACE;
        about.terms[about.len++] = i;
    }
    return about;
}

static bool has_key(const Finder *f, const About *about, int32_t key) {
    for (ptrdiff_t i = 0; i < about->len; i++)
        if (key_at(f, about, i) == key) return true;
    return false;
}

// Each key of the point once.
static void count_point(const Finder *f, const About *about, int32_t *counts, int32_t by) {
    for (ptrdiff_t i = 0; i < about->len; i++) {
        About before = *about;
        before.len = i;
        if (!has_key(f, &before, key_at(f, about, i))) counts[key_at(f, about, i)] += by;
    }
}

static int64_t worth(const Finder *f, int32_t key) {
    const TermKey *k = &f->desk->lexicon.keys.at[key];
    if (f->count[key] < 2 || f->all[key] * SHARE_MOST > f->points->len || f->person[key]) return 0;
    int64_t percent = f->place[key] ? PLACE_WORTH : k->name ? 100 : NOUN_WORTH;
    return k->commonness * percent * (f->count[key] - 1);
}

// ---- headings as printed ----

static bool beside(Str text, const Term *a, const Term *b) {
    return b->at.start == a->at.end + 1 && text.s[a->at.end] == ' ';
}

// "The quotas", "of herring", with a word between at most: what stands so is a noun.
static bool after_determiner(const Desk *desk, const Report *report, ptrdiff_t term) {
    static const Str words[] = {S_("the"),  S_("a"),     S_("an"), S_("its"),  S_("his"),
                                S_("her"),  S_("their"), S_("of"), S_("this"), S_("these"),
                                S_("with"), S_("on"),    S_("any")};
    for (ptrdiff_t i = term - 1; i >= 0 && i >= term - 2; i--) {
        Str word = str_span(report->article->text, report->terms.at[i].at);
        for (ptrdiff_t w = 0; w < countof(words); w++)
            if (str_eq_case(word, words[w])) return true;
        if (desk->lexicon.keys.at[report->terms.at[i].key].stop) return false;
    }
    return false;
}

// The last of a row of words: "quotas" of "the herring quotas", not "herring".
static bool is_head(const Desk *desk, const Report *report, ptrdiff_t term) {
    const Term *noun = &report->terms.at[term], *after = noun + 1;
    if (term + 1 == report->terms.len || !beside(report->article->text, noun, after)) return true;
    return desk->lexicon.keys.at[after->key].stop || after->signals & SIGNAL_VERB;
}

// Is the word mostly the head where points have it? "Military" stands before other nouns: it names a kind, no thing.
static bool mostly_head(const Finder *f, int32_t key) {
    int32_t heads = 0, all = 0;
    for (ptrdiff_t i = 0; i < f->points->len; i++) {
        const Report *report = report_of(f, &f->about[i]);
        for (ptrdiff_t k = 0; k < f->about[i].len; k++) {
            if (key_at(f, &f->about[i], k) != key) continue;
            Str word = str_span(report->article->text, report->terms.at[f->about[i].terms[k]].at);
            bool verbal = str_ends(word, S("ing")) || str_ends(word, S("ed")) || str_ends(word, S("ly"));
            heads += !verbal && is_head(f->desk, report, f->about[i].terms[k]);
            all++;
        }
    }
    return heads * 3 >= all * 2;
}

// Do two of three points with `key` have `other` too?
static bool goes_with(const Finder *f, int32_t key, int32_t other) {
    int32_t with = 0, both = 0;
    for (ptrdiff_t i = 0; i < f->points->len; i++) {
        if (!has_key(f, &f->about[i], key)) continue;
        with++;
        both += has_key(f, &f->about[i], other);
    }
    return both * 3 >= with * 2;
}

// The noun with a word before it that the others have too: "military alliance".
static Span noun_phrase(const Finder *f, const Report *report, ptrdiff_t term) {
    const Term *noun = &report->terms.at[term], *before = noun - 1;
    bool two =
        term > 0 && beside(report->article->text, before, noun) && goes_with(f, noun->key, before->key);
    return (Span){two ? before->at.start : noun->at.start, noun->at.end};
}

// "Sputnik V", "S-400": capitals in a row where no name was found.
static Span capitals(const Report *report, ptrdiff_t term) {
    Str text = report->article->text;
    Span at = report->terms.at[term].at;
    for (ptrdiff_t i = term + 1; i < report->terms.len; i++) {
        const Term *after = &report->terms.at[i];
        if (!beside(text, after - 1, after) || !ascii_upper(text.s[after->at.start])) break;
        at.end = after->at.end;
    }
    return at;
}

// Where the point prints the key as a name or as a noun; empty where it does neither.
static Span printed_in(const Finder *f, const About *about, int32_t key) {
    const Report *report = report_of(f, about);
    Str text = report->article->text;
    for (ptrdiff_t i = 0; i < about->len; i++) {
        const Term *term = &report->terms.at[about->terms[i]];
        if (term->key != key) continue;
        const Name *name = name_of(report->article, term);
        if (name && f->desk->lexicon.keys.at[key].name) return name->at;
        if (name) continue;  // a word of a name that elsewhere is none
        if (ascii_upper(text.s[term->at.start])) {
            if (term->at.start > about->clause->at.start) return capitals(report, about->terms[i]);
        } else if (!(term->signals & SIGNAL_VERB) && is_head(f->desk, report, about->terms[i]) &&
                   after_determiner(f->desk, report, about->terms[i]) && mostly_head(f, key)) {
            return noun_phrase(f, report, about->terms[i]);
        }
    }
    return (Span){0};
}

// "Orr's" is "Orr"; "Orr's Northline" names two.
static Str without_owner(Str heading) {
    static const Str marks[] = {S_("'s"), S_("\xE2\x80\x99s")};
    for (ptrdiff_t i = 0; i < countof(marks); i++) {
        ptrdiff_t at = str_find(heading, marks[i]);
        if (at >= 0) return at + marks[i].len == heading.len ? str_slice(heading, 0, at) : (Str){0};
    }
    return heading;
}

static Str heading_of(const Finder *f, int32_t key) {
    for (ptrdiff_t i = 0; i < f->points->len; i++) {
        const About *about = &f->about[i];
        if (f->points->at[i].section.len || !has_key(f, about, key)) continue;
        Span at = printed_in(f, about, key);
        Str text = without_owner(str_span(report_of(f, about)->article->text, at));
        if (text.len && !desk_marked(f->desk, about->clause->report, at)) return text;
    }
    return (Str){0};
}

// ---- the sections one by one ----

// The worthiest key with a heading; -1 when none is left. What has no heading is not looked at again.
static int32_t next_section(Finder *f, Str *heading) {
    for (;;) {
        int32_t best = -1;
        int64_t most = 0;
        for (int32_t key = 0; key < f->desk->lexicon.keys.len; key++)
            if (worth(f, key) > most) most = worth(f, key), best = key;
        if (best < 0) return -1;
        *heading = heading_of(f, best);
        if (heading->len) return best;
        f->count[best] = INT32_MIN / 2;
    }
}

void section_find(Points *points, const Desk *desk, Arena scratch) {
    ptrdiff_t keys = desk->lexicon.keys.len;
    if (points->len < POINTS_LEAST) return;
    Finder f = {.desk = desk, .points = points};
    f.about = arena_new(&scratch, About, points->len);
    f.count = arena_new(&scratch, int32_t, keys);
    f.all = arena_new(&scratch, int32_t, keys);
    f.place = arena_new(&scratch, bool, keys);
    f.person = arena_new(&scratch, bool, keys);
    for (ptrdiff_t i = 0; i < points->len; i++) {
        f.about[i] = about_point(&f, &points->at[i], &scratch);
        count_point(&f, &f.about[i], f.count, 1);
        count_point(&f, &f.about[i], f.all, 1);
    }
    Str heading;
    for (int32_t n = 0, key; n < SECTIONS_MOST && (key = next_section(&f, &heading)) >= 0; n++)
        for (ptrdiff_t i = 0; i < points->len; i++) {
            if (points->at[i].section.len || !has_key(&f, &f.about[i], key)) continue;
            points->at[i].section = heading;
            count_point(&f, &f.about[i], f.count, -1);
        }
}
