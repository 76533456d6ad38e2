// group_edge.c - who is compared with whom: articles that share two finders, and what came of it.
//
// An edge stands once, with the one of the two that found it. What is gone or seeks again leaves all edges first, so
// that the rings of what edges hold together are made anew where that changed: see group_part.c. A score is not kept: it is
// reckoned again when its component is linked.
#include "story/grouping.h"

#include <string.h>

// ---- keys ----

const Keys *group_keys_of(const Grouping *g, int32_t number, const Unpacked *unpacked) {
    int32_t place = number & (unpacked->len - 1);
    KeysRoom *room = &unpacked->rooms[place];
    if (unpacked->owner[place] == number + 1) return &room->keys;
    unpacked->owner[place] = number + 1;
    keys_unpack(g->nodes[number].keys, room);
    room->keys.density = g->nodes[number].density;
    return &room->keys;
}

const Keys *group_keys_whole(const Grouping *g, int32_t number, KeysRoom *room) {
    keys_unpack(g->nodes[number].keys, room);
    room->keys.density = g->nodes[number].density;
    for (int32_t k = 0, finder = 0; k < room->keys.len; k++)
        if (room->at[k].flags & KEY_FINDER)
            room->keys.crowd[finder++] = (uint8_t)group_list_of(g, room->at[k].key)->crowd;
    return &room->keys;
}

// ---- edges ----

