// subject.c - see subject.h. In order: what a point is about, headings as printed, the subjects one by one.
//
// Greedy set cover: the topic that tells most about the points that have none yet, then the next one.
#include "brief/subject.h"

#include "brief/about.h"
#include "data/demonyms.en.h"

enum {
    POINTS_LEAST = 6,  // a brief of fewer needs no subjects
    SUBJECTS_MOST = 10,
    SHARE_MOST = 2,    // what one of so many points has is what the whole story is about
    NOUN_WORTH = 70,   // per cent of a name's
    PLACE_WORTH = 20,  // places tell where, rarely what
};

typedef struct Finder {
    const Desk *desk;
    Points *points;
    About *about;     // a point's
    int32_t *count;   // how many points without a subject have the key
    int32_t *all;     // how many points have it
    int32_t *titles;  // how many reports have it in their titles, or kin of it
    bool *place;      // does the key stand in a place's name?
    bool *person;     // ... in a person's?
} Finder;

// ---- what points are about ----

static const Report *report_of(const Finder *f, const About *about) {
    return &f->desk->reports[about->clause->report];
}

static int32_t key_at(const Finder *f, const About *about, ptrdiff_t i) {
    return about_term(f->desk, about, i)->key;
}

static bool has_key(const Finder *f, const About *about, int32_t key) {
    return about_has(f->desk, about, key);
}

// Which keys stand in names of places and persons.
static void note_kinds(const Finder *f, const Clause *clause) {
    const Report *report = &f->desk->reports[clause->report];
    for (int32_t i = clause->first; i < clause->first + clause->words; i++) {
        const Term *term = &report->terms.at[i];
        const Name *name = about_name(report->article, term->at);
        f->place[term->key] |= name && name->kind == NAME_PLACE;
        f->person[term->key] |= name && name->kind == NAME_PERSON;
    }
}

// Each key of the point once.
static void count_point(const Finder *f, const About *about, int32_t *counts, int32_t by) {
    for (ptrdiff_t i = 0; i < about->len; i++) {
        About before = *about;
        before.len = i;
        if (!has_key(f, &before, key_at(f, about, i))) counts[key_at(f, about, i)] += by;
    }
}

// What three of four titles have is what the whole story is about, and no part of it.
static bool whole_story(const Finder *f, int32_t key) {
    return f->titles[key] > 1 && f->titles[key] * 4 >= f->desk->story->members_len * 3;
}

static void note_word(const Finder *f, Str word, int32_t *last, int32_t report) {
    int32_t key = lexicon_word(&f->desk->lexicon, word);
    if (key < 0) return;
    const TermKey *k = &f->desk->lexicon.keys.at[key];
    for (int32_t i = -1; i < k->kin_len; i++) {
        int32_t other = i < 0 ? key : k->kin[i];
        if (last[other] == report) continue;
        last[other] = report;
        f->titles[other]++;
    }
}

static void note_titles(const Finder *f, Arena scratch) {
    int32_t *last =
        arena_new(&scratch, int32_t, f->desk->lexicon.keys.len);  // 1 + the last report with the key
    for (int32_t r = 0; r < f->desk->story->members_len; r++) {
        Str title = f->desk->reports[r].article->title;
        for (ptrdiff_t at = 0, from; at < title.len; at++) {
            for (from = at; at < title.len && ascii_alpha(title.s[at]);) at++;
            if (at > from) note_word(f, str_slice(title, from, at), last, r + 1);
        }
    }
}

static int64_t worth(const Finder *f, int32_t key) {
    const TermKey *k = &f->desk->lexicon.keys.at[key];
    if (f->count[key] < 2 || whole_story(f, key) || f->all[key] * SHARE_MOST > f->points->len ||
        f->person[key])
        return 0;
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
            heads += !about_verbal(word) && is_head(f->desk, report, f->about[i].terms[k]);
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

// Where the point prints the key as a name or as a noun; empty where it does neither.
static Span printed_in(const Finder *f, const About *about, int32_t key) {
    const Report *report = report_of(f, about);
    Str text = report->article->text;
    for (ptrdiff_t i = 0; i < about->len; i++) {
        const Term *term = &report->terms.at[about->terms[i]];
        if (term->key != key) continue;
        const Name *name = about_name(report->article, term->at);
        if (name && f->desk->lexicon.keys.at[key].name) return name->at;
        if (name) continue;  // a word of a name that elsewhere is none
        if (ascii_upper(text.s[term->at.start])) {
            if (term->at.start > about->clause->at.start) return about_capitals(report, about->terms[i]);
        } else if (!(term->signals & (SIGNAL_VERB | SIGNAL_BODY)) &&
                   is_head(f->desk, report, about->terms[i]) &&
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

// "Pakistani" is whose, not what.
static bool is_people(Str heading) { return demonyms_en_find(heading) != NULL; }

static Str heading_of(const Finder *f, int32_t key) {
    for (ptrdiff_t i = 0; i < f->points->len; i++) {
        const About *about = &f->about[i];
        if (f->points->at[i].subject.len || !has_key(f, about, key)) continue;
        Span at = printed_in(f, about, key);
        Str text = without_owner(str_span(report_of(f, about)->article->text, at));
        if (text.len && !is_people(text) && !desk_marked(f->desk, about->clause->report, at)) return text;
    }
    return (Str){0};
}

// ---- the subjects one by one ----

// The worthiest key with a heading; -1 when none is left. What has no heading is not looked at again.
static int32_t next_subject(Finder *f, Str *heading) {
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

static void put_subjects(Finder *f) {
    Str heading;
    for (int32_t n = 0, key; n < SUBJECTS_MOST && (key = next_subject(f, &heading)) >= 0; n++)
        for (ptrdiff_t i = 0; i < f->points->len; i++) {
            if (f->points->at[i].subject.len || !has_key(f, &f->about[i], key)) continue;
            f->points->at[i].subject = heading;
            count_point(f, &f->about[i], f->count, -1);
        }
}

void subject_find(Points *points, const Desk *desk, Arena *keep, Arena scratch) {
    ptrdiff_t keys = desk->lexicon.keys.len;
    Finder f = {.desk = desk, .points = points};
    f.about = arena_new(&scratch, About, points->len);
    f.count = arena_new(&scratch, int32_t, keys);
    f.all = arena_new(&scratch, int32_t, keys);
    f.titles = arena_new(&scratch, int32_t, keys);
    f.place = arena_new(&scratch, bool, keys);
    f.person = arena_new(&scratch, bool, keys);
    for (ptrdiff_t i = 0; i < points->len; i++) {
        f.about[i] = about_point(desk, &points->at[i], &scratch);
        note_kinds(&f, f.about[i].clause);
        count_point(&f, &f.about[i], f.count, 1);
        count_point(&f, &f.about[i], f.all, 1);
    }
    note_titles(&f, scratch);
    for (ptrdiff_t i = 0; i < points->len; i++)
        points->at[i].label = about_label(desk, &f.about[i], f.all, keep);
    if (points->len >= POINTS_LEAST) put_subjects(&f);
}
