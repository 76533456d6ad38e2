// group.c - see group.h.
//
//     rarest keys ──► pairs that share two ──► scores ──► components ──► average link in each
//
// Average link: two clusters merge while the mean score between their members is SCORE_SAME or more, the
// surest pair first. The chain of nearest neighbours (Benzecri 1982; Murtagh 1983) finds these merges in
// n * n steps, for average link never brings merged clusters nearer to a third. Sums of integers are exact, so
// every machine agrees.
#include "story/group.h"

#include "base/limits.h"
#include "story/score.h"
#include "story/when.h"

typedef struct Edge {
    int32_t a, b;  // a < b
    int32_t score;
} Edge;
typedef struct Edges {
    Edge *at;
    ptrdiff_t len, cap;
} Edges;

// ---- candidates ----

// An article under one of its rarest keys.
typedef struct Posting {
    uint32_t key;
    int32_t article;
    int32_t end;  // of the postings of this key
} Posting;

static int by_key(const void *a, const void *b) {
    const Posting *x = a, *y = b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return x->article < y->article ? -1 : x->article > y->article;
}

typedef struct Index {
    Posting *at;  // by key, article
    ptrdiff_t len;
} Index;

static Index index_rare(const Keys *const *keys, ptrdiff_t count, Arena *keep) {
    Index index = {arena_new(keep, Posting, count * KEY_RARE), 0};
    for (ptrdiff_t i = 0; i < count; i++)
        for (int32_t k = 0; k < keys[i]->rare_len; k++)
            index.at[index.len++] = (Posting){keys[i]->rare[k], (int32_t)i, 0};
    vec_sort(index.at, index.len, (ptrdiff_t)sizeof(Posting), by_key);
    for (ptrdiff_t p = index.len - 1; p >= 0; p--) {
        bool last = p + 1 == index.len || index.at[p + 1].key != index.at[p].key;
        index.at[p].end = last ? (int32_t)p + 1 : index.at[p + 1].end;
    }
    return index;
}

// Where each article stands in the index: the places of its postings, by article.
typedef struct Places {
    int32_t *at, *first;  // at[first[i]] to at[first[i + 1]]
} Places;

static Places places_of(Index index, ptrdiff_t count, Arena *keep) {
    Places places = {arena_new(keep, int32_t, index.len), arena_new(keep, int32_t, count + 2)};
    for (ptrdiff_t p = 0; p < index.len; p++) places.first[index.at[p].article + 2]++;
    for (ptrdiff_t i = 1; i < count + 2; i++) places.first[i] += places.first[i - 1];
    for (ptrdiff_t p = 0; p < index.len; p++) places.at[places.first[index.at[p].article + 1]++] = (int32_t)p;
    return places;
}

// What article after article finds out: how many rare keys each later one shares with it.
typedef struct Sharers {
    int32_t *shared;  // of each article; 0 but for those seen
    int32_t *seen, seen_len;
} Sharers;

static void see(Sharers *sharers, int32_t other) {
    if (sharers->shared[other]++ == 0) sharers->seen[sharers->seen_len++] = other;
}

// The later articles under the key of posting `place` that may tell of the same days: those that follow, as far as
// the time window goes, and at the list's end those of unknown time. A key that thousands of them have is a page's
// furniture and finds nobody.
static void count_sharers(const Keys *const *keys, Index index, ptrdiff_t place, Sharers *sharers) {
    Posting mine = index.at[place];
    int64_t until = score_latest(keys[mine.article]);
    ptrdiff_t near = place + 1, unknown = mine.end;
    while (near < mine.end && near - place <= LIMIT_STORY && keys[index.at[near].article]->when <= until)
        near++;
    while (unknown > near && mine.end - unknown <= LIMIT_STORY &&
           keys[index.at[unknown - 1].article]->when == WHEN_UNKNOWN)
        unknown--;
    if (near - place + mine.end - unknown > LIMIT_STORY) return;
    for (ptrdiff_t p = place + 1; p < near; p++) see(sharers, index.at[p].article);
    for (ptrdiff_t p = unknown; p < mine.end; p++) see(sharers, index.at[p].article);
}

