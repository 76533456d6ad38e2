// saved.h - a window as the bytes that it is saved as.
#ifndef TESTS_STORY_SAVED_H
#define TESTS_STORY_SAVED_H

#include "unit.h"

#include "base/buf.h"
#include "story/state.h"

static inline bool put_piece(void *ctx, Str bytes) {
    buf_str(ctx, bytes);
    return true;
}

static inline Str saved(const Window *window, Arena *keep, Arena scratch) {
    Buf out = {.arena = keep};
    assert_true(state_write(window, put_piece, &out, scratch));
    return buf_view(&out);
}

#endif
