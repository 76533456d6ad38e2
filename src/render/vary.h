// vary.h - two forms of one quotation, word by word: where they vary.
//
//     fullest  "We   will  open  the Bridge  in May,"
//     other    "we   will  open  the bridge  in May"
//               └─ vary           └─ vary     └─ only marks at the end: the same
//
// Quotation marks and apostrophes of any style are one, since outlets set them by house style. Where
// the other form begins later or ends earlier than the fullest, that is no variation: it is a part of it.
#ifndef LEDE_RENDER_VARY_H
#define LEDE_RENDER_VARY_H

#include "base/vec.h"

// Words [start, end) of the fullest form stand as `other` in another form.
typedef struct Varying {
    int32_t start, end;
    Str *other;  // the words there, `other_len` of them
    ptrdiff_t other_len;
} Varying;
typedef struct Varyings {
    Varying *at;
    ptrdiff_t len, cap;
    bool too_many;  // the forms have less than half of the words in common, or are too long to compare
} Varyings;

// Words as they stand between white space.
Strs vary_words(Str text, Arena *keep);
// The bytes at a word's end that are house style: closing marks, and the comma or full stop before them.
ptrdiff_t vary_tail(Str word);
Varyings vary_find(Strs fullest, Strs other, Arena *keep);

#endif
