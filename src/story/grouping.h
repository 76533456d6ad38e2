// grouping.h - what the files of the grouping work on: group, group_list, group_edge, group_part, group_section,
// group_room. Others see group.h.
//
//     Grouping ── nodes[]   an article or a section: its edges, its story
//              ── lists[]   the articles that one finder finds, or that one day has
//              ── slots[]   a key's list: open addressing
//
// Postings and edges stand in blocks of a power of two; one that is outgrown is used again for another of its size.
#ifndef LEDE_STORY_GROUPING_H
#define LEDE_STORY_GROUPING_H

#include "base/limits.h"
#include "story/group.h"

// An article in a list, with how rare the key is there.
typedef uint32_t Posting;
enum { POSTING_BITS = 4 };
_Static_assert(LIMIT_WINDOW <= 1 << (32 - POSTING_BITS), "fits");

static inline Posting posting_of(int32_t node, int32_t bits) {
    return (uint32_t)node << POSTING_BITS | (uint32_t)bits;
}
static inline int32_t posting_node(Posting p) { return (int32_t)(p >> POSTING_BITS); }
static inline int32_t posting_bits(Posting p) { return (int32_t)(p & ((1 << POSTING_BITS) - 1)); }

// Another article, and the score of the two: bursts of hundreds make millions of edges.
typedef uint32_t Edge;
enum { EDGE_SCORE = 12, EDGE_MOST = ((1 << EDGE_SCORE) - 1) * SCORE_STEP };
_Static_assert(LIMIT_WINDOW <= 1 << (32 - EDGE_SCORE), "fits");

static inline Edge edge_of(int32_t other, int32_t score) {
    return (uint32_t)other << EDGE_SCORE | (uint32_t)(score / SCORE_STEP);
}
static inline int32_t edge_other(Edge edge) { return (int32_t)(edge >> EDGE_SCORE); }
static inline int32_t edge_score(Edge edge) { return (int32_t)(edge & ((1 << EDGE_SCORE) - 1)) * SCORE_STEP; }

typedef struct Edges {
    Edge *at;
    int32_t len, cap;  // cap: 0 or a power of two
} Edges;

// Most finders find one article, whose posting stands in the list itself.
typedef struct List {
    union {
        Posting one;
        Posting *many;
    };
    uint32_t key;
    int32_t len, cap;  // cap: 1 or a power of two
    int8_t crowd;      // as its articles know it; -1: not yet
    bool alive;        // likewise: does it find?
    bool day;          // a day's list, not a finder's
    bool left;         // an article has left it since it was last swept
} List;

typedef struct Node {
    Keys *keys;  // NULL: there is none
    Str id;
    Edges edges;
    int32_t story, place;  // place: among the members of its component, while that is linked
    bool stale, dirty, changed, visited;
} Node;

enum { BLOCK_LEAST = 1, BLOCK_CLASSES = 24 };  // 2 of 32 bits hold an address

struct Grouping {
    Arena self, whole, arena;  // arena: what is free of whole
    const ScoreModel *model;
    Node *nodes;
    int32_t nodes_len, nodes_cap, live;
    List *lists;
    int32_t lists_len, lists_cap;
    int32_t *slots;  // 0 is free, else 1 + number of a list
    ptrdiff_t slots_len;
    ptrdiff_t used_at_best;  // memory in use when it was last made compact
    int32_t level;           // see least_bits()
    // blocks that were left for larger ones, by the logarithm of their size; each begins with the address of the next
    uint32_t *outgrown[BLOCK_CLASSES];
    bool left;  // an article has left since the last sweep
    bool valid;
};

static inline int32_t logarithm(int32_t n) {
    int32_t log = 0;
    while (n >> (log + 1)) log++;
    return log;
}

// `len` numbers at `at`, which fill `*cap`, in a place twice as large.
uint32_t *group_widen(Grouping *g, uint32_t *at, int32_t len, int32_t *cap);

// ---- group_list.c ----

void group_list_put(Grouping *g, int32_t number);  // a new article into the lists of its finders and its day
void group_list_leave(Grouping *g, int32_t number);  // it is about to go
void group_list_sweep(Grouping *g);                  // those that went out of their lists
void group_list_changed(Grouping *g);                // marks as stale what the lists' new lengths concern
const List *group_list_of(const Grouping *g, uint32_t key);  // of a finder that an article has

// In a window of n articles a key finds others when news at large would have it in fewer than a few hundred of them. n
// counts by steps of four, so that a window that grows rarely changes its mind.
static inline int32_t least_bits(int32_t level) { return level > 7 ? level - 7 : 0; }

static inline const Posting *list_at(const List *list) { return list->cap == 1 ? &list->one : list->many; }

// ---- group_edge.c ----

// The articles met under a node's keys: how many keys each shares with it.
typedef struct Met {
    uint8_t *shared;
    int32_t *seen, len;
    Probe *probe;  // of the node
} Met;

Met group_met(const Grouping *g, Arena *keep);
void group_meet(const Grouping *g, int32_t number, Met *met);
void group_seek(Grouping *g, int32_t number, Met *met);  // its edges anew
void group_edges_drop(Grouping *g, int32_t number);

// ---- group_part.c, group_section.c ----

bool group_before(const Grouping *g, int32_t a, int32_t b);  // by time, then id
void group_part(Grouping *g, int32_t start, int32_t needed, Arena scratch);
void group_sections(Grouping *g, Arena scratch);

// ---- group_room.c ----

bool group_room_move(Grouping *g, ptrdiff_t bytes);  // false, and as before, without memory

#endif
