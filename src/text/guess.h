// guess.h - names by rules alone: what the model of names starts from, and what stands where there is no model.
#ifndef LEDE_TEXT_GUESS_H
#define LEDE_TEXT_GUESS_H

#include "text/mention.h"

typedef struct Guess {
    Run name, role;  // a role may stand beside a name that is no person's
    NameKind kind;
} Guess;
typedef struct Guesses {
    Guess *at;
    ptrdiff_t len, cap;
    uint32_t *words;  // lexicon_words, with what a capital means in each sentence
} Guesses;

// In text order, not overlapping. For English; `sentences` are set.
Guesses guess_find(const Article *article, const Tokens *tokens, Arena *keep);

#endif
