// unpack.c - see unpack.h.
//
// Output grows at the front of the arena: takes of single bytes stand side by side, so a page that
// unpacks to more than was guessed is never copied.
#include "page/unpack.h"

#include "base/limits.h"

#include <zlib.h>
#include <zstd.h>

enum {
    CHUNK_BYTES = 64 << 10,
    ZLIB_POOL_BYTES = 64 << 10,  // inflate wants 7 KB and a window of 32 KB
    GZIP_TRAILER = 8,            // checksum and size, four bytes each
};

void unpack_close(Unpack *unpack) {
    ZSTD_freeDCtx(unpack->zstd);
    *unpack = (Unpack){0};
}

typedef struct Out {
    char *at;
    ptrdiff_t len, cap;
    Arena *arena;
} Out;

// False when the limit is reached.
static bool more_room(Out *out, ptrdiff_t want) {
    ptrdiff_t left = LIMIT_PAGE_BYTES + 1 - out->cap;
    if (want > left) want = left;
    if (want <= 0) return false;
    char *at = arena_bytes(out->arena, want);
    if (out->at == NULL) out->at = at;
    must(at == out->at + out->cap);
    out->cap += want;
    return true;
}

static bool too_large(Str where, Err *err) {
    return err_set(err, ERR_TOO_LARGE, where, "unpacks to more than %d MB", LIMIT_PAGE_BYTES >> 20);
}

// ---- gzip ----

// zlib's memory: a pool taken beforehand, so that no jump crosses zlib's frames.
typedef struct Pool {
    char *beg, *end;
} Pool;

static voidpf pool_take(voidpf opaque, uInt count, uInt size) {
    Pool *pool = opaque;
    ptrdiff_t want = ((ptrdiff_t)count * size + 15) & ~(ptrdiff_t)15;
    if (want > pool->end - pool->beg) return Z_NULL;
    pool->beg += want;
    return pool->beg - want;
}

static void pool_give(voidpf opaque, voidpf at) { (void)opaque, (void)at; }

// The trailer says how long the data is, unless it lies: then it costs one more take, or some
// address space.
static ptrdiff_t gzip_guess(Str bytes) {
    ptrdiff_t least = bytes.len * 4 + CHUNK_BYTES, most = bytes.len * 32 + CHUNK_BYTES;
    if (bytes.len < GZIP_TRAILER) return least;
    const unsigned char *end = (const unsigned char *)bytes.s + bytes.len - 4;
    ptrdiff_t said =
        (ptrdiff_t)end[0] | (ptrdiff_t)end[1] << 8 | (ptrdiff_t)end[2] << 16 | (ptrdiff_t)end[3] << 24;
    return said > 0 && said < most ? said + 1 : least;
}

static bool unpack_gzip(Out *out, Str bytes, Str where, Arena *keep, Err *err) {
    char *pool_at = arena_take(keep, 1, 16, ZLIB_POOL_BYTES);
    Pool pool = {pool_at, pool_at + ZLIB_POOL_BYTES};
    z_stream z = {.zalloc = pool_take, .zfree = pool_give, .opaque = &pool};
    z.next_in = (Bytef *)(uintptr_t)bytes.s;
    z.avail_in = (uInt)bytes.len;  // the caller has bounded it
    must(inflateInit2(&z, 15 + 16) == Z_OK);
    int status = Z_OK;
    while (status != Z_STREAM_END) {
        if (out->len == out->cap && !more_room(out, out->cap ? out->cap : gzip_guess(bytes)))
            return too_large(where, err);
        z.next_out = (Bytef *)out->at + out->len;
        z.avail_out = (uInt)(out->cap - out->len);
        status = inflate(&z, Z_NO_FLUSH);
        out->len = out->cap - z.avail_out;
        if (status == Z_STREAM_END && z.avail_in > 2 && z.next_in[0] == 0x1F && z.next_in[1] == 0x8B)
            status = inflateReset(&z);  // members may follow one another (RFC 1952, 2.2)
        if (status == Z_BUF_ERROR && z.avail_out == 0) continue;
        if (status != Z_OK && status != Z_STREAM_END)
            return err_set(err, ERR_COMPRESSED, where, "gzip: %s", z.msg ? z.msg : "it breaks off");
    }
    if (out->len > LIMIT_PAGE_BYTES) return too_large(where, err);
    return true;
}

// ---- zstd ----

static bool unpack_zstd(Out *out, Unpack *unpack, Str bytes, Str where, Err *err) {
    if (unpack->zstd == NULL) unpack->zstd = ZSTD_createDCtx();
    if (unpack->zstd == NULL) return err_set(err, ERR_MEMORY, where, "zstd");
    ZSTD_inBuffer in = {bytes.s, (size_t)bytes.len, 0};
    ZSTD_DCtx_reset(unpack->zstd, ZSTD_reset_session_only);
    size_t left = 1;
    while (in.pos < in.size || left) {
        if (out->len == out->cap && !more_room(out, out->cap ? out->cap : bytes.len * 4 + CHUNK_BYTES))
            return too_large(where, err);
        ZSTD_outBuffer to = {out->at + out->len, (size_t)(out->cap - out->len), 0};
        size_t before = in.pos;
        left = ZSTD_decompressStream(unpack->zstd, &to, &in);
        if (ZSTD_isError(left))
            return err_set(err, ERR_COMPRESSED, where, "zstd: %s", ZSTD_getErrorName(left));
        out->len += (ptrdiff_t)to.pos;
        if (left && to.pos == 0 && in.pos == before)
            return err_set(err, ERR_COMPRESSED, where, "zstd: it breaks off");
    }
    if (out->len > LIMIT_PAGE_BYTES) return too_large(where, err);
    return true;
}

// ---- the door ----

bool unpack_bytes(Str *out, Unpack *unpack, Str bytes, Str where, Arena *keep, Err *err) {
    Arena before = *keep;
    Out data = {.arena = keep};
    bool ok = true;
    if (bytes.len > LIMIT_PAGE_BYTES) return err_set(err, ERR_TOO_LARGE, where, "%td MB", bytes.len >> 20);
    if (str_starts(bytes, S("\x1F\x8B\x08"))) ok = unpack_gzip(&data, bytes, where, keep, err);
    else if (str_starts(bytes, S("\x28\xB5\x2F\xFD"))) ok = unpack_zstd(&data, unpack, bytes, where, err);
    else {
        *out = bytes;
        return true;
    }
    if (ok) *out = (Str){data.at, data.len};
    else *keep = before;
    return ok;
}
