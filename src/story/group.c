// group.c - see group.h.
//
//     Grouping ── nodes[]   an article: its places in lists, its edges, its story
//              ── lists[]   the articles that one finder finds, or that one day has
//              ── slots[]   a key's list: open addressing
//
// All memory is one range's. Arrays that outgrow their place leave garbage; when there is more of it than of the rest, or
// the range gets full, all moves to another range, so address space is held by need. Nothing is taken when an article
// goes, so that can't fail.
#include "story/group.h"

#include "base/hash.h"
#include "base/limits.h"
#include "story/link.h"
#include "story/when.h"

#include <string.h>

enum {
    PLACES = KEY_FINDERS + 1,
    CROWDED = 8
};  // finders and the day; what counts as crowded has 2^CROWDED articles

// An article in a list, as its `place`-th, with how rare the key is there: in 32 bits, for a window has 25 an article.
typedef uint32_t Posting;
enum { POSTING_BITS = 4, POSTING_PLACE = 5 };
_Static_assert(LIMIT_WINDOW <= 1 << (32 - POSTING_BITS - POSTING_PLACE) && PLACES <= 1 << POSTING_PLACE,
               "fits");

static Posting posting_of(int32_t node, int32_t place, int32_t bits) {
    return (uint32_t)node << (POSTING_BITS + POSTING_PLACE) | (uint32_t)place << POSTING_BITS |
        (uint32_t)bits;
}
static int32_t posting_node(Posting p) { return (int32_t)(p >> (POSTING_BITS + POSTING_PLACE)); }
static int32_t posting_place(Posting p) { return (int32_t)(p >> POSTING_BITS & ((1 << POSTING_PLACE) - 1)); }
static int32_t posting_bits(Posting p) { return (int32_t)(p & ((1 << POSTING_BITS) - 1)); }

// Another article, and the score of the two: bursts of hundreds make millions of edges.
typedef uint32_t Edge;
enum { EDGE_SCORE = 12, EDGE_MOST = ((1 << EDGE_SCORE) - 1) * SCORE_STEP };
_Static_assert(LIMIT_WINDOW <= 1 << (32 - EDGE_SCORE), "fits");

static Edge edge_of(int32_t other, int32_t score) {
    return (uint32_t)other << EDGE_SCORE | (uint32_t)(score / SCORE_STEP);
}
static int32_t edge_other(Edge edge) { return (int32_t)(edge >> EDGE_SCORE); }
static int32_t edge_score(Edge edge) { return (int32_t)(edge & ((1 << EDGE_SCORE) - 1)) * SCORE_STEP; }

typedef struct Edges {
    Edge *at;
    int32_t len, cap;  // cap: 0 or a power of two
} Edges;

typedef struct List {
    Posting *at;
    uint32_t key;
    int32_t len, cap, coming;  // coming: of those to be put in next
    int8_t crowd;              // as its articles know it; -1: not yet
    bool alive;                // likewise: does it find?
    bool day;                  // a day's list, not a finder's
} List;

typedef struct Node {
    Keys *keys;  // NULL: there is none
    Str id;
    int32_t list[PLACES], at[PLACES];  // its lists, and where it stands in them
    int32_t places;
    Edges edges;
    int32_t story, place;  // place: among the members of its component, while that is linked
    bool stale, dirty, changed, visited;
} Node;

enum { EDGE_LEAST = 2, EDGE_CLASSES = 24 };  // 4 edges hold an address

struct Grouping {
    Arena self, whole, arena;  // arena: what is free of whole
    const ScoreModel *model;
    Node *nodes;
    int32_t nodes_len, nodes_cap, live;
    List *lists;
    int32_t lists_len, lists_cap;
    int32_t *slots;  // 0 is free, else 1 + number of a list
    ptrdiff_t slots_len;
    ptrdiff_t used_at_best;  // memory in use when it was last made compact
    int32_t level;           // see least_bits()
    Edge *outgrown
        [EDGE_CLASSES];  // places of edges that were left for larger ones, by the logarithm of their size;
                         // each begins with the address of the next
    bool valid;
};

