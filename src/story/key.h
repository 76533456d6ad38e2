// key.h - an article as keys: what it is about, in integers that compare fast.
//
// A key is a stem. Each article keeps its heaviest KEY_MOST of them, with their parts in three unit vectors, weighted
// by how often it uses a stem and how rare that is in news (data/df.en.tsv):
//
//     title   "Ferry capsizes off Harrowmouth"             what it is about, in few words
//     lead    title and the first sentences                who, what, where
//     body    title and the first KEY_WORDS words          the rest
//
// and marks: a name, a number, one of the KEY_FINDERS rarest by which articles find each other. They depend on the
// article and the table of its language: the shipped one, or what a window's closed days taught. Eight bytes a key: a million
// articles are half a gigabyte.
#ifndef LEDE_STORY_KEY_H
#define LEDE_STORY_KEY_H

#include "article/article.h"
#include "story/about.h"
#include "story/headline.h"
#include "story/name_pair.h"
#include "story/section.h"
#include "story/stem.h"
#include "story/taught.h"

enum {
    KEY_WORDS = 500,  // read of a text: what it is about stands in front
    KEY_LEAD = 60,    // words of the lead
    KEY_MOST = 64,
    KEY_FINDERS = 24,
    KEY_UNIT = 255,  // the length of a unit vector
};

enum { KEY_DENSEST = 9 };
enum {
    KEY_NAME = 1,    // written like a name
    KEY_NUMBER = 2,  // begins with a digit
    KEY_FINDER = 4,
    KEY_TITLE = 8,       // stands in the title
    KEY_BITS_SHIFT = 4,  // the upper half: how rare, in bits
};

typedef struct Key {
    uint32_t key;
    uint8_t title, lead, body;  // weights in the three unit vectors
    uint8_t flags;
} Key;

// Over all keys of an article, what each comparison needs. Names here: names and numbers.
enum { KEY_LENGTH_BITS = 8 };
typedef struct KeyTotals {
    int32_t title, title_names, lead;   // sums of squares
    uint32_t names, plain, lead_names;  // lengths, in 2^-KEY_LENGTH_BITS; names and plain are the body's
    int32_t numbers;                    // how many stand in the title
} KeyTotals;

enum { KEY_HEAVIEST = 4 };

typedef struct Keys {
    const Key *at;  // by key
    int32_t len;
    KeyTotals totals;
    uint8_t heaviest[KEY_HEAVIEST];  // places of the keys that weigh most in the body, the heaviest first
    uint16_t words;                  // of the text, at most KEY_WORDS
    bool roundup;                    // many stories on one page: belongs to none
    bool section;                    // a part of such a page: belongs to one, and holds nobody together
    uint8_t density;  // the logarithm of how many articles of its day there are, at most KEY_DENSEST
    NamePairs pairs;
    About about;
    Headline headline;
    uint32_t outlet;             // 0 is unknown
    int64_t when;                // published: see when.h
    uint8_t crowd[KEY_FINDERS];  // of each finder, by key: the logarithm of how many articles it finds
} Keys;

// `taught` is of the article's language; NULL where nothing was taught.
Keys keys_of(const Article *article, Stemmers *stemmers, const TaughtTable *taught, Arena *keep,
             Arena scratch);
// Of a section, as if it were an article: its heading is the title.
Keys keys_of_section(const Section *section, Stemmers *stemmers, const TaughtTable *taught, Arena *keep,
                     Arena scratch);

// All that can become keys, each once.
typedef struct KeyStems {
    uint32_t *at;
    ptrdiff_t len, cap;
} KeyStems;
KeyStems keys_stems(const Article *article, Stemmers *stemmers, Arena *scratch);

// Fills what follows from the keys themselves: totals and heaviest.
void keys_complete(Keys *keys);

// What the weights of keys hang on, as a number: keys of another stamp don't compare with ours.
uint64_t keys_stamp(void);

static inline int32_t key_bits(const Key *key) { return key->flags >> KEY_BITS_SHIFT; }

#endif
