// vec.c - see vec.h.
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

typedef struct Any {
    char *at;
    ptrdiff_t len, cap;
} Any;

enum { IN_PLACE = 256 };

void vec_grow(void *vec, ptrdiff_t size, Arena *arena) {
    Any v;
    memcpy(&v, vec, sizeof v);
    ptrdiff_t cap = v.cap ? v.cap * 2 : 8;
    if (v.at && v.at + v.cap * size == arena->beg) {
        if (v.cap > IN_PLACE) cap = v.cap + v.cap / 4;  // nothing is copied, so nothing need be taken ahead
        arena_take(arena, size, 1, cap - v.cap);
    } else {
        char *at = arena_take(arena, size, _Alignof(max_align_t), cap);
        if (v.at) memcpy(at, v.at, (size_t)(v.len * size));
        v.at = at;
    }
    v.cap = cap;
    memcpy(vec, &v, sizeof v);
}

void vec_sort(void *at, ptrdiff_t count, ptrdiff_t size, int (*cmp)(const void *, const void *)) {
    if (count > 1) qsort(at, (size_t)count, (size_t)size, cmp);
}
