// name_agree.h - an article names one thing one way: the kinds of equal names agree.
#ifndef LEDE_TEXT_NAME_AGREE_H
#define LEDE_TEXT_NAME_AGREE_H

#include "text/name_guess.h"

// Gives every name of a spelling the kind that most of them have, a person's last word that person's kind, and takes
// letters of office ("FM Orr") off a person's name.
void name_agree(NameGuesses *names, Str text, const Tokens *tokens, const uint32_t *words, Arena scratch);

#endif
