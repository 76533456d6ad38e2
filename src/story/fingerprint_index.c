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
    LOOKED_UP = 1 << 14,  // fingerprints of one text
};

typedef struct Paper {
    uint64_t outlet;
    int32_t prints, number;  // number: -1 when dead
} Paper;

// An array that grows in a range of its own. It holds no pointers, so it may move to a larger one.
typedef struct Room {
    Arena whole, free;
} Room;

struct FingerprintIndex {
    Room self, heads_room, nodes_room, papers_room, numbers_room;
    uint32_t *heads;
    uint64_t *nodes;  // from 1 on: 0 ends a chain
    Paper *papers;
    int32_t *paper_of;  // 1 + paper, 0: none
    int bits;           // of a bucket
    ptrdiff_t nodes_len, nodes_cap, free_len, papers_len, papers_cap, numbers_cap, dead;
    uint32_t free;  // nodes that a sweep freed, linked by next
};

// ---- nodes ----

static uint32_t kept_bits(uint64_t hash) { return (uint32_t)(hash >> (64 - HASH_BITS)); }
static uint32_t tag_of(uint32_t kept) { return kept & ((1u << TAG_BITS) - 1); }
static uint32_t bucket_of(const FingerprintIndex *index, uint32_t kept) {
    return kept >> (HASH_BITS - index->bits);
}

static uint64_t node_of(uint32_t next, int32_t paper, uint32_t tag) {
    return (uint64_t)next << (PAPER_BITS + TAG_BITS) | (uint64_t)paper << TAG_BITS | tag;
}
static uint32_t node_next(uint64_t node) { return (uint32_t)(node >> (PAPER_BITS + TAG_BITS)); }
static int32_t node_paper(uint64_t node) { return (int32_t)(node >> TAG_BITS & ((1u << PAPER_BITS) - 1)); }
static uint32_t node_tag(uint64_t node) { return (uint32_t)(node & ((1u << TAG_BITS) - 1)); }

// ---- open and close ----

static bool room_open(Room *room, ptrdiff_t bytes) {
    room->whole = room->free = arena_reserve(bytes);
    return room->whole.beg != NULL;
}

// What is taken from a room is taken behind a border: there is room, but tests say that there is none.
typedef struct Taking {
    ptrdiff_t size, count;
} Taking;

static void take_things(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    const Taking *taking = ctx;
    arena_take(keep, taking->size, 1, taking->count);
}

static bool take(Arena *free, ptrdiff_t size, ptrdiff_t count) {
    return arena_try(take_things, &(Taking){size, count}, free, (Arena){0}) == JUMP_NONE;
}

// To a range twice as large, or `least` larger.
static bool room_widen(Room *room, ptrdiff_t least) {
    ptrdiff_t used = room->free.beg - room->whole.beg, size = room->whole.end - room->whole.beg;
    Arena wider = arena_reserve(size + (size > least ? size : least));
    Arena free = wider;
    if (wider.beg == NULL || !take(&free, 1, used)) {
        arena_release(wider);
        return false;
    }
    memcpy(wider.beg, room->whole.beg, (size_t)used);
    arena_release(room->whole);
    *room = (Room){wider, free};
    return true;
}

// `count` more things of `size`, behind the ones that are there: at *array, which may move. False without room.
static bool room_more(Room *room, void *array, ptrdiff_t size, ptrdiff_t count) {
    if (room->free.end - room->free.beg < size * count && !room_widen(room, size * count)) return false;
    if (!take(&room->free, size, count)) return false;
    memcpy(array, &room->whole.beg, sizeof room->whole.beg);
    return true;
}

FingerprintIndex *fingerprint_index_new(void) {
    Room self;
    if (!room_open(&self, (ptrdiff_t)sizeof(FingerprintIndex))) return NULL;
    FingerprintIndex *index;
    if (!room_more(&self, &index, sizeof *index, 1)) {
        arena_release(self.whole);
        return NULL;
    }
    index->self = self;
    index->bits = BASE_BITS;
    index->nodes_len = 1;
    enum { FIRST = 1 << 20 };  // bytes
    bool all = room_open(&index->heads_room, FIRST) && room_open(&index->nodes_room, FIRST) &&
        room_open(&index->papers_room, FIRST) && room_open(&index->numbers_room, FIRST) &&
        room_more(&index->heads_room, &index->heads, sizeof(uint32_t), (ptrdiff_t)1 << BASE_BITS) &&
        room_more(&index->nodes_room, &index->nodes, sizeof(uint64_t), 0) &&
        room_more(&index->papers_room, &index->papers, sizeof(Paper), 0) &&
        room_more(&index->numbers_room, &index->paper_of, sizeof(int32_t), 0);
    if (all) return index;
    fingerprint_index_free(index);
    return NULL;
}

