// chain.h - tagger.c's other half: from scores to labels, and how sure they are.
#ifndef LEDE_TEXT_CHAIN_H
#define LEDE_TEXT_CHAIN_H

#include "text/tagger.h"

// Fills in head->likely from head->from.
void chain_open(Head *head);

#endif
