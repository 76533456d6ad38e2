// name_pair.h - two words with capitals in a row: a person's, a place's, a law's name, as an article's main ones.
//
// "Ines" and "Corvane" stand in many reports, "Ines Corvane" in those about her: a pair tells more than its words.
#ifndef LEDE_STORY_NAME_PAIR_H
#define LEDE_STORY_NAME_PAIR_H

#include "story/stem.h"

enum { NAME_PAIRS = 16, NAME_PAIR_UNIT = 255 };

typedef struct NamePairs {
    uint32_t key[NAME_PAIRS];    // in order
    uint8_t weight[NAME_PAIRS];  // in a unit vector of length NAME_PAIR_UNIT
    int32_t len;
} NamePairs;

// The heaviest of `text`, whose words these are.
NamePairs name_pairs_of(Str text, Words words, Str language, Stemmers *stemmers, Arena scratch);

// What two articles have in common.
typedef struct NamePairsShared {
    int32_t product;  // of their vectors
    int32_t absent;   // the smaller of the heaviest weights that the other lacks
} NamePairsShared;
NamePairsShared name_pairs_shared(const NamePairs *a, const NamePairs *b);

#endif
