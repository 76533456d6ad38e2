// outlet.h - outlets by name: which names are one outlet's.
#ifndef LEDE_STORY_OUTLET_H
#define LEDE_STORY_OUTLET_H

#include "base/str.h"

enum { OUTLET_BYTES = 64 };

// The letters and digits of a name, folded, without what outlets add or drop freely ("The", ".com", "Online").
// A view into `room`, cut at its size.
Str outlet_plain(Str name, char room[OUTLET_BYTES]);

// Are these names of one outlet? Unknown ones are not.
bool outlet_same(Str a, Str b);

#endif
