// trait.h - what a model is told about each block of a page.
//
// The families (Kohlschütter et al. 2010; Peters & Lecocq 2013; Vogels et al. 2018): densities and punctuation of the
// block and its neighbours; hashed words of class and id up the path; place on the page; what other blocks of the same
// look are; phrases; the rules' first guess (guess.h); JSON-LD's articleBody as a witness. A second round adds what
// the first pass said of the block, its neighbours, its boxes and those of its look.
#ifndef LEDE_PAGE_TRAIT_H
#define LEDE_PAGE_TRAIT_H

#include "page/guess.h"
#include "page/model.h"

// A page with all that traits are made of.
typedef struct TraitPage {
    const Layout *layout;
    const Metadata *metadata;
    const Guess *guess;
    Str title, description;
} TraitPage;

typedef struct TraitWork {
    const TraitPage *page;
    const uint8_t *repeats, *covers;  // by block; covers may be NULL
    struct Look *looks;
    const int32_t *look;  // by block
    // after the first pass
    const int32_t *scores, *body_words;  // by block; by box
    const int32_t *before, *behind;      // by block: how far the next long one is that is said to be body
    const int32_t *told_before;          // by block: words of body in front of it
    int32_t all, first, last;
} TraitWork;

TraitWork trait_open(const TraitPage *page, Arena *arena);

// Can block `i` be body at all? What is far from all prose is not looked at; its score is TRAIT_NEVER.
enum { TRAIT_NEVER = -4 * MODEL_ONE, TRAITS_MOST = 512 };
bool trait_asks(const TraitWork *work, ptrdiff_t i);

// Writes the features of block `i` behind those that are there; at most TRAITS_MOST.
void trait_first(Features *out, const TraitWork *work, ptrdiff_t i, Arena scratch);

// The second round: after trait_told() has read all first-pass scores.
void trait_told(TraitWork *work, const int32_t *scores, Arena *arena);
void trait_second(Features *out, const TraitWork *work, ptrdiff_t i);

#endif
