// window.h - the articles of some days as they come and go, and the stories that they make.
//
// The stories depend on which articles are in the window, never on the order in which they came. One call at a time:
// window_stories() and what is like it bring the window up to date.
//     Window *window = window_new();
//     window_add(window, article, &err);
//     Stories stories = window_stories(window, keep, scratch);
#ifndef LEDE_STORY_WINDOW_H
#define LEDE_STORY_WINDOW_H

#include "article/pack.h"
#include "base/err.h"
#include "story/key_pack.h"
#include "story/story.h"

typedef struct Window Window;

Window *window_new(void);  // NULL without memory
void window_free(Window *window);

// A user's outlets, which come before the table's; they must outlive the window. See article/outlets.h.
typedef struct Outlets Outlets;
void window_set_outlets(Window *window, const Outlets *outlets);

// Puts a copy of `article` in. One with the same id takes the place of the older one (the same article,
// changed). False with MEMORY, and the window as it was.
bool window_add(Window *window, const Article *article, Err *err);
bool window_remove(Window *window, Str id);  // false when it is not there
ptrdiff_t window_len(const Window *window);
// All window_len() of them, by id. They live in `keep`, their words in the window.
const Article **window_articles(const Window *window, Arena *keep);
const Article *window_find(const Window *window, Str id, Arena *keep);  // NULL when it is not there

// All stories, newest last by (last published, id); an article alone is a story. Their articles are packed: see
// story_open(). What they point to lives in the window and is valid until it changes.
Stories window_stories(const Window *window, Arena *keep, Arena scratch);

// All of them as one story, without asking whether they belong together. Nothing is learned from its own articles.
Story window_one(const Window *window, Arena *keep, Arena scratch);

// ---- for explain.c and state.c ----

typedef struct WindowRow {
    Packed article;
    const PackedKeys *keys;
} WindowRow;

// All window_len() of them, by id; their stories are not asked for.
void window_contents(const Window *window, WindowRow *out);
// An article whose keys are known, weighed by what was taught; NULL: they are made.
bool window_add_known(Window *window, const Article *article, const Keys *keys, Err *err);

// Learns from closed days what there is to learn, and weighs keys by it: see taught.h. Jumps to the caller's border without
// memory.
void window_teach(const Window *window, Arena scratch);
struct Taught *window_taught(const Window *window);

typedef struct WindowPeer {
    Packed article;
    const Keys *keys;
    int32_t story;  // equal numbers, one story
} WindowPeer;
typedef struct WindowPeers {
    WindowPeer *at;
    ptrdiff_t len, cap;
} WindowPeers;

// What it weighs: bytes of all ranges that it fills. For the bench and a test.
typedef struct WindowUse {
    ptrdiff_t articles, tables;           // articles with their keys; their ids
    ptrdiff_t grouping, learning, shelf;  // what is settled: see group.h, learning.h; stories that were made
} WindowUse;
WindowUse window_use(const Window *window);

// The article `id` and, settled, those of its story and those that share two of its rarest keys. False when it is not
// there.
bool window_peers(const Window *window, Str id, WindowPeer *self, WindowPeers *peers, Arena *keep,
                  Arena scratch);

#endif
