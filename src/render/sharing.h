// sharing.h - a story's shared text by member: which runs of it each member has a part in.
//
//     for (int32_t k = sharing.first[member]; k >= 0; k = sharing.next[k]) {
//         SharedWith with = shared_with(story, k);   // the other member, and where in this one
#ifndef LEDE_RENDER_SHARING_H
#define LEDE_RENDER_SHARING_H

#include "brief/brief.h"

// Linked lists over story->shared, made in one pass: entry 2k is run k seen from its `a`, 2k + 1 from its `b`.
typedef struct Sharing {
    int32_t *first;  // a member's first entry; -1 when none
    int32_t *next;
} Sharing;

// A run as one of its two members sees it.
typedef struct SharedWith {
    int32_t with;  // the other member
    Span at, there;
    int32_t words;
} SharedWith;

Sharing sharing_make(const Story *story, Arena *keep);
SharedWith shared_with(const Story *story, int32_t entry);

#endif
