// align.h - which clauses of different reports tell one thing.
//
// After SimFinder (Hatzivassiloglou et al. 2001): pairs that share rare words, actors, numbers or days are
// scored, by themselves and then by what else is like either clause; what scores well goes together by average link, unless two figures for one thing forbid it.
// Clauses with the same words are one from the start.
//     Alignment alignment = align_clauses(&desk, keep, scratch);
//     alignment.cluster_of[c]    equal for clauses of one point
#ifndef LEDE_BRIEF_ALIGN_H
#define LEDE_BRIEF_ALIGN_H

#include "brief/context.h"

enum {
    ALIGN_HINT = 150,   // thousandths: from here the first look keeps a pair for the second
    ALIGN_LOOSE = 250,  // ... and the second, as a hint that one thing may be told
    ALIGN_SURE = 400,   // from here two clauses alone make a point
};

// Two clauses of different reports, a < b, and how alike they are.
typedef struct Edge {
    int32_t a, b;
    int32_t score;
} Edge;
typedef struct Edges {
    Edge *at;
    ptrdiff_t len, cap;
} Edges;

// Clauses that tell one thing, in the order of Desk.clauses.
typedef struct Cluster {
    int32_t *clauses;
    ptrdiff_t len;
} Cluster;
typedef struct Clusters {
    Cluster *at;
    ptrdiff_t len, cap;
} Clusters;

typedef struct Alignment {
    Edges edges;          // at least ALIGN_LOOSE, by score, highest first
    int32_t *cluster_of;  // a clause's cluster; every clause is in one
    Clusters clusters;
    int32_t *head_of;  // a clause's group: the first clause with its words
    Map scores;        // of two heads
} Alignment;

Alignment align_clauses(const Desk *desk, Arena *keep, Arena scratch);

// How likely two clauses tell one thing, 0 to 1000; 0 below ALIGN_LOOSE.
int32_t align_score(const Alignment *alignment, int32_t a, int32_t b);

// Runs `visit` on each two heads that may tell one thing, before any score, `b` the one that is faced: for tools/pairs.c.
typedef void AlignVisit(void *context, Facing *facing, int32_t a, int32_t b, const Rough *rough);
void align_visit(const Desk *desk, AlignVisit *visit, void *context, Arena scratch);

// The pairs that the first look keeps, heads only: for tools/pairs.c.
Pairs align_pairs(const Desk *desk, Arena *keep, Arena scratch);

// Do both give a figure for the same thing, and not the same one? Do two persons say yes and no?
bool align_conflict(const Desk *desk, const Clause *a, const Clause *b);

#endif
