// words.h - a text as words that compare: folded, without punctuation, any script.
//
// Only what this room needs (text/ has the real tokens): a word is a run of letters, marks and digits;
// "2,500" and "3.5" are one, "don't" and "co-operate" are two, and in scripts written without spaces each
// character is one. Words of any case and any style of apostrophe are so the same.
//     Words words = words_find(article->text, max, keep);
//     if (words.at[i].hash == words.at[j].hash) ...   the same word
#ifndef LEDE_STORY_WORDS_H
#define LEDE_STORY_WORDS_H

#include "base/vec.h"

enum {
    WORD_UPPER = 1,      // has a capital
    WORD_NUMBER = 2,     // begins with a digit
    WORD_RUNE = 4,       // one character of a script without spaces
    WORD_PARAGRAPH = 8,  // the first of its paragraph
    WORD_SENTENCE = 16,  // the first after a full stop or of its paragraph
    WORD_QUOTED = 32,    // in quotation marks: see quoted.h
    WORD_STANDING = 64,  // in a paragraph that is the outlet's, not the report's: see standing.h
};

typedef struct Word {
    Span at;        // in the text
    uint64_t hash;  // of the folded word
    uint32_t flags;
} Word;
typedef struct Words {
    Word *at;
    ptrdiff_t len, cap;
} Words;

// The first `max` words of `text`.
Words words_find(Str text, ptrdiff_t max, Arena *keep);

// The word folded, as it was hashed; a view into `room`, cut at its size.
enum { WORD_BYTES = 64 };
Str word_fold(Str word, char room[WORD_BYTES]);

// The hash of a folded word.
uint64_t word_hash(Str folded);

#endif