static const ptrdiff_t ROOM_LEAST = (ptrdiff_t)16 << 20, ROOM_MOST = (ptrdiff_t)16 << 30;

static void make_grouping(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    *(Grouping **)ctx = arena_new(keep, Grouping, 1);
}

Grouping *grouping_new(const ScoreModel *model) {
    Arena self = arena_reserve(sizeof(Grouping)), whole = arena_reserve(ROOM_LEAST), rest = self;
    Grouping *g = NULL;
    if (self.beg == NULL || whole.beg == NULL || arena_try(make_grouping, &g, &rest, (Arena){0})) {
        arena_release(self), arena_release(whole);
        return NULL;
    }
    *g = (Grouping){.self = self, .whole = whole, .arena = whole, .model = model};
    return g;
}

void grouping_free(Grouping *g) {
    if (g == NULL) return;
    arena_release(g->whole);
    arena_release(g->self);
}

static void start_afresh(Grouping *g) {
    g->arena = g->whole;
    arena_trim(g->arena);
    g->nodes_len = g->nodes_cap = g->live = g->lists_len = g->lists_cap = 0;
    g->slots_len = g->used_at_best = 0;
    memset(g->outgrown, 0, sizeof g->outgrown);
    g->level = -1;
    g->valid = true;
}

// ---- lists ----

static int32_t logarithm(int32_t n) {
    int32_t log = 0;
    while (n >> (log + 1)) log++;
    return log;
}

// How many articles share a key, as their scores see it.
static int8_t crowd_of(const List *list) {
    int32_t log = list->len ? logarithm(list->len) : 0, most = list->day ? KEY_DENSEST : CROWDED;
    return (int8_t)(log < most ? log : most);
}

// A key that thousands of articles have is a page's furniture and finds nobody.
static bool is_alive(const List *list) { return !list->day && list->len <= LIMIT_STORY; }

// In a window of n articles a key finds others when news at large would have it in fewer than a few hundred of them. n
// counts by steps of four, so that a window that grows rarely changes its mind.
static int32_t least_bits(int32_t level) { return level > 7 ? level - 7 : 0; }

static ptrdiff_t slot_from(const Grouping *g, uint32_t key, bool day) {
    return (ptrdiff_t)(hash_mix(key, day) & (uint64_t)(g->slots_len - 1));
}

static void widen_slots(Grouping *g, ptrdiff_t lists) {
    ptrdiff_t len = g->slots_len ? g->slots_len : 1024;
    while (lists * 2 > len) len *= 2;
    if (len == g->slots_len) return;
    g->slots = arena_new(&g->arena, int32_t, len);
    g->slots_len = len;
    for (int32_t i = 0; i < g->lists_len; i++) {
        ptrdiff_t at = slot_from(g, g->lists[i].key, g->lists[i].day);
        while (g->slots[at]) at = (at + 1) & (len - 1);
        g->slots[at] = i + 1;
    }
}

static void widen_lists(Grouping *g) {
    if (g->lists_len < g->lists_cap) return;
    int32_t cap = g->lists_cap ? g->lists_cap * 2 : 1024;
    List *lists = arena_new(&g->arena, List, cap);
    if (g->lists_len) memcpy(lists, g->lists, (size_t)g->lists_len * sizeof *lists);
    g->lists = lists;
    g->lists_cap = cap;
    widen_slots(g, cap);
}

static int32_t list_for(Grouping *g, uint32_t key, bool day) {
    widen_lists(g);
    ptrdiff_t at = slot_from(g, key, day);
    for (; g->slots[at]; at = (at + 1) & (g->slots_len - 1)) {
        const List *list = &g->lists[g->slots[at] - 1];
        if (list->key == key && list->day == day) return g->slots[at] - 1;
    }
    g->lists[g->lists_len] = (List){.key = key, .crowd = -1, .alive = !day, .day = day};
    g->slots[at] = ++g->lists_len;
    return g->lists_len - 1;
}

