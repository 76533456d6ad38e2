// stop.h - does the full stop, question mark or ellipsis at a token end its sentence?
#ifndef LEDE_TEXT_STOP_H
#define LEDE_TEXT_STOP_H

#include "text/reader.h"

// The index behind the sentence that the token at *i ends, closing marks included; 0 when it ends none. Moves *i to
// the last of a run of stops ("?!", ". . ."), which is judged as one.
ptrdiff_t stop_end(const Reader *r, ptrdiff_t *i);

#endif
