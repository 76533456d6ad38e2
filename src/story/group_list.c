// group_list.c - which articles one finder finds, and how many a day has.
//
// A posting is the step from the number of the article before, doubled; where the key is of another rarity in this
// article than in the list's first, one more, and the rarity behind it. Numbers mostly rise, by little: two bytes do. An
// article that leaves is only told of: all that left are swept out of their lists together.
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
    group_outgrown(g, g->slots, g->slots_len * (ptrdiff_t)sizeof *g->slots);
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
    int32_t cap = g->lists_cap ? g->lists_cap + g->lists_cap / 2 : 512;
    List *lists = arena_new(&g->arena, List, cap);
    if (g->lists_len) memcpy(lists, g->lists, (size_t)g->lists_len * sizeof *lists);
    group_outgrown(g, g->lists, g->lists_cap * (ptrdiff_t)sizeof *lists);
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
        g->lists[g->lists_len] = (List){.key = key, .crowd = -1, .alive = !day, .day = day};
        g->slots[at] = ++g->lists_len;
    }
    return &g->lists[g->slots[at] - 1];
}

const List *group_list_of(const Grouping *g, uint32_t key) {
    return &g->lists[g->slots[slot_of(g, key, false)] - 1];
}

static uint32_t day_of(int64_t when) {
    return when == WHEN_UNKNOWN ? UINT32_MAX : (uint32_t)(when / WHEN_DAY);
}

// ---- in and out ----

static uint8_t *put_posting(uint8_t *at, const List *list, int32_t node, int32_t bits) {
    bool other = bits != list->bits;
    at = varint_put(at, varint_zigzag(node - list->last) << 1 | other);
    if (other) *at++ = (uint8_t)bits;
    return at;
}

static void put(Grouping *g, List *list, int32_t node, int32_t bits) {
    enum { MOST = 6 };
    uint8_t bytes[VARINT_MOST + 1];
    _Static_assert(LIMIT_WINDOW <= 1 << 28, "a step fits");
    if (list->len == 0) list->bits = (uint8_t)bits, list->last = 0;
    int32_t len = (int32_t)(put_posting(bytes, list, node, bits) - bytes);
    must(len <= MOST && list->postings.len <= INT32_MAX - MOST);
    memcpy(bytes_widen(g, &list->postings, list->postings.len + len) + list->postings.len, bytes,
           (size_t)len);
    list->postings.len += len;
    list->last = node;
    list->len++;
}

void group_list_put(Grouping *g, int32_t number) {
    KeysRoom room;
    const Keys *keys = keys_unpack(g->nodes[number].keys, &room);
    for (int32_t k = 0; k < keys->len; k++)
        if (keys->at[k].flags & KEY_FINDER)
            put(g, list_for(g, keys->at[k].key, false), number, key_bits(&keys->at[k]));
    put(g, list_for(g, day_of(keys->when), true), number, 0);
}

void group_list_leave(Grouping *g, int32_t number) {
    KeysRoom room;
    const Keys *keys = keys_unpack(g->nodes[number].keys, &room);
    for (int32_t k = 0; k < keys->len; k++)
        if (keys->at[k].flags & KEY_FINDER)
            g->lists[g->slots[slot_of(g, keys->at[k].key, false)] - 1].left = true;
    g->lists[g->slots[slot_of(g, day_of(keys->when), true)] - 1].left = true;
    g->left = true;
}

// What is left is written over what was: a step over one that went needs no more bytes than the two that it joins.
static void sweep(const Grouping *g, List *list) {
    PostingWalk w = posting_walk(list);
    uint8_t *start = (uint8_t *)(uintptr_t)w.at, *to = start;
    list->last = list->len = 0;
    while (posting_next(&w)) {
        if (g->nodes[w.node].keys == NULL) continue;
        to = put_posting(to, list, w.node, w.bits);
        list->last = w.node;
        list->len++;
    }
    list->postings.len = (int32_t)(to - start);
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

void group_list_changed(Grouping *g) {
    int32_t level = g->live ? logarithm(g->live) / 2 * 2 : 0;
    bool all = least_bits(level) != least_bits(g->level);
    g->level = level;
    for (int32_t l = 0; l < g->lists_len; l++) {
        List *list = &g->lists[l];
        if (crowd_of(list) == list->crowd && is_alive(list) == list->alive) continue;
        list->crowd = crowd_of(list);
        list->alive = is_alive(list);
        for (PostingWalk w = posting_walk(list); posting_next(&w);) g->nodes[w.node].stale = true;
    }
    for (int32_t i = 0; i < g->nodes_len; i++) {
        Node *node = &g->nodes[i];
        if (node->keys == NULL) continue;
        node->stale |= all;
        if (node->stale)
            node->density = (uint8_t)g->lists[g->slots[slot_of(g, day_of(node->keys->when), true)] - 1].crowd;
    }
}
