// align.c - see align.h. In order: what forbids, groups, candidates, clusters. The score: likeness.h.
//
// Clauses with the same words stand for each other: only the first of them, the head of its group, is
// compared. Candidates share a rare key; keys that many groups have lead nowhere and are passed over.
#include "brief/align.h"

#include "base/hash.h"
#include "base/limits.h"
#include "brief/figure.h"

#include <string.h>

enum {
    SAME_WORDS = 5,      // words from which two clauses with the same are one
    KEYS_LEAST = 2,      // one word is a heading, and one shared word a coincidence
    MEET_LEAST = 45,     // shared weight: less is not looked at
    POSTING_MOST = 40,   // groups with one key: with more, the key finds nobody
    CLUSTER_MOST = 128,  // groups in a cluster
};

// ---- what forbids that two clauses are one

static int32_t speaker_of(const Desk *desk, const Clause *clause) {
    if (clause->quote < 0) return -1;
    int32_t entity = desk->reports[clause->report].article->quotes.at[clause->quote].entity;
    int32_t actor = desk_actor(desk, clause->report, entity);
    return actor >= 0 && desk->actors.at[actor].kind == NAME_PERSON ? actor : -1;
}

// One person says so, another says no: two positions.
static bool opposed(const Desk *desk, const Clause *a, const Clause *b) {
    if (!((a->signals ^ b->signals) & SIGNAL_NEGATION)) return false;
    int32_t x = speaker_of(desk, a), y = speaker_of(desk, b);
    return x >= 0 && y >= 0 && x != y;
}

// Another day at another place: two meetings of one tour.
static bool elsewhere(const Clause *a, const Clause *b) {
    return a->place >= 0 && b->place >= 0 && a->place != b->place && a->day.len && b->day.len &&
        !str_eq(a->day, b->day);
}

// Do they agree on a figure of that slot? "Six seats, which leaves them 194" agrees with "six seats".
static bool agree_on(const Figure *slot, const Figures *x, const Figures *y) {
    for (ptrdiff_t i = 0; i < x->len; i++)
        for (ptrdiff_t j = 0; j < y->len && figure_same_slot(slot, &x->at[i]); j++)
            if (figure_same_slot(&x->at[i], &y->at[j]) && !figure_disjoint(&x->at[i], &y->at[j])) return true;
    return false;
}

static bool figures_conflict(const Figures *x, const Figures *y) {
    for (ptrdiff_t i = 0; i < x->len; i++)
        for (ptrdiff_t j = 0; j < y->len; j++)
            if (figure_same_slot(&x->at[i], &y->at[j]) && figure_disjoint(&x->at[i], &y->at[j]) &&
                !agree_on(&x->at[i], x, y))
                return true;
    return false;
}

bool align_conflict(const Desk *desk, const Clause *a, const Clause *b) {
    enum { FIGURES_MOST = 8 };
    if (opposed(desk, a, b) || elsewhere(a, b)) return true;
    char room[4096];
    Arena scratch = {room, room + sizeof room};
    const Quantities *qa = &desk->reports[a->report].article->quantities,
                     *qb = &desk->reports[b->report].article->quantities;
    if (qa->len == 0 || qb->len == 0) return false;
    Figures x = figure_find(desk, (int32_t)(a - desk->clauses.at), &scratch);
    if (x.len == 0 || x.len > FIGURES_MOST) return false;
    Figures y = figure_find(desk, (int32_t)(b - desk->clauses.at), &scratch);
    return y.len <= FIGURES_MOST && figures_conflict(&x, &y);
}

// ---- groups of the same words

typedef struct Aligner {
    const Desk *desk;
    int32_t *group;    // a clause's head: the first clause with its words
    int32_t *next;     // the next clause of a group; -1
    int32_t *cluster;  // of a head: the cluster's first head, by path
    Map scores;        // of two heads
    Arena *work;
} Aligner;

static Str pair_key(const int32_t pair[2]) {
    return (Str){(const char *)pair, 2 * (ptrdiff_t)sizeof(int32_t)};
}