static uint32_t day_of(const Keys *keys) {
    return keys->when == WHEN_UNKNOWN ? UINT32_MAX : (uint32_t)(keys->when / WHEN_DAY);
}

static void find_lists(Grouping *g, Node *node) {
    node->places = 0;
    for (int32_t k = 0; k < node->keys->len; k++)
        if (node->keys->at[k].flags & KEY_FINDER)
            node->list[node->places++] = list_for(g, node->keys->at[k].key, false);
    node->list[node->places++] = list_for(g, day_of(node->keys), true);
    for (int32_t p = 0; p < node->places; p++) g->lists[node->list[p]].coming++;
}

static void make_room(Grouping *g, List *list) {
    int32_t need = list->len + list->coming;
    list->coming = 0;
    if (need <= list->cap) return;
    int32_t cap = list->cap ? (need > list->cap * 2 ? need : list->cap * 2) : need;
    Posting *at = arena_new(&g->arena, Posting, cap);
    if (list->len) memcpy(at, list->at, (size_t)list->len * sizeof *at);
    list->at = at;
    list->cap = cap;
}

static void put_in(Grouping *g, int32_t number) {
    Node *node = &g->nodes[number];
    int32_t place = 0;
    for (int32_t k = 0; k < node->keys->len; k++) {
        if (!(node->keys->at[k].flags & KEY_FINDER)) continue;
        List *list = &g->lists[node->list[place]];
        node->at[place] = list->len;
        list->at[list->len++] = posting_of(number, place, key_bits(&node->keys->at[k]));
        place++;
    }
    List *day = &g->lists[node->list[place]];
    node->at[place] = day->len;
    day->at[day->len++] = posting_of(number, place, 0);
    node->stale = node->dirty = true;
    g->live++;
}

static void drop_edges(Grouping *g, int32_t number) {
    Node *node = &g->nodes[number];
    for (int32_t e = 0; e < node->edges.len; e++) {
        Node *other = &g->nodes[edge_other(node->edges.at[e])];
        other->dirty = true;
        for (int32_t f = other->edges.len - 1; f >= 0; f--)
            if (edge_other(other->edges.at[f]) == number) {
                other->edges.at[f] = other->edges.at[--other->edges.len];
                break;
            }
    }
    node->edges.len = 0;
}

void grouping_drop(Grouping *g, int32_t number) {
    if (!g->valid || number >= g->nodes_len || g->nodes[number].keys == NULL) return;
    Node *node = &g->nodes[number];
    drop_edges(g, number);
    for (int32_t p = 0; p < node->places; p++) {
        List *list = &g->lists[node->list[p]];
        Posting last = list->at[--list->len];
        list->at[node->at[p]] = last;
        g->nodes[posting_node(last)].at[posting_place(last)] = node->at[p];
    }
    // those whose story it was part of hear of it by its edges; a story named by it must be named anew
    node->keys = NULL;
    g->live--;
}

// ---- edges ----

static Edge *take_place(Grouping *g, int32_t class) {
    Edge *at = g->outgrown[class];
    if (at == NULL) return arena_take(&g->arena, sizeof(Edge), _Alignof(Edge *), (ptrdiff_t)1 << class);
    memcpy(&g->outgrown[class], (const void *)at, sizeof(Edge *));  // the next such place
    return at;
}

static void widen_edges(Grouping *g, Edges *edges) {
    int32_t class = edges->cap ? logarithm(edges->cap) : EDGE_LEAST - 1;
    Edge *at = take_place(g, class + 1);
    if (edges->cap) {
        memcpy(at, edges->at, (size_t)edges->len * sizeof *at);
        memcpy(edges->at, &g->outgrown[class], sizeof at);
        g->outgrown[class] = edges->at;
    }
    *edges = (Edges){at, edges->len, 1 << (class + 1)};
}

