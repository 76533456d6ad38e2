// group_edge.c - who is compared with whom: articles that share two finders, and what came of it.
#include "story/grouping.h"

#include <string.h>

static uint32_t *take_block(Grouping *g, int32_t class) {
    uint32_t *at = g->outgrown[class];
    if (at == NULL)
        return arena_take(&g->arena, sizeof(uint32_t), _Alignof(uint32_t *), (ptrdiff_t)1 << class);
    memcpy(&g->outgrown[class], (const void *)at, sizeof(uint32_t *));  // the next such place
    return at;
}

uint32_t *group_widen(Grouping *g, uint32_t *at, int32_t len, int32_t *cap) {
    int32_t class = *cap ? logarithm(*cap) : BLOCK_LEAST - 1;
    uint32_t *wider = take_block(g, class + 1);
    if (len) memcpy(wider, at, (size_t)len * sizeof *at);
    if (class >= BLOCK_LEAST) {
        memcpy((void *)at, &g->outgrown[class], sizeof(uint32_t *));
        g->outgrown[class] = at;
    }
    *cap = 1 << (class + 1);
    return wider;
}

static void add_edge(Grouping *g, int32_t from, int32_t to, int32_t score) {
    Node *node = &g->nodes[from];
    Edges *edges = &node->edges;
    if (edges->len == edges->cap) edges->at = group_widen(g, edges->at, edges->len, &edges->cap);
    edges->at[edges->len++] = edge_of(to, score < EDGE_MOST ? score : EDGE_MOST);
    node->dirty = true;
}

void group_edges_drop(Grouping *g, int32_t number) {
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

Met group_met(const Grouping *g, Arena *keep) {
    return (Met){arena_new(keep, uint8_t, g->nodes_len), arena_new(keep, int32_t, g->nodes_len), 0,
                 arena_new(keep, Probe, 1)};
}

void group_meet(const Grouping *g, int32_t number, Met *met) {
    const Keys *keys = g->nodes[number].keys;
    int32_t least = least_bits(g->level);
    for (const Key *key = keys->at; key < keys->at + keys->len; key++) {
        if (!(key->flags & KEY_FINDER) || key_bits(key) < least) continue;
        const List *list = group_list_of(g, key->key);
        if (!list->alive) continue;
        const Posting *at = list_at(list);
        for (int32_t i = 0; i < list->len; i++) {
            int32_t other = posting_node(at[i]);
            if (posting_bits(at[i]) < least || other == number) continue;
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

// Pairs of two stale nodes are scored by the second of them. Two sections have nothing to ask each other.
void group_seek(Grouping *g, int32_t number, Met *met) {
    Node *node = &g->nodes[number];
    group_edges_drop(g, number);
    node->dirty = true;
    group_meet(g, number, met);
    probe_set(met->probe, node->keys);
    for (int32_t i = 0; i < met->len; i++) {
        int32_t other = met->seen[i];
        fetch_ahead(g, met, i);
        bool asked = met->shared[other] >= 2 && !g->nodes[other].stale;
        met->shared[other] = 0;
        if (!asked || (node->keys->section && g->nodes[other].keys->section)) continue;
        int32_t score = score_pair(g->model, met->probe, g->nodes[other].keys);
        if (score < g->model->link) continue;
        add_edge(g, number, other, score);
        add_edge(g, other, number, score);
    }
    met->len = 0;
    node->stale = false;
}