static void make_groups(Aligner *a) {
    Map heads = {0};
    ptrdiff_t n = a->desk->clauses.len;
    int32_t *last = arena_new(a->work, int32_t, n);
    for (int32_t c = 0; c < n; c++) {
        const Clause *clause = &a->desk->clauses.at[c];
        a->group[c] = c;
        a->next[c] = -1;
        last[c] = c;
        if (clause->words < SAME_WORDS) continue;
        Str key = {(const char *)&clause->same, (ptrdiff_t)sizeof clause->same};
        int64_t *head = map_put(&heads, key, a->work);
        if (*head == 0) {
            *head = c + 1;
            continue;
        }
        int32_t first = (int32_t)*head - 1;
        a->group[c] = first;
        a->next[last[first]] = c;
        last[first] = c;
    }
}

// ---- candidates

typedef struct Posting {
    int32_t *groups;
    int32_t len, cap;
} Posting;

// A head of more than a word: "The inquiry" is a heading.
static bool comparable(const Aligner *a, int32_t c) {
    return a->group[c] == c && a->desk->clauses.at[c].keys_len >= KEYS_LEAST;
}

static Posting *postings(const Aligner *a, Arena *work) {
    const Desk *desk = a->desk;
    Posting *of = arena_new(work, Posting, desk->lexicon.keys.len);
    for (int pass = 0; pass < 2; pass++)
        for (int32_t c = 0; c < desk->clauses.len; c++) {
            if (!comparable(a, c)) continue;
            for (ptrdiff_t k = 0; k < desk->clauses.at[c].keys_len; k++) {
                Posting *posting = &of[desk->clauses.at[c].keys[k]];
                if (pass == 0) posting->cap++;
                else if (posting->cap <= POSTING_MOST) {
                    if (!posting->groups) posting->groups = arena_new(work, int32_t, posting->cap);
                    posting->groups[posting->len++] = c;
                }
            }
        }
    return of;
}

// The reports of two heads' groups must not be one and the same single report.
static bool across(const Aligner *a, int32_t x, int32_t y) {
    const Clause *clauses = a->desk->clauses.at;
    return clauses[x].report != clauses[y].report || a->next[x] >= 0 || a->next[y] >= 0;
}

// What a clause shares with an earlier head, as the postings tell.
typedef struct Meeting {
    int32_t weight, keys;
} Meeting;

typedef struct Seeker {
    const Aligner *a;
    const Posting *of;
    Facing facing;
    Meeting *shared;  // by head
    int32_t *met;     // the heads that share anything
    int32_t met_len;
} Seeker;

static void meet(Seeker *s, int32_t key, int32_t weight, int32_t before) {
    const Posting *posting = &s->of[key];
    if (weight <= 0) return;
    for (int32_t i = 0; i < posting->len && posting->groups[i] < before; i++) {
        int32_t other = posting->groups[i];
        if (s->shared[other].keys++ == 0) s->met[s->met_len++] = other;
        s->shared[other].weight += weight;
    }
}

// Visits the earlier heads that share enough with `c`, or with kin of its keys.
static void seek(Seeker *s, int32_t c, AlignVisit *visit, void *context) {
    const Desk *desk = s->a->desk;
    const Clause *clause = &desk->clauses.at[c];
    s->met_len = 0;
    for (ptrdiff_t k = 0; k < clause->keys_len; k++) {
        const TermKey *key = &desk->lexicon.keys.at[clause->keys[k]];
        meet(s, clause->keys[k], key->weight, c);
        for (int32_t i = 0; i < key->kin_len; i++) meet(s, key->kin[i], key->weight / 2, c);
    }
    for (int32_t i = 0; i < s->met_len; i++) {
        int32_t other = s->met[i];
        Meeting shared = s->shared[other];
        s->shared[other] = (Meeting){0};
        if (shared.weight < MEET_LEAST || shared.keys < KEYS_LEAST || !across(s->a, c, other)) continue;
        likeness_turn(&s->facing, clause);
        Rough rough = likeness_rough(&s->facing, &desk->clauses.at[other]);
        if (rough.alike) visit(context, &s->facing, other, c, &rough);
    }
}