static int by_number(const void *a, const void *b) {
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

static uint8_t *put_edge(uint8_t *at, int32_t *before, int32_t other) {
    at = varint_put(at, varint_zigzag(other - *before));
    *before = other;
    return at;
}

static void set_edges(Grouping *g, int32_t number, int32_t *others, int32_t len, Arena scratch) {
    enum { MOST = 5 };
    vec_sort(others, len, (ptrdiff_t)sizeof *others, by_number);
    uint8_t *bytes = arena_new(&scratch, uint8_t, (ptrdiff_t)len * MOST), *end = bytes;
    int32_t before = number;
    for (int32_t i = 0; i < len; i++) end = put_edge(end, &before, others[i]);
    Bytes *edges = &g->nodes[number].edges;
    edges->len = 0;
    if (len) memcpy(bytes_widen(g, edges, (int32_t)(end - bytes)), bytes, (size_t)(end - bytes));
    edges->len = (int32_t)(end - bytes);
}

// ---- what leaves ----

static bool leaves(const Node *node) { return node->gone || (node->keys && node->stale); }

static bool asks_one_that_leaves(const Grouping *g, int32_t number) {
    for (EdgeWalk e = edge_walk(g, number); edge_next(&e);)
        if (leaves(&g->nodes[e.other])) return true;
    return false;
}

// What stays is written over what was: a step over one that leaves needs no more bytes than the two that it joins.
static void keep_staying(Grouping *g, int32_t number) {
    EdgeWalk e = edge_walk(g, number);
    uint8_t *start = (uint8_t *)(uintptr_t)e.at, *to = start;
    int32_t before = number;
    while (edge_next(&e))
        if (!leaves(&g->nodes[e.other])) to = put_edge(to, &before, e.other);
    g->nodes[number].edges.len = (int32_t)(to - start);
}

// Takes those that are gone out of their ring, and all edges to what leaves out of it: an edge leads to one of its ring.
static void sweep_ring(Grouping *g, int32_t start) {
    int32_t number = start, first = -1, last = -1;
    do {
        Node *node = &g->nodes[number];
        int32_t next = node->next;
        node->dirty = node->touched = true;
        node->next = number;
        if (leaves(node)) node->edges.len = 0;
        else keep_staying(g, number);
        if (!node->gone) {
            if (last >= 0) g->nodes[last].next = number;
            else first = number;
            last = number;
        }
        number = next;
    } while (number != start);
    if (last >= 0) g->nodes[last].next = first;
}

void group_edges_sweep(Grouping *g) {
    for (int32_t i = 0; i < g->nodes_len; i++) {
        Node *node = &g->nodes[i];
        if (leaves(node) && !node->touched) sweep_ring(g, i);
        // a section that loses one asks all anew
        else if (node->keys && node->section && !node->stale) node->stale = asks_one_that_leaves(g, i);
    }
    for (int32_t i = 0; i < g->nodes_len; i++) g->nodes[i].gone = g->nodes[i].touched = false;
}

// ---- seeking ----

Met *group_met(const Grouping *g, Arena *keep) {
    Met *met = arena_new(keep, Met, 1);
    met->shared = arena_new(keep, uint8_t, g->nodes_len);
    met->seen = arena_new(keep, int32_t, g->nodes_len);
    Unpacked *unpacked = &met->unpacked;
    unpacked->len = 1;
    while (2 * unpacked->len <= g->nodes_len && unpacked->len < UNPACKED_MOST) unpacked->len *= 2;
    unpacked->owner = arena_new(keep, int32_t, unpacked->len);
    unpacked->rooms = arena_new(keep, KeysRoom, unpacked->len);
    return met;
}

void group_meet(const Grouping *g, int32_t number, Met *met) {
    const Keys *keys = group_keys_whole(g, number, &met->room);
    int32_t least = least_bits(g->level);
    for (const Key *key = keys->at; key < keys->at + keys->len; key++) {
        if (!(key->flags & KEY_FINDER) || key_bits(key) < least) continue;
        const List *list = group_list_of(g, key->key);
        if (!list->alive) continue;
        for (PostingWalk w = posting_walk(list); posting_next(&w);) {
            if (w.bits < least || w.node == number || (w.node > number && met->first_only)) continue;
            if (met->shared[w.node]++ == 0) met->seen[met->len++] = w.node;
        }
    }
}

// Of those met only those that share two finders are asked.
static void keep_asked(Met *met) {
    int32_t asked = 0;
    for (int32_t i = 0; i < met->len; i++) {
        int32_t number = met->seen[i];
        met->seen[asked] = number;
        asked += met->shared[number] >= 2;
        met->shared[number] = 0;
    }
    met->len = asked;
}

static void fetch_lines(const void *at, int lines) {
    enum { LINE = 64 };
    for (int line = 0; line < lines; line++) __builtin_prefetch((const char *)at + LINE * line);
}

// Those asked are all over the memory: asking for the next ones early hides most of the wait.
static void fetch_ahead(const Grouping *g, const Met *met, int32_t i) {
    enum { NODE = 12, KEYS = 4, PACKED_LINES = 8, ROOM_LINES = 13 };
    if (i + NODE < met->len) fetch_lines(&g->nodes[met->seen[i + NODE]], 1);
    if (i + KEYS >= met->len) return;
    int32_t number = met->seen[i + KEYS], place = number & (met->unpacked.len - 1);
    if (met->unpacked.owner[place] == number + 1) fetch_lines(&met->unpacked.rooms[place], ROOM_LINES);
    else fetch_lines(g->nodes[number].keys, PACKED_LINES);
}

// Pairs of two stale nodes are scored by the second of them. A section holds nobody together: it seeks when reports have
// sought, and again when one of them comes near. Two sections have nothing to ask each other.
void group_seek(Grouping *g, int32_t number, Met *met, Arena scratch) {
    Node *node = &g->nodes[number];
    node->dirty = true;
    group_meet(g, number, met);
    probe_set(&met->probe, &met->room.keys);
    keep_asked(met);
    int32_t *found = arena_new(&scratch, int32_t, met->len), len = 0;
    for (int32_t i = 0; i < met->len; i++) {
        Node *other = &g->nodes[met->seen[i]];
        fetch_ahead(g, met, i);
        if (other->section) other->stale |= !node->section;
        if (other->section || other->stale) continue;
        const Keys *keys = group_keys_of(g, met->seen[i], &met->unpacked);
        if (score_pair(g->model, &met->probe, keys) < g->model->link) continue;
        if (!node->section) other->dirty = true;
        found[len++] = met->seen[i];
    }
    met->len = 0;
    set_edges(g, number, found, len, scratch);
    node->stale = false;
}
