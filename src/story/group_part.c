// group_part.c - what edges hold together, component by component, and its stories.
//
// The nodes of a component stand in a ring. Where one of its edges came or went, its rings are made anew out of edges.
#include "story/grouping.h"
#include "story/link.h"

static int by_time(const Grouping *g, int32_t a, int32_t b) {
    const Node *x = &g->nodes[a], *y = &g->nodes[b];
    if (x->keys->when != y->keys->when) return x->keys->when < y->keys->when ? -1 : 1;
    int order = x->article.at ? str_cmp(packed_id(x->article), packed_id(y->article)) : 0;
    return order ? order : (a > b) - (a < b);
}

bool group_before(const Grouping *g, int32_t a, int32_t b) { return by_time(g, a, b) < 0; }

typedef struct Placed {
    const Grouping *grouping;
    int32_t number;
} Placed;

static int by_place(const void *a, const void *b) {
    const Placed *x = a, *y = b;
    return by_time(x->grouping, x->number, y->number);
}

// ---- sets that join ----

// What works on components: for each node its set's root, and, while one is split, the part of it that it is in.
typedef struct Parting {
    Grouping *g;
    Met *met;
    int32_t *root, *part;
} Parting;

static int32_t root_of(const Parting *p, int32_t number) {
    while (p->root[number] != number) number = p->root[number] = p->root[p->root[number]];
    return number;
}

static void join(const Parting *p, int32_t a, int32_t b) {
    a = root_of(p, a), b = root_of(p, b);
    p->root[a > b ? a : b] = a > b ? b : a;
}

// Closes the rings of those numbers whose sets these are; each stands alone before.
static void close_ring(const Parting *p, int32_t number) {
    int32_t root = root_of(p, number);
    if (root == number) return;
    Node *nodes = p->g->nodes;
    nodes[number].next = nodes[root].next;
    nodes[root].next = number;
}

// ---- stories of one component ----

typedef struct Numbers {
    int32_t *at;
    ptrdiff_t len;
} Numbers;

static Numbers ring_of(const Grouping *g, int32_t start, Arena *keep) {
    Numbers ring = {.len = 0};
    int32_t number = start;
    do ring.len++, number = g->nodes[number].next;
    while (number != start);
    ring.at = arena_new(keep, int32_t, ring.len);
    for (ptrdiff_t i = 0; i < ring.len; i++, number = g->nodes[number].next) ring.at[i] = number;
    return ring;
}

static void set_story(Grouping *g, const Numbers *members, const int32_t *first) {
    for (ptrdiff_t i = 0; i < members->len; i++) {
        Node *node = &g->nodes[members->at[i]];
        node->story = members->at[first[i]];
        node->changed = true;
        node->dirty = false;
    }
}

static void link_members(Grouping *g, const Numbers *members, Arena scratch) {
    Placed *placed = arena_new(&scratch, Placed, members->len);
    for (ptrdiff_t i = 0; i < members->len; i++) placed[i] = (Placed){g, members->at[i]};
    vec_sort(placed, members->len, (ptrdiff_t)sizeof *placed, by_place);
    for (ptrdiff_t i = 0; i < members->len; i++) members->at[i] = placed[i].number;
    const Keys **keys = arena_new(&scratch, const Keys *, members->len);
    for (ptrdiff_t i = 0; i < members->len; i++)
        keys[i] = group_keys_whole(g, members->at[i], arena_new(&scratch, KeysRoom, 1));
    int32_t *first = arena_new(&scratch, int32_t, members->len);
    link_stories(first, g->model, keys, (int32_t)members->len, scratch);
    set_story(g, members, first);
}

// Joins what edges of `needed` or more hold together within one part.
static void join_surer(const Parting *p, const Numbers *members, int32_t needed) {
    Grouping *g = p->g;
    for (ptrdiff_t i = 0; i < members->len; i++) p->root[members->at[i]] = members->at[i];
    for (ptrdiff_t i = 0; i < members->len; i++) {
        int32_t number = members->at[i];
        probe_set(&p->met->probe, group_keys_whole(g, number, &p->met->room));
        for (EdgeWalk e = edge_walk(g, number); edge_next(&e);) {
            if (p->part[e.other] != p->part[number] || root_of(p, e.other) == root_of(p, number)) continue;
            const Keys *other = group_keys_of(g, e.other, &p->met->unpacked);
            if (score_pair(g->model, &p->met->probe, other) >= needed) join(p, number, e.other);
        }
    }
}

// Where edges hold too many articles together, only surer ones count, step by step. It ends: no score is without bound.
static void part(const Parting *p, const Numbers *members, int32_t needed, Arena scratch) {
    enum { STEP = 150 };
    Grouping *g = p->g;
    if (members->len == 1) {
        set_story(g, members, &(int32_t){0});
        return;
    }
    if (members->len <= LIMIT_STORY) {
        link_members(g, members, scratch);
        return;
    }
    join_surer(p, members, needed + STEP);
    // the rings of the parts, for a while
    int32_t *next = arena_new(&scratch, int32_t, members->len);
    Numbers *parts = arena_new(&scratch, Numbers, members->len);
    ptrdiff_t parts_len = 0;
    for (ptrdiff_t i = 0; i < members->len; i++) next[i] = g->nodes[members->at[i]].next;
    for (ptrdiff_t i = 0; i < members->len; i++) g->nodes[members->at[i]].next = members->at[i];
    for (ptrdiff_t i = 0; i < members->len; i++) close_ring(p, members->at[i]);
    for (ptrdiff_t i = 0; i < members->len; i++) {
        int32_t number = members->at[i];
        p->part[number] = root_of(p, number);
        if (p->part[number] == number) parts[parts_len++] = ring_of(g, number, &scratch);
    }
    for (ptrdiff_t i = 0; i < members->len; i++) g->nodes[members->at[i]].next = next[i];
    for (ptrdiff_t i = 0; i < parts_len; i++) part(p, &parts[i], needed + STEP, scratch);
}

// ---- all components that were touched ----

static bool is_report(const Node *node) { return node->keys && !node->section; }

// Takes apart the ring of a node that is dirty: all of it is made anew.
static void touch_ring(const Parting *p, int32_t start) {
    int32_t number = start;
    do {
        Node *node = &p->g->nodes[number];
        int32_t next = node->next;
        node->touched = true;
        node->next = p->root[number] = number;
        number = next;
    } while (number != start);
}

void group_parts(Grouping *g, Met *met, Arena scratch) {
    Parting p = {g, met, arena_new(&scratch, int32_t, g->nodes_len),
                 arena_new(&scratch, int32_t, g->nodes_len)};
    Node *nodes = g->nodes;
    for (int32_t i = 0; i < g->nodes_len; i++)
        if (is_report(&nodes[i]) && nodes[i].dirty && !nodes[i].touched) touch_ring(&p, i);
    for (int32_t i = 0; i < g->nodes_len; i++)
        if (nodes[i].touched)
            for (EdgeWalk e = edge_walk(g, i); edge_next(&e);) join(&p, i, e.other);
    for (int32_t i = 0; i < g->nodes_len; i++)
        if (nodes[i].touched) close_ring(&p, i);
    // splitting a component makes other roots
    int32_t *starts = arena_new(&scratch, int32_t, g->nodes_len), starts_len = 0;
    for (int32_t i = 0; i < g->nodes_len; i++)
        if (nodes[i].touched && root_of(&p, i) == i) starts[starts_len++] = i;
    for (int32_t s = 0; s < starts_len; s++) {
        Arena work = scratch;
        Numbers ring = ring_of(g, starts[s], &work);
        part(&p, &ring, g->model->link, work);
    }
}
