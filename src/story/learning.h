// learning.h - a window's fingerprints, kept up to date, and whose words may count otherwise since.
//
// What an outlet repeats is learned from all of the window (learned.h), so a story may have to be made anew though its
// members stay as they are: when an article of one of its outlets comes or goes that has words of a member's.
//     learning_put(learning, number, article, scratch);
//     if (learning_stale(learning, number)) ...  a story of which this is a member must be made anew
//     learning_seen(learning, number);
#ifndef LEDE_STORY_LEARNING_H
#define LEDE_STORY_LEARNING_H

#include "story/fingerprint_index.h"

// Articles of which a window learns; larger ones learn nothing, for memory's sake. Each size has one answer.
enum { LEARNING_MOST = 1 << 18 };

typedef struct Learning Learning;

Learning *learning_new(void);  // NULL without memory
void learning_free(Learning *learning);

// NULL when there is nothing to learn from.
const FingerprintIndex *learning_index(const Learning *learning);

bool learning_has(const Learning *learning, int32_t number);
// False, and nothing is known any more, without memory.
bool learning_put(Learning *learning, int32_t number, const Article *article, Arena scratch);
void learning_take(Learning *learning, int32_t number, const Article *article, Arena scratch);
void learning_forget(Learning *learning);  // all of it; every article is stale then

bool learning_stale(const Learning *learning, int32_t number);
void learning_seen(Learning *learning, int32_t number);
void learning_all_seen(Learning *learning);  // when all stories were made

#endif
