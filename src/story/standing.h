// standing.h - paragraphs that are the outlet's, not the report's: rights, invitations, credits, forms.
//
// Page reading sets most of them aside; where one is left, the same words in two reports show nothing. The
// phrases that give them away: data/standing.tsv.
#ifndef LEDE_STORY_STANDING_H
#define LEDE_STORY_STANDING_H

#include "story/words.h"

typedef struct Standing Standing;
Standing *standing_read(Arena *keep);  // the table as hashes

void standing_mark(const Standing *table, Words words);  // sets WORD_STANDING

#endif