// Scores article i with those seen that share two rare keys, and forgets them all.
static void score_seen(Edges *edges, const Keys *const *keys, int32_t i, Sharers *sharers, Arena *keep) {
    for (int32_t k = 0; k < sharers->seen_len; k++) {
        int32_t other = sharers->seen[k], shared = sharers->shared[other];
        sharers->shared[other] = 0;
        if (shared < 2) continue;
        int32_t score = score_pair(keys[i], keys[other]);
        if (score >= SCORE_LINK) *vec_push(edges, keep) = (Edge){i, other, score};
    }
    sharers->seen_len = 0;
}

static Edges find_edges(const Keys *const *keys, ptrdiff_t count, Arena *keep, Arena scratch) {
    Index index = index_rare(keys, count, &scratch);
    Places places = places_of(index, count, &scratch);
    Sharers sharers = {arena_new(&scratch, int32_t, count), arena_new(&scratch, int32_t, count), 0};
    Edges edges = {0};
    for (int32_t i = 0; i < (int32_t)count; i++) {
        for (int32_t p = places.first[i]; p < places.first[i + 1]; p++)
            count_sharers(keys, index, places.at[p], &sharers);
        score_seen(&edges, keys, i, &sharers, keep);
    }
    return edges;
}

// ---- components ----

static int32_t root_of(int32_t *parent, int32_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
}

// The smaller index is the root, so that roots do not depend on the order of edges.
static void join(int32_t *parent, int32_t a, int32_t b) {
    a = root_of(parent, a), b = root_of(parent, b);
    if (a < b) parent[b] = a;
    else parent[a] = b;
}

// Articles that edges hold together.
typedef struct Components {
    int32_t *root;  // of each article
    int32_t *size;  // of each root
} Components;

static void connect(Components *c, ptrdiff_t count, Edges edges, const int32_t *needed) {
    for (ptrdiff_t i = 0; i < count; i++) c->root[i] = (int32_t)i, c->size[i] = 0;
    for (ptrdiff_t e = 0; e < edges.len; e++) {
        Edge edge = edges.at[e];
        if (edge.score >= needed[edge.a] && edge.score >= needed[edge.b]) join(c->root, edge.a, edge.b);
    }
    for (ptrdiff_t i = 0; i < count; i++) c->root[i] = root_of(c->root, (int32_t)i);
    for (ptrdiff_t i = 0; i < count; i++) c->size[c->root[i]]++;
}

// Where edges hold too many articles together, only surer ones count, step by step. It ends: no score is
// without bound.
static Components components_of(Edges edges, ptrdiff_t count, Arena *keep, Arena scratch) {
    enum { STEP = 150 };
    Components c = {arena_new(keep, int32_t, count), arena_new(keep, int32_t, count)};
    int32_t *needed = arena_new(&scratch, int32_t, count);
    for (ptrdiff_t i = 0; i < count; i++) needed[i] = SCORE_LINK;
    for (bool again = true; again;) {
        connect(&c, count, edges, needed);
        again = false;
        for (ptrdiff_t i = 0; i < count; i++) {
            if (c.size[c.root[i]] <= LIMIT_STORY) continue;
            needed[i] += STEP;
            again = true;
        }
    }
    return c;
}

// ---- average link in one component ----

// Clusters of a component, each named by the place of its first article in it.
typedef struct Link {
    int64_t *sum;  // of the scores between two clusters' members, a triangle
    int32_t *size;
    int32_t *into;  // place -> the cluster it is part of
    bool *active;   // may still merge
    int32_t len;
} Link;

static int64_t *sum_at(Link *link, int32_t a, int32_t b) {
    return a > b ? &link->sum[(int64_t)a * (a - 1) / 2 + b] : &link->sum[(int64_t)b * (b - 1) / 2 + a];
}

