// outlets.c - lede.h, a user's table of outlets.
#include "api/handle.h"

#include <stdlib.h>
#include <string.h>

typedef struct Tabling {
    Str table, where;
    Outlets outlets;
    Err err;
    bool ok;
} Tabling;

static void run_tabling(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    Tabling *t = ctx;
    t->ok = outlets_read(&t->outlets, str_copy(t->table, keep), t->where, keep, &t->err);
}

lede_outlets *lede_outlets_read(const char *table, size_t len, const char *where, lede_error *err) {
    enum { ROOM = 1 << 20, A_BYTE = 32 };  // rows of a few bytes become three structs each
    lede_outlets *handle = calloc(1, sizeof *handle);
    if (handle) handle->whole = arena_reserve((ptrdiff_t)len * A_BYTE + ROOM);
    if (handle == NULL || handle->whole.beg == NULL) {
        free(handle);
        fail(err, ERR_MEMORY, where);
        return NULL;
    }
    Tabling tabling = {.table = {table, (ptrdiff_t)len}, .where = str_c(where)};
    Arena keep = handle->whole;
    Jump jump = arena_try(run_tabling, &tabling, &keep, (Arena){0});
    if (jump) fail(err, jump_code(jump), where);
    else if (!tabling.ok) publish(err, &tabling.err);
    handle->outlets = tabling.outlets;
    if (jump == JUMP_NONE && tabling.ok) return handle;
    lede_outlets_free(handle);
    return NULL;
}

void lede_outlets_free(lede_outlets *outlets) {
    if (outlets) arena_release(outlets->whole);
    free(outlets);
}
