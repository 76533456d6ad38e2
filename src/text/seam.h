// seam.h - where a sentence begins although no stop ended the one before: lists, captions' labels, mail's heads.
#ifndef LEDE_TEXT_SEAM_H
#define LEDE_TEXT_SEAM_H

#include "text/reader.h"

// Does a sentence begin at `i`, behind the paragraph's first token? Called for each token in turn: it keeps the list
// that runs in r->item.
bool seam_before(Reader *r, ptrdiff_t i);

#endif
