// cue_model.h - which words are cues, by a model: more than the table has, and fewer than it proposes.
#ifndef LEDE_TEXT_CUE_MODEL_H
#define LEDE_TEXT_CUE_MODEL_H

#include "text/ground.h"
#include "text/tagger.h"

// Could the token be a cue: a word of an open class outside quotation marks, or a colon?
bool cue_possible(const Ground *g, ptrdiff_t token);

// One thing's features, for a head with the labels "no" and "cue".
void cue_features(Sequence *out, const Ground *g, ptrdiff_t token, Arena *keep);

#endif
