// workers.c - see workers.h.
//
// A ring of slots indexed by an item's number. `taken` counts items given out, `given` those that
// passed through done; a slot's state says who owns it. One mutex: items are whole pages, so it is
// held for well under a thousandth of the time.
#include "base/workers.h"

#include "base/limits.h"

#include <pthread.h>
#include <stddef.h>
#include <unistd.h>

enum { RING = 4 * LIMIT_JOBS };

typedef struct Slot {
    void *item;
    bool ready;
} Slot;

typedef struct Ring {
    const WorkersJob *job;
    pthread_mutex_t lock;
    pthread_cond_t moved;
    Slot slots[RING];
    long taken, given, window;
    bool taking, giving, ended, stopped;
} Ring;

// Gives ready items back in order. Called with the lock; lets go of it while done() runs.
static void give_ready(Ring *ring) {
    if (ring->giving) return;
    ring->giving = true;
    while (ring->given < ring->taken && ring->slots[ring->given % RING].ready) {
        Slot *slot = &ring->slots[ring->given % RING];
        void *item = slot->item;
        pthread_mutex_unlock(&ring->lock);
        bool go_on = ring->job->done(ring->job->ctx, item);
        pthread_mutex_lock(&ring->lock);
        *slot = (Slot){0};
        ring->given++;
        if (!go_on) ring->stopped = ring->ended = true;
        pthread_cond_broadcast(&ring->moved);
    }
    ring->giving = false;
}

// The number of the next item, or -1 when there is none. Called with the lock.
static long take_next(Ring *ring) {
    while (!ring->ended && (ring->taking || ring->taken - ring->given >= ring->window))
        pthread_cond_wait(&ring->moved, &ring->lock);
    if (ring->ended) return -1;
    ring->taking = true;
    pthread_mutex_unlock(&ring->lock);
    void *item = ring->job->take(ring->job->ctx);
    pthread_mutex_lock(&ring->lock);
    ring->taking = false;
    pthread_cond_broadcast(&ring->moved);
    if (item == NULL) {
        ring->ended = true;
        return -1;
    }
    ring->slots[ring->taken % RING].item = item;
    return ring->taken++;
}

static void *worker(void *arg) {
    Ring *ring = arg;
    pthread_mutex_lock(&ring->lock);
    for (long n; (n = take_next(ring)) >= 0;) {
        Slot *slot = &ring->slots[n % RING];
        void *item = slot->item;
        pthread_mutex_unlock(&ring->lock);
        ring->job->work(ring->job->ctx, item);
        pthread_mutex_lock(&ring->lock);
        slot->ready = true;
        give_ready(ring);
    }
    pthread_mutex_unlock(&ring->lock);
    return NULL;
}

static int cores(void) {
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > LIMIT_JOBS ? LIMIT_JOBS : (int)n;
}

bool workers_run(const WorkersJob *job, int threads) {
    if (threads < 1) threads = cores();
    if (threads > LIMIT_JOBS) threads = LIMIT_JOBS;
    Ring ring = {.job = job, .window = 4L * threads};
    pthread_mutex_init(&ring.lock, NULL);
    pthread_cond_init(&ring.moved, NULL);
    // this thread works too; where the system gives no more threads, those that it gave do the work
    pthread_t others[LIMIT_JOBS];
    int started = 0;
    while (started < threads - 1 && pthread_create(&others[started], NULL, worker, &ring) == 0) started++;
    worker(&ring);
    for (int i = 0; i < started; i++) pthread_join(others[i], NULL);
    pthread_cond_destroy(&ring.moved);
    pthread_mutex_destroy(&ring.lock);
    return !ring.stopped;
}