static void visit_pairs(const Aligner *a, AlignVisit *visit, void *context) {
    const Desk *desk = a->desk;
    Seeker s = {.a = a, .of = postings(a, a->work)};
    s.facing = likeness_facing(desk, a->work);
    s.shared = arena_new(a->work, Meeting, desk->clauses.len);
    s.met = arena_new(a->work, int32_t, desk->clauses.len);
    for (int32_t c = 0; c < desk->clauses.len; c++)
        if (comparable(a, c)) seek(&s, c, visit, context);
}

typedef struct Keeper {
    const Desk *desk;
    LikenessWeights weights;
    Pairs pairs;
    Arena *keep;
} Keeper;

static void keep_pair(void *context, Facing *facing, int32_t x, int32_t y, const Rough *rough) {
    Keeper *k = context;
    Likeness like = likeness_of(facing, &k->desk->clauses.at[x], rough);
    if (likeness_hopeless(&like, &k->weights, ALIGN_HINT)) return;
    likeness_close(&like, facing, &k->desk->clauses.at[x]);
    int32_t logit = likeness_logit(&like, &k->weights), score = likeness_chance(logit);
    if (score >= ALIGN_HINT && k->pairs.len < LIMIT_EDGES)
        *vec_push(&k->pairs, k->keep) = (Pair){x, y, logit, score};
}

// The second look. `heads`: the pairs that it keeps; `all`: these for every clause of their groups.
static void make_edges(const Aligner *a, const Pairs *pairs, Edges *all, Edges *heads, Arena *keep) {
    const Clause *clauses = a->desk->clauses.at;
    ContextWeights weights = context_weights();
    const Context *contexts = context_find(pairs, a->desk, a->work, *keep);
    for (ptrdiff_t p = 0; p < pairs->len; p++) {
        int32_t x = pairs->at[p].a, y = pairs->at[p].b, score = context_score(&contexts[p], &weights);
        if (score < ALIGN_LOOSE) continue;
        *vec_push(heads, a->work) = (Edge){x, y, score};
        for (int32_t i = x; i >= 0; i = a->next[i])
            for (int32_t j = y; j >= 0; j = a->next[j])
                if (clauses[i].report != clauses[j].report && all->len < LIMIT_EDGES)
                    *vec_push(all, keep) = (Edge){i < j ? i : j, i < j ? j : i, score};
    }
}

static int by_score(const void *a, const void *b) {
    const Edge *x = a, *y = b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    if (x->a != y->a) return x->a < y->a ? -1 : 1;
    return x->b < y->b ? -1 : x->b > y->b;
}

// ---- clusters

typedef struct Group {
    int32_t *heads;
    int32_t len, cap;
} Group;

static int32_t score_of(const Map *scores, int32_t x, int32_t y) {
    int32_t pair[2] = {x < y ? x : y, x < y ? y : x};
    int64_t *score = map_get(scores, pair_key(pair));
    return score ? (int32_t)*score : 0;
}

int32_t align_score(const Alignment *alignment, int32_t a, int32_t b) {
    int32_t x = alignment->head_of[a], y = alignment->head_of[b];
    return x == y ? 1000 : score_of(&alignment->scores, x, y);
}

// May the two clusters be one: alike on average, and nothing forbids it?
static bool may_join(const Aligner *a, const Group *x, const Group *y) {
    int64_t sum = 0;
    if (x->len + y->len > CLUSTER_MOST) return false;
    for (int32_t i = 0; i < x->len; i++)
        for (int32_t j = 0; j < y->len; j++) sum += score_of(&a->scores, x->heads[i], y->heads[j]);
    if (sum < (int64_t)ALIGN_SURE * x->len * y->len) return false;
    for (int32_t i = 0; i < x->len; i++)
        for (int32_t j = 0; j < y->len; j++)
            if (align_conflict(a->desk, &a->desk->clauses.at[x->heads[i]], &a->desk->clauses.at[y->heads[j]]))
                return false;
    return true;
}

