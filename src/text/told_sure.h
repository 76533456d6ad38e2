// told_sure.h - how sure a statement is: what the three models before said of it, its looks, and what its neighbours make
// of the same words.
#ifndef LEDE_TEXT_TOLD_SURE_H
#define LEDE_TEXT_TOLD_SURE_H

#include "text/told.h"

void told_features(Sequence *out, const Ground *g, const Tolds *all, ptrdiff_t at, const int16_t *cover,
                   Arena *keep);
// Of each token: how sure the surest cue is whose content it is.
int16_t *told_cover(const Ground *g, const Tolds *all, Arena *keep);

#endif
