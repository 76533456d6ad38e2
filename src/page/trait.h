// trait.h - what a model is told about each block of a page.
//
// The families (Kohlschütter et al. 2010; Peters & Lecocq 2013; Vogels et al. 2018): densities and punctuation of the
// block and its neighbours; hashed words of class and id up the path; place on the page; what other blocks of the same
// look are; phrases; the rules' first guess (guess.h); JSON-LD's articleBody as a witness.
// What blocks around it are taken for, trees ask (gauge.h).
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

// Blocks of one tag, class and parent's class do one job: what they are together.
typedef struct Look {
    uint32_t key;
    int32_t blocks, words, link_words, prose, guessed;
} Look;

// What a block looks like from its neighbours, in bins.
typedef struct TraitFace {
    uint8_t words, links, tag, ends, last;
} TraitFace;

typedef struct TraitWork {
    const TraitPage *page;
    const TraitFace *faces;           // by block
    const uint8_t *repeats, *covers;  // by block; covers may be NULL
    const Look *looks;
    int32_t looks_len;
    const int32_t *look;  // by block
} TraitWork;

TraitWork trait_open(const TraitPage *page, Arena *arena);

// Can block `i` be body at all? What is far from all prose is not asked about; its score is MODEL_NEVER.
bool trait_asks(const TraitWork *work, ptrdiff_t i);

// Writes the features of block `i` behind those that are there; at most TRAITS_MOST.
enum { TRAITS_MOST = 512 };
void trait_first(Features *out, const TraitWork *work, ptrdiff_t i, Arena scratch);

// Is it made of the rules' guess? For trainers.
bool trait_is_guess(int trait);

// The model's scores, by block.
int32_t *trait_scores(const TraitWork *work, Arena *arena);

// A number for each tag that matters.
int trait_tag(uint16_t tag);

#endif