static void add_edge(Grouping *g, int32_t from, int32_t to, int32_t score) {
    Node *node = &g->nodes[from];
    Edges *edges = &node->edges;
    if (edges->len == edges->cap) widen_edges(g, edges);
    edges->at[edges->len++] = edge_of(to, score < EDGE_MOST ? score : EDGE_MOST);
    node->dirty = true;
}

// The articles met under a node's keys: how many keys each shares with it.
typedef struct Met {
    uint8_t *shared;
    int32_t *seen, len;
    Probe *probe;  // of the node
} Met;

static void meet(const Grouping *g, int32_t number, Met *met) {
    const Node *node = &g->nodes[number];
    int32_t least = least_bits(g->level);
    for (int32_t p = 0; p + 1 < node->places; p++) {
        const List *list = &g->lists[node->list[p]];
        if (!list->alive || posting_bits(list->at[node->at[p]]) < least) continue;
        for (int32_t i = 0; i < list->len; i++) {
            int32_t other = posting_node(list->at[i]);
            if (posting_bits(list->at[i]) < least || other == number) continue;
            if (met->shared[other]++ == 0) met->seen[met->len++] = other;
        }
    }
}

// Articles met are all over the memory: asking for the next ones early hides most of the wait.
static void fetch_ahead(const Grouping *g, const Met *met, int32_t i) {
    enum { NODE = 12, KEYS = 8, KEY = 4 };
    if (i + NODE < met->len) __builtin_prefetch(&g->nodes[met->seen[i + NODE]]);
    if (i + KEYS < met->len) __builtin_prefetch(g->nodes[met->seen[i + KEYS]].keys);
    if (i + KEY < met->len) __builtin_prefetch(g->nodes[met->seen[i + KEY]].keys->at);
}

// Pairs of two stale nodes are scored by the second of them.
static void seek(Grouping *g, int32_t number, Met *met) {
    Node *node = &g->nodes[number];
    drop_edges(g, number);
    node->dirty = true;
    meet(g, number, met);
    probe_set(met->probe, node->keys);
    for (int32_t i = 0; i < met->len; i++) {
        int32_t other = met->seen[i];
        fetch_ahead(g, met, i);
        bool asked = met->shared[other] >= 2 && !g->nodes[other].stale;
        met->shared[other] = 0;
        if (!asked) continue;
        int32_t score = score_pair(g->model, met->probe, g->nodes[other].keys);
        if (score < g->model->link) continue;
        add_edge(g, number, other, score);
        add_edge(g, other, number, score);
    }
    met->len = 0;
    node->stale = false;
}

// ---- components ----

static int by_time(const Grouping *g, int32_t a, int32_t b) {
    const Node *x = &g->nodes[a], *y = &g->nodes[b];
    if (x->keys->when != y->keys->when) return x->keys->when < y->keys->when ? -1 : 1;
    int order = str_cmp(x->id, y->id);
    return order ? order : (a > b) - (a < b);
}

typedef struct Placed {
    const Grouping *grouping;
    int32_t number;
} Placed;

static int by_place(const void *a, const void *b) {
    const Placed *x = a, *y = b;
    return by_time(x->grouping, x->number, y->number);
}

typedef struct Numbers {
    int32_t *at;
    ptrdiff_t len, cap;
} Numbers;

// All that edges of `needed` or more hold together with `start`, by time. `visited` marks them.
static Numbers component_of(Grouping *g, int32_t start, int32_t needed, Arena *keep) {
    Numbers found = {0};
    *vec_push(&found, keep) = start;
    g->nodes[start].visited = true;
    for (ptrdiff_t i = 0; i < found.len; i++) {
        const Edges edges = g->nodes[found.at[i]].edges;
        for (int32_t e = 0; e < edges.len; e++) {
            Node *other = &g->nodes[edge_other(edges.at[e])];
            if (edge_score(edges.at[e]) < needed || other->visited) continue;
            other->visited = true;
            *vec_push(&found, keep) = edge_other(edges.at[e]);
        }
    }
    Arena scratch = *keep;
    Placed *placed = arena_new(&scratch, Placed, found.len);
    for (ptrdiff_t i = 0; i < found.len; i++) placed[i] = (Placed){g, found.at[i]};
    vec_sort(placed, found.len, (ptrdiff_t)sizeof *placed, by_place);
    for (ptrdiff_t i = 0; i < found.len; i++) found.at[i] = placed[i].number;
    return found;
}

