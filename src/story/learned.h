// learned.h - what an outlet repeats on articles that have nothing else in common: forms, rights, invitations.
//
// data/standing.tsv knows the phrases of some outlets; this learns any outlet's from the window. A run of words is
// the outlet's own when it stands on two or more of its other articles that otherwise share nothing with this one:
// so three versions of one report teach nothing.
#ifndef LEDE_STORY_LEARNED_H
#define LEDE_STORY_LEARNED_H

#include "story/fingerprint_index.h"

// Sets WORD_STANDING on such words of `article`, whose words are marked as quoted but not yet as standing. Gives
// whether there were any.
bool learned_mark(const FingerprintIndex *around, const Article *article, Words words, Arena scratch);

#endif
