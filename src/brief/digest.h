// digest.h - the page about many stories: which are new, which changed, which are quiet, most told first.
//
//     Digest digest = digest_make(&stories, since, now, keep, scratch);
//
// Rank: what moved since `since` before what is quiet; then more origins, more reports since, the later
// one. An agency's report that ten outlets reprint ranks as one origin.
#ifndef LEDE_BRIEF_DIGEST_H
#define LEDE_BRIEF_DIGEST_H

#include "base/err.h"
#include "story/story.h"

#define DIGEST_STATES(X)                                                 \
    X(DIGEST_NEW, "new")         /* its first report came since */       \
    X(DIGEST_CHANGED, "changed") /* an older story with reports since */ \
    X(DIGEST_QUIET, "quiet")     /* no report since */

#define CONSTANT(constant, word) constant,
typedef enum DigestState { DIGEST_STATES(CONSTANT) } DigestState;
#undef CONSTANT

Str digest_state_word(DigestState state);

typedef struct DigestLine {
    const Story *story;
    ptrdiff_t place;  // its place among the stories
    DigestState state;
    int32_t since;  // reports that came since
    int64_t last;   // when_of() the latest report
} DigestLine;

typedef struct Digest {
    DigestLine *at;
    ptrdiff_t len, cap;
} Digest;

// `now`: ISO 8601; empty is the time of the latest report. `since`: ISO 8601, or a span back from now, "36h" or
// "2d"; empty is 24 hours. False with USAGE for what is neither.
bool digest_make(Digest *out, const Stories *stories, Str since, Str now, Arena *keep, Err *err);

#endif