// The active cluster nearest to `a`: highest mean, then `before`, then the smallest place; -1 when none.
static int32_t nearest(Link *link, int32_t a, int32_t before) {
    int32_t best = -1;
    for (int32_t b = 0; b < link->len; b++) {
        if (b == a || !link->active[b]) continue;
        if (best >= 0) {
            // sum/size compared crosswise; the size of `a` stands on both sides
            int64_t mine = *sum_at(link, a, b) * link->size[best];
            int64_t its = *sum_at(link, a, best) * link->size[b];
            if (mine < its || (mine == its && b != before)) continue;
        }
        best = b;
    }
    return best;
}

static void merge(Link *link, int32_t a, int32_t b) {
    if (a > b) {
        merge(link, b, a);
        return;
    }
    for (int32_t c = 0; c < link->len; c++)
        if (c != a && c != b && link->active[c]) *sum_at(link, a, c) += *sum_at(link, b, c);
    link->size[a] += link->size[b];
    link->active[b] = false;
    link->into[b] = a;
}

// Grows a chain of nearest neighbours until its last two are each other's nearest. These merge when they are
// near enough; else neither will ever merge, for nothing will come nearer to them.
static void run_chain(Link *link, Arena scratch) {
    int32_t *chain = arena_new(&scratch, int32_t, link->len), len = 0;
    for (int32_t start = 0; start < link->len;) {
        if (len == 0) {
            if (!link->active[start]) {
                start++;
                continue;
            }
            chain[len++] = start;
        }
        int32_t last = chain[len - 1], before = len > 1 ? chain[len - 2] : -1;
        int32_t next = nearest(link, last, before);
        if (next < 0) return;
        if (next != before) {
            chain[len++] = next;
            continue;
        }
        len -= 2;
        if (*sum_at(link, last, next) >= (int64_t)SCORE_SAME * link->size[last] * link->size[next])
            merge(link, last, next);
        else link->active[last] = link->active[next] = false;
    }
}

static Link link_of(const Keys *const *keys, const int32_t *members, int32_t len, Arena *keep) {
    Link link = {arena_new(keep, int64_t, (ptrdiff_t)len * (len - 1) / 2), arena_new(keep, int32_t, len),
                 arena_new(keep, int32_t, len), arena_new(keep, bool, len), len};
    for (int32_t a = 0; a < len; a++) {
        link.size[a] = 1;
        link.into[a] = a;
        link.active[a] = true;
        for (int32_t b = 0; b < a; b++) *sum_at(&link, a, b) = score_pair(keys[members[a]], keys[members[b]]);
    }
    return link;
}

// Writes the story of each member. Clusters are named by their first member, so `into` only points back.
static void split(const Keys *const *keys, const int32_t *members, int32_t len, int32_t *story,
                  Arena scratch) {
    Link link = link_of(keys, members, len, &scratch);
    run_chain(&link, scratch);
    for (int32_t i = 0; i < len; i++) {
        link.into[i] = link.into[link.into[i]];
        story[members[i]] = members[link.into[i]];
    }
}

// ---- all ----

int32_t *group_keys(const Keys *const *keys, ptrdiff_t count, Arena *keep, Arena scratch) {
    int32_t *story = arena_new(keep, int32_t, count);
    Edges edges = find_edges(keys, count, &scratch, *keep);
    Components c = components_of(edges, count, &scratch, *keep);
    // members of each component, ascending, one component behind the other
    int32_t *next = arena_new(&scratch, int32_t, count), *members = arena_new(&scratch, int32_t, count),
            at = 0;
    for (ptrdiff_t i = 0; i < count; i++)
        if (c.root[i] == (int32_t)i) {
            next[i] = at;
            at += c.size[i];
        }
    for (ptrdiff_t i = 0; i < count; i++) members[next[c.root[i]]++] = (int32_t)i;
    for (int32_t i = 0; i < (int32_t)count; i += c.size[c.root[members[i]]])
        split(keys, members + i, c.size[c.root[members[i]]], story, scratch);
    return story;
}
