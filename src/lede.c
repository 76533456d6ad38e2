// lede.c - lede.h over the rooms: handles, lifetimes, borders, errors.
//
// Memory. Work on an article runs in this thread's two reserved arenas, behind a border; its result
// is then copied into one malloc'ed block of its own size, which is the handle. Stories and briefs
// have a reserved arena each, given back whole by their _free().
#include "lede.h"

#include "article/identity.h"
#include "article/ndjson.h"
#include "base/limits.h"
#include "brief/brief.h"
#include "brief/digest.h"
#include "brief/verify.h"
#include "page/page.h"
#include "render/clean.h"
#include "render/render.h"
#include "story/window.h"
#include "text/text.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *lede_version(void) {
    return LEDE_VERSION;
}

// ---- small things ----

static bool publish(lede_error *out, const Err *err) {
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

static bool fail(lede_error *out, ErrCode code, const char *where) {
    Err err;
    err_set(&err, code, str_c(where), "%s", "");
    return publish(out, &err);
}

static ErrCode jump_code(Jump jump) {
    return jump == JUMP_FULL ? ERR_MEMORY : ERR_BUG;
}

static lede_text to_text(Str s) {
    return (lede_text){s.s, (size_t)s.len};
}

// ---- this thread's arenas ----

typedef struct Memory {
    Arena keep, scratch; // whole, as reserved
} Memory;

static pthread_key_t memory_key;
static pthread_once_t memory_once = PTHREAD_ONCE_INIT;

static void memory_free(void *at) {
    Memory *memory = at;
    arena_release(memory->keep);
    arena_release(memory->scratch);
    free(memory);
}

static void memory_init(void) {
    pthread_key_create(&memory_key, memory_free);
}

// Address space is plenty, but a machine may be set to count it (overcommit_memory=2, ulimit -v):
// then half is tried, and half of that.
static Arena reserve(ptrdiff_t bytes) {
    Arena arena = {0};
    for (; arena.beg == NULL && bytes >= 64 << 20; bytes /= 2) arena = arena_reserve(bytes);
    return arena;
}

static Memory *memory_get(lede_error *err, const char *where) {
    pthread_once(&memory_once, memory_init);
    Memory *memory = pthread_getspecific(memory_key);
    if (memory) return memory;
    memory = calloc(1, sizeof *memory);
    if (memory) *memory = (Memory){reserve(LIMIT_KEEP_BYTES), reserve(LIMIT_SCRATCH_BYTES)};
    if (memory == NULL || !memory->keep.beg || !memory->scratch.beg) {
        if (memory) memory_free(memory);
        fail(err, ERR_MEMORY, where);
        return NULL;
    }
    pthread_setspecific(memory_key, memory);
    return memory;
}

// A page past this size has touched memory that the next ones don't need.
enum { BIG_PAGE = 4 << 20 };

static void memory_trim(const Memory *memory, size_t len) {
    if (len < BIG_PAGE) return;
    arena_trim(memory->keep);
    arena_trim(memory->scratch);
}

// ---- article ----

struct lede_article {
    Article article; // points into `block`
    char *block;
};

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
        ptrdiff_t size = trial.beg - scratch.beg + (ptrdiff_t)_Alignof(max_align_t);
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

static void run_reading(void *ctx, Arena *keep, Arena scratch) {
    Reading *reading = ctx;
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
        .hints = {str_c(source->name), str_c(source->url), str_c(source->outlet), str_c(source->published)},
        .read = source->raw ? read_raw : read_page,
    };
    return read_article(&reading, err);
}

