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

// What is far from all prose is not asked about. Lives as long as `page`, in `arena`.
Rounds trait_rounds(const TraitPage *page, Arena *arena);

#endif
