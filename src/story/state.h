// state.h - a window as bytes: to stop and go on, without reading and weighing its articles again.
//
//     "lede window\n", u32 form, u64 stamp of the keys                  all numbers little-endian
//     u32 tables that closed days taught, each: u32 code, version, articles, rows; rows by key: u32 key, articles
//     an article each, by id:  u32 row, u32 keys, the row (article/ndjson.h), the keys, u64 chain
//     u32 0xFFFFFFFF, u64 articles, u64 chain
//
// A chain is the hash of all tables and records up to there, so what was cut or changed is seen. Keys are weighed by tables: where
// these are others than when it was saved (the stamp says so), keys are made again from the articles. What stories
// there are is not saved: it follows from the articles.
#ifndef LEDE_STORY_STATE_H
#define LEDE_STORY_STATE_H

#include "story/window.h"

// Gets the bytes piece by piece; false ends it.
typedef bool StateWrite(void *ctx, Str bytes);

// False when `write` gave false. One set of articles has one form in bytes.
bool state_write(const Window *window, StateWrite *write, void *ctx, Arena scratch);

// Puts all of it into an empty window. False with NOT_A_WINDOW, naming the place, or MEMORY; then the window holds a part.
bool state_read(Window *window, Str bytes, Str where, Arena scratch, Err *err);

#endif
