// stem.h - from a word to its key: the Snowball stem, and how rare that is in news.
//
// Rarity is in sixteenths of a bit, from data/df.en.tsv: 0 for a stem in every article, 16 for one in every
// second; DF_UNKNOWN for what the table lacks. A name that no table knows is rare in any language, so the
// English table serves all; words of another language weigh alike.
#ifndef LEDE_STORY_STEM_H
#define LEDE_STORY_STEM_H

#include "story/words.h"

enum { DF_BIT = 16, DF_UNKNOWN = 13 * DF_BIT };

// Of a word that is not stemmed: of its longest beginning that the table has, for most stems are one.
int32_t df_word_bits(Str folded);

// The table as a number, which changes when it does.
uint64_t df_stamp(void);

// Stemmers of the languages met so far, and what they found. Their memory is libstemmer's own, so they are
// made and closed outside borders.
typedef struct Stemmers Stemmers;
Stemmers *stemmers_open(Arena *keep);                  // the struct lives in `keep`
bool stemmers_meet(Stemmers *stemmers, Str language);  // before its first word; false without memory
void stemmers_close(Stemmers *stemmers);

typedef struct Stem {
    uint32_t key;  // equal stems have equal keys
    int32_t bits;  // how rare
} Stem;

// The stem of a word of `text`. `language` is BCP 47; one without a stemmer, or not met, leaves words as they are.
Stem stem_of(Stemmers *stemmers, Str text, Word word, Str language);

// The stem itself, in `room`: for the maker of data/df.en.tsv.
Str stem_text(Stemmers *stemmers, Str folded, Str language, char room[WORD_BYTES]);

#endif
