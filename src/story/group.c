// group.c - see group.h.
//
// All memory is one range's. Arrays that outgrow their place leave garbage; when there is more of it than of the rest, or
// the range gets full, all moves to another range, so address space is held by need. Nothing is taken when an article
// goes, so that can't fail.
#include "story/grouping.h"

#include <string.h>

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
    g->slots_len = g->used_at_best = g->forgotten = 0;
    memset(g->outgrown, 0, sizeof g->outgrown);
    g->level = -1;
    g->left = false;
    g->valid = true;
}

void grouping_drop(Grouping *g, int32_t number) {
    if (!g->valid || number >= g->nodes_len || g->nodes[number].keys == NULL) return;
    Node *node = &g->nodes[number];
    group_list_leave(g, number);
    // a story of reports hears of it by its edges
    if (node->section && node->story >= 0) g->nodes[node->story].changed = true;
    node->keys = NULL;
    node->gone = true;
    g->live--;
}

// ---- settling ----

typedef struct Settling {
    Grouping *grouping;
    const GroupItem *items;
    int32_t count;
} Settling;

static void widen_nodes(Grouping *g, int32_t count) {
    if (count <= g->nodes_cap) return;
    int32_t cap = g->nodes_cap + g->nodes_cap / 4;
    if (cap < count) cap = count;
    Node *nodes = arena_new(&g->arena, Node, cap);
    if (g->nodes_len) memcpy(nodes, g->nodes, (size_t)g->nodes_len * sizeof *nodes);
    group_outgrown(g, g->nodes, g->nodes_cap * (ptrdiff_t)sizeof *nodes);
    g->nodes = nodes;
    g->nodes_cap = cap;
}

static void take_new(Grouping *g, const GroupItem *items, int32_t count) {
    widen_nodes(g, count);
    if (count > g->nodes_len) g->nodes_len = count;
    for (int32_t i = 0; i < count; i++) {
        if (items[i].keys == NULL || g->nodes[i].keys) continue;
        Bytes edges = g->nodes[i].edges;  // their place: there is none since the sweep
        g->nodes[i] = (Node){.keys = items[i].keys, .article = items[i].article, .edges = edges, .next = i};
        g->nodes[i].section = items[i].keys->section;
        g->nodes[i].story = g->nodes[i].section ? -1 : i;
        g->nodes[i].dirty = g->nodes[i].stale = true;
        group_list_put(g, i);
        g->live++;
    }
}

static bool all_stale(const Grouping *g) {
    bool all = true;
    for (int32_t i = 0; i < g->nodes_len && all; i++) all = g->nodes[i].keys == NULL || g->nodes[i].stale;
    return all;
}

static void seek_all(Grouping *g, bool sections, Met *met, Arena scratch) {
    for (int32_t i = 0; i < g->nodes_len; i++) {
        const Node *node = &g->nodes[i];
        if (node->keys && node->stale && node->section == sections) group_seek(g, i, met, scratch);
    }
}

static void settle(void *ctx, Arena *keep, Arena scratch) {
    Settling *s = ctx;
    Grouping *g = s->grouping;
    group_list_sweep(g);
    group_edges_sweep(g);
    take_new(g, s->items, s->count);
    group_list_changed(g);
    group_edges_sweep(g);
    Met *met = group_met(g, &scratch);
    met->first_only = all_stale(g);
    seek_all(g, false, met, scratch);
    met->first_only = false;
    seek_all(g, true, met, scratch);
    group_parts(g, met, scratch);
    group_sections(g, met, scratch);
    for (int32_t i = 0; i < g->nodes_len; i++) g->nodes[i].touched = false;
    *keep = g->arena;
}

// Half of it garbage, or half of the range used: a new range, with room to double. Without one it goes on as it is.
static void tidy(Grouping *g) {
    enum { LITTLE = 1 << 20 };
    ptrdiff_t used = grouping_use(g), taken = g->arena.beg - g->whole.beg;
    if (g->used_at_best == 0) g->used_at_best = used;
    if (used > 2 * g->used_at_best + LITTLE || taken > (g->whole.end - g->whole.beg) / 2)
        group_room_move(g, 4 * used > ROOM_LEAST ? 4 * used : ROOM_LEAST);
}

// What linking one component needs, and what each article does.
static Arena reserve_scratch(int32_t count) {
    enum { A_NODE = 512 };
    ptrdiff_t triangle = (ptrdiff_t)LIMIT_STORY * LIMIT_STORY / 2 * (ptrdiff_t)sizeof(int64_t);
    ptrdiff_t keys = (LIMIT_STORY + 1) * (ptrdiff_t)sizeof(KeysRoom) +
        UNPACKED_MOST * (ptrdiff_t)(sizeof(KeysRoom) + sizeof(int32_t));
    return arena_reserve(2 * (triangle + keys) + (ptrdiff_t)count * A_NODE);
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
    enum { AN_ARTICLE = 2048 };  // what most articles need less than
    if (!g->valid) start_afresh(g);
    if (g->whole.end - g->whole.beg < (ptrdiff_t)count * AN_ARTICLE)
        group_room_move(g, 2 * (ptrdiff_t)count * AN_ARTICLE);
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

const Keys *grouping_keys(const Grouping *g, int32_t number, KeysRoom *room) {
    return group_keys_whole(g, number, room);
}

bool *grouping_near(const Grouping *g, int32_t number, Arena *keep) {
    bool *near = arena_new(keep, bool, g->nodes_len);
    Met *met = group_met(g, keep);
    group_meet(g, number, met);
    for (int32_t i = 0; i < met->len; i++) near[met->seen[i]] = met->shared[met->seen[i]] >= 2;
    return near;
}

ptrdiff_t grouping_use(const Grouping *g) { return g->arena.beg - g->whole.beg - g->forgotten; }

int32_t grouping_story(const Grouping *g, int32_t number) { return g->nodes[number].story; }
bool grouping_changed(const Grouping *g, int32_t first) { return g->nodes[first].changed; }
void grouping_seen(Grouping *g, int32_t first) { g->nodes[first].changed = false; }

int32_t *group_keys(const ScoreModel *model, Keys *const *keys, int32_t count, Arena *keep) {
    int32_t *story = arena_new(keep, int32_t, count);
    GroupItem *items = arena_new(keep, GroupItem, count);
    Grouping *g = grouping_new(model);
    must(g);
    for (int32_t i = 0; i < count; i++) items[i].keys = keys_pack(keys[i], 0, keep);
    bool settled = grouping_settle(g, items, count);
    for (int32_t i = 0; i < count && settled; i++) {
        KeysRoom room;
        const Keys *whole = grouping_keys(g, i, &room);
        memcpy(keys[i]->crowd, whole->crowd, sizeof whole->crowd);
        keys[i]->density = whole->density;
        story[i] = grouping_story(g, i);
    }
    grouping_free(g);
    must(settled);
    return story;
}
