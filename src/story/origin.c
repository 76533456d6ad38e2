// origin.c - see origin.h.
//
// For each pair that has words in common: how much of the shorter one it is, small changes looked past. Then, in
// order of time, each member takes as its source the earlier one (or the credited one) that holds most of it. What
// is one text, names one source, or is one outlet's or one owner's is one origin, asked in this order.
#include "story/origin.h"

#include "article/outlets.h"
#include "story/alike.h"
#include "story/when.h"

// Thousandths, chosen by tools/copying.py on data/labels/copying.tsv.
enum {
    MOST = 600,  // of the shorter text, small changes looked past: from here on a reprint
    CREDITED =
        350,  // with one agency named by both; true reprints may keep as little (Silcock et al., NEWS-COPY)
    SOME = 290,       // from here on partly, though no run is long; own reports of one event stay below
    SOME_WORDS = 25,  // as many words in common, so that set phrases accuse nobody
    HALF = 500,       // of the longer text: below, one report holds another and has its own besides
    CUT_WORDS = 40,   // such a pair is one text and its cut only with so many words in common
    CREDITED_LONGER = 200,
};

// ---- pairs ----

// The copy's best source so far.
typedef struct Source {
    int32_t from;  // -1: none
    int32_t share;
    bool reprint;
} Source;

// Words of the runs of a pair; the runs stand by (b, a), as the pairs do, and `at` moves on.
static int32_t run_words(const Shareds *shared, SharedPair pair, ptrdiff_t *at) {
    int32_t words = 0;
    while (*at < shared->len &&
           (shared->at[*at].b < pair.b || (shared->at[*at].b == pair.b && shared->at[*at].a < pair.a)))
        ++*at;
    for (; *at < shared->len && shared->at[*at].a == pair.a && shared->at[*at].b == pair.b; ++*at)
        words += shared->at[*at].words;
    return words;
}

// A day alone; pages write midnight for it.
static bool is_day(Str published) {
    return str_find_byte(published, 'T') < 0 || str_find(published, S("T00:00")) >= 0;
}

// Which came first isn't known: one has no date, or one has only a day, and it is the other's.
static bool time_unclear(const Article *a, const Article *b) {
    int64_t x = when_of(a->published), y = when_of(b->published);
    if (x == WHEN_UNKNOWN || y == WHEN_UNKNOWN || x == y) return true;
    return (is_day(a->published) || is_day(b->published)) && when_apart(x, y) < WHEN_DAY;
}

// Is the earlier of the two the copy? A credit says so; without one, where time is unclear, an agency was first.
static bool is_turned(const Member *earlier, const Member *later) {
    if (origin_credits(earlier->article, later->article->outlet))
        return !origin_credits(later->article, earlier->article->outlet);
    return time_unclear(earlier->article, later->article) && later->sign == SIGN_OUTLET &&
        earlier->sign != SIGN_OUTLET && !origin_credits(later->article, earlier->article->outlet);
}

// What one pair comes to.
typedef struct Likeness {
    int32_t of_a, of_b;  // thousandths of each text
    int32_t words;       // in common, of the shorter
    int32_t in_runs;     // words in runs that tell
    Copying copying;
} Likeness;

static bool is_reprint(const Likeness *l, const Article *a, const Article *b) {
    int32_t shorter = l->of_a > l->of_b ? l->of_a : l->of_b, longer = l->of_a > l->of_b ? l->of_b : l->of_a;
    if (l->in_runs == 0) return false;
    if (l->of_b >= MOST) return true;  // the later one is all in the earlier one
    if (l->of_a >= MOST && (l->of_b >= HALF || (l->words >= CUT_WORDS && time_unclear(a, b)))) return true;
    return shorter >= CREDITED && longer >= CREDITED_LONGER && origin_credited(a, b);
}

static Likeness likeness_of(const Article *a, const Article *b, Words words_a, Words words_b, int32_t in_runs,
                            Arena scratch) {
    Alike alike = alike_count(words_a, words_b, scratch);
    Likeness l = {.of_a = alike_share(alike.of_a, alike.all_a),
                  .of_b = alike_share(alike.of_b, alike.all_b),
                  .words = alike.all_a < alike.all_b ? alike.of_a : alike.of_b,
                  .in_runs = in_runs};
    int32_t share = alike.all_a < alike.all_b ? l.of_a : l.of_b;
    if (is_reprint(&l, a, b)) l.copying = COPY_REPRINT;
    else if (in_runs > 0 || (share >= SOME && l.words >= SOME_WORDS)) l.copying = COPY_PARTLY;
    return l;
}

static void weigh(Source *sources, const Story *story, SharedPair pair, Likeness l) {
    if (l.copying == COPY_OWN) return;
    const Member *a = &story->members[pair.a], *b = &story->members[pair.b];
    bool turned = is_turned(a, b);
    // where time doesn't say, the text that is all in the other is the one that was cut
    if (l.copying == COPY_REPRINT && l.of_b < HALF && l.of_a >= MOST && time_unclear(a->article, b->article))
        turned = !origin_credits(b->article, a->article->outlet);
    int32_t copy = turned ? pair.a : pair.b, from = turned ? pair.b : pair.a,
            share = turned ? l.of_a : l.of_b;
    bool reprint = l.copying == COPY_REPRINT;
    Source *best = &sources[copy];
    // a reprint's source before any other, then the one that holds more; the earlier at equal shares
    if (best->from >= 0 && (best->reprint > reprint || (best->reprint == reprint && best->share >= share)))
        return;
    *best = (Source){from, share, reprint};
}