void fingerprint_index_free(FingerprintIndex *index) {
    if (index == NULL) return;
    Room rooms[] = {index->heads_room, index->nodes_room, index->papers_room, index->numbers_room,
                    index->self};
    for (ptrdiff_t i = 0; i < countof(rooms); i++)
        if (rooms[i].whole.beg) arena_release(rooms[i].whole);
}

// ---- growing ----

enum { STEP = 4096 };

// From each chain two, by the next bit of the hash. From the last bucket down, so that it can be done in place.
static bool double_heads(FingerprintIndex *index) {
    ptrdiff_t len = (ptrdiff_t)1 << index->bits;
    if (index->bits == MOST_HEAD_BITS) return true;  // chains grow longer
    if (!room_more(&index->heads_room, &index->heads, sizeof(uint32_t), len)) return false;
    int bit = HASH_BITS - index->bits - 1;
    for (ptrdiff_t i = len - 1; i >= 0; i--) {
        uint32_t halves[2] = {0, 0};
        for (uint32_t at = index->heads[i], next; at; at = next) {
            uint64_t node = index->nodes[at];
            next = node_next(node);
            uint32_t half = node_tag(node) >> bit & 1;
            index->nodes[at] = node_of(halves[half], node_paper(node), node_tag(node));
            halves[half] = at;
        }
        index->heads[2 * i] = halves[0];
        index->heads[2 * i + 1] = halves[1];
    }
    index->bits++;
    return true;
}

// Room for `prints` nodes, a paper and a number, so that nothing fails behind it.
static bool make_room(FingerprintIndex *index, int32_t number, ptrdiff_t prints) {
    ptrdiff_t more = prints - index->free_len - (index->nodes_cap - index->nodes_len);
    if (more > 0) {
        more = (more + STEP - 1) / STEP * STEP;
        if (index->nodes_cap + more > NODES_MOST) return false;
        if (!room_more(&index->nodes_room, &index->nodes, sizeof(uint64_t), more)) return false;
        index->nodes_cap += more;
    }
    if (index->papers_len == index->papers_cap) {
        if (index->papers_cap + STEP > PAPERS_MOST) return false;
        if (!room_more(&index->papers_room, &index->papers, sizeof(Paper), STEP)) return false;
        index->papers_cap += STEP;
    }
    while (number >= index->numbers_cap) {
        if (!room_more(&index->numbers_room, &index->paper_of, sizeof(int32_t), STEP)) return false;
        index->numbers_cap += STEP;
    }
    while (index->bits < MOST_HEAD_BITS &&
           index->nodes_len - index->free_len + prints > (ptrdiff_t)CHAIN << index->bits)
        if (!double_heads(index)) return false;
    return true;
}

// ---- in and out ----

static void put_node(FingerprintIndex *index, uint32_t kept, int32_t paper) {
    uint32_t at = index->free;
    if (at) index->free = node_next(index->nodes[at]), index->free_len--;
    else at = (uint32_t)index->nodes_len++;
    uint32_t *head = &index->heads[bucket_of(index, kept)];
    index->nodes[at] = node_of(*head, paper, tag_of(kept));
    *head = at;
}

// Each once: by a table of the ones met so far, in text order.
static void drop_repeated(Fingerprints *found, Arena scratch) {
    ptrdiff_t room = 16, len = 0;
    while (room < 2 * found->len) room *= 2;
    uint32_t *met = arena_new(&scratch, uint32_t, room);  // 1 + kept bits
    for (ptrdiff_t i = 0; i < found->len; i++) {
        uint32_t kept = kept_bits(found->at[i].hash) + 1;
        ptrdiff_t at = kept & (uint32_t)(room - 1);
        while (met[at] && met[at] != kept) at = (at + 1) & (room - 1);
        if (met[at]) continue;
        met[at] = kept;
        found->at[len++] = found->at[i];
    }
    found->len = len;
}

