// explain.h - why an article is in its story, and what kept others out: rows, for `stories --explain`.
#ifndef LEDE_STORY_EXPLAIN_H
#define LEDE_STORY_EXPLAIN_H

#include "story/window.h"

enum { EXPLAIN_REASONS = 5, EXPLAIN_OTHERS = 20 };

// One sign with what it adds to the score (thousandths of a logit), or a veto.
typedef struct Reason {
    Str says;  // from a fixed list: src/story/signs.def
    int32_t points;
} Reason;

// One other article: a member of the story, or one that came near.
typedef struct Explained {
    const Article *other;
    Packed packed;                    // the same
    bool joined;                      // in one story now
    bool vetoed;                      // its one reason says why
    int32_t score;                    // above `link` they hold together; below `same` on average they part
    Reason reasons[EXPLAIN_REASONS];  // the heaviest first
    int32_t reasons_len;
    int32_t rare;  // finders shared
} Explained;
typedef struct Explanation {
    Explained *at;  // members first, then others; the likeliest first
    ptrdiff_t len, cap;
    int32_t link, same;
} Explanation;

// Empty when there is no such article. Settles the window, as window_stories() does.
Explanation window_explain(const Window *window, Str id, Arena *keep, Arena scratch);

#endif
