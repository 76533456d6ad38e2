// window.c - lede.h, window and stories.
#include "api/handle.h"

#include "base/limits.h"
#include "story/state.h"

#include <stdlib.h>

lede_window *lede_window_new(void) {
    lede_window *handle = calloc(1, sizeof *handle);
    if (handle) handle->window = window_new();
    if (handle && handle->window && pthread_mutex_init(&handle->busy, NULL) == 0) return handle;
    if (handle) window_free(handle->window);
    free(handle);
    return NULL;
}

void lede_window_free(lede_window *window) {
    if (window) {
        window_free(window->window);
        pthread_mutex_destroy(&window->busy);
    }
    free(window);
}

void lede_window_set_outlets(lede_window *window, const lede_outlets *outlets) {
    window_set_outlets(window->window, outlets ? &outlets->outlets : NULL);
}

// Which of two versions of one article stands for it: the later one by the outlet's own dates; where
// those agree, one of them by its bytes, so that the order of adding can't matter.
static bool is_newer(const Article *a, const Article *b) {
    int order =
        str_cmp(a->modified.len ? a->modified : a->published, b->modified.len ? b->modified : b->published);
    if (order == 0) order = str_cmp(a->version, b->version);
    return order > 0;
}

typedef struct Asking {
    const Window *window;
    const Article *article;
    bool stays;  // the one that is there
} Asking;

static void ask_which(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    Asking *asking = ctx;
    const Article *there = window_find(asking->window, asking->article->id, keep);
    asking->stays = there && !is_newer(asking->article, there);
}

bool lede_window_add(lede_window *window, const lede_article *article, lede_error *err) {
    Memory *memory = memory_get(err, "window");
    if (memory == NULL) return false;
    Asking asking = {.window = window->window, .article = &article->article};
    Arena keep = memory->keep;
    Jump jump = arena_try(ask_which, &asking, &keep, memory->scratch);
    if (jump) return fail(err, jump_code(jump), "window");
    return asking.stays || lede_window_replace(window, article, err);
}

bool lede_window_replace(lede_window *window, const lede_article *article, lede_error *err) {
    Err why;
    return window_add(window->window, &article->article, &why) || publish(err, &why);
}

bool lede_window_remove(lede_window *window, const char *id) {
    return window_remove(window->window, str_c(id));
}

// ---- saving and loading ----

typedef struct Saving {
    const Window *window;
    lede_write *write;
    void *ctx;
    bool ok;
} Saving;

static bool write_piece(void *ctx, Str bytes) {
    const Saving *saving = ctx;
    return bytes.len == 0 || saving->write(saving->ctx, bytes.s, (size_t)bytes.len);
}

static void run_saving(void *ctx, Arena *keep, Arena scratch) {
    (void)keep;
    Saving *saving = ctx;
    saving->ok = state_write(saving->window, write_piece, saving, scratch);
}

bool lede_window_save(const lede_window *window, lede_write *write, void *ctx, lede_error *err) {
    Memory *memory = memory_get(err, "saving a window");
    if (memory == NULL) return false;
    Saving saving = {.window = window->window, .write = write, .ctx = ctx};
    Arena keep = memory->keep;
    Jump jump = arena_try(run_saving, &saving, &keep, memory->scratch);
    arena_trim(memory->scratch);
    if (jump) return fail(err, jump_code(jump), "saving a window");
    return saving.ok || fail(err, ERR_WRITE, "saving a window");
}

lede_window *lede_window_load(const void *bytes, size_t len, const char *where, lede_error *err) {
    Memory *memory = memory_get(err, where);
    if (memory == NULL) return NULL;
    lede_window *window = lede_window_new();
    if (window == NULL) return fail(err, ERR_MEMORY, where), NULL;
    Err why;
    if (state_read(window->window, (Str){bytes, (ptrdiff_t)len}, str_c(where), memory->scratch, &why))
        return window;
    publish(err, &why);
    lede_window_free(window);
    return NULL;
}

size_t lede_window_count(const lede_window *window) { return (size_t)window_len(window->window); }

// ---- stories ----

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
    if (window_len(grouping->window) == 0) return;
    Story *one = arena_new(keep, Story, 1);
    *one = window_one(grouping->window, keep, scratch);
    *vec_push(&grouping->stories, keep) = one;
}

static lede_stories *make_stories(const lede_window *of, bool one, lede_error *err) {
    lede_window *window =
        (lede_window *)(uintptr_t)of;  // what it holds stays as it is; what it knows of it may not
    Memory *memory = memory_get(err, "stories");
    if (memory == NULL) return NULL;
    lede_stories *stories = calloc(1, sizeof *stories);
    if (stories) stories->whole = arena_reserve_up_to(LIMIT_KEEP_BYTES);
    if (stories == NULL || stories->whole.beg == NULL) {
        free(stories);
        fail(err, ERR_MEMORY, "stories");
        return NULL;
    }
    Grouping grouping = {.window = window->window, .one = one};
    Arena keep = stories->whole;
    pthread_mutex_lock(&window->busy);
    Jump jump = arena_try(run_grouping, &grouping, &keep, memory->scratch);
    pthread_mutex_unlock(&window->busy);
    arena_trim(memory->scratch);
    if (jump != JUMP_NONE) {
        fail(err, jump_code(jump), "stories");
        lede_stories_free(stories);
        return NULL;
    }
    stories->stories = grouping.stories;
    stories->window = one ? NULL : window;
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

size_t lede_stories_count(const lede_stories *stories) { return (size_t)stories->stories.len; }
size_t lede_stories_reports(const lede_stories *stories, size_t story) {
    return (size_t)stories->stories.at[story]->members_len;
}
size_t lede_stories_origins(const lede_stories *stories, size_t story) {
    return (size_t)stories->stories.at[story]->origins;
}
lede_text lede_stories_id(const lede_stories *stories, size_t story) {
    return to_text(stories->stories.at[story]->id);
}
lede_text lede_stories_title(const lede_stories *stories, size_t story) {
    return to_text(stories->stories.at[story]->title);
}
