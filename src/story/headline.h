// headline.h - a title as an outlet's form filled in: its words in order, what numbers them, and a match's score.
//
//     Winning numbers drawn in 'Pick 3 Evening' game       two fillings of one form: the label Pick has
//     Winning numbers drawn in 'Pick 4 Evening' game       two numbers
//     Hold Adeline Shipping; target of 225: Lundby         one outlet's frame around two names
//     Hold Borealis Cement; target of 480: Lundby
#ifndef LEDE_STORY_HEADLINE_H
#define LEDE_STORY_HEADLINE_H

#include "story/words.h"

enum { HEADLINE_WORDS = 16, HEADLINE_LABELS = 3 };

// Sixteen bits of a word's hash; the lowest says that it is a name or a number.
typedef struct Headline {
    uint16_t words[HEADLINE_WORDS];
    uint16_t label[HEADLINE_LABELS], number[HEADLINE_LABELS];  // "Day", "2": data/labels.tsv
    uint8_t words_len, labels_len;
    uint16_t score;  // "2-1" and "1-2": 2 * 256 + 1; 0: none, or several
} Headline;

// `names[i]` says whether word i is a name.
Headline headline_of(Str title, Words words, const bool *names);

// Do both carry one label with different numbers, and never the same?
bool headline_numbered_apart(const Headline *a, const Headline *b);

// Do both tell a score, and not the same? While a match is played its score rises: ask only of two days.
bool headline_scores_apart(const Headline *a, const Headline *b);

// Is most of both the same frame around different names?
bool headline_same_form(const Headline *a, const Headline *b);

// Does an outlet gather many stories under this title? See data/roundups.tsv.
bool headline_roundup(Str title);

#endif