static void set_story(Grouping *g, const Numbers *members, const int32_t *first) {
    for (ptrdiff_t i = 0; i < members->len; i++) {
        Node *node = &g->nodes[members->at[i]];
        node->story = members->at[first[i]];
        node->changed = true;
        node->dirty = false;
    }
}

// The scores that edges know.
static int32_t *known_scores(const Grouping *g, const Numbers *members, Arena *keep) {
    int64_t pairs = (int64_t)members->len * (members->len - 1) / 2;
    int32_t *scores = arena_new(keep, int32_t, (ptrdiff_t)pairs);
    for (int64_t p = 0; p < pairs; p++) scores[p] = LINK_UNKNOWN;
    for (ptrdiff_t i = 0; i < members->len; i++) g->nodes[members->at[i]].place = (int32_t)i;
    for (int64_t i = 0; i < members->len; i++) {
        const Edges *edges = &g->nodes[members->at[i]].edges;
        for (int32_t e = 0; e < edges->len; e++) {
            const Node *other = &g->nodes[edge_other(edges->at[e])];
            // of weaker edges some lead out of a component
            bool inside =
                other->place < members->len && members->at[other->place] == edge_other(edges->at[e]);
            if (inside && other->place < i) scores[i * (i - 1) / 2 + other->place] = edge_score(edges->at[e]);
        }
    }
    return scores;
}

// Where edges hold too many articles together, only surer ones count, step by step. It ends: no score is without bound.
static void regroup(Grouping *g, int32_t start, int32_t needed, Arena scratch) {
    enum { STEP = 150 };
    if (g->nodes[start].edges.len == 0) {
        g->nodes[start].visited = true;
        set_story(g, &(Numbers){&start, 1, 1}, &(int32_t){0});
        return;
    }
    Numbers members = component_of(g, start, needed, &scratch);
    if (members.len <= LIMIT_STORY) {
        const Keys **keys = arena_new(&scratch, const Keys *, members.len);
        for (ptrdiff_t i = 0; i < members.len; i++) keys[i] = g->nodes[members.at[i]].keys;
        int32_t *first = arena_new(&scratch, int32_t, members.len);
        link_stories(first, g->model, keys, known_scores(g, &members, &scratch), (int32_t)members.len,
                     scratch);
        set_story(g, &members, first);
        return;
    }
    for (ptrdiff_t i = 0; i < members.len; i++) g->nodes[members.at[i]].visited = false;
    for (ptrdiff_t i = 0; i < members.len; i++)
        if (!g->nodes[members.at[i]].visited) regroup(g, members.at[i], needed + STEP, scratch);
}

// ---- settling ----

typedef struct Settling {
    Grouping *grouping;
    const GroupItem *items;
    int32_t count;
} Settling;

static void take_new(Grouping *g, const GroupItem *items, int32_t count) {
    if (count > g->nodes_cap) {
        int32_t cap = g->nodes_cap ? g->nodes_cap * 2 : count;
        if (cap < count) cap = count;
        Node *nodes = arena_new(&g->arena, Node, cap);
        if (g->nodes_len) memcpy(nodes, g->nodes, (size_t)g->nodes_len * sizeof *nodes);
        g->nodes = nodes;
        g->nodes_cap = cap;
    }
    if (count > g->nodes_len) g->nodes_len = count;
    for (int32_t i = 0; i < count; i++)
        if (items[i].keys && g->nodes[i].keys == NULL) {
            g->nodes[i] = (Node){.keys = items[i].keys, .id = items[i].id, .places = -1};
            find_lists(g, &g->nodes[i]);
            g->nodes[i].dirty = g->nodes[i].stale = true;
            g->nodes[i].story = -1;
        }
    for (int32_t l = 0; l < g->lists_len; l++)
        if (g->lists[l].coming) make_room(g, &g->lists[l]);
    for (int32_t i = 0; i < count; i++)
        if (g->nodes[i].keys && g->nodes[i].story == -1) put_in(g, i), g->nodes[i].story = i;
}

