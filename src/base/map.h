// map.h - a hash map from a Str to a number, iterated in the order of insertion.
//
//     Map seen = {0};
//     int64_t *n = map_put(&seen, S("lavrov"), keep);   // 0 when new
//     ++*n;
//     for (ptrdiff_t i = 0; i < seen.len; i++) show(seen.at[i].key, seen.at[i].value);
//
// Keys are views: their bytes must live as long as the map.
#ifndef LEDE_BASE_MAP_H
#define LEDE_BASE_MAP_H

#include "base/arena.h"

typedef struct MapEntry {
    Str key;
    uint64_t hash;
    int64_t value;
} MapEntry;

typedef struct Map {
    MapEntry *at;  // entries in the order of insertion
    ptrdiff_t len, cap;
    int32_t *slots;  // 0 is free, else 1 + index into `at`; a power of two of them
    ptrdiff_t slots_len;
} Map;

// The value of `key`, made as 0 when it was not there.
int64_t *map_put(Map *map, Str key, Arena *keep);
// The value of `key`; NULL when it is not there.
int64_t *map_get(const Map *map, Str key);

#endif
