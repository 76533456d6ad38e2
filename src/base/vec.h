// vec.h - a growing array in an arena, generic over any struct { T *at; ptrdiff_t len, cap; }.
//
//     typedef struct Spans { Span *at; ptrdiff_t len, cap; } Spans;
//     Spans found = {0};
//     *vec_push(&found, keep) = (Span){0, 4};
//
// Growing doubles, or takes a quarter more in place where the array is the arena's last thing; else the old copy stays in the
// arena, so an array's garbage is at most its size.
#ifndef LEDE_BASE_VEC_H
#define LEDE_BASE_VEC_H

#include "base/arena.h"

typedef struct Spans {
    Span *at;
    ptrdiff_t len, cap;
} Spans;

typedef struct Strs {
    Str *at;
    ptrdiff_t len, cap;
} Strs;

// A zeroed new last element, as a pointer.
#define vec_push(vec, arena)        \
    ((vec)->len < (vec)->cap        \
         ? (vec)->at + (vec)->len++ \
         : (vec_grow((vec), (ptrdiff_t)sizeof(*(vec)->at), (arena)), (vec)->at + (vec)->len++))

void vec_grow(void *vec, ptrdiff_t size, Arena *arena);

#define countof(array) ((ptrdiff_t)(sizeof(array) / sizeof((array)[0])))

// Sorts `count` elements by a total order (never by address). Comparators can't fail.
void vec_sort(void *at, ptrdiff_t count, ptrdiff_t size, int (*cmp)(const void *, const void *));

#endif
