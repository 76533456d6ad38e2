// spelled.h - one spelling for "colour" and "color", so that a quotation is the same in two countries' outlets.
//
// Only for comparing: what it gives need not be a word ("praise" is "praize" for all).
#ifndef LEDE_BRIEF_SPELLED_H
#define LEDE_BRIEF_SPELLED_H

#include "base/arena.h"

// The American spelling of `form`, which is folded; `form` itself or in `keep`.
Str spelled_alike(Str form, Arena *keep);

#endif
