// scope.h - what a cue has as its content and its source: a sequence of units around it, to be tagged.
//
//     unit   On Friday , Orr told us ["..."] , adding that ...      a quotation is one unit,
//     label  O  O      O B-s cue  O   B-c    O O      O             whatever stands in it
//
// From the sentence before the cue's to the one behind it; where a sentence begins or ends inside a
// quotation, the neighbour that shares it belongs to it.
#ifndef LEDE_TEXT_SCOPE_H
#define LEDE_TEXT_SCOPE_H

#include "text/ground.h"
#include "text/tagger.h"

// Labels of the head, in this order.
typedef enum ScopeLabel {
    SCOPE_NONE,
    SCOPE_CONTENT,  // its first unit
    SCOPE_MORE,
    SCOPE_LAST,
    SCOPE_ALONE,  // first and last
    SCOPE_SOURCE,
    SCOPE_MORE_SOURCE,
    SCOPE_LABELS
} ScopeLabel;

enum { SCOPE_UNITS = 142 };  // at most

typedef struct Scope {
    Words *unit;
    ptrdiff_t len;
    ptrdiff_t at;     // the unit with the cue's first word
    ptrdiff_t token;  // that word
    int32_t ruled;    // the cue of the table there; -1
    Words own;        // the sentence, as units' tokens: neighbours left out
} Scope;

Scope scope_of(const Ground *g, ptrdiff_t token, Arena *keep);

void scope_features(Sequence *out, const Ground *g, const Scope *scope, Arena *keep, Arena scratch);

#endif
