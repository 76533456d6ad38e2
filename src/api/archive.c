// archive.c - lede.h, archive: the records of a WARC file, one at a time from a stream that is never held whole.
#include "api/handle.h"

#include "base/limits.h"
#include "page/warc.h"

#include <brotli/decode.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { CHUNK_BYTES = 64 << 10, NAME_BYTES = 64 };

// Bytes of the file, unpacked when it is compressed: [beg, end) of `at` are there and not yet used.
typedef struct Stream {
    FILE *file;
    char *at;
    size_t beg, end, cap;
    int64_t taken;  // read from the file so far
    // gzip, where each record is a member of its own (RFC 1952, 2.2)
    bool gzip, inside;  // inside a member?
    z_stream z;
    int64_t member;  // where in the file the current member begins
    unsigned char packed[CHUNK_BYTES];
    ErrCode why;  // what ended the stream before its end
    bool failed;
} Stream;

struct lede_archive {
    Stream stream;
    char *path, *name, *url;
    char charset[32];
    char *unpacked;  // a body that came by brotli
    size_t found;    // pages, and records that can't be read
    size_t left;     // records to read: all, or the one that was asked for
    bool told;       // how it ended
};

// ---- the stream ----

static bool stream_fail(Stream *s, ErrCode why) {
    if (!s->failed) s->why = why;
    s->failed = true;
    return false;
}

// Room for `want` bytes from `beg` on, and some more.
static bool stream_room(Stream *s, size_t want) {
    if (s->beg) memmove(s->at, s->at + s->beg, s->end - s->beg);
    s->end -= s->beg;
    s->beg = 0;
    if (s->cap >= want + CHUNK_BYTES) return true;
    size_t cap = want + want / 2 + CHUNK_BYTES;
    char *at = realloc(s->at, cap);
    if (at == NULL) return stream_fail(s, ERR_MEMORY);
    s->at = at;
    s->cap = cap;
    return true;
}

static size_t stream_read(Stream *s, void *to, size_t len) {
    size_t got = fread(to, 1, len, s->file);
    s->taken += (int64_t)got;
    if (got < len && ferror(s->file)) stream_fail(s, ERR_UNREADABLE);
    return got;
}

// Some bytes more of the current member, or of the next one when that has ended. False at the end.
static bool stream_inflate(Stream *s) {
    if (s->z.avail_in == 0) {
        s->z.avail_in = (uInt)stream_read(s, s->packed, sizeof s->packed);
        s->z.next_in = s->packed;
        if (s->z.avail_in == 0) return s->inside && stream_fail(s, ERR_ARCHIVE);  // it breaks off
    }
    if (!s->inside) {
        s->member = s->taken - s->z.avail_in;
        s->inside = true;
        inflateReset(&s->z);
    }
    s->z.next_out = (Bytef *)s->at + s->end;
    s->z.avail_out = (uInt)(s->cap - s->end);
    int status = inflate(&s->z, Z_NO_FLUSH);
    s->end = s->cap - s->z.avail_out;
    s->inside = status != Z_STREAM_END;
    return status == Z_OK || status == Z_STREAM_END || stream_fail(s, ERR_ARCHIVE);
}

static bool stream_more(Stream *s) {
    if (s->gzip) return stream_inflate(s);
    size_t got = stream_read(s, s->at + s->end, s->cap - s->end);
    s->end += got;
    return got > 0;
}

// Are `want` bytes there? Members are unpacked no further than that needs.
static bool stream_fill(Stream *s, size_t want) {
    if (s->end - s->beg >= want) return true;
    if (!stream_room(s, want)) return false;
    while (s->end < want)
        if (s->failed || !stream_more(s)) return false;
    return true;
}

static bool stream_skip(Stream *s, int64_t len) {
    while (len > 0) {
        if (!stream_fill(s, 1)) return false;
        size_t step = s->end - s->beg;
        if ((int64_t)step > len) step = (size_t)len;
        s->beg += step;
        len -= (int64_t)step;
    }
    return true;
}

