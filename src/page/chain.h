// chain.h - a dump's lines as a chain of states: what stands before the article, its body, what stands between its
// paragraphs, what stands after it. Nothing goes back from after.
#ifndef LEDE_PAGE_CHAIN_H
#define LEDE_PAGE_CHAIN_H

#include "base/arena.h"

enum { LINE_BEFORE, LINE_BODY, LINE_BETWEEN, LINE_AFTER, LINE_STATES };

// What it costs or brings to go from one line's state to the next's.
typedef struct ChainSteps {
    int32_t at[LINE_STATES][LINE_STATES];
} ChainSteps;

// May a line of state `to` stand behind one of state `from`? A page begins as if behind LINE_BEFORE.
static inline bool chain_may(int from, int to) {
    static const bool may[LINE_STATES][LINE_STATES] = {
        [LINE_BEFORE] = {[LINE_BEFORE] = true, [LINE_BODY] = true},
        [LINE_BODY] = {[LINE_BODY] = true, [LINE_BETWEEN] = true, [LINE_AFTER] = true},
        [LINE_BETWEEN] = {[LINE_BODY] = true, [LINE_BETWEEN] = true},
        [LINE_AFTER] = {[LINE_AFTER] = true},
    };
    return may[from][to];
}

// For each line, the best chain in which it is body against the best in which it is not; `scores` say what it brings
// when a line is body.
int32_t *chain_margins(const int32_t *scores, ptrdiff_t len, const ChainSteps *steps, Arena *arena);

#endif
