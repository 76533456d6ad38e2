// grouping.h - what the files of the grouping work on: group, group_bytes, group_list, group_edge, group_part,
// group_section, group_room. Others see group.h.
//
//     Grouping ── nodes[]   an article or a section: its edges, its story
//              ── lists[]   the articles that one finder finds, or that one day has
//              ── slots[]   a key's list: open addressing
//
// Postings and edges are bytes, two or three each: numbers as steps from the one before.
#ifndef LEDE_STORY_GROUPING_H
#define LEDE_STORY_GROUPING_H

#include "base/limits.h"
#include "base/varint.h"
#include "story/group.h"

// ---- group_bytes.c: bytes that grow, a few of them in place ----

enum { BYTES_INSIDE = 8, BYTES_CLASSES = 96 };

typedef struct Bytes {
    union {
        uint8_t inside[BYTES_INSIDE];
        uint8_t *outside;
    };
    int32_t len;
    uint8_t class;  // of its block; 0: inside
} Bytes;

typedef struct Grouping Grouping;

static inline const uint8_t *bytes_at(const Bytes *bytes) {
    return bytes->class ? bytes->outside : bytes->inside;
}
void group_outgrown(Grouping *g, void *at, ptrdiff_t bytes);  // an array that stands elsewhere now
uint8_t *bytes_widen(Grouping *g, Bytes *bytes,
                     int32_t len);         // room for `len`; what it holds stays; gives where
void bytes_move(Bytes *bytes, Arena *to);  // its block into another range

// ---- lists and nodes ----

typedef struct List {
    Bytes postings;
    uint32_t key;
    int32_t len, last;  // articles; the number of the one that came last
    int8_t crowd;       // as its articles know it; -1: not yet
    uint8_t bits;       // how rare the key is where it was first met
    bool alive : 1;     // as its articles know it: does it find?
    bool day : 1;       // a day's list, not a finder's
    bool left : 1;      // an article has left it since it was last swept
} List;

typedef struct Node {
    const PackedKeys *keys;  // NULL: there is none
    Packed article;          // whose id settles ties
    Bytes edges;             // to those that it found when it sought
    int32_t story;
    int32_t next;  // of its component, in a ring; a section is alone
    uint8_t density;
    bool section : 1;  // as its keys say
    bool stale : 1;    // must seek
    bool dirty : 1;    // an edge of it came or went
    bool changed : 1;  // for those who look at its story
    bool gone : 1;     // since edges were last swept
    bool touched : 1;  // while its component is made anew
} Node;

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
    ptrdiff_t forgotten;     // bytes of arrays that were outgrown, and given back
    int32_t level;           // see least_bits()
    uint8_t *outgrown
        [BYTES_CLASSES];  // blocks that were left for larger ones; each begins with the address of the next
    bool left;            // an article has left since the last sweep
    bool valid;
};

static inline int32_t logarithm(int32_t n) {
    int32_t log = 0;
    while (n >> (log + 1)) log++;
    return log;
}

// ---- group_list.c ----

void group_list_put(Grouping *g, int32_t number);  // a new article into the lists of its finders and its day
void group_list_leave(Grouping *g, int32_t number);  // it is about to go
void group_list_sweep(Grouping *g);                  // those that went out of their lists
void group_list_changed(Grouping *g);                // marks as stale what the lists' new lengths concern
const List *group_list_of(const Grouping *g, uint32_t key);  // of a finder that an article has

// In a window of n articles a key finds others when news at large would have it in fewer than a few hundred of them. n
// counts by steps of four, so that a window that grows rarely changes its mind.
static inline int32_t least_bits(int32_t level) { return level > 7 ? level - 7 : 0; }

// A walk over a list: while (posting_next(&at)) at.node, at.bits ...
typedef struct PostingWalk {
    const uint8_t *at, *end;
    int32_t node, bits, usual;
} PostingWalk;

static inline PostingWalk posting_walk(const List *list) {
    const uint8_t *at = bytes_at(&list->postings);
    return (PostingWalk){at, at + list->postings.len, 0, 0, list->bits};
}
static inline bool posting_next(PostingWalk *w) {
    if (w->at == w->end) return false;
    uint64_t n = varint_get(&w->at);
    w->node += (int32_t)varint_unzigzag(n >> 1);
    w->bits = n & 1 ? *w->at++ : w->usual;
    return true;
}

// ---- group_edge.c ----

// A walk over the edges that a node found: while (edge_next(&at)) at.other ...
typedef struct EdgeWalk {
    const uint8_t *at, *end;
    int32_t other;
} EdgeWalk;

static inline EdgeWalk edge_walk(const Grouping *g, int32_t number) {
    const Bytes *edges = &g->nodes[number].edges;
    const uint8_t *at = bytes_at(edges);
    return (EdgeWalk){at, at + edges->len, number};
}
static inline bool edge_next(EdgeWalk *w) {
    if (w->at == w->end) return false;
    w->other += (int32_t)varint_unzigzag(varint_get(&w->at));
    return true;
}

// Keys unpacked of late: neighbours are asked again and again.
enum { UNPACKED_MOST = 16384 };
typedef struct Unpacked {
    int32_t *owner;  // of a room: 1 + number
    KeysRoom *rooms;
    int32_t len;  // a power of two
} Unpacked;
// Valid until the next call; crowds are not known.
const Keys *group_keys_of(const Grouping *g, int32_t number, const Unpacked *unpacked);
// All of a node, as a probe needs it.
const Keys *group_keys_whole(const Grouping *g, int32_t number, KeysRoom *room);

// The articles met under a node's keys: how many keys each shares with it.
typedef struct Met {
    uint8_t *shared;
    int32_t *seen, len;
    bool first_only;  // all seek, in order of their numbers: who comes later will ask this one
    KeysRoom room;    // of the node
    Probe probe;
    Unpacked unpacked;
} Met;

Met *group_met(const Grouping *g, Arena *keep);
void group_meet(const Grouping *g, int32_t number, Met *met);
void group_seek(Grouping *g, int32_t number, Met *met, Arena scratch);  // its edges anew
void group_edges_sweep(Grouping *g);  // no edges to nor of those that are gone or stale

// ---- group_part.c, group_section.c ----

bool group_before(const Grouping *g, int32_t a, int32_t b);  // by time, then id
void group_parts(Grouping *g, Met *met, Arena scratch);  // components that were touched, and their stories
void group_sections(Grouping *g, Met *met, Arena scratch);

// ---- group_room.c ----

bool group_room_move(Grouping *g, ptrdiff_t bytes);  // false, and as before, without memory

#endif
