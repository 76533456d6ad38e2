// group_list.c - which articles one finder finds, and how many a day has.
//
// An article that leaves is only told of: all that left are swept out of their lists together.
#include "base/hash.h"
#include "story/grouping.h"
#include "story/when.h"

#include <string.h>

enum { CROWDED = 8 };  // what counts as crowded has 2^CROWDED articles

// ---- a list by its key ----

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
    int32_t cap = g->lists_cap ? g->lists_cap * 2 : 512;
    List *lists = arena_new(&g->arena, List, cap);
    if (g->lists_len) memcpy(lists, g->lists, (size_t)g->lists_len * sizeof *lists);
    g->lists = lists;
    g->lists_cap = cap;
    widen_slots(g, cap);
}

// The list of a key, or the free slot where it should stand.
static ptrdiff_t slot_of(const Grouping *g, uint32_t key, bool day) {
    ptrdiff_t at = slot_from(g, key, day);
    for (; g->slots[at]; at = (at + 1) & (g->slots_len - 1)) {
        const List *list = &g->lists[g->slots[at] - 1];
        if (list->key == key && list->day == day) break;
    }
    return at;
}

static List *list_for(Grouping *g, uint32_t key, bool day) {
    widen_lists(g);
    ptrdiff_t at = slot_of(g, key, day);
    if (g->slots[at] == 0) {
        g->lists[g->lists_len] = (List){.key = key, .cap = 1, .crowd = -1, .alive = !day, .day = day};
        g->slots[at] = ++g->lists_len;
    }
    return &g->lists[g->slots[at] - 1];
}

const List *group_list_of(const Grouping *g, uint32_t key) {
    return &g->lists[g->slots[slot_of(g, key, false)] - 1];
}

static uint32_t day_of(const Keys *keys) {
    return keys->when == WHEN_UNKNOWN ? UINT32_MAX : (uint32_t)(keys->when / WHEN_DAY);
}

// ---- in and out ----

static void put(Grouping *g, List *list, Posting posting) {
    if (list->len == list->cap) {
        Posting *at = list->cap == 1 ? &list->one : list->many;
        list->many = group_widen(g, at, list->len, &list->cap);
    }
    *(list->cap == 1 ? &list->one : &list->many[list->len]) = posting;
    list->len++;
}

void group_list_put(Grouping *g, int32_t number) {
    const Keys *keys = g->nodes[number].keys;
    for (int32_t k = 0; k < keys->len; k++)
        if (keys->at[k].flags & KEY_FINDER)
            put(g, list_for(g, keys->at[k].key, false), posting_of(number, key_bits(&keys->at[k])));
    put(g, list_for(g, day_of(keys), true), posting_of(number, 0));
}

void group_list_leave(Grouping *g, int32_t number) {
    const Keys *keys = g->nodes[number].keys;
    for (int32_t k = 0; k < keys->len; k++)
        if (keys->at[k].flags & KEY_FINDER)
            g->lists[g->slots[slot_of(g, keys->at[k].key, false)] - 1].left = true;
    g->lists[g->slots[slot_of(g, day_of(keys), true)] - 1].left = true;
    g->left = true;
}

static void sweep(const Grouping *g, List *list) {
    Posting *at = list->cap == 1 ? &list->one : list->many;
    int32_t len = 0;
    for (int32_t i = 0; i < list->len; i++)
        if (g->nodes[posting_node(at[i])].keys) at[len++] = at[i];
    list->len = len;
    list->left = false;
}

void group_list_sweep(Grouping *g) {
    if (!g->left) return;
    for (int32_t l = 0; l < g->lists_len; l++)
        if (g->lists[l].left) sweep(g, &g->lists[l]);
    g->left = false;
}

// ---- what their lengths say ----

// How many articles share a key, as their scores see it.
static int8_t crowd_of(const List *list) {
    int32_t log = list->len ? logarithm(list->len) : 0, most = list->day ? KEY_DENSEST : CROWDED;
    return (int8_t)(log < most ? log : most);
}

// A key that thousands of articles have is a page's furniture and finds nobody.
static bool is_alive(const List *list) { return !list->day && list->len <= LIMIT_STORY; }

static void tell(const Grouping *g, Keys *keys) {
    for (int32_t k = 0, finder = 0; k < keys->len; k++)
        if (keys->at[k].flags & KEY_FINDER)
            keys->crowd[finder++] = (uint8_t)group_list_of(g, keys->at[k].key)->crowd;
    keys->density = (uint8_t)g->lists[g->slots[slot_of(g, day_of(keys), true)] - 1].crowd;
}

void group_list_changed(Grouping *g) {
    int32_t level = g->live ? logarithm(g->live) / 2 * 2 : 0;
    bool all = least_bits(level) != least_bits(g->level);
    g->level = level;
    for (int32_t l = 0; l < g->lists_len; l++) {
        List *list = &g->lists[l];
        if (crowd_of(list) == list->crowd && is_alive(list) == list->alive) continue;
        list->crowd = crowd_of(list);
        list->alive = is_alive(list);
        for (int32_t i = 0; i < list->len; i++) g->nodes[posting_node(list_at(list)[i])].stale = true;
    }
    for (int32_t i = 0; i < g->nodes_len; i++) {
        Node *node = &g->nodes[i];
        if (node->keys == NULL) continue;
        node->stale |= all;
        if (node->stale) tell(g, node->keys);
    }
}
