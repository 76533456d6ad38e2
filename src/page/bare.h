// bare.h - texts compared by their letters and digits alone: "Ferry hits pier, 12 hurt" is "FERRY HITS PIER – 12 hurt".
#ifndef LEDE_PAGE_BARE_H
#define LEDE_PAGE_BARE_H

#include "base/arena.h"

Str bare_text(Str s, Arena *arena);           // letters, marks and digits, folded
bool bare_same(Str a, Str b, Arena scratch);  // and not empty
bool bare_holds(Str whole, Str part, Arena scratch);
bool bare_starts(Str whole, Str part, Arena scratch);
bool bare_ends(Str whole, Str part, Arena scratch);
ptrdiff_t bare_words(Str s);  // runs between white space

// How many words of `part` stand in `whole` too, in the same order, in per cent: 100 when only words were left out.
int bare_kept(Str part, Str whole, Arena scratch);

// The first byte of a folded phrase that could open `text`; 0 when `text` is empty.
unsigned char bare_first(Str text);

// Bytes that `phrase`, which is folded, takes at the start of `text`; 0 when it does not stand there as whole words.
ptrdiff_t bare_opens(Str text, Str phrase);

#endif
