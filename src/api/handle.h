// handle.h - what is behind the opaque types of lede.h, and what all its calls share: this thread's memory and
// the way of errors to the caller.
//
// Work on an article runs in this thread's two reserved arenas, behind a border; its result is then copied
// into one malloc'ed block of its own size, which the handle owns. Stories and briefs have a reserved arena
// each, given back whole by their _free().
#ifndef LEDE_API_HANDLE_H
#define LEDE_API_HANDLE_H

#include "lede.h"

#include "article/outlets.h"
#include "base/err.h"
#include "brief/brief.h"
#include "story/window.h"

#include <pthread.h>

struct lede_article {
    Article article;  // points into `block`
    char *block;
};

struct lede_outlets {
    Outlets outlets;
    Arena whole;
};

struct lede_window {
    Window *window;
    pthread_mutex_t busy;  // held while stories are made: that brings the window up to date
};

struct lede_stories {
    Stories stories;
    lede_window *window;  // of which they are; NULL: of all its articles, ungrouped
    Arena whole;
};

struct lede_brief {
    Brief brief;
    Arena whole;
};

// ---- errors: each gives false, so that a call can end with it ----

bool publish(lede_error *out, const Err *err);
bool fail(lede_error *out, ErrCode code, const char *where);
ErrCode jump_code(Jump jump);  // what a jump to the border means for the caller

static inline lede_text to_text(Str s) { return (lede_text){s.s, (size_t)s.len}; }
// A copy on the heap; {NULL} and MEMORY without one. Empty text has data all the same.
lede_text text_malloced(Str s, const char *where, lede_error *err);

// ---- memory ----

// This thread's arenas, whole, as reserved: copy them before use.
typedef struct Memory {
    Arena keep, scratch;
} Memory;

Memory *memory_get(lede_error *err, const char *where);  // NULL, and MEMORY, when there are none
// After work on `len` bytes: a big page has touched memory that the next ones don't need.
void memory_trim(const Memory *memory, size_t len);

#endif
