// align.c - see align.h. In order: the score of a pair, candidates, clusters.
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
    KEYS_LEAST = 3,      // keys that a pair must share
    WEIGHT_LEAST = 90,   // ... and their weight
    OTHERS_LEAST = 2,    // keys beside names that a pair must share
    OTHERS_WEIGHT = 55,  // ... and their weight
    NEAR_TERMS = 15,     // "within a few words"
    NEAR_MOST = 16,
    NEAR_WEIGHT = 115,   // what must stand there, and
    ALIGN_NEAR = 220,    // what it is worth beside its weight
    POSTING_MOST = 80,   // groups with one key: with more, the key finds nobody
    CLUSTER_MOST = 128,  // groups in a cluster
};

// ---- the score of a pair

static int32_t part(int32_t a, int32_t of) { return of > 0 ? (int32_t)((int64_t)a * 1000 / of) : 0; }

// What two clauses share, names apart from the rest.
typedef struct SharedKeys {
    int32_t names, persons, others;  // how many
    int32_t weight, others_weight;
} SharedKeys;

static SharedKeys shared_keys(const Desk *desk, const Clause *a, const Clause *b) {
    SharedKeys out = {0};
    for (ptrdiff_t i = 0, j = 0; i < a->keys_len && j < b->keys_len;) {
        int32_t x = a->keys[i], y = b->keys[j];
        if (x == y) {
            const TermKey *key = &desk->lexicon.keys.at[x];
            out.weight += key->weight;
            out.names += key->name;
            out.others += !key->name;
            if (!key->name) out.others_weight += key->weight;
            out.persons += key->text.s[0] == '@' && str_starts(key->text, S("@actor"));
        }
        i += x <= y;
        j += y <= x;
    }
    return out;
}

static int32_t speaker_of(const Desk *desk, const Clause *clause) {
    if (clause->quote < 0) return -1;
    const Article *article = desk->reports[clause->report].article;
    return desk_actor(desk, clause->report, article->quotes.at[clause->quote].entity);
}

static bool is_person(const Desk *desk, int32_t actor) {
    return actor >= 0 && desk->actors.at[actor].kind == NAME_PERSON;
}

bool align_conflict(const Desk *desk, const Clause *a, const Clause *b) {
    char room[4096];
    Arena scratch = {room, room + sizeof room};
    const Quantities *qa = &desk->reports[a->report].article->quantities,
                     *qb = &desk->reports[b->report].article->quantities;
    if (qa->len == 0 || qb->len == 0) return false;
    Figures x = figure_find(desk, (int32_t)(a - desk->clauses.at), &scratch);
    if (x.len == 0 || x.len > 8) return false;
    Figures y = figure_find(desk, (int32_t)(b - desk->clauses.at), &scratch);
    if (y.len > 8) return false;
    for (ptrdiff_t i = 0; i < x.len; i++)
        for (ptrdiff_t j = 0; j < y.len; j++)
            if (figure_same_slot(&x.at[i], &y.at[j]) && figure_disjoint(&x.at[i], &y.at[j])) return true;
    return false;
}

// ---- what stands close together

typedef struct Near {
    int32_t key, at;  // a shared key, and which term of the clause it is
} Near;
typedef struct Nears {
    Near at[NEAR_MOST];
    int32_t len;
} Nears;

static bool has_key(const Clause *clause, int32_t key) {
    ptrdiff_t low = 0, high = clause->keys_len;
    while (low < high) {
        ptrdiff_t mid = low + (high - low) / 2;
        if (clause->keys[mid] < key) low = mid + 1;
        else high = mid;
    }
    return low < clause->keys_len && clause->keys[low] == key;
}

static void nears_of(Nears *out, const Desk *desk, const Clause *clause, const Clause *other) {
    const Terms *terms = &desk->reports[clause->report].terms;
    out->len = 0;
    for (ptrdiff_t i = term_at(terms, clause->at.start);
         i < terms->len && terms->at[i].at.start < clause->at.end; i++) {
        const TermKey *key = &desk->lexicon.keys.at[terms->at[i].key];
        if (key->stop || key->name || out->len == NEAR_MOST || !has_key(other, terms->at[i].key)) continue;
        out->at[out->len++] = (Near){terms->at[i].key, (int32_t)i};
    }
}

