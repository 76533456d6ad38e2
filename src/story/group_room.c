// group_room.c - a grouping into another range of memory: what is in use comes along, close together.
#include "story/grouping.h"

#include <string.h>

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
    for (int32_t l = 0; l < g->lists_len; l++) bytes_move(&to.lists[l].postings, keep);
    for (int32_t i = 0; i < g->nodes_len; i++) bytes_move(&to.nodes[i].edges, keep);
    memset(to.outgrown, 0, sizeof to.outgrown);
    to.forgotten = 0;
    *g = to;
}

bool group_room_move(Grouping *g, ptrdiff_t bytes) {
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
