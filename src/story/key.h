// key.h - an article as keys: what it is about, in integers that compare fast.
//
// A key is a stem. Each article has three unit vectors of them, weighted by how often it uses a stem and how
// rare that is in news (data/df.en.tsv), and its rarest keys, by which articles find each other:
//
//     title   "Ferry capsizes off Harrowmouth"             what it is about, in few words
//     lead    title and the first sentences                who, what, where
//     body    title and the first KEY_WORDS words          the rest
//     rare    the 16 heaviest keys that news at large hardly uses
//
// They depend on the article and the shipped table alone, so never on what else a window holds.
#ifndef LEDE_STORY_KEY_H
#define LEDE_STORY_KEY_H

#include "article/article.h"
#include "story/stem.h"

enum {
    KEY_WORDS = 500,  // read of a text: what it is about stands in front
    KEY_LEAD = 60,    // words of the lead
    KEY_RARE = 24,
    KEY_UNIT = 1 << 14,  // the length of a unit vector
};

typedef struct Key {
    uint32_t key;
    int32_t weight;
} Key;
typedef struct KeyVector {
    Key *at;  // by key
    int32_t len;
} KeyVector;

typedef struct Keys {
    KeyVector title, lead, body;
    uint32_t rare[KEY_RARE];  // by key
    int32_t rare_len;
    KeyVector numbers;  // of the title; weights mean nothing
    int64_t when;       // published: see when.h
    uint64_t outlet;    // 0 is unknown
} Keys;

Keys keys_of(const Article *article, Stemmers *stemmers, Arena *keep, Arena scratch);

// The cosine of two unit vectors, 0 to 1024.
int32_t key_cosine(KeyVector a, KeyVector b);

// How much of the unit vector `of` lies on keys that `in` has too, 0 to 1024.
int32_t key_covered(KeyVector of, KeyVector in);

// How many keys of `of` are in `in`.
int32_t key_common(KeyVector of, KeyVector in);

#endif