Fingerprints fingerprint_index_of(const Article *article, Arena *keep) {
    Words words = words_find(article->text, PTRDIFF_MAX, keep);
    quoted_mark(article->text, words, *keep);
    Fingerprints found = fingerprint_find(words, FINGERPRINT_COARSE, keep);
    drop_repeated(&found, *keep);
    return found;
}

uint64_t fingerprint_outlet(const Article *article) {
    char room[OUTLET_BYTES];
    Str plain = outlet_plain(article->outlet, room);
    return plain.len ? hash_bytes(plain) : 0;
}

// Papers that live close up, in their order, and the nodes of the dead are free.
static void sweep(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    FingerprintIndex *index = ctx;
    int32_t *moved = arena_new(keep, int32_t, index->papers_len), len = 0;  // all that can fail
    for (int32_t p = 0; p < (int32_t)index->papers_len; p++) {
        moved[p] = index->papers[p].number < 0 ? -1 : len;
        if (moved[p] < 0) continue;
        index->paper_of[index->papers[p].number] = len + 1;
        index->papers[len++] = index->papers[p];
    }
    for (ptrdiff_t i = 0; i < (ptrdiff_t)1 << index->bits; i++) {
        uint32_t kept = 0;
        for (uint32_t at = index->heads[i], next; at; at = next) {
            uint64_t node = index->nodes[at];
            next = node_next(node);
            int32_t paper = moved[node_paper(node)];
            uint32_t *list = paper < 0 ? &index->free : &kept;
            index->nodes[at] = node_of(*list, paper < 0 ? 0 : paper, node_tag(node));
            *list = at;
            index->free_len += paper < 0;
        }
        index->heads[i] = kept;
    }
    index->papers_len = len;
    index->dead = 0;
}

// Behind a border: a text may want more than `scratch` has.
typedef struct Finding {
    const Article *article;
    Fingerprints prints;
} Finding;

static void find_prints(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    Finding *finding = ctx;
    finding->prints = fingerprint_index_of(finding->article, keep);
}

bool fingerprint_index_add(FingerprintIndex *index, int32_t number, const Article *article, Arena scratch) {
    if (number < 0 || number >= LIMIT_WINDOW) return false;
    Arena rest = scratch;
    if (index->dead > SWEEP_LEAST && index->dead > index->papers_len / 5)
        (void)arena_try(sweep, index, &rest, (Arena){0});  // without room another time
    Finding finding = {article, {0}};
    if (arena_try(find_prints, &finding, &scratch, (Arena){0}) ||
        !make_room(index, number, finding.prints.len))
        return false;
    Fingerprints prints = finding.prints;
    fingerprint_index_remove(index, number);
    int32_t paper = (int32_t)index->papers_len++;
    index->papers[paper] = (Paper){fingerprint_outlet(article), (int32_t)prints.len, number};
    index->paper_of[number] = paper + 1;
    for (ptrdiff_t i = 0; i < prints.len; i++) {
        enum { AHEAD = 8 };  // heads are all over the memory: asking early hides most of the wait
        if (i + AHEAD < prints.len)
            __builtin_prefetch(&index->heads[bucket_of(index, kept_bits(prints.at[i + AHEAD].hash))], 1);
        put_node(index, kept_bits(prints.at[i].hash), paper);
    }
    return true;
}

void fingerprint_index_remove(FingerprintIndex *index, int32_t number) {
    if (number < 0 || number >= index->numbers_cap || index->paper_of[number] == 0) return;
    index->papers[index->paper_of[number] - 1].number = -1;
    index->paper_of[number] = 0;
    index->dead++;
}

// ---- looking up ----

void fingerprint_index_find(const FingerprintIndex *index, uint64_t hash, Holders *out) {
    uint32_t kept = kept_bits(hash), tag = tag_of(kept);
    out->len = 0;
    out->many = false;
    for (uint32_t at = index->heads[bucket_of(index, kept)]; at; at = node_next(index->nodes[at])) {
        if (node_tag(index->nodes[at]) != tag) continue;
        int32_t number = index->papers[node_paper(index->nodes[at])].number;
        if (number < 0) continue;
        if (out->len == FINGERPRINT_MANY) {
            out->many = true;
            return;
        }
        out->numbers[out->len++] = number;
    }
}

static int by_number(const void *a, const void *b) {
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return x < y ? -1 : x > y;
}

static int by_prints(const void *a, const void *b) {
    const Sharer *x = a, *y = b;
    if (x->prints != y->prints) return x->prints > y->prints ? -1 : 1;
    return x->number < y->number ? -1 : x->number > y->number;
}

