// shared.h - the words that two articles of a story share outside quotation marks.
//
// A run of words counts when chance and names can't explain it: see shared_telling(). Quotations don't count
// (one press conference has many reporters), nor do standing paragraphs (see standing.h).
#ifndef LEDE_STORY_SHARED_H
#define LEDE_STORY_SHARED_H

#include "story/learned.h"
#include "story/story.h"
#include "story/words.h"

// An article as the search reads it.
typedef struct SharedText {
    Words words;      // of the whole text
    int32_t outside;  // how many of them may count: neither quoted nor standing
    Str text, language;
} SharedText;

// `around`: the window that the outlet's standing paragraphs are learned from; NULL when there is none.
SharedText shared_text(const Article *article, const Around *around, Arena *keep, Arena scratch);

// Two texts that have words in common, whether or not their runs tell; by (b, a).
typedef struct SharedPair {
    int32_t a, b, seeds;
} SharedPair;
typedef struct SharedPairs {
    SharedPair *at;
    ptrdiff_t len, cap;
} SharedPairs;

// The runs between `texts`, longest possible each, by (b, a, place in b): a < b. Each text is compared with the
// first SHARED_FROM that have the same words, so that forty reprints give forty times as many, not the square. In
// `pairs`, which may be NULL, each b has the SHARED_FROM texts that share most.
enum { SHARED_FROM = 8 };
Shareds shared_find(const SharedText *texts, ptrdiff_t count, SharedPairs *pairs, Arena *keep, Arena scratch);

// Does a run of `len` words from `start` tell of copying? What counts is how unusual its words are that are neither
// name nor number: "the Minister of Foreign Affairs of the Republic of" is eight words long and says nothing.
bool shared_telling(const SharedText *text, ptrdiff_t start, ptrdiff_t len);

#endif
