// chain.h - tagger.c's other half: from scores to labels, and how sure they are.
#ifndef LEDE_TEXT_CHAIN_H
#define LEDE_TEXT_CHAIN_H

#include "text/tagger.h"

// Fills in head->likely from head->from.
void chain_open(Head *head);

// exp(-x / 32), of x from 0, in 28 bits: what a way weighs whose score is x behind the best.
uint32_t chain_exp(int32_t x);

#endif