// ---- what belongs together ----

static int32_t root_of(int32_t *parent, int32_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
}

static void join(int32_t *parent, int32_t a, int32_t b) {
    a = root_of(parent, a), b = root_of(parent, b);
    if (a < b) parent[b] = a;
    else parent[a] = b;
}

// In order of the first member of each; gives how many.
static int32_t number_groups(int32_t *numbers, int32_t *parent, ptrdiff_t count, Arena scratch) {
    int32_t *number = arena_new(&scratch, int32_t, count), groups = 0;
    for (int32_t i = 0; i < (int32_t)count; i++) {
        int32_t root = root_of(parent, i);
        if (number[root] == 0) number[root] = ++groups;
        numbers[i] = number[root] - 1;
    }
    return groups;
}

typedef struct Named {
    char room[OUTLET_BYTES];
    Str plain;  // its bytes are in `room`
    int32_t member;
} Named;

static Str named_plain(const Named *named) { return (Str){named->room, named->plain.len}; }

static int by_name(const void *a, const void *b) {
    const Named *x = a, *y = b;
    int order = str_cmp(named_plain(x), named_plain(y));
    return order ? order : (x->member > y->member) - (x->member < y->member);
}

// Whose a member's text is, asked for one tie; empty: nobody's that this tie knows.
typedef Str NameOf(const Member *member);

static bool others_text(const Member *member) {
    return member->copying == COPY_REPRINT ||
        (origin_sign_whole(member) && !outlet_same(member->from, member->article->outlet));
}

// An outlet's house is where its own text comes from, not what it reprints.
static Str source_name(const Member *member) {
    if (origin_sign_whole(member)) return member->from;
    return others_text(member) ? (Str){0} : member->article->outlet;
}

static Str owner_name(const Member *member) { return others_text(member) ? (Str){0} : member->owner; }

static OriginTie tie_of(const Member *a, const Member *b, NameOf *name_of) {
    if (name_of == owner_name) return TIE_OWNER;
    return others_text(a) || others_text(b) ? TIE_SOURCE : TIE_OUTLET;
}

static void join_named(int32_t *parent, Story *story, NameOf *name_of, Arena scratch) {
    Named *named = arena_new(&scratch, Named, story->members_len);
    for (ptrdiff_t i = 0; i < story->members_len; i++) {
        named[i].plain = outlet_plain(name_of(&story->members[i]), named[i].room);
        named[i].member = (int32_t)i;
    }
    vec_sort(named, story->members_len, (ptrdiff_t)sizeof(Named), by_name);
    for (ptrdiff_t i = 1; i < story->members_len; i++) {
        int32_t a = named[i - 1].member, b = named[i].member;
        if (named[i].plain.len == 0 || !str_eq(named_plain(&named[i]), named_plain(&named[i - 1]))) continue;
        int32_t root_a = root_of(parent, a), root_b = root_of(parent, b);
        if (root_a == root_b) continue;
        join(parent, a, b);
        // kept at the root that is none any more: so the weakest tie of an origin is the last of its members'
        Member *tied = &story->members[root_a < root_b ? root_b : root_a];
        OriginTie tie = tie_of(&story->members[a], &story->members[b], name_of);
        if (tied->tie < tie) tied->tie = tie;
    }
}

static void set_copying(Story *story, const Source *sources, int32_t *parent) {
    for (ptrdiff_t i = 0; i < story->members_len; i++) {
        Member *member = &story->members[i];
        member->copied_from = sources[i].from;
        member->copying = sources[i].from < 0 ? COPY_OWN : sources[i].reprint ? COPY_REPRINT : COPY_PARTLY;
        if (!sources[i].reprint) continue;
        member->tie = TIE_TEXT;
        join(parent, (int32_t)i, sources[i].from);
    }
}

void origin_set(Story *story, const SharedText *texts, SharedPairs pairs, const Outlets *outlets, Arena *keep,
                Arena scratch) {
    ptrdiff_t count = story->members_len, at = 0;
    Source *sources = arena_new(&scratch, Source, count);
    int32_t *parent = arena_new(&scratch, int32_t, count), *numbers = arena_new(&scratch, int32_t, count);
    for (ptrdiff_t i = 0; i < count; i++) {
        sources[i].from = -1, parent[i] = (int32_t)i;
        origin_sign(&story->members[i], outlets, keep, scratch);
    }
    for (ptrdiff_t p = 0; p < pairs.len; p++) {
        SharedPair pair = pairs.at[p];
        int32_t in_runs = run_words(&story->shared, pair, &at);
        weigh(sources, story, pair,
              likeness_of(story->members[pair.a].article, story->members[pair.b].article, texts[pair.a].words,
                          texts[pair.b].words, in_runs, scratch));
    }
    set_copying(story, sources, parent);
    number_groups(numbers, parent, count, scratch);
    for (ptrdiff_t i = 0; i < count; i++) story->members[i].text = numbers[i];
    join_named(parent, story, source_name, scratch);
    join_named(parent, story, owner_name, scratch);
    story->origins = number_groups(numbers, parent, count, scratch);
    for (ptrdiff_t i = 0; i < count; i++) story->members[i].origin = numbers[i];
}
