// arena.h - memory by lifetime: one reserved range, taken from the front, freed whole.
//
//     ┌────────────┬──────────────────────────────┐
//     │ taken      │ beg ...  free  ...       end │   taking moves `beg`; nothing ever moves or chains
//     └────────────┴──────────────────────────────┘
//
// `Arena *keep` outlives the call. `Arena scratch` comes by value: what the callee takes is free
// again when it returns, because the caller's `beg` never moved.
//
// The border. A page from a stranger may want more memory than there is, or trip over a bug of
// ours. Work on it runs behind arena_try(): a full arena or a broken must() jumps back there, `keep`
// is as before, and that page alone fails. Inside a border write only to memory taken since, hold no
// lock, and cross no foreign frame (qsort, lexbor, yyjson): see STYLE.md.
#ifndef LEDE_BASE_ARENA_H
#define LEDE_BASE_ARENA_H

#include "base/str.h"

typedef struct Arena {
    char *beg, *end;
} Arena;

// `bytes` of address space; pages are touched, so paid for, only when taken. {0} when the system
// has no room for them.
Arena arena_reserve(ptrdiff_t bytes);
// The same, or half, or half of that, down to a 64th: address space is plenty, but a machine may be set to count
// it (overcommit_memory=2). Under `ulimit -v` it asks for a share, so that other ranges get theirs.
Arena arena_reserve_up_to(ptrdiff_t bytes);
void arena_release(Arena whole);  // `whole` as arena_reserve gave it

// The upper half of what is free, as an arena of its own; `arena` keeps the lower one. For what must outlive calls
// that get `arena` as their scratch, yet not the caller.
Arena arena_halve(Arena *arena);

// Gives the memory behind `beg` back to the system, keeping the address range: after a big page.
void arena_trim(Arena arena);

// Gives the pages that lie within these bytes back to the system; nobody reads them again. For what was outgrown.
void arena_forget(void *at, ptrdiff_t bytes);

// `count` zeroed things of `size`, never NULL: a full arena jumps to the border. Without a border it
// is the end of the program, as a failed must() is.
void *arena_take(Arena *arena, ptrdiff_t size, ptrdiff_t align, ptrdiff_t count);
#define arena_new(arena, T, count) ((T *)arena_take((arena), (ptrdiff_t)sizeof(T), _Alignof(T), (count)))

// `len` bytes as they come: for text, which is written before anything reads it.
char *arena_bytes(Arena *arena, ptrdiff_t len);

Str str_copy(Str s, Arena *keep);    // its own bytes, in `keep`
char *str_to_c(Str s, Arena *keep);  // with a NUL, for foreign calls
Str str_join(Arena *keep, Str a, Str b);
Str str_format(Arena *keep, const char *format, ...) __attribute__((format(printf, 2, 3)));

// Why a border was jumped to.
typedef enum Jump { JUMP_NONE, JUMP_FULL, JUMP_BUG } Jump;

// Runs work(ctx, keep, scratch). JUMP_NONE when it returned; else `keep` is rolled back, and nothing
// that `work` wrote counts.
typedef void ArenaWork(void *ctx, Arena *keep, Arena scratch);
Jump arena_try(ArenaWork *work, void *ctx, Arena *keep, Arena scratch);

// Tests only: the n-th arena_take() from now on this thread finds its arena full; 0 is never.
void arena_fail_after(ptrdiff_t n);
ptrdiff_t arena_fail_left(void);  // 0 once it has failed

#endif