// Articles whose scores the new lengths of lists change.
static void mark_stale(Grouping *g) {
    int32_t level = g->live ? logarithm(g->live) / 2 * 2 : 0;
    bool all = least_bits(level) != least_bits(g->level);
    g->level = level;
    for (int32_t l = 0; l < g->lists_len; l++) {
        List *list = &g->lists[l];
        if (crowd_of(list) == list->crowd && is_alive(list) == list->alive) continue;
        list->crowd = crowd_of(list);
        list->alive = is_alive(list);
        for (int32_t i = 0; i < list->len; i++) g->nodes[posting_node(list->at[i])].stale = true;
    }
    for (int32_t i = 0; i < g->nodes_len; i++) {
        Node *node = &g->nodes[i];
        if (node->keys == NULL) continue;
        node->stale |= all;
        if (!node->stale) continue;
        for (int32_t p = 0; p + 1 < node->places; p++)
            node->keys->crowd[p] = (uint8_t)g->lists[node->list[p]].crowd;
        node->keys->density = (uint8_t)g->lists[node->list[node->places - 1]].crowd;
    }
}

static void settle(void *ctx, Arena *keep, Arena scratch) {
    Settling *s = ctx;
    Grouping *g = s->grouping;
    take_new(g, s->items, s->count);
    mark_stale(g);
    Met met = {arena_new(&scratch, uint8_t, g->nodes_len), arena_new(&scratch, int32_t, g->nodes_len), 0,
               arena_new(&scratch, Probe, 1)};
    for (int32_t i = 0; i < g->nodes_len; i++)
        if (g->nodes[i].keys && g->nodes[i].stale) seek(g, i, &met);
    for (int32_t i = 0; i < g->nodes_len; i++)
        if (g->nodes[i].keys && g->nodes[i].dirty && !g->nodes[i].visited)
            regroup(g, i, g->model->link, scratch);
    for (int32_t i = 0; i < g->nodes_len; i++) g->nodes[i].visited = false;
    *keep = g->arena;
}

static void *moved(const void *at, ptrdiff_t size, ptrdiff_t len, ptrdiff_t cap, Arena *to) {
    char *copy = arena_take(to, size, 8, cap);
    if (len) memcpy(copy, at, (size_t)(size * len));
    return copy;
}

// Moves what is in use to the other arena.
static void move_all(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    Grouping *g = ctx, to = *g;
    to.nodes = moved(g->nodes, sizeof(Node), g->nodes_len, g->nodes_cap, keep);
    to.lists = moved(g->lists, sizeof(List), g->lists_len, g->lists_cap, keep);
    to.slots = moved(g->slots, sizeof(int32_t), g->slots_len, g->slots_len, keep);
    for (int32_t l = 0; l < g->lists_len; l++) {
        to.lists[l].cap = g->lists[l].len + g->lists[l].len / 4;
        to.lists[l].at = moved(g->lists[l].at, sizeof(Posting), g->lists[l].len, to.lists[l].cap, keep);
    }
    for (int32_t i = 0; i < g->nodes_len; i++) {
        Edges *edges = &to.nodes[i].edges;
        edges->at = moved(edges->at, sizeof(Edge), edges->len, edges->cap, keep);
    }
    memset(to.outgrown, 0, sizeof to.outgrown);
    *g = to;
}

