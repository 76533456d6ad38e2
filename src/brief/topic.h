// topic.h - a heading from the texts' own words.
#ifndef LEDE_BRIEF_TOPIC_H
#define LEDE_BRIEF_TOPIC_H

#include "brief/desk.h"

// The words of the first clause that most tell what all of `clauses` are about: a name that does not say it, with words
// that others have too; else what is counted. Never out of a quotation; empty when nothing stands out.
Str topic_of(const Desk *desk, const int32_t *clauses, ptrdiff_t len);

#endif
