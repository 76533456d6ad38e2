// name_border.h - where a name begins and ends, put right after the model: two that it took for one, one for two.
//
//     Orr Motors Ltd | and | Lund & Sons        Norway | Ann Orr        Ann Orr | told | Bo Lund
//     Dr. Orr's Laboratories                    , Mo. | Ann Orr
#ifndef LEDE_TEXT_NAME_BORDER_H
#define LEDE_TEXT_NAME_BORDER_H

#include "text/name_guess.h"

// What the borders are found in.
typedef struct BorderText {
    Str text;
    const Tokens *tokens;
    const uint32_t *words;  // lexicon_words
} BorderText;

// Adds the name or names of kind `kind` that stand in `name`. Called in text order: a name may be joined to the one before.
void name_border_add(NameGuesses *out, const BorderText *in, NameKind kind, Run name, Arena *keep);

#endif
