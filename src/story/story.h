// story.h - a story: the articles about one event, which of them share text, and how many origins.
#ifndef LEDE_STORY_STORY_H
#define LEDE_STORY_STORY_H

#include "article/article.h"
#include "article/pack.h"

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

// What an article itself says of whose text it is, the surest first.
typedef enum OriginSign {
    SIGN_NONE,      // unclear
    SIGN_OUTLET,    // the outlet is an agency
    SIGN_DATELINE,  // "BERLIN (Reuters) -"
    SIGN_BYLINE,    // "By The Associated Press"
    SIGN_LINK,      // its canonical link leads to another publisher
    SIGN_CREDIT,    // "With inputs from PTI": part of it, nobody knows which
} OriginSign;

// What makes a member one origin with an earlier one, the surest first.
typedef enum OriginTie {
    TIE_NONE,
    TIE_TEXT,    // same text
    TIE_SOURCE,  // both say whose text it is, or one says that it is the other's
    TIE_OUTLET,  // same outlet
    TIE_OWNER    // same owner
} OriginTie;

// In the words of a brief: "same text", "same source named", "same outlet", "same owner"; empty for TIE_NONE. Of a
// whole origin the weakest, so the last, tie of its members may be said.
Str origin_tie_words(OriginTie tie);

typedef struct Member {
    const Article *article;  // NULL where it is packed: see story_open()
    Packed packed;
    int32_t origin;       // number of the origin, from 0; members with one number count once
    int32_t copied_from;  // index of the member that it copies, -1 when COPY_OWN
    int32_t text;         // number of the text, from 0; members with one number tell in the same words
    Copying copying : 8;
    OriginSign sign : 8;
    OriginTie tie : 8;
    bool day_reckoned : 1;  // is the article's `published` its dateline's day, with the year of the others?
    Str from;               // by its sign: whose text it is ("Reuters"); empty when unclear
    Str owner;              // the publisher family, by the table of outlets; empty when not known
} Member;

// A part of a page that gathers many stories, where it tells of this one. The page is no member: it counts neither as a
// report nor as an origin.
typedef struct Section {
    const Article *article;  // NULL where it is packed
    Span at;                 // in its text, with the heading
    Span heading;            // may be empty
    Packed packed;
} Section;
typedef struct Sections {
    Section *at;
    ptrdiff_t len, cap;
} Sections;

typedef struct Story {
    Str id;     // its earliest member's
    Str title;  // one of the members' titles
    Str language;
    Str first, last;  // published, earliest and latest known
    Member *members;  // by published, then id
    ptrdiff_t members_len;
    int32_t origins;  // how many different origins, at most, as far as text shows
    Shareds shared;
    Sections sections;  // by published, then id, then place
} Story;

typedef struct Stories {
    const Story **at;
    ptrdiff_t len, cap;
} Stories;

// A story with its articles, those of a window's unpacked into `keep`.
Story story_open(const Story *story, Arena *keep);
// One alone: a member's, or a section's.
const Article *story_article(const Article *article, Packed packed, Arena *keep);

// One story out of `count` articles, without asking whether they belong together (brief --one).
Story story_of(const Article *const *articles, ptrdiff_t count, Arena *keep, Arena scratch);

// The same among the articles of a window, whose outlets' standing paragraphs are known, and with a user's table of
// outlets: see learned.h. `around` may be NULL.
typedef struct Around Around;
Story story_among(const Article *const *articles, ptrdiff_t count, const Around *around, Arena *keep,
                  Arena scratch);

#endif
