// arena.c - see arena.h.
//
// Invariants: beg <= end; bytes in [beg, end) belong to nobody and, under ASan, may not be read.
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define HAS_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ASAN 1
#endif
#endif
#ifdef HAS_ASAN
#include <sanitizer/asan_interface.h>
#define poison(p, n)   __asan_poison_memory_region((p), (n))
#define unpoison(p, n) __asan_unpoison_memory_region((p), (n))
#else
#define poison(p, n)   ((void)0)
#define unpoison(p, n) ((void)0)
#endif

// Under ASan, makes what is free unreadable: the first MB of it, for a long range would cost more to
// mark than the page to read.
static void poison_free(Arena arena) {
    ptrdiff_t most = 1 << 20, len = arena.end - arena.beg;
    poison(arena.beg, (size_t)(len < most ? len : most));
    (void)most, (void)len;
}

// Makes a whole range readable again before it goes back to the system. Marks of a long range are given back
// themselves, in whole pages, which then read as zero: writing them took a tenth of a second a GB.
static void unpoison_range(Arena whole) {
#ifdef HAS_ASAN
    size_t scale, offset;
    __asan_get_shadow_mapping(&scale, &offset);
    uintptr_t step = (uintptr_t)sysconf(_SC_PAGESIZE) << scale;  // what one page of marks is about
    uintptr_t beg = (uintptr_t)whole.beg, end = (uintptr_t)whole.end;
    uintptr_t first = (beg + step - 1) / step * step, last = end / step * step;
    if (first < last &&
        madvise((void *)((first >> scale) + offset), (last - first) >> scale, MADV_DONTNEED) == 0) {
        unpoison(whole.beg, first - beg);
        unpoison((char *)last, end - last);
        return;
    }
    unpoison(whole.beg, end - beg);
#endif
    (void)whole;
}

// The innermost border of this thread, and why it was jumped to.
static _Thread_local jmp_buf *border;
static _Thread_local Jump why;
static _Thread_local ptrdiff_t fail_after;

void arena_fail_after(ptrdiff_t n) { fail_after = n; }

ptrdiff_t arena_fail_left(void) { return fail_after; }

Arena arena_reserve(ptrdiff_t bytes) {
    char *at =
        mmap(NULL, (size_t)bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (at == MAP_FAILED) return (Arena){0};
    poison_free((Arena){at, at + bytes});
    return (Arena){at, at + bytes};
}

Arena arena_reserve_up_to(ptrdiff_t bytes) {
    enum { RANGES = 32 };  // about as many as a run has at once
    Arena arena = {0};
    struct rlimit limit;
    if (getrlimit(RLIMIT_AS, &limit) == 0 && limit.rlim_cur / RANGES < (rlim_t)bytes)
        bytes = (ptrdiff_t)(limit.rlim_cur / RANGES) & ~(ptrdiff_t)4095;
    for (ptrdiff_t least = bytes / 64; arena.beg == NULL && bytes >= least; bytes /= 2)
        arena = arena_reserve(bytes);
    return arena;
}

void arena_release(Arena whole) {
    if (whole.beg == NULL) return;
    unpoison_range(whole);
    munmap(whole.beg, (size_t)(whole.end - whole.beg));
}

Arena arena_halve(Arena *arena) {
    Arena upper = {arena->beg + (arena->end - arena->beg) / 2, arena->end};
    arena->end = upper.beg;
    return upper;
}

void arena_trim(Arena arena) {
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    uintptr_t at = ((uintptr_t)arena.beg + page - 1) & ~(page - 1);
    if (at < (uintptr_t)arena.end) madvise((void *)at, (uintptr_t)arena.end - at, MADV_DONTNEED);
}

void arena_forget(void *at, ptrdiff_t bytes) {
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), from = (uintptr_t)at;
    uintptr_t first = (from + page - 1) & ~(page - 1), last = (from + (uintptr_t)bytes) & ~(page - 1);
    if (first < last) madvise((void *)first, last - first, MADV_DONTNEED);
}

static _Noreturn void jump(Jump reason) {
    why = reason;
    longjmp(*border, 1);
}

static _Noreturn void full(ptrdiff_t size, ptrdiff_t count) {
    if (border) jump(JUMP_FULL);
    fprintf(stderr, "lede: out of memory: no room for %td x %td bytes\n", count, size);
    abort();
}

static char *cut(Arena *arena, ptrdiff_t size, ptrdiff_t align, ptrdiff_t count) {
    must(size > 0 && count >= 0);
    if (fail_after && --fail_after == 0) full(size, count);
    ptrdiff_t pad = (ptrdiff_t)(-(uintptr_t)arena->beg & (uintptr_t)(align - 1));
    ptrdiff_t room = arena->end - arena->beg - pad;
    if (room < 0 || count > room / size) full(size, count);
    char *at = arena->beg + pad;
    arena->beg = at + size * count;
    unpoison(at, (size_t)(size * count));
    return at;
}

void *arena_take(Arena *arena, ptrdiff_t size, ptrdiff_t align, ptrdiff_t count) {
    return memset(cut(arena, size, align, count), 0, (size_t)(size * count));
}

char *arena_bytes(Arena *arena, ptrdiff_t len) { return cut(arena, 1, 1, len); }

Str str_copy(Str s, Arena *keep) {
    if (s.len == 0) return (Str){0};
    char *at = arena_bytes(keep, s.len);
    memcpy(at, s.s, (size_t)s.len);
    return (Str){at, s.len};
}

char *str_to_c(Str s, Arena *keep) {
    char *at = arena_new(keep, char, s.len + 1);
    if (s.len) memcpy(at, s.s, (size_t)s.len);
    return at;
}

Str str_join(Arena *keep, Str a, Str b) {
    char *at = arena_bytes(keep, a.len + b.len);
    if (a.len) memcpy(at, a.s, (size_t)a.len);
    if (b.len) memcpy(at + a.len, b.s, (size_t)b.len);
    return (Str){at, a.len + b.len};
}

Str str_format(Arena *keep, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    must(len >= 0);
    char *at = arena_bytes(keep, len + 1);
    vsnprintf(at, (size_t)len + 1, format, again);
    va_end(again);
    return (Str){at, len};
}

// setjmp stands alone here, so no local of anybody's is at risk of being clobbered.
static Jump run(ArenaWork *work, void *ctx, Arena *keep, Arena scratch, jmp_buf *here) {
    if (setjmp(*here)) return why;
    work(ctx, keep, scratch);
    return JUMP_NONE;
}

Jump arena_try(ArenaWork *work, void *ctx, Arena *keep, Arena scratch) {
    Arena before = *keep;
    jmp_buf *outer = border, here;
    border = &here;
    Jump jumped = run(work, ctx, keep, scratch, &here);
    border = outer;
    if (jumped) *keep = before;
    poison_free(*keep);
    poison_free(scratch);
    return jumped;
}

_Noreturn void must_failed(const char *cond, const char *file, int line) {
#ifndef LEDE_TEST
    if (border) jump(JUMP_BUG);
#endif
    fprintf(stderr, "lede: bug: %s:%d: must(%s)\n", file, line, cond);
    abort();
}
