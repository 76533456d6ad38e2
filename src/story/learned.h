// learned.h - what an outlet repeats on articles that have nothing else in common: forms, rights, invitations.
//
// data/standing.tsv knows the phrases of some outlets; this learns any outlet's from the window. A run of words is
// the outlet's own when it stands on two or more of its articles of other stories that otherwise share nothing with
// this one: so three versions of one report, or three reports of one match, teach nothing.
#ifndef LEDE_STORY_LEARNED_H
#define LEDE_STORY_LEARNED_H

#include "article/outlets.h"
#include "story/fingerprint_index.h"
#include "story/standing.h"

// What a story stands in, as it is made: the window, and what the user knows of outlets.
typedef struct Around {
    const FingerprintIndex *index;  // NULL: nothing is learned
    const int32_t *story;           // of each number; NULL: not known
    int32_t self;                   // the story whose texts are read
    const Outlets *outlets;         // a user's rows; NULL: none
    const Standing *standing;       // NULL: read for each text
} Around;

// Sets WORD_STANDING on such words of `article`, whose words are marked as quoted but not yet as standing. Gives
// whether there were any.
bool learned_mark(const Around *around, const Article *article, Words words, Arena scratch);

#endif
