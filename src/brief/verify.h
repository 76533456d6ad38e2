// verify.h - does every citation of a brief still stand where the brief says?
//
//     Verdict verdict;
//     if (verify_brief(&verdict, json, articles, count, S("brief.json"), keep, scratch, err))
//         show(verdict.ok, verdict.moved, verdict.lost);
//
// `json` is what `lede brief --format json` wrote; the articles are its pages read again, found by their
// source, else by their id.
#ifndef LEDE_BRIEF_VERIFY_H
#define LEDE_BRIEF_VERIFY_H

#include "article/article.h"
#include "base/err.h"

typedef enum CitationState {
    CITATION_OK,     // the words stand at the span
    CITATION_MOVED,  // they stand once, elsewhere
    CITATION_LOST    // they don't stand there, or more than once; or the article was not read
} CitationState;

// One piece of evidence in the brief, checked.
typedef struct Citation {
    CitationState state;
    Str source;  // the article's, as the brief has it
    Str part;    // of the brief: "points", "quotes" ...
    Str text;    // the words
    Span at;     // in code points: where the brief says; where they are when moved
} Citation;
typedef struct Citations {
    Citation *at;
    ptrdiff_t len, cap;
} Citations;

typedef struct Verdict {
    Citations citations;  // in the brief's order
    ptrdiff_t ok, moved, lost;
} Verdict;

Str citation_state_word(CitationState state);  // "ok", "moved", "lost"

// Checks each citation. False with BAD_JSON or the like when `json` is no brief; `where` names it.
bool verify_brief(Verdict *out, Str json, const Article *const *articles, ptrdiff_t count, Str where,
                  Arena *keep, Arena scratch, Err *err);

// The sources of the brief's articles, each once: what to read again before verify_brief().
bool verify_sources(Strs *out, Str json, Str where, Arena *keep, Arena scratch, Err *err);

#endif
