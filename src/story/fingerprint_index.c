// fingerprint_index.c - see fingerprint_index.h.
//
//     heads[bucket of a hash] ──► node {next, paper, tag} ──► node ──► 0        8 bytes a node, 1 to 2 for heads
//     papers[paper]   {outlet, prints, number}      an article as it came in; dead when it has left
//     paper_of[number]                              the caller's numbers are used again, papers are not
//
// Of a hash 29 bits are kept: the bucket holds the first ones, the node's tag the last 15, so that twice as many
// heads can be made without the hash (bucket b splits into 2b and 2b + 1 by the next bit). Two fingerprints fall
// together once in 2^29, which costs a look at a text and decides nothing.
// An article that leaves is only marked dead; when a fifth of the papers are dead, one sweep frees their nodes. So
// the cost of leaving doesn't hang on how many others hold the same words.
#include "story/fingerprint_index.h"

#include "base/hash.h"
#include "base/limits.h"
#include "story/outlet.h"
#include "story/quoted.h"

#include <string.h>

enum {
    NEXT_BITS = 28,
    PAPER_BITS = 21,
    TAG_BITS = 15,
    BASE_BITS = 14,  // of the first, smallest table of heads
    HASH_BITS = BASE_BITS + TAG_BITS,
    MOST_HEAD_BITS = 26,
    CHAIN = 4,  // nodes a head before heads double
    NODES_MOST = 1 << NEXT_BITS,
    PAPERS_MOST = 1 << PAPER_BITS,
    SWEEP_LEAST = 1024,
};

typedef struct Paper {
    uint64_t outlet;
    int32_t prints, number;  // number: -1 when dead
} Paper;

struct FingerprintIndex {
    Arena whole, heads_room, nodes_room, papers_room, numbers_room;
    uint32_t *heads;
    uint64_t *nodes;  // from 1 on: 0 ends a chain
    Paper *papers;
    int32_t *paper_of;  // 1 + paper, 0: none
    int bits;           // of a bucket
    ptrdiff_t nodes_len, free_len, papers_len, dead;
    uint32_t free;  // nodes that a sweep freed, linked by next
};

// ---- nodes ----

static uint32_t kept_bits(uint64_t hash) { return (uint32_t)(hash >> (64 - HASH_BITS)); }
static uint32_t tag_of(uint32_t kept) { return kept & ((1u << TAG_BITS) - 1); }
static uint32_t bucket_of(const FingerprintIndex *index, uint32_t kept) { return kept >> (HASH_BITS - index->bits); }

static uint64_t node_of(uint32_t next, int32_t paper, uint32_t tag) {
    return (uint64_t)next << (PAPER_BITS + TAG_BITS) | (uint64_t)paper << TAG_BITS | tag;
}
static uint32_t node_next(uint64_t node) { return (uint32_t)(node >> (PAPER_BITS + TAG_BITS)); }
static int32_t node_paper(uint64_t node) { return (int32_t)(node >> TAG_BITS & ((1u << PAPER_BITS) - 1)); }
static uint32_t node_tag(uint64_t node) { return (uint32_t)(node & ((1u << TAG_BITS) - 1)); }

// ---- open and close ----

FingerprintIndex *fingerprint_index_new(void) {
    Arena whole = arena_reserve((ptrdiff_t)1 << 16);
    if (whole.beg == NULL) return NULL;
    Arena room = whole;
    FingerprintIndex *index = arena_new(&room, FingerprintIndex, 1);
    index->whole = whole;
    // address space: a page is paid for when it is first touched
    index->heads_room = arena_reserve((ptrdiff_t)sizeof(uint32_t) << MOST_HEAD_BITS);
    index->nodes_room = arena_reserve((ptrdiff_t)sizeof(uint64_t) * NODES_MOST);
    index->papers_room = arena_reserve((ptrdiff_t)sizeof(Paper) * PAPERS_MOST);
    index->numbers_room = arena_reserve((ptrdiff_t)sizeof(int32_t) * LIMIT_WINDOW);
    if (!index->heads_room.beg || !index->nodes_room.beg || !index->papers_room.beg || !index->numbers_room.beg) {
        fingerprint_index_free(index);
        return NULL;
    }
    Arena heads = index->heads_room, nodes = index->nodes_room, papers = index->papers_room,
          numbers = index->numbers_room;
    index->heads = (uint32_t *)(void *)heads.beg;
    index->nodes = (uint64_t *)(void *)nodes.beg;
    index->papers = (Paper *)(void *)papers.beg;
    index->paper_of = (int32_t *)(void *)numbers.beg;
    index->bits = BASE_BITS;
    index->nodes_len = 1;
    return index;
}

void fingerprint_index_free(FingerprintIndex *index) {
    if (index == NULL) return;
    Arena rooms[] = {index->heads_room, index->nodes_room, index->papers_room, index->numbers_room, index->whole};
    for (ptrdiff_t i = 0; i < countof(rooms); i++)
        if (rooms[i].beg) arena_release(rooms[i]);
}
