// alike.h - how much of two texts is the same where small changes are looked past.
//
// An editor who cuts and rewrites agency copy leaves few long runs: "on Friday" goes, "US" becomes "U.S.", a title
// is added. What is left are short runs all over. Each word counts that stands in four in a row that both texts
// have, outside quotation marks and standing paragraphs. Two own reports of one event have a tenth of it, by names
// and set phrases; a light rewrite has half.
#ifndef LEDE_STORY_ALIKE_H
#define LEDE_STORY_ALIKE_H

#include "story/words.h"

typedef struct Alike {
    int32_t of_a, of_b;    // words that stand in both, of each text
    int32_t all_a, all_b;  // words that count
} Alike;

Alike alike_count(Words a, Words b, Arena scratch);

int32_t alike_share(int32_t words, int32_t of);  // in thousandths; 0 of nothing

#endif
