// article.c - lede.h, article: reading and annotating, each behind a border of its own.
#include "api/handle.h"

#include "article/ndjson.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "page/page.h"
#include "text/text.h"
#include "text/topic.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Packing {
    const Article *from;
    Article to;
} Packing;

static void pack(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    Packing *packing = ctx;
    packing->to = article_copy(packing->from, keep);
}

// Gives `handle` a copy of `article` in a block of its own size: copied once to see how long it gets,
// and once to stay. False, and the handle as it was, without memory.
static bool own(lede_article *handle, const Article *article, Arena scratch, lede_error *err) {
    Packing packing = {.from = article};
    Arena trial = scratch;
    char *block = NULL;
    if (arena_try(pack, &packing, &trial, (Arena){0}) == JUMP_NONE) {
        ptrdiff_t size = trial.beg - scratch.beg + (ptrdiff_t) _Alignof(max_align_t);
        block = malloc((size_t)size);
        Arena rest = {block, block ? block + size : NULL};
        if (block && arena_try(pack, &packing, &rest, (Arena){0}) == JUMP_NONE) {
            free(handle->block);
            *handle = (lede_article){packing.to, block};
            return true;
        }
    }
    free(block);
    char where[160];
    snprintf(where, sizeof where, "%.*s", (int)article->source.len, article->source.s);
    return fail(err, ERR_MEMORY, where);
}

void lede_article_free(lede_article *article) {
    if (article) free(article->block);
    free(article);
}

// What the three ways to an article have in common: `read` fills one, then it gets its block.
typedef struct Reading {
    Str bytes;
    PageHints hints;
    bool (*read)(struct Reading *reading, Arena *keep, Arena scratch);
    Article article;
    Err err;
    bool ok;
} Reading;

// Names of files and words of a command line are any bytes; what rows hold is UTF-8.
static void clean(PageHints *hints, Arena *keep) {
    hints->source = utf8_percent(hints->source, keep);
    hints->url = utf8_repair(hints->url, keep);
    hints->outlet = utf8_repair(hints->outlet, keep);
    hints->published = utf8_repair(hints->published, keep);
}

static void run_reading(void *ctx, Arena *keep, Arena scratch) {
    Reading *reading = ctx;
    clean(&reading->hints, keep);
    reading->ok = reading->read(reading, keep, scratch);
}

static bool read_page(Reading *r, Arena *keep, Arena scratch) {
    return page_read(&r->article, r->bytes, &r->hints, keep, scratch, &r->err);
}

static bool read_raw(Reading *r, Arena *keep, Arena scratch) {
    return page_raw(&r->article, r->bytes, &r->hints, keep, scratch, &r->err);
}

static bool read_row(Reading *r, Arena *keep, Arena scratch) {
    return ndjson_read(&r->article, r->bytes, r->hints.source, keep, scratch, &r->err);
}

static lede_article *read_article(Reading *reading, lede_error *err) {
    char where[160];
    snprintf(where, sizeof where, "%.*s", (int)reading->hints.source.len, reading->hints.source.s);
    Memory *memory = memory_get(err, where);
    if (memory == NULL) return NULL;
    Arena keep = memory->keep;
    Jump jump = arena_try(run_reading, reading, &keep, memory->scratch);
    lede_article *article = calloc(1, sizeof *article);
    bool ok = false;
    if (jump != JUMP_NONE) fail(err, jump_code(jump), where);
    else if (!reading->ok) publish(err, &reading->err);
    else if (article == NULL) fail(err, ERR_MEMORY, where);
    else ok = own(article, &reading->article, memory->scratch, err);
    memory_trim(memory, (size_t)reading->bytes.len);
    if (ok) return article;
    lede_article_free(article);
    return NULL;
}

