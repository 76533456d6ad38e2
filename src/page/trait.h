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
    const Phrases *phrases;
    Str title, description;
} TraitPage;

Features trait_first(const TraitPage *page, Arena *arena);

// `first` with those of the second round; `scores` are the first pass's, by block.
Features trait_second(const TraitPage *page, const Features *first, const int32_t *scores, Arena *arena);

#endif
