// clue.h - which words are cues, by a model: more than the table has, and fewer than it proposes.
#ifndef LEDE_TEXT_CLUE_H
#define LEDE_TEXT_CLUE_H

#include "text/evidence.h"
#include "text/tagger.h"

// Could the token be a cue: a word of an open class outside quotation marks, or a colon?
bool clue_possible(const Evidence *e, ptrdiff_t token);

// One thing's features, for a head with the labels "no" and "cue".
void clue_features(Sequence *out, const Evidence *e, ptrdiff_t token, Arena *keep);

#endif
