// link.c - see link.h.
//
// Two clusters merge while the mean score between their members is `same` or more, the surest pair first. The chain of
// nearest neighbours (Benzecri 1982; Murtagh 1983) finds these merges in n * n steps, for average link never brings
// merged clusters nearer to a third. Sums of integers are exact, so every machine agrees. A veto is a score that no
// mean of LIMIT_STORY squared others outweighs.
#include "story/link.h"

// Clusters of a component, each named by the place of its first article in it.
typedef struct Link {
    int64_t *sum;  // of the scores between two clusters' members, a triangle
    int32_t *size;
    int32_t *into;  // place -> the cluster it is part of
    bool *active;   // may still merge
    int32_t len, same;
} Link;

static int64_t *sum_at(Link *link, int32_t a, int32_t b) {
    return a > b ? &link->sum[(int64_t)a * (a - 1) / 2 + b] : &link->sum[(int64_t)b * (b - 1) / 2 + a];
}

// The active cluster nearest to `a`: highest mean, then `before`, then the smallest place; -1 when none.
static int32_t nearest(Link *link, int32_t a, int32_t before) {
    int32_t best = -1;
    for (int32_t b = 0; b < link->len; b++) {
        if (b == a || !link->active[b]) continue;
        if (best >= 0) {
            // sum/size compared crosswise; the size of `a` stands on both sides
            int64_t mine = *sum_at(link, a, b) * link->size[best];
            int64_t its = *sum_at(link, a, best) * link->size[b];
            if (mine < its || (mine == its && b != before)) continue;
        }
        best = b;
    }
    return best;
}

static void merge(Link *link, int32_t a, int32_t b) {
    if (a > b) {
        merge(link, b, a);
        return;
    }
    for (int32_t c = 0; c < link->len; c++)
        if (c != a && c != b && link->active[c]) *sum_at(link, a, c) += *sum_at(link, b, c);
    link->size[a] += link->size[b];
    link->active[b] = false;
    link->into[b] = a;
}

// Grows a chain of nearest neighbours until its last two are each other's nearest. These merge when they are
// near enough; else neither will ever merge, for nothing will come nearer to them.
static void run_chain(Link *link, Arena scratch) {
    int32_t *chain = arena_new(&scratch, int32_t, link->len), len = 0;
    for (int32_t start = 0; start < link->len;) {
        if (len == 0) {
            if (!link->active[start]) {
                start++;
                continue;
            }
            chain[len++] = start;
        }
        int32_t last = chain[len - 1], before = len > 1 ? chain[len - 2] : -1;
        int32_t next = nearest(link, last, before);
        if (next < 0) return;
        if (next != before) {
            chain[len++] = next;
            continue;
        }
        len -= 2;
        if (*sum_at(link, last, next) >= (int64_t)link->same * link->size[last] * link->size[next])
            merge(link, last, next);
        else link->active[last] = link->active[next] = false;
    }
}

static Link link_of(const ScoreModel *model, const Keys *const *keys, int32_t len, Arena *keep) {
    Probe *probe = arena_new(keep, Probe, 1);
    Link link = {arena_new(keep, int64_t, (ptrdiff_t)len * (len - 1) / 2),
                 arena_new(keep, int32_t, len),
                 arena_new(keep, int32_t, len),
                 arena_new(keep, bool, len),
                 len,
                 model->same};
    for (int32_t a = 0; a < len; a++) {
        link.size[a] = 1;
        link.into[a] = a;
        link.active[a] = true;
        probe_set(probe, keys[a]);
        for (int32_t b = 0; b < a; b++) *sum_at(&link, a, b) = score_pair(model, probe, keys[b]);
    }
    return link;
}

void link_stories(int32_t *first, const ScoreModel *model, const Keys *const *keys, int32_t len,
                  Arena scratch) {
    Link link = link_of(model, keys, len, &scratch);
    run_chain(&link, scratch);
    // clusters are named by their first member, so `into` only points back
    for (int32_t i = 0; i < len; i++) first[i] = link.into[i] = link.into[link.into[i]];
}
