// story.h - a story: the articles about one event, which of them share text, and how many origins.
#ifndef LEDE_STORY_STORY_H
#define LEDE_STORY_STORY_H

#include "article/article.h"

// A run of words that two articles of a story share, outside quotation marks. a < b.
typedef struct Shared {
    int32_t a, b;  // indices into the story's articles
    Span at_a, at_b;
    int32_t words;
} Shared;
typedef struct Shareds {
    Shared *at;
    ptrdiff_t len, cap;
} Shareds;

// How an article stands to the earlier ones of its story.
typedef enum Copying {
    COPY_OWN,     // no shared text found
    COPY_PARTLY,  // a run or more of it stands elsewhere
    COPY_REPRINT  // most of it does, or it credits an agency whose copy is here
} Copying;

typedef struct Member {
    const Article *article;
    int32_t origin;  // number of the origin, from 0; members with one number count once
    Copying copying;
    int32_t copied_from;  // index of the member that it copies, -1 when COPY_OWN
} Member;

typedef struct Story {
    Str id;     // its earliest member's
    Str title;  // one of the members' titles
    Str language;
    Str first, last;  // published, earliest and latest known
    Member *members;  // by published, then id
    ptrdiff_t members_len;
    int32_t origins;  // how many different origins, at most, as far as text shows
    Shareds shared;
} Story;

typedef struct Stories {
    Story *at;
    ptrdiff_t len, cap;
} Stories;

// One story out of `count` articles, without asking whether they belong together (brief --one).
Story story_of(const Article *const *articles, ptrdiff_t count, Arena *keep, Arena scratch);

// The same among the articles of a window, whose outlets' standing paragraphs are known: see learned.h. `around`
// may be NULL.
struct FingerprintIndex;
Story story_among(const Article *const *articles, ptrdiff_t count, const struct FingerprintIndex *around, Arena *keep,
                  Arena scratch);

#endif
