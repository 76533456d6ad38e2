// workers.h - many inputs, some threads, one order.
//
//     take ──► [ work | work | work ] ──► done        take and done run in input order, one at a
//     in order     on any thread         in order     time; so output is the same on any number
//
// At most 4 x threads items are between take and done, so a slow item holds the others back instead
// of filling the memory.
#ifndef LEDE_BASE_WORKERS_H
#define LEDE_BASE_WORKERS_H

#include <stdbool.h>

typedef struct WorkersJob {
    void *ctx;
    // The next input as an item of the caller's, NULL when there is none left. Never run twice at once.
    void *(*take)(void *ctx);
    // The work, at the same time on several threads; `item` is the only thing it may write to.
    void (*work)(void *ctx, void *item);
    // The item back, in the order of take. Never run twice at once. False stops the run early.
    bool (*done)(void *ctx, void *item);
} WorkersJob;

// Runs until take gives NULL and all is done. threads < 1 counts the machine's cores. False when
// done asked to stop; items taken by then still pass through done, which may only free them.
bool workers_run(const WorkersJob *job, int threads);

#endif
