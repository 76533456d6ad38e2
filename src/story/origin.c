// origin.c - see origin.h.
//
// For each pair that shares text: how much of either it is. Then, in order of time, each member takes as its
// source the earlier one (or the credited one) that holds most of it, and the origin of that.
#include "story/origin.h"

#include "story/outlet.h"

enum {
    MOST = 600,      // thousandths of the unquoted words: from here on a reprint
    CREDITED = 300,  // with the agency's credit; true reprints may keep as little (Silcock et al., NEWS-COPY)
};

// ---- credits ----

static bool names_agency(Str text, Str agency) {
    return agency.len > 1 && (outlet_same(text, agency) || str_find_case(text, agency) >= 0);
}

// Does `article` say that its text comes from `agency`: by credit, dateline or byline?
static bool credits(const Article *article, Str agency) {
    if (agency.len == 0) return false;
    if (article->dateline.agency.len && outlet_same(article->dateline.agency, agency)) return true;
    for (ptrdiff_t i = 0; i < article->credits.len; i++)
        if (article->credits.at[i].kind != CREDIT_PICTURE &&
            outlet_same(article->credits.at[i].agency, agency))
            return true;
    for (ptrdiff_t i = 0; i < article->authors.len; i++)
        if (names_agency(article->authors.at[i], agency)) return true;
    return false;
}

// Does `b` credit an agency that `a` names in its dateline or credits?
static bool credits_one_of(const Article *a, const Article *b) {
    if (a->dateline.agency.len && credits(b, a->dateline.agency)) return true;
    for (ptrdiff_t i = 0; i < a->credits.len; i++)
        if (a->credits.at[i].kind != CREDIT_PICTURE && credits(b, a->credits.at[i].agency)) return true;
    return false;
}

static bool credit_in_common(const Article *a, const Article *b) {
    return credits_one_of(a, b) || credits_one_of(b, a);
}

// ---- pairs ----

// What one pair shares, summed over its runs.
typedef struct Pair {
    int32_t a, b, words;
} Pair;

static int32_t thousandths(int32_t words, int32_t of) {
    return of > 0 ? (int32_t)((int64_t)words * 1000 / of) : 0;
}

// The next pair of runs, which stand by (b, a).
static Pair next_pair(const Shareds *shared, ptrdiff_t *at) {
    Pair pair = {shared->at[*at].a, shared->at[*at].b, 0};
    for (; *at < shared->len && shared->at[*at].a == pair.a && shared->at[*at].b == pair.b; ++*at)
        pair.words += shared->at[*at].words;
    return pair;
}

// The copy's best source so far.
typedef struct Source {
    int32_t from;  // -1: none
    int32_t share;
    bool reprint;
} Source;

// Is the earlier of the two the copy? Only a credit can say so.
static bool is_turned(const Article *earlier, const Article *later) {
    return credits(earlier, later->outlet) && !credits(later, earlier->outlet);
}

static void weigh(Source *sources, const Story *story, const SharedText *texts, Pair pair) {
    const Article *a = story->members[pair.a].article, *b = story->members[pair.b].article;
    bool turned = is_turned(a, b);
    int32_t copy = turned ? pair.a : pair.b, from = turned ? pair.b : pair.a;
    const Article *copier = turned ? a : b, *source = turned ? b : a;
    int32_t share = thousandths(pair.words, texts[copy].outside);
    bool credited = credits(copier, source->outlet) || credit_in_common(copier, source);
    bool reprint = share >= MOST || (credited && share >= CREDITED);
    Source *best = &sources[copy];
    // a reprint's source before any other, then the one that holds more; the earlier at equal shares
    if (best->from >= 0 && (best->reprint > reprint || (best->reprint == reprint && best->share >= share)))
        return;
    *best = (Source){from, share, reprint};
}

// ---- origins ----

static int32_t root_of(int32_t *parent, int32_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
}

static void join(int32_t *parent, int32_t a, int32_t b) {
    a = root_of(parent, a), b = root_of(parent, b);
    if (a < b) parent[b] = a;
    else parent[a] = b;
}

typedef struct Named {
    char room[OUTLET_BYTES];
    Str name;
    int32_t member;
} Named;

static int by_name(const void *a, const void *b) {
    const Named *x = a, *y = b;
    int order = str_cmp((Str){x->room, x->name.len}, (Str){y->room, y->name.len});
    return order ? order : (x->member > y->member) - (x->member < y->member);
}

// Members of one outlet are one origin.
static void join_outlets(int32_t *parent, const Story *story, Arena scratch) {
    Named *named = arena_new(&scratch, Named, story->members_len);
    for (ptrdiff_t i = 0; i < story->members_len; i++) {
        named[i].name = outlet_plain(story->members[i].article->outlet, named[i].room);
        named[i].member = (int32_t)i;
    }
    vec_sort(named, story->members_len, (ptrdiff_t)sizeof(Named), by_name);
    for (ptrdiff_t i = 1; i < story->members_len; i++)
        if (named[i].name.len && named[i].name.len == named[i - 1].name.len &&
            str_eq((Str){named[i].room, named[i].name.len}, (Str){named[i - 1].room, named[i].name.len}))
            join(parent, named[i - 1].member, named[i].member);
}

void origin_set(Story *story, const SharedText *texts, Arena scratch) {
    ptrdiff_t count = story->members_len;
    Source *sources = arena_new(&scratch, Source, count);
    int32_t *parent = arena_new(&scratch, int32_t, count), *number = arena_new(&scratch, int32_t, count);
    for (ptrdiff_t i = 0; i < count; i++) sources[i].from = -1, parent[i] = (int32_t)i, number[i] = -1;
    for (ptrdiff_t at = 0; at < story->shared.len;)
        weigh(sources, story, texts, next_pair(&story->shared, &at));
    join_outlets(parent, story, scratch);
    for (ptrdiff_t i = 0; i < count; i++) {
        Member *member = &story->members[i];
        member->copied_from = sources[i].from;
        member->copying = sources[i].from < 0 ? COPY_OWN : sources[i].reprint ? COPY_REPRINT : COPY_PARTLY;
        if (sources[i].reprint) join(parent, (int32_t)i, sources[i].from);
    }
    // numbered in order of their first member
    story->origins = 0;
    for (ptrdiff_t i = 0; i < count; i++) {
        int32_t root = root_of(parent, (int32_t)i);
        if (number[root] < 0) number[root] = story->origins++;
        story->members[i].origin = number[root];
    }
}
