// fingerprint_index.h - the fingerprints of a window's articles: which articles hold one.
//
// What it answers depends on which articles are in it, never on how they came there.
//     FingerprintIndex *index = fingerprint_index_new();
//     fingerprint_index_add(index, number, article, scratch);
//     fingerprint_index_find(index, hash, &holders);
#ifndef LEDE_STORY_FINGERPRINT_INDEX_H
#define LEDE_STORY_FINGERPRINT_INDEX_H

#include "article/article.h"
#include "story/fingerprint.h"

typedef struct FingerprintIndex FingerprintIndex;

FingerprintIndex *fingerprint_index_new(void);  // NULL without memory
void fingerprint_index_free(FingerprintIndex *index);

// Puts an article in under a number of the caller's, in the place of one that has it. False, and as before, when
// there is no room.
bool fingerprint_index_add(FingerprintIndex *index, int32_t number, const Article *article, Arena scratch);
void fingerprint_index_remove(FingerprintIndex *index, int32_t number);  // one that is not there: nothing

// The coarse fingerprints of an article, as the index holds them; each once, in text order.
Fingerprints fingerprint_index_of(const Article *article, Arena *keep);

// Who holds a fingerprint. One that FINGERPRINT_MANY articles or more hold tells of none of them: `many`.
enum { FINGERPRINT_MANY = 256 };
typedef struct Holders {
    int32_t numbers[FINGERPRINT_MANY];  // in no order that means anything
    int32_t len;
    bool many;
} Holders;
void fingerprint_index_find(const FingerprintIndex *index, uint64_t hash, Holders *out);

// The articles that share at least `least` fingerprints with these, most first, then by number.
typedef struct Sharer {
    int32_t number, prints;
} Sharer;
typedef struct Sharers {
    Sharer *at;
    ptrdiff_t len, cap;
} Sharers;
Sharers fingerprint_index_sharers(const FingerprintIndex *index, Fingerprints prints, int32_t least,
                                  Arena *keep, Arena scratch);

// What is kept of an article beside its fingerprints.
int32_t fingerprint_index_prints(const FingerprintIndex *index, int32_t number);   // how many
uint64_t fingerprint_index_outlet(const FingerprintIndex *index, int32_t number);  // 0: unknown
uint64_t fingerprint_outlet(const Article *article);  // the same of one that need not be in

// For the bench: bytes in use, articles, fingerprints.
typedef struct FingerprintUse {
    ptrdiff_t bytes, articles, prints;
} FingerprintUse;
FingerprintUse fingerprint_index_use(const FingerprintIndex *index);

#endif