// The most weight of keys, three or more, that stand within a few words of each other in both clauses: two
// long sentences may tell one thing in one of their parts.
static int32_t near_weight(const Desk *desk, const Clause *a, const Clause *b) {
    Nears x, y;
    int32_t most = 0;
    nears_of(&x, desk, a, b);
    if (x.len < 3) return 0;
    nears_of(&y, desk, b, a);
    for (int32_t i = 0; i < x.len; i++)
        for (int32_t j = 0; j < y.len; j++) {
            int32_t weight = 0, count = 0;
            for (int32_t p = i; p < x.len && x.at[p].at < x.at[i].at + NEAR_TERMS; p++) {
                bool again = false, there = false;
                for (int32_t q = i; q < p; q++) again |= x.at[q].key == x.at[p].key;
                for (int32_t q = j; q < y.len && y.at[q].at < y.at[j].at + NEAR_TERMS; q++)
                    there |= y.at[q].key == x.at[p].key;
                if (again || !there) continue;
                weight += desk->lexicon.keys.at[x.at[p].key].weight;
                count++;
            }
            if (count >= 3 && weight > most) most = weight;
        }
    return most;
}

// ---- the score

// Shared weight against both (Dice) and against the shorter: half of each, so that a short clause inside a
// long one still counts. Then what speaks for and against.
int32_t align_score(const Desk *desk, const Clause *a, const Clause *b) {
    SharedKeys shared = shared_keys(desk, a, b);
    if (shared.names + shared.others < KEYS_LEAST || shared.weight < WEIGHT_LEAST) return 0;
    // names alone tell nothing; two persons and what joins them do
    bool enough = shared.others >= OTHERS_LEAST && shared.others_weight >= OTHERS_WEIGHT;
    if (!enough && (shared.persons < 2 || shared.others < 1)) return 0;
    int32_t less = a->weight < b->weight ? a->weight : b->weight;
    int32_t score = (part(2 * shared.weight, a->weight + b->weight) + part(shared.weight, less)) / 2;
    if (shared.others >= 3 && shared.others_weight >= NEAR_WEIGHT &&
        score < ALIGN_NEAR + shared.others_weight) {
        int32_t near = near_weight(desk, a, b);
        if (near >= NEAR_WEIGHT && score < ALIGN_NEAR + near) score = ALIGN_NEAR + near;
    }
    if (shared.persons >= 2) score += 40;
    int32_t x = speaker_of(desk, a), y = speaker_of(desk, b);
    if (x >= 0 && x == y) score += 40;
    else if (is_person(desk, x) && is_person(desk, y))
        score -= 120;  // a country may well speak through a person
    if ((a->signals ^ b->signals) & SIGNAL_NEGATION) score -= 80;
    if ((a->signals ^ b->signals) & SIGNAL_CONDITION) score -= 30;
    if (shared.names + shared.others == KEYS_LEAST) score -= 60;
    return score < 0 ? 0 : score > 1000 ? 1000 : score;
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

static void keep_edges(Aligner *a, Edges *edges, int32_t x, int32_t y, int32_t score, Arena *keep) {
    const Clause *clauses = a->desk->clauses.at;
    for (int32_t i = x; i >= 0; i = a->next[i])
        for (int32_t j = y; j >= 0; j = a->next[j])
            if (clauses[i].report != clauses[j].report && edges->len < LIMIT_EDGES)
                *vec_push(edges, keep) = (Edge){i < j ? i : j, i < j ? j : i, score};
}

static Posting *postings(const Aligner *a, Arena *work) {
    const Desk *desk = a->desk;
    Posting *of = arena_new(work, Posting, desk->lexicon.keys.len);
    for (int pass = 0; pass < 2; pass++)
        for (int32_t c = 0; c < desk->clauses.len; c++) {
            if (a->group[c] != c) continue;
            for (ptrdiff_t k = 0; k < desk->clauses.at[c].keys_len; k++) {
                Posting *posting = &of[desk->clauses.at[c].keys[k]];
                if (pass == 0) posting->cap++;
                else if (posting->cap > 1 && posting->cap <= POSTING_MOST) {
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

static Edges score_candidates(Aligner *a, Edges *heads, Arena *keep, Arena *work) {
    const Desk *desk = a->desk;
    Edges edges = {0};
    Posting *of = postings(a, work);
    int32_t *shared = arena_new(work, int32_t, desk->clauses.len),
            *met = arena_new(work, int32_t, desk->clauses.len);
    for (int32_t c = 0; c < desk->clauses.len; c++) {
        if (a->group[c] != c) continue;
        const Clause *clause = &desk->clauses.at[c];
        ptrdiff_t met_len = 0;
        for (ptrdiff_t k = 0; k < clause->keys_len; k++) {
            const Posting *posting = &of[clause->keys[k]];
            for (int32_t i = 0; i < posting->len && posting->groups[i] < c; i++)
                if (shared[posting->groups[i]]++ == 0) met[met_len++] = posting->groups[i];
        }
        for (ptrdiff_t i = 0; i < met_len; i++) {
            int32_t other = met[i], common = shared[other];
            shared[other] = 0;
            if (common < 2 || !across(a, c, other)) continue;
            int32_t score = align_score(desk, &desk->clauses.at[other], clause);
            if (score < ALIGN_LOOSE) continue;
            keep_edges(a, &edges, other, c, score, keep);
            *vec_push(heads, work) = (Edge){other, c, score};
        }
    }
    return edges;
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

static int32_t score_of(const Aligner *a, int32_t x, int32_t y) {
    int32_t pair[2] = {x < y ? x : y, x < y ? y : x};
    int64_t *score = map_get(&a->scores, pair_key(pair));
    return score ? (int32_t)*score : 0;
}

// May the two clusters be one: alike on average, and nothing forbids it?
static bool may_join(const Aligner *a, const Group *x, const Group *y) {
    int64_t sum = 0;
    if (x->len + y->len > CLUSTER_MOST) return false;
    for (int32_t i = 0; i < x->len; i++)
        for (int32_t j = 0; j < y->len; j++) sum += score_of(a, x->heads[i], y->heads[j]);
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

static void cluster_heads(Aligner *a, const Edges *edges) {
    ptrdiff_t n = a->desk->clauses.len;
    Group *groups = arena_new(a->work, Group, n);
    for (int32_t c = 0; c < n; c++) {
        a->cluster[c] = c;
        groups[c] = (Group){arena_new(a->work, int32_t, 1), 1, 1};
        groups[c].heads[0] = c;
    }
    int32_t(*pairs)[2] = arena_take(a->work, sizeof *pairs, _Alignof(int32_t), edges->len);
    for (ptrdiff_t i = 0; i < edges->len; i++) {
        pairs[i][0] = edges->at[i].a;
        pairs[i][1] = edges->at[i].b;
        *map_put(&a->scores, pair_key(pairs[i]), a->work) = edges->at[i].score;
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
            *vec_push(&out->clusters, keep) = (Cluster){arena_new(keep, int32_t, sizes[head]), 0};
            number[head] = (int32_t)out->clusters.len;
        }
        Cluster *cluster = &out->clusters.at[number[head] - 1];
        cluster->clauses[cluster->len++] = c;
        out->cluster_of[c] = number[head] - 1;
    }
}

Alignment align_clauses(const Desk *desk, Arena *keep, Arena scratch) {
    Alignment out = {0};
    ptrdiff_t n = desk->clauses.len;
    Aligner a = {.desk = desk, .work = &scratch};
    a.group = arena_new(&scratch, int32_t, n);
    a.next = arena_new(&scratch, int32_t, n);
    a.cluster = arena_new(&scratch, int32_t, n);
    make_groups(&a);
    Edges heads = {0};
    out.edges = score_candidates(&a, &heads, keep, &scratch);
    vec_sort(heads.at, heads.len, sizeof *heads.at, by_score);
    vec_sort(out.edges.at, out.edges.len, sizeof *out.edges.at, by_score);
    cluster_heads(&a, &heads);
    list_clusters(&a, &out, keep, scratch);
    return out;
}
