// name_guess.h - names by rules alone: what the model of names starts from, and what stands where there is no model.
#ifndef LEDE_TEXT_NAME_GUESS_H
#define LEDE_TEXT_NAME_GUESS_H

#include "text/mention.h"

typedef struct NameGuess {
    Run name, role;  // a role may stand beside a name that is no person's
    NameKind kind;
    int score;  // what speaks for the kind at this place: see mention.c
} NameGuess;
typedef struct NameGuesses {
    NameGuess *at;
    ptrdiff_t len, cap;
    uint32_t *words;  // lexicon_words, with what a capital means in each sentence
} NameGuesses;

// In text order, not overlapping. For English; `sentences` are set.
NameGuesses name_guess(const Article *article, const Tokens *tokens, Arena *keep);

#endif