lede_article *lede_read(const void *bytes, size_t len, const lede_source *source, lede_error *err) {
    const lede_source none = {0};
    if (source == NULL) source = &none;
    Reading reading = {
        .bytes = {bytes, (ptrdiff_t)len},
        .hints = {.source = str_c(source->name),
                  .url = str_c(source->url),
                  .outlet = str_c(source->outlet),
                  .published = str_c(source->published),
                  .charset = str_c(source->charset),
                  .outlets = source->outlets ? &source->outlets->outlets : NULL},
        .read = source->raw ? read_raw : read_page,
    };
    return read_article(&reading, err);
}

lede_article *lede_article_parse(const char *row, size_t len, const char *where, lede_error *err) {
    Reading reading = {.bytes = {row, (ptrdiff_t)len}, .hints = {.source = str_c(where)}, .read = read_row};
    return read_article(&reading, err);
}

// All of a file, at most a page's limit and one byte, so that page_read sees what is too large.
static char *slurp(FILE *file, size_t *len) {
    size_t cap = 1 << 16;
    char *bytes = malloc(cap);
    *len = 0;
    while (bytes) {
        *len += fread(bytes + *len, 1, cap - *len, file);
        if (*len < cap || cap > LIMIT_PAGE_BYTES) return bytes;
        cap = cap * 2 > LIMIT_PAGE_BYTES ? LIMIT_PAGE_BYTES + 1 : cap * 2;
        char *more = realloc(bytes, cap);
        if (more == NULL) free(bytes);
        bytes = more;
    }
    return NULL;
}

lede_article *lede_read_file(const char *path, const lede_source *source, lede_error *err) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        Err why;
        err_set(&why, errno == ENOENT ? ERR_NOT_FOUND : ERR_UNREADABLE, str_c(path), "%s",
                errno == ENOENT ? "" : strerror(errno));
        publish(err, &why);
        return NULL;
    }
    size_t len;
    char *bytes = slurp(file, &len);
    int failed = ferror(file) ? errno : 0;
    fclose(file);
    lede_article *article = NULL;
    if (bytes == NULL) {
        fail(err, ERR_MEMORY, path);
    } else if (failed) {
        Err why;
        err_set(&why, ERR_UNREADABLE, str_c(path), "%s", strerror(failed));
        publish(err, &why);
    } else {
        lede_source named = source ? *source : (lede_source){0};
        if (named.name == NULL) named.name = path;
        article = lede_read(bytes, len, &named, err);
    }
    free(bytes);
    return article;
}

static void run_annotate(void *ctx, Arena *keep, Arena scratch) { text_annotate(ctx, keep, scratch); }

bool lede_annotate(lede_article *article, lede_error *err) {
    if (article->article.annotated) return true;
    char where[160];
    snprintf(where, sizeof where, "%.*s", (int)article->article.source.len, article->article.source.s);
    Memory *memory = memory_get(err, where);
    if (memory == NULL) return false;
    Arena keep = memory->keep;
    Article found = article->article;
    Jump jump = arena_try(run_annotate, &found, &keep, memory->scratch);
    if (jump != JUMP_NONE) return fail(err, jump_code(jump), where);
    bool ok = own(article, &found, memory->scratch, err);
    memory_trim(memory, (size_t)found.text.len);
    return ok;
}

lede_text lede_article_id(const lede_article *article) { return to_text(article->article.id); }
lede_text lede_article_version(const lede_article *article) { return to_text(article->article.version); }
lede_text lede_article_source(const lede_article *article) { return to_text(article->article.source); }
lede_text lede_article_outlet(const lede_article *article) { return to_text(article->article.outlet); }
lede_text lede_article_title(const lede_article *article) { return to_text(article->article.title); }
lede_text lede_article_published(const lede_article *article) { return to_text(article->article.published); }
lede_text lede_article_text(const lede_article *article) { return to_text(article->article.text); }

bool lede_article_about(const lede_article *article, const char *topic) {
    return topic_among(&article->article.topics, str_c(topic));
}

bool lede_topic_known(const char *topic) { return topic_known(str_c(topic)); }