// False, and as before, without room.
static bool move_to_room(Grouping *g, ptrdiff_t bytes) {
    Arena whole = arena_reserve(bytes), to = whole;
    if (whole.beg == NULL) return false;
    Grouping moving = *g;
    if (arena_try(move_all, &moving, &to, (Arena){0}) != JUMP_NONE) {
        arena_release(whole);
        return false;
    }
    arena_release(g->whole);
    *g = moving;
    g->whole = whole;
    g->arena = to;
    g->used_at_best = to.beg - whole.beg;
    return true;
}

// Half of it garbage, or half of the range used: a new range, with room to double. Without one it goes on as it is.
static void tidy(Grouping *g) {
    enum { LITTLE = 1 << 20 };
    ptrdiff_t used = g->arena.beg - g->whole.beg;
    if (g->used_at_best == 0) g->used_at_best = used;
    if (used > 2 * g->used_at_best + LITTLE || used > (g->whole.end - g->whole.beg) / 2)
        move_to_room(g, 2 * used > ROOM_LEAST ? 2 * used : ROOM_LEAST);
}

// What linking one component needs, and what each article does.
static Arena reserve_scratch(int32_t count) {
    enum { A_NODE = 512 };
    ptrdiff_t triangle =
        (ptrdiff_t)LIMIT_STORY * LIMIT_STORY / 2 * (ptrdiff_t)(sizeof(int32_t) + sizeof(int64_t));
    return arena_reserve(2 * triangle + (ptrdiff_t)count * A_NODE);
}

static Jump try_settle(Grouping *g, const GroupItem *items, int32_t count) {
    Settling settling = {g, items, count};
    Arena scratch = reserve_scratch(count), keep = g->arena;
    // a jump leaves it half done: what follows must start afresh
    g->valid = false;
    Jump jump = scratch.beg ? arena_try(settle, &settling, &keep, scratch) : JUMP_FULL;
    arena_release(scratch);
    g->valid = jump == JUMP_NONE;
    return jump;
}

bool grouping_settle(Grouping *g, const GroupItem *items, int32_t count) {
    enum { AN_ARTICLE = 4096 };  // what most articles need less than
    if (!g->valid) start_afresh(g);
    if (g->whole.end - g->whole.beg < (ptrdiff_t)count * AN_ARTICLE)
        move_to_room(g, 2 * (ptrdiff_t)count * AN_ARTICLE);
    for (Jump jump; (jump = try_settle(g, items, count)) != JUMP_NONE; start_afresh(g)) {
        ptrdiff_t bytes = 2 * (g->whole.end - g->whole.beg);
        Arena wider = jump == JUMP_FULL && bytes <= ROOM_MOST ? arena_reserve(bytes) : (Arena){0};
        if (wider.beg == NULL) return false;
        arena_release(g->whole);
        g->whole = wider;
    }
    tidy(g);
    return true;
}

bool *grouping_near(const Grouping *g, int32_t number, Arena *keep) {
    bool *near = arena_new(keep, bool, g->nodes_len);
    Met met = {arena_new(keep, uint8_t, g->nodes_len), arena_new(keep, int32_t, g->nodes_len), 0, NULL};
    meet(g, number, &met);
    for (int32_t i = 0; i < met.len; i++) near[met.seen[i]] = met.shared[met.seen[i]] >= 2;
    return near;
}

int32_t grouping_story(const Grouping *g, int32_t number) { return g->nodes[number].story; }
bool grouping_changed(const Grouping *g, int32_t first) { return g->nodes[first].changed; }
void grouping_seen(Grouping *g, int32_t first) { g->nodes[first].changed = false; }

int32_t *group_keys(const ScoreModel *model, Keys *const *keys, int32_t count, Arena *keep) {
    int32_t *story = arena_new(keep, int32_t, count);
    GroupItem *items = arena_new(keep, GroupItem, count);
    Grouping *g = grouping_new(model);
    must(g);
    for (int32_t i = 0; i < count; i++) items[i].keys = keys[i];
    bool settled = grouping_settle(g, items, count);
    for (int32_t i = 0; i < count && settled; i++) story[i] = grouping_story(g, i);
    grouping_free(g);
    must(settled);
    return story;
}
