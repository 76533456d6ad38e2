// chain.c - see chain.h: the best sums forward and backward over the lines (max-marginals), in integers.
#include "page/chain.h"

static const int64_t NEVER = INT64_MIN / 4;

typedef struct Sums {
    int64_t state[LINE_STATES];
} Sums;

static int64_t most(int64_t a, int64_t b) { return a > b ? a : b; }

static int32_t worth(int32_t score, int state) { return state == LINE_BODY ? score : 0; }

// The best chain up to each line, with its own score.
static Sums *read_ahead(const int32_t *scores, ptrdiff_t len, const ChainSteps *steps, Arena *arena) {
    Sums *ahead = arena_new(arena, Sums, len + 1);
    Sums before = {{[LINE_BODY] = NEVER, [LINE_BETWEEN] = NEVER, [LINE_AFTER] = NEVER}};
    for (ptrdiff_t i = 0; i < len; i++)
        for (int to = 0; to < LINE_STATES; to++) {
            const Sums *last = i ? &ahead[i - 1] : &before;
            int64_t best = NEVER;
            for (int from = 0; from < LINE_STATES; from++)
                if (chain_may(from, to)) best = most(best, last->state[from] + (i ? steps->at[from][to] : 0));
            ahead[i].state[to] = most(best + worth(scores[i], to), NEVER);
        }
    return ahead;
}

int32_t *chain_margins(const int32_t *scores, ptrdiff_t len, const ChainSteps *steps, Arena *arena) {
    int32_t *margins = arena_new(arena, int32_t, len + 1);
    Arena scratch = *arena;
    const Sums *ahead = read_ahead(scores, len, steps, &scratch);
    Sums behind = {{[LINE_BETWEEN] = NEVER}};
    for (ptrdiff_t i = len - 1; i >= 0; i--) {
        int64_t rest = NEVER;
        for (int state = 0; state < LINE_STATES; state++)
            if (state != LINE_BODY) rest = most(rest, ahead[i].state[state] + behind.state[state]);
        int64_t margin = ahead[i].state[LINE_BODY] + behind.state[LINE_BODY] - rest;
        margins[i] = (int32_t)(margin > INT16_MAX ? INT16_MAX : margin < INT16_MIN ? INT16_MIN : margin);
        Sums here;
        for (int from = 0; from < LINE_STATES; from++) {
            here.state[from] = NEVER;
            for (int to = 0; to < LINE_STATES; to++)
                if (chain_may(from, to))
                    here.state[from] =
                        most(here.state[from], behind.state[to] + worth(scores[i], to) + steps->at[from][to]);
        }
        behind = here;
    }
    return margins;
}