// Where the next byte stands: in the file, or where its member begins and how far into what that unpacks to.
static void stream_place(const Stream *s, char out[NAME_BYTES]) {
    int64_t unused = (int64_t)(s->end - s->beg);
    if (!s->gzip) {
        snprintf(out, NAME_BYTES, "#%lld", (long long)(s->taken - unused));
        return;
    }
    int64_t into = (int64_t)s->z.total_out - unused;
    if (into) snprintf(out, NAME_BYTES, "#%lld+%lld", (long long)s->member, (long long)into);
    else snprintf(out, NAME_BYTES, "#%lld", (long long)s->member);
}

// Opens the file at byte `at`, and `into` bytes further into what that unpacks to.
static bool stream_open(Stream *s, const char *path, int64_t at, int64_t into) {
    s->file = fopen(path, "rb");
    if (s->file == NULL) return stream_fail(s, errno == ENOENT ? ERR_NOT_FOUND : ERR_UNREADABLE);
    if (at && fseeko(s->file, (off_t)at, SEEK_SET) != 0) return stream_fail(s, ERR_UNREADABLE);
    s->taken = at;
    if (!stream_room(s, 0)) return false;
    size_t got = stream_read(s, s->packed, sizeof s->packed);
    s->gzip = got > 1 && s->packed[0] == 0x1F && s->packed[1] == 0x8B;
    if (s->gzip) {
        if (inflateInit2(&s->z, 15 + 16) != Z_OK) return stream_fail(s, ERR_MEMORY);
        s->z.next_in = s->packed;
        s->z.avail_in = (uInt)got;
    } else {
        memcpy(s->at, s->packed, got);
        s->end = got;
    }
    return stream_skip(s, into) || stream_fail(s, ERR_ARCHIVE);
}

static void stream_close(Stream *s) {
    if (s->file) fclose(s->file);
    if (s->gzip) inflateEnd(&s->z);
    free(s->at);
}

// ---- records ----

// The next record's head, into `head`: views into the stream, good until it is read on. False at the end.
static bool next_head(lede_archive *a, WarcHead *head) {
    Stream *s = &a->stream;
    if (s->failed) return false;
    while (stream_fill(s, 1) && ascii_space(s->at[s->beg])) s->beg++;  // two line ends close a record
    if (!stream_fill(s, 1)) return false;
    stream_place(s, a->name + strlen(a->path));
    ptrdiff_t len = 0;
    for (size_t have = 0; len == 0; have = s->end - s->beg) {
        if (have > LIMIT_RECORD_HEAD || !stream_fill(s, have + 1)) return stream_fail(s, ERR_ARCHIVE);
        len = warc_head_len((Str){s->at + s->beg, (ptrdiff_t)(s->end - s->beg)});
    }
    if (!warc_head(head, (Str){s->at + s->beg, len})) return stream_fail(s, ERR_ARCHIVE);
    s->beg += (size_t)len;
    return true;
}

// `body` unpacked, where it is brotli whole; crawlers unpack and leave the header that tells of it.
static Str unbrotli(lede_archive *a, Str body) {
    BrotliDecoderState *decoder = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    size_t cap = 0, len = 0, left = (size_t)body.len;
    const uint8_t *in = (const uint8_t *)body.s;
    BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (decoder && result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && len <= LIMIT_PAGE_BYTES) {
        char *more = len == cap ? realloc(a->unpacked, cap = cap * 2 + CHUNK_BYTES) : a->unpacked;
        if (more == NULL) break;
        a->unpacked = more;
        size_t room = cap - len;
        uint8_t *out = (uint8_t *)a->unpacked + len;
        result = BrotliDecoderDecompressStream(decoder, &left, &in, &room, &out, NULL);
        len = cap - room;
    }
    BrotliDecoderDestroyInstance(decoder);
    return result == BROTLI_DECODER_RESULT_SUCCESS ? (Str){a->unpacked, (ptrdiff_t)len} : body;
}

static lede_next bad(const lede_archive *a, ErrCode why, lede_error *err) {
    fail(err, why, a->name);
    return LEDE_BAD;
}

// The head is gone when the stream is read on.
static bool keep_url(lede_archive *a, Str url) {
    free(a->url);
    a->url = url.len ? malloc((size_t)url.len + 1) : NULL;
    if (a->url == NULL) return url.len == 0;
    memcpy(a->url, url.s, (size_t)url.len);
    a->url[url.len] = 0;
    return true;
}

