// told_mend.h - where the rules know better than the scope model: what it left out, and what cannot be.
#ifndef LEDE_TEXT_TOLD_MEND_H
#define LEDE_TEXT_TOLD_MEND_H

#include "text/told.h"

// False when nothing is left that anybody said.
bool told_mend(Told *told, const Ground *g, Arena *keep);

// "Orr said the bridge was shut and warned that ...": a cue with the same subject behind "and" or a comma ends the
// content of the one before it.
void told_part(Tolds *all, const Ground *g);

#endif