lede_article *lede_article_parse(const char *row, size_t len, const char *where, lede_error *err) {
    Reading reading = {
        .bytes = {row, (ptrdiff_t)len}, .hints = {.source = str_c(where)}, .read = read_row};
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

static void run_annotate(void *ctx, Arena *keep, Arena scratch) {
    text_annotate(ctx, keep, scratch);
}

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

lede_text lede_article_id(const lede_article *article) {
    return to_text(article->article.id);
}
lede_text lede_article_version(const lede_article *article) {
    return to_text(article->article.version);
}
lede_text lede_article_source(const lede_article *article) {
    return to_text(article->article.source);
}
lede_text lede_article_outlet(const lede_article *article) {
    return to_text(article->article.outlet);
}
lede_text lede_article_title(const lede_article *article) {
    return to_text(article->article.title);
}
lede_text lede_article_published(const lede_article *article) {
    return to_text(article->article.published);
}
lede_text lede_article_text(const lede_article *article) {
    return to_text(article->article.text);
}

// ---- window ----

struct lede_window {
    Window *window;
};

lede_window *lede_window_new(void) {
    lede_window *handle = calloc(1, sizeof *handle);
    if (handle) handle->window = window_new();
    if (handle && handle->window) return handle;
    free(handle);
    return NULL;
}

void lede_window_free(lede_window *window) {
    if (window) window_free(window->window);
    free(window);
}

// Which of two versions of one article stands for it: the later one by the outlet's own dates; where
// those agree, one of them by its bytes, so that the order of adding can't matter.
static bool is_newer(const Article *a, const Article *b) {
    int order = str_cmp(a->modified.len ? a->modified : a->published,
                        b->modified.len ? b->modified : b->published);
    if (order == 0) order = str_cmp(a->version, b->version);
    return order > 0;
}

bool lede_window_add(lede_window *window, const lede_article *article, lede_error *err) {
    const Article *there = window_find(window->window, article->article.id);
    if (there && !is_newer(&article->article, there)) return true;
    return lede_window_replace(window, article, err);
}

bool lede_window_replace(lede_window *window, const lede_article *article, lede_error *err) {
    Err why;
    return window_add(window->window, &article->article, &why) || publish(err, &why);
}

bool lede_window_remove(lede_window *window, const char *id) {
    return window_remove(window->window, str_c(id));
}

size_t lede_window_count(const lede_window *window) {
    return (size_t)window_len(window->window);
}

// ---- stories ----

struct lede_stories {
    Stories stories;
    Arena whole;
};

typedef struct Grouping {
    const Window *window;
    bool one;
    Stories stories;
} Grouping;

static void run_grouping(void *ctx, Arena *keep, Arena scratch) {
    Grouping *grouping = ctx;
    if (!grouping->one) {
        grouping->stories = window_stories(grouping->window, keep, scratch);
        return;
    }
    ptrdiff_t count = window_len(grouping->window);
    if (count == 0) return;
    const Article **articles = arena_new(&scratch, const Article *, count);
    window_articles(grouping->window, articles);
    *vec_push(&grouping->stories, keep) = story_of(articles, count, keep, scratch);
}

static lede_stories *make_stories(const lede_window *window, bool one, lede_error *err) {
    Memory *memory = memory_get(err, "stories");
    if (memory == NULL) return NULL;
    lede_stories *stories = calloc(1, sizeof *stories);
    if (stories) stories->whole = reserve(LIMIT_KEEP_BYTES);
    if (stories == NULL || stories->whole.beg == NULL) {
        free(stories);
        fail(err, ERR_MEMORY, "stories");
        return NULL;
    }
    Grouping grouping = {.window = window->window, .one = one};
    Arena keep = stories->whole;
    Jump jump = arena_try(run_grouping, &grouping, &keep, memory->scratch);
    arena_trim(memory->scratch);
    if (jump != JUMP_NONE) {
        fail(err, jump_code(jump), "stories");
        lede_stories_free(stories);
        return NULL;
    }
    stories->stories = grouping.stories;
    return stories;
}

lede_stories *lede_window_stories(const lede_window *window, lede_error *err) {
    return make_stories(window, false, err);
}

lede_stories *lede_window_one(const lede_window *window, lede_error *err) {
    return make_stories(window, true, err);
}

void lede_stories_free(lede_stories *stories) {
    if (stories) arena_release(stories->whole);
    free(stories);
}

size_t lede_stories_count(const lede_stories *stories) {
    return (size_t)stories->stories.len;
}
size_t lede_stories_reports(const lede_stories *stories, size_t story) {
    return (size_t)stories->stories.at[story].members_len;
}
size_t lede_stories_origins(const lede_stories *stories, size_t story) {
    return (size_t)stories->stories.at[story].origins;
}
lede_text lede_stories_id(const lede_stories *stories, size_t story) {
    return to_text(stories->stories.at[story].id);
}
lede_text lede_stories_title(const lede_stories *stories, size_t story) {
    return to_text(stories->stories.at[story].title);
}

// ---- brief ----

struct lede_brief {
    Brief brief;
    Arena whole;
};

typedef struct Briefing {
    const Story *story;
    Brief brief;
} Briefing;

static void run_briefing(void *ctx, Arena *keep, Arena scratch) {
    Briefing *briefing = ctx;
    Story *story = arena_new(keep, Story, 1);
    *story = *briefing->story;
    story->members = arena_new(keep, Member, story->members_len);
    for (ptrdiff_t i = 0; i < story->members_len; i++) {
        story->members[i] = briefing->story->members[i];
        if (story->members[i].article->annotated) continue;
        Article *article = arena_new(keep, Article, 1);
        *article = *story->members[i].article;
        text_annotate(article, keep, scratch);
        story->members[i].article = article;
    }
    briefing->brief = brief_make(story, keep, scratch);
}

lede_brief *lede_brief_make(const lede_stories *stories, size_t story, lede_error *err) {
    const Story *of = &stories->stories.at[story];
    char where[160];
    snprintf(where, sizeof where, "story %.*s", (int)of->id.len, of->id.s);
    Memory *memory = memory_get(err, where);
    if (memory == NULL) return NULL;
    lede_brief *brief = calloc(1, sizeof *brief);
    if (brief) brief->whole = reserve(LIMIT_KEEP_BYTES);
    if (brief == NULL || brief->whole.beg == NULL) {
        free(brief);
        fail(err, ERR_MEMORY, where);
        return NULL;
    }
    Briefing briefing = {.story = of};
    Arena keep = brief->whole;
    Jump jump = arena_try(run_briefing, &briefing, &keep, memory->scratch);
    if (jump != JUMP_NONE) {
        fail(err, jump_code(jump), where);
        lede_brief_free(brief);
        return NULL;
    }
    brief->brief = briefing.brief;
    return brief;
}

void lede_brief_free(lede_brief *brief) {
    if (brief) arena_release(brief->whole);
    free(brief);
}

// ---- rendering ----

typedef struct Rendering {
    void (*render)(struct Rendering *rendering, Buf *out, Arena scratch);
    lede_brief *const *briefs;
    size_t count;
    const Format *format;
    Style style;
    const Article *article;
    const Story *story;
    bool as_text;
    const Stories *stories;
    Str since, now;
    Digest digest;
    bool failed;
    Err err;
    Str text;
} Rendering;

static void run_rendering(void *ctx, Arena *keep, Arena scratch) {
    Rendering *rendering = ctx;
    Buf out = {.arena = keep};
    rendering->render(rendering, &out, scratch);
    rendering->text = buf_view(&out);
}

static lede_text render_malloced(Rendering *rendering, lede_error *err) {
    Memory *memory = memory_get(err, "rendering");
    if (memory == NULL) return (lede_text){0};
    Arena keep = memory->keep;
    Jump jump = arena_try(run_rendering, rendering, &keep, memory->scratch);
    if (jump != JUMP_NONE) {
        fail(err, jump_code(jump), "rendering");
        return (lede_text){0};
    }
    if (rendering->failed) {
        publish(err, &rendering->err);
        return (lede_text){0};
    }
    Str text = rendering->text;
    char *copy = malloc((size_t)text.len + 1);
    if (copy == NULL) fail(err, ERR_MEMORY, "rendering");
    else if (text.len) memcpy(copy, text.s, (size_t)text.len);
    memory_trim(memory, (size_t)text.len);
    return (lede_text){copy, copy ? (size_t)text.len : 0};
}

void lede_text_free(lede_text text) {
    free((void *)(uintptr_t)text.data); // the caller's again, so no longer const
}

static bool style_of(Style *out, const Format **format, const lede_style *style, lede_error *err) {
    const lede_style none = {0};
    if (style == NULL) style = &none;
    Err why;
    *format = format_find(style->format ? str_c(style->format) : S("text"));
    if (*format == NULL)
        return err_set(&why, ERR_USAGE, S("format"), "'%s' is none", style->format), publish(err, &why);
    const BriefForm *form = brief_form_find(style->form ? str_c(style->form) : S("editor"));
    if (form == NULL)
        return err_set(&why, ERR_USAGE, S("form"), "'%s' is none", style->form), publish(err, &why);
    *out = (Style){form, style->length > 0 ? style->length : form->length, style->columns, style->color};
    return true;
}

static void render_briefs(Rendering *r, Buf *out, Arena scratch) {
    const Brief **briefs = arena_new(&scratch, const Brief *, (ptrdiff_t)r->count);
    for (size_t i = 0; i < r->count; i++) briefs[i] = &r->briefs[i]->brief;
    r->format->render(out, briefs, (ptrdiff_t)r->count, &r->style, scratch);
}

lede_text lede_render(lede_brief *const *briefs, size_t count, const lede_style *style, lede_error *err) {
    Rendering rendering = {.render = render_briefs, .briefs = briefs, .count = count};
    if (!style_of(&rendering.style, &rendering.format, style, err)) return (lede_text){0};
    return render_malloced(&rendering, err);
}

// Articles and stories are rows of NDJSON, or text.
static bool row_style(bool *as_text, const lede_style *style, lede_error *err) {
    Str format = style && style->format ? str_c(style->format) : S("ndjson");
    *as_text = str_eq(format, S("text"));
    Err why;
    if (*as_text || str_eq(format, S("ndjson")) || str_eq(format, S("json"))) return true;
    err_set(&why, ERR_USAGE, S("format"), "'%s' is none of text, ndjson, json", style->format);
    return publish(err, &why);
}

static void render_one_article(Rendering *r, Buf *out, Arena scratch) {
    if (r->as_text) render_article(out, r->article, scratch);
    else ndjson_write(out, r->article, scratch);
}

lede_text lede_render_article(const lede_article *article, const lede_style *style, lede_error *err) {
    Rendering rendering = {.render = render_one_article, .article = &article->article};
    if (!row_style(&rendering.as_text, style, err)) return (lede_text){0};
    return render_malloced(&rendering, err);
}

static void render_one_story(Rendering *r, Buf *out, Arena scratch) {
    if (r->as_text) render_story_line(out, r->story, scratch);
    else render_story_json(out, r->story, scratch);
}

lede_text lede_render_story(const lede_stories *stories, size_t story, const lede_style *style,
                            lede_error *err) {
    Rendering rendering = {.render = render_one_story, .story = &stories->stories.at[story]};
    if (!row_style(&rendering.as_text, style, err)) return (lede_text){0};
    return render_malloced(&rendering, err);
}

static void render_a_digest(Rendering *r, Buf *out, Arena scratch) {
    if (!digest_make(&r->digest, r->stories, r->since, r->now, &scratch, &r->err)) r->failed = true;
    else if (r->as_text) render_digest_text(out, &r->digest, scratch);
    else render_digest_json(out, &r->digest, scratch);
}

lede_text lede_render_digest(const lede_stories *stories, const char *since, const char *now,
                             const lede_style *style, lede_error *err) {
    const lede_style text = {.format = "text"};
    Rendering rendering = {.render = render_a_digest, .stories = &stories->stories, .since = str_c(since), .now = str_c(now)};
    if (!row_style(&rendering.as_text, style && style->format ? style : &text, err)) return (lede_text){0};
    return render_malloced(&rendering, err);
}

// The tables that say which formats and forms there are, as lists of names.
const char *const *lede_formats(void) {
    static const char *names[8];
    for (size_t i = 0; i < sizeof names / sizeof *names - 1 && formats[i].name; i++) names[i] = formats[i].name;
    return names;
}

const char *const *lede_forms(void) {
    static const char *names[8];
    for (size_t i = 0; i < sizeof names / sizeof *names - 1 && brief_forms[i].name; i++)
        names[i] = brief_forms[i].name;
    return names;
}

// ---- verify ----

typedef struct Verifying {
    Str brief;
    const Window *window; // NULL: only the sources are asked for
    Verdict verdict;
    Str text; // the sources, each ended by a NUL; or the report
    Err err;
    bool ok;
} Verifying;

static void put_citation(Buf *out, const Citation *citation) {
    Str state = citation_state_word(citation->state);
    buf_str(out, state);
    buf_str(out, S(": "));
    put_clean(out, citation->source);
    buf_format(out, ": %.*s at %d: ", (int)citation->part.len, citation->part.s, citation->at.start);
    put_clean(out, citation->text);
    buf_byte(out, '\n');
}

static void run_verify(void *ctx, Arena *keep, Arena scratch) {
    Verifying *v = ctx;
    Buf out = {.arena = keep};
    if (v->window == NULL) {
        Strs sources;
        v->ok = verify_sources(&sources, v->brief, S("brief"), keep, scratch, &v->err);
        for (ptrdiff_t i = 0; v->ok && i < sources.len; i++) {
            buf_str(&out, sources.at[i]);
            buf_byte(&out, 0);
        }
    } else {
        ptrdiff_t count = window_len(v->window);
        const Article **articles = arena_new(keep, const Article *, count);
        window_articles(v->window, articles);
        v->ok = verify_brief(&v->verdict, v->brief, articles, count, S("brief"), keep, scratch, &v->err);
        for (ptrdiff_t i = 0; v->ok && i < v->verdict.citations.len; i++)
            if (v->verdict.citations.at[i].state != CITATION_OK) put_citation(&out, &v->verdict.citations.at[i]);
    }
    v->text = buf_view(&out);
}

// Runs it in this thread's arenas; *text is malloc'ed, its data never NULL when it is true.
static bool verify(Verifying *v, lede_text *text, lede_error *err) {
    Memory *memory = memory_get(err, "brief");
    if (memory == NULL) return false;
    Arena keep = memory->keep;
    Jump jump = arena_try(run_verify, v, &keep, memory->scratch);
    if (jump != JUMP_NONE) return fail(err, jump_code(jump), "brief");
    if (!v->ok) return publish(err, &v->err);
    char *copy = malloc((size_t)v->text.len + 1);
    if (copy == NULL) return fail(err, ERR_MEMORY, "brief");
    if (v->text.len) memcpy(copy, v->text.s, (size_t)v->text.len);
    *text = (lede_text){copy, (size_t)v->text.len};
    memory_trim(memory, (size_t)v->brief.len);
    return true;
}

lede_text lede_verify_sources(const char *brief, size_t len, lede_error *err) {
    Verifying verifying = {.brief = {brief, (ptrdiff_t)len}};
    lede_text text = {0};
    return verify(&verifying, &text, err) ? text : (lede_text){0};
}

bool lede_verify(const char *brief, size_t len, const lede_window *window, lede_verdict *verdict,
                 lede_text *report, lede_error *err) {
    Verifying verifying = {.brief = {brief, (ptrdiff_t)len}, .window = window->window};
    lede_text text = {0};
    if (!verify(&verifying, &text, err)) return false;
    *verdict = (lede_verdict){(size_t)verifying.verdict.ok, (size_t)verifying.verdict.moved,
                              (size_t)verifying.verdict.lost};
    if (report) *report = text;
    else lede_text_free(text);
    return true;
}