static void join(Aligner *a, Group *x, const Group *y, int32_t to) {
    int32_t *heads = arena_new(a->work, int32_t, x->len + y->len);
    memcpy(heads, x->heads, (size_t)x->len * sizeof *heads);
    memcpy(heads + x->len, y->heads, (size_t)y->len * sizeof *heads);
    for (int32_t i = 0; i < y->len; i++) a->cluster[y->heads[i]] = to;
    *x = (Group){heads, x->len + y->len, x->len + y->len};
}

static void cluster_heads(Aligner *a, const Edges *edges, Arena *keep) {
    ptrdiff_t n = a->desk->clauses.len;
    Group *groups = arena_new(a->work, Group, n);
    for (int32_t c = 0; c < n; c++) {
        a->cluster[c] = c;
        groups[c] = (Group){arena_new(a->work, int32_t, 1), 1, 1};
        groups[c].heads[0] = c;
    }
    int32_t(*pairs)[2] = arena_take(keep, sizeof *pairs, _Alignof(int32_t), edges->len);
    for (ptrdiff_t i = 0; i < edges->len; i++) {
        pairs[i][0] = edges->at[i].a;
        pairs[i][1] = edges->at[i].b;
        *map_put(&a->scores, pair_key(pairs[i]), keep) = edges->at[i].score;
    }
    for (ptrdiff_t i = 0; i < edges->len && edges->at[i].score >= ALIGN_SURE; i++) {
        int32_t x = a->cluster[edges->at[i].a], y = a->cluster[edges->at[i].b];
        if (x != y && may_join(a, &groups[x], &groups[y])) join(a, &groups[x], &groups[y], x);
    }
}

static void list_clusters(const Aligner *a, Alignment *out, Arena *keep, Arena scratch) {
    ptrdiff_t n = a->desk->clauses.len;
    out->cluster_of = arena_new(keep, int32_t, n);
    int32_t *number = arena_new(&scratch, int32_t, n), *sizes = arena_new(&scratch, int32_t, n);
    for (int32_t c = 0; c < n; c++) sizes[a->cluster[a->group[c]]]++;
    for (int32_t c = 0; c < n; c++) {
        int32_t head = a->cluster[a->group[c]];
        if (number[head] == 0) {
            *vec_push(&out->clusters, keep) = (Cluster){.clauses = arena_new(keep, int32_t, sizes[head])};
            number[head] = (int32_t)out->clusters.len;
        }
        must(out->clusters.at);
        Cluster *cluster = &out->clusters.at[number[head] - 1];
        cluster->clauses[cluster->len++] = c;
        out->cluster_of[c] = number[head] - 1;
    }
}

static Aligner aligner(const Desk *desk, Arena *keep, Arena *work) {
    ptrdiff_t n = desk->clauses.len;
    Aligner a = {.desk = desk, .work = work};
    a.group = arena_new(keep, int32_t, n);
    a.next = arena_new(work, int32_t, n);
    a.cluster = arena_new(work, int32_t, n);
    make_groups(&a);
    return a;
}

void align_visit(const Desk *desk, AlignVisit *visit, void *context, Arena scratch) {
    Aligner a = aligner(desk, &scratch, &scratch);
    visit_pairs(&a, visit, context);
}

static Pairs find_pairs(const Aligner *a, Arena *keep) {
    Keeper keeper = {.desk = a->desk, .weights = likeness_weights(), .keep = keep};
    visit_pairs(a, keep_pair, &keeper);
    return keeper.pairs;
}

Pairs align_pairs(const Desk *desk, Arena *keep, Arena scratch) {
    Aligner a = aligner(desk, &scratch, &scratch);
    return find_pairs(&a, keep);
}

Alignment align_clauses(const Desk *desk, Arena *keep, Arena scratch) {
    Alignment out = {0};
    Edges heads = {0};
    Aligner a = aligner(desk, keep, &scratch);
    Pairs pairs = find_pairs(&a, &scratch);
    make_edges(&a, &pairs, &out.edges, &heads, keep);
    vec_sort(heads.at, heads.len, sizeof *heads.at, by_score);
    vec_sort(out.edges.at, out.edges.len, sizeof *out.edges.at, by_score);
    cluster_heads(&a, &heads, keep);
    out.scores = a.scores;
    out.head_of = a.group;
    list_clusters(&a, &out, keep, scratch);
    return out;
}
