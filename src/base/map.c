// map.c - see map.h. Open addressing over an insertion-ordered array; at most half full.
#include "base/map.h"

#include "base/hash.h"
#include "base/vec.h"

static int32_t *find(const Map *map, Str key, uint64_t hash) {
    ptrdiff_t mask = map->slots_len - 1;
    for (ptrdiff_t i = (ptrdiff_t)(hash & (uint64_t)mask);; i = (i + 1) & mask) {
        int32_t *slot = &map->slots[i];
        if (*slot == 0) return slot;
        const MapEntry *entry = &map->at[*slot - 1];
        if (entry->hash == hash && str_eq(entry->key, key)) return slot;
    }
}

static void widen(Map *map, Arena *keep) {
    map->slots_len = map->slots_len ? map->slots_len * 2 : 16;
    map->slots = arena_new(keep, int32_t, map->slots_len);
    for (ptrdiff_t i = 0; i < map->len; i++) *find(map, map->at[i].key, map->at[i].hash) = (int32_t)i + 1;
}

int64_t *map_put(Map *map, Str key, Arena *keep) {
    if (map->len * 2 >= map->slots_len) widen(map, keep);
    uint64_t hash = hash_bytes(key);
    int32_t *slot = find(map, key, hash);
    if (*slot == 0) {
        *vec_push(map, keep) = (MapEntry){key, hash, 0};
        *slot = (int32_t)map->len;
    }
    return &map->at[*slot - 1].value;
}

int64_t *map_get(const Map *map, Str key) {
    if (map->slots_len == 0) return NULL;
    int32_t *slot = find(map, key, hash_bytes(key));
    return *slot ? &map->at[*slot - 1].value : NULL;
}
