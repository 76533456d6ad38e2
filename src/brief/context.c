// context.c - see context.h. Each clause has the list of its pairs, by the other clause; as clauses are numbered report
// by report, those with one report stand together in it.
#include "brief/context.h"

#include "data/likeness.h"

enum { COMPANY_MOST = 3000 };  // thousandths that count of one clause's rivals

// A pair, seen from one of its clauses.
typedef struct Side {
    int32_t other, score;
} Side;

typedef struct Sides {
    const Desk *desk;
    Side *at;
    int32_t *from;  // by clause: its first in `at`; the next clause's is its end
} Sides;

static int by_other(const void *a, const void *b) {
    const Side *x = a, *y = b;
    return (x->other > y->other) - (x->other < y->other);
}

static Sides sides_of(const Pairs *pairs, const Desk *desk, Arena *keep) {
    ptrdiff_t n = desk->clauses.len;
    Sides sides = {desk, arena_new(keep, Side, 2 * pairs->len + 1), arena_new(keep, int32_t, n + 2)};
    int32_t *to = sides.from + 1;  // filled from the front, each list's end becomes the next one's start
    for (ptrdiff_t i = 0; i < pairs->len; i++) to[pairs->at[i].a + 1]++, to[pairs->at[i].b + 1]++;
    for (ptrdiff_t c = 1; c <= n; c++) to[c] += to[c - 1];
    for (ptrdiff_t i = 0; i < pairs->len; i++) {
        const Pair *pair = &pairs->at[i];
        sides.at[to[pair->a]++] = (Side){pair->b, pair->score};
        sides.at[to[pair->b]++] = (Side){pair->a, pair->score};
    }
    for (ptrdiff_t c = 0; c < n; c++)
        vec_sort(sides.at + sides.from[c], sides.from[c + 1] - sides.from[c], sizeof *sides.at, by_other);
    return sides;
}

// What else one clause of a pair has in the other's report.
typedef struct Rivals {
    int32_t best, sum;
    int32_t beside;  // the best that stands next to the pair's own
} Rivals;

static Rivals rivals_of(const Sides *sides, int32_t clause, int32_t partner) {
    Rivals out = {0};
    const Report *report = &sides->desk->reports[sides->desk->clauses.at[partner].report];
    int32_t low = sides->from[clause], end = sides->from[clause + 1], high = end;
    while (low < high) {
        int32_t mid = low + (high - low) / 2;
        if (sides->at[mid].other < report->clauses) low = mid + 1;
        else high = mid;
    }
    for (; low < end && sides->at[low].other < report->clauses_end; low++) {
        const Side *side = &sides->at[low];
        if (side->other == partner) continue;
        out.sum += side->score;
        if (side->score > out.best) out.best = side->score;
        bool next_to = side->other == partner - 1 || side->other == partner + 1;
        if (next_to && side->score > out.beside) out.beside = side->score;
    }
    if (out.sum > COMPANY_MOST) out.sum = COMPANY_MOST;
    return out;
}

static int32_t least(int32_t a, int32_t b) { return a < b ? a : b; }
static int32_t most(int32_t a, int32_t b) { return a > b ? a : b; }

Context *context_find(const Pairs *pairs, const Desk *desk, Arena *keep, Arena scratch) {
    Context *out = arena_new(keep, Context, pairs->len + 1);
    Sides sides = sides_of(pairs, desk, &scratch);
    for (ptrdiff_t i = 0; i < pairs->len; i++) {
        const Pair *pair = &pairs->at[i];
        int32_t *f = out[i].at;
        Rivals a = rivals_of(&sides, pair->a, pair->b), b = rivals_of(&sides, pair->b, pair->a);
        int32_t before_a = most(pair->score - a.best, 0), before_b = most(pair->score - b.best, 0);
        f[CONTEXT_ONE] = 1000;
        f[CONTEXT_PAIR] = pair->logit;
        f[CONTEXT_RIVAL] = most(a.best, b.best);
        f[CONTEXT_LEAD_LEAST] = least(before_a, before_b);
        f[CONTEXT_LEAD_MOST] = most(before_a, before_b);
        f[CONTEXT_BESIDE] = most(a.beside, b.beside);
        f[CONTEXT_COMPANY] = a.sum + b.sum;
    }
    return out;
}

static const Str words[] = {
#define WORD(constant, word) S_(word),
    CONTEXT_FEATURES(WORD)
#undef WORD
};

Str context_word(int feature) { return words[feature]; }

ContextWeights context_weights(void) {
    ContextWeights out = {0};
    for (int i = 0; i < CONTEXT_LEN; i++) out.at[i] = likeness_weight(words[i]);
    return out;
}

int32_t context_score(const Context *context, const ContextWeights *weights) {
    int64_t sum = 0;
    for (int i = 0; i < CONTEXT_LEN; i++) sum += (int64_t)context->at[i] * weights->at[i];
    return likeness_chance(sum / 1000);
}
