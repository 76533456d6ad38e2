// sharing.c - see sharing.h.
#include "render/sharing.h"

Sharing sharing_make(const Story *story, Arena *keep) {
    int32_t entries = (int32_t)story->shared.len * 2;
    Sharing s = {arena_new(keep, int32_t, story->members_len), arena_new(keep, int32_t, entries)};
    for (ptrdiff_t i = 0; i < story->members_len; i++) s.first[i] = -1;
    // backwards, so that each list is in the story's order
    for (int32_t k = entries - 1; k >= 0; k--) {
        const Shared *shared = &story->shared.at[k / 2];
        int32_t member = k % 2 ? shared->b : shared->a;
        s.next[k] = s.first[member];
        s.first[member] = k;
    }
    return s;
}

SharedWith shared_with(const Story *story, int32_t entry) {
    const Shared *shared = &story->shared.at[entry / 2];
    if (entry % 2) return (SharedWith){shared->a, shared->at_b, shared->at_a, shared->words};
    return (SharedWith){shared->b, shared->at_a, shared->at_b, shared->words};
}
