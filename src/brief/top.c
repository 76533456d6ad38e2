// top.c - see top.h.
#include "brief/top.h"

#include "brief/alone.h"

enum {
    AGAIN = 50,  // per cent of the lighter clause's weight that two share when one tells the other again
    FEW = 3,     // with fewer lines, those that hang are better than none
};

typedef struct Heavy {
    int32_t weight, point;
} Heavy;

static int heaviest(const void *a, const void *b) {
    const Heavy *x = a, *y = b;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->point < y->point ? -1 : x->point > y->point;
}

static const Clause *shown(const Desk *desk, const Point *point) {
    return &desk->clauses.at[desk_shown(desk, &point->evidence.at[0])];
}

static bool tells_again(const Desk *desk, const Points *points, const int32_t *top, ptrdiff_t len,
                        const Clause *clause) {
    for (ptrdiff_t i = 0; i < len; i++) {
        const Clause *before = shown(desk, &points->at[top[i]]);
        int32_t count, lighter = before->weight < clause->weight ? before->weight : clause->weight;
        if (clause_shared(desk, before, clause, &count) * 100 > lighter * AGAIN) return true;
    }
    return false;
}

ptrdiff_t top_find(int32_t top[TOP_POINTS], const Points *points, const Desk *desk, Arena scratch) {
    Heavy *order = arena_new(&scratch, Heavy, points->len);
    ptrdiff_t len = 0;
    for (int32_t i = 0; i < points->len; i++) order[i] = (Heavy){points->at[i].weight, i};
    vec_sort(order, points->len, sizeof *order, heaviest);
    for (int hanging = 0; hanging < 2 && (!hanging || len < FEW); hanging++)
        for (ptrdiff_t i = 0; i < points->len && len < TOP_POINTS; i++) {
            const Clause *clause = shown(desk, &points->at[order[i].point]);
            if (alone_hangs(desk, clause) != hanging || tells_again(desk, points, top, len, clause)) continue;
            top[len++] = order[i].point;
        }
    return len;
}
