// standing.h - paragraphs that are the outlet's, not the report's: rights, invitations, credits, forms.
//
// Page reading sets most of them aside; where one is left, the same words in two reports show nothing. The
// phrases that give them away: data/standing.tsv.
#ifndef LEDE_STORY_STANDING_H
#define LEDE_STORY_STANDING_H

#include "story/words.h"

void standing_mark(Words words, Arena scratch);  // sets WORD_STANDING

#endif
