// quoted.h - what stands in quotation marks, of any style.
//
// Shared words there show that two reporters heard one speaker, not that one copied the other: so they don't
// count as shared text. A quotation without an end goes on to the end of its paragraph, as in quotations
// of several paragraphs.
#ifndef LEDE_STORY_QUOTED_H
#define LEDE_STORY_QUOTED_H

#include "story/words.h"

Spans quoted_find(Str text, Arena *keep);                // with their marks, in text order
void quoted_mark(Str text, Words words, Arena scratch);  // sets WORD_QUOTED

#endif
