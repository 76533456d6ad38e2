// run.h - capital runs: stretches of words that may be a name, titles and all.
//
//     "... and then [Foreign Minister Ann van der Orr] of [the] [Bank of Nordland] met [J. Lunde] ..."
#ifndef LEDE_TEXT_RUN_H
#define LEDE_TEXT_RUN_H

#include "text/lexicon.h"

// One sentence being read, with all that is known of its words.
typedef struct Scene {
    Str text;
    const Tokens *tokens;
    const uint32_t *words;  // lexicon_words
    ptrdiff_t first, end;   // the sentence's tokens
} Scene;

// Tokens [first, end).
typedef struct Run {
    ptrdiff_t first, end;
} Run;

// The first run at or behind token `i` of the scene's sentence; first == end when there is none.
Run run_next(const Scene *scene, ptrdiff_t i);

// Words and marks by index; nothing and 0 outside the sentence.
Str scene_word(const Scene *scene, ptrdiff_t i);
uint32_t scene_bits(const Scene *scene, ptrdiff_t i);
bool scene_is(const Scene *scene, ptrdiff_t i, Str word);
bool scene_spaced(const Scene *scene, ptrdiff_t i);  // white space before it
Str scene_str(const Scene *scene, Run run);          // from its first word to its last

#endif