// Where a look-up of many fingerprints stands. All chains are walked abreast, a node each a round, so that the waits
// for memory overlap: one chain after another takes four times as long.
typedef struct Walk {
    uint32_t *node;  // of each fingerprint, the next of its chain; 0 when done
    uint32_t *tag;
    int32_t *found;  // articles that hold it; FINGERPRINT_MANY or more: it tells of none
    struct {
        struct Match {
            int32_t print, paper;
        } * at;
        ptrdiff_t len, cap;
    } matches;
} Walk;

static Walk walk_start(const FingerprintIndex *index, Fingerprints prints, Arena *keep) {
    Walk walk = {.node = arena_new(keep, uint32_t, prints.len),
                 .tag = arena_new(keep, uint32_t, prints.len),
                 .found = arena_new(keep, int32_t, prints.len)};
    for (ptrdiff_t i = 0; i < prints.len; i++)
        __builtin_prefetch(&index->heads[bucket_of(index, kept_bits(prints.at[i].hash))]);
    for (ptrdiff_t i = 0; i < prints.len; i++) {
        uint32_t kept = kept_bits(prints.at[i].hash);
        walk.tag[i] = tag_of(kept);
        walk.node[i] = index->heads[bucket_of(index, kept)];
        __builtin_prefetch(&index->nodes[walk.node[i]]);
    }
    return walk;
}

// One node of each chain; false when all are done.
static bool walk_round(Walk *walk, const FingerprintIndex *index, ptrdiff_t len, Arena *keep) {
    bool more = false;
    for (ptrdiff_t i = 0; i < len; i++) {
        if (walk->node[i] == 0) continue;
        uint64_t node = index->nodes[walk->node[i]];
        walk->node[i] = node_next(node);
        __builtin_prefetch(&index->nodes[walk->node[i]]);
        if (node_tag(node) == walk->tag[i] && index->papers[node_paper(node)].number >= 0) {
            *vec_push(&walk->matches, keep) = (struct Match){(int32_t)i, node_paper(node)};
            if (++walk->found[i] > FINGERPRINT_MANY) walk->node[i] = 0;
        }
        more |= walk->node[i] != 0;
    }
    return more;
}

Sharers fingerprint_index_sharers(const FingerprintIndex *index, Fingerprints prints, int32_t least,
                                  Arena *keep, Arena scratch) {
    struct {
        int32_t *at;
        ptrdiff_t len, cap;
    } hits = {0};
    Sharers sharers = {0};
    if (prints.len > LOOKED_UP) prints.len = LOOKED_UP;
    Walk walk = walk_start(index, prints, &scratch);
    while (walk_round(&walk, index, prints.len, &scratch)) {}
    for (ptrdiff_t m = 0; m < walk.matches.len; m++)
        if (walk.found[walk.matches.at[m].print] <= FINGERPRINT_MANY)
            *vec_push(&hits, &scratch) = index->papers[walk.matches.at[m].paper].number;
    vec_sort(hits.at, hits.len, (ptrdiff_t)sizeof(int32_t), by_number);
    for (ptrdiff_t start = 0, end; start < hits.len; start = end) {
        for (end = start + 1; end < hits.len && hits.at[end] == hits.at[start];) end++;
        if (end - start >= least)
            *vec_push(&sharers, keep) = (Sharer){hits.at[start], (int32_t)(end - start)};
    }
    vec_sort(sharers.at, sharers.len, (ptrdiff_t)sizeof(Sharer), by_prints);
    return sharers;
}

int32_t fingerprint_index_prints(const FingerprintIndex *index, int32_t number) {
    return index->papers[index->paper_of[number] - 1].prints;
}

uint64_t fingerprint_index_outlet(const FingerprintIndex *index, int32_t number) {
    return index->papers[index->paper_of[number] - 1].outlet;
}

FingerprintUse fingerprint_index_use(const FingerprintIndex *index) {
    const Room *rooms[] = {&index->heads_room, &index->nodes_room, &index->papers_room, &index->numbers_room};
    FingerprintUse use = {0, index->papers_len - index->dead, index->nodes_len - 1 - index->free_len};
    for (ptrdiff_t i = 0; i < countof(rooms); i++) use.bytes += rooms[i]->free.beg - rooms[i]->whole.beg;
    return use;
}
