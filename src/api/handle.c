// handle.c - see handle.h.
#include "api/handle.h"

#include "base/limits.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *lede_version(void) { return LEDE_VERSION; }

// ---- errors ----

bool publish(lede_error *out, const Err *err) {
    if (out == NULL) return false;
    char space[4096];
    Arena arena = {space, space + sizeof space};
    Buf line = {.arena = &arena};
    err_line(&line, err);
    out->exit = err_exit(err->code);
    out->http = err_http(err->code);
    snprintf(out->message, sizeof out->message, "%.*s", (int)line.len, line.at);
    return false;
}

bool fail(lede_error *out, ErrCode code, const char *where) {
    Err err;
    err_set(&err, code, str_c(where), "%s", "");
    return publish(out, &err);
}

ErrCode jump_code(Jump jump) { return jump == JUMP_FULL ? ERR_MEMORY : ERR_BUG; }

lede_text text_malloced(Str s, const char *where, lede_error *err) {
    char *copy = malloc((size_t)s.len + 1);
    if (copy == NULL) return fail(err, ERR_MEMORY, where), (lede_text){0};
    if (s.len) memcpy(copy, s.s, (size_t)s.len);
    return (lede_text){copy, (size_t)s.len};
}

void lede_text_free(lede_text text) {
    free((void *)(uintptr_t)text.data);  // the caller's again, so no longer const
}

// ---- this thread's arenas ----

enum { LARGE = 16 << 20 };

static pthread_key_t memory_key;
static pthread_once_t memory_once = PTHREAD_ONCE_INIT;

static void memory_free(void *at) {
    Memory *memory = at;
    arena_release(memory->keep);
    arena_release(memory->scratch);
    free(memory);
}

static void memory_init(void) { pthread_key_create(&memory_key, memory_free); }

// glibc gives the heap's top back to the system whenever 128 kB of it are free, so each page's tree would be paid for
// anew, fault by fault. It is more patient once a large block has been freed.
static void calm_heap(void) {
    void *volatile large = malloc(LARGE);
    free(large);
}

Memory *memory_get(lede_error *err, const char *where) {
    pthread_once(&memory_once, memory_init);
    Memory *memory = pthread_getspecific(memory_key);
    if (memory) return memory;
    calm_heap();
    memory = calloc(1, sizeof *memory);
    if (memory)
        *memory = (Memory){arena_reserve_up_to(LIMIT_KEEP_BYTES), arena_reserve_up_to(LIMIT_SCRATCH_BYTES)};
    if (memory == NULL || !memory->keep.beg || !memory->scratch.beg) {
        if (memory) memory_free(memory);
        fail(err, ERR_MEMORY, where);
        return NULL;
    }
    pthread_setspecific(memory_key, memory);
    return memory;
}

enum { BIG_PAGE = 4 << 20 };

void memory_trim(const Memory *memory, size_t len) {
    if (len < BIG_PAGE) return;
    arena_trim(memory->keep);
    arena_trim(memory->scratch);
}