// The page of the record with this head; LEDE_END when it holds none, or the stream fails.
static lede_next read_page(lede_archive *a, const WarcHead *head, lede_page *page, lede_error *err) {
    Stream *s = &a->stream;
    if (!keep_url(a, head->url)) return bad(a, ERR_MEMORY, err);
    bool too_large = head->length > LIMIT_PAGE_BYTES;
    if (head->kind == WARC_OTHER || too_large) {
        if (!stream_skip(s, head->length)) stream_fail(s, ERR_ARCHIVE);
        return too_large && head->kind != WARC_OTHER && !s->failed ? bad(a, ERR_TOO_LARGE, err) : LEDE_END;
    }
    if (!stream_fill(s, (size_t)head->length)) return stream_fail(s, ERR_ARCHIVE), LEDE_END;
    WarcPage found;
    bool is_page = warc_page(&found, head->kind, s->at + s->beg, (ptrdiff_t)head->length);
    s->beg += (size_t)head->length;
    if (!is_page) return LEDE_END;
    if (found.brotli) found.body = unbrotli(a, found.body);
    snprintf(a->charset, sizeof a->charset, "%.*s", (int)found.charset.len, found.charset.s);
    *page = (lede_page){to_text(found.body), {.name = a->name, .url = a->url, .charset = a->charset}};
    return LEDE_PAGE;
}

lede_next lede_archive_next(lede_archive *a, lede_page *page, lede_error *err) {
    WarcHead head;
    while (a->left && next_head(a, &head)) {
        a->left--;
        lede_next next = read_page(a, &head, page, err);
        a->found += next != LEDE_END;
        if (next != LEDE_END) return next;
    }
    if (a->told) return LEDE_END;
    a->told = true;
    if (a->stream.failed) return bad(a, a->stream.why, err);
    if (a->found) return LEDE_END;
    fail(err, ERR_NO_RECORDS, a->path);
    return LEDE_BAD;
}

// ---- opening ----

static bool ends(const char *name, size_t len, const char *ending) {
    size_t n = strlen(ending);
    return len >= n && strncasecmp(name + len - n, ending, n) == 0;
}

// How long the name of the file is: without "#place" where that follows an archive's ending; 0 for no archive.
static size_t archive_name_len(const char *path) {
    static const char *const endings[] = {".warc", ".wet", ".warc.gz", ".wet.gz"};
    const char *place = strrchr(path, '#');
    size_t len = strlen(path), file = place ? (size_t)(place - path) : len;
    if (place && place[1 + strspn(place + 1, "0123456789+")]) file = len;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends(path, file, endings[i])) return file;
    return 0;
}

bool lede_archive_name(const char *path) { return archive_name_len(path) > 0; }

// "#4711" or "#4711+90" to its numbers.
static void read_place(const char *place, int64_t *at, int64_t *into) {
    char *end = NULL;
    *at = *place == '#' ? strtoll(place + 1, &end, 10) : 0;
    *into = end && *end == '+' ? strtoll(end + 1, NULL, 10) : 0;
}

lede_archive *lede_archive_open(const char *path, lede_error *err) {
    lede_archive *a = calloc(1, sizeof *a);
    size_t len = archive_name_len(path);
    if (len == 0) len = strlen(path);
    char *file = strndup(path, len);
    char *name = malloc(len + NAME_BYTES);
    int64_t at, into;
    read_place(path + len, &at, &into);
    ErrCode why = ERR_MEMORY;
    if (a && file && name) {
        memcpy(name, file, len + 1);
        a->path = file;
        a->name = name;
        a->left = path[len] ? 1 : SIZE_MAX;
        if (stream_open(&a->stream, file, at, into)) return a;
        why = a->stream.why;
    } else {
        free(file);
        free(name);
    }
    fail(err, why, path);
    lede_archive_close(a);
    return NULL;
}

void lede_archive_close(lede_archive *a) {
    if (a == NULL) return;
    stream_close(&a->stream);
    free(a->path);
    free(a->name);
    free(a->url);
    free(a->unpacked);
    free(a);
}
