// body.h - which blocks of a page are the article, and what the others around it are.
//
// Rules make a first guess (guess.h); a linear model says what each block looks like, and what stands around it
// (trait.h, model.h); trees decide, who know what it said of all blocks (gauge.h, tree.h). What is not kept is set aside
// with a label.
#ifndef LEDE_PAGE_BODY_H
#define LEDE_PAGE_BODY_H

#include "article/article.h"
#include "page/block.h"
#include "page/trait.h"

typedef struct Body {
    int32_t first, end;  // the region's blocks; none when the page has no article
    uint8_t *kept;       // by block
    uint8_t *label;      // by block: AsideLabel of what is not kept
    int32_t *paragraph;  // by block, once written: which it became; -1
    int32_t words;       // kept
} Body;

Body body_choose(const Layout *layout, const Metadata *metadata, const Article *about, Arena *arena);

// Which blocks the model's scores keep, with what is never body left out: also what tools/train_body.c measures.
void body_keep(uint8_t *kept, const TraitPage *page, const int32_t *scores, Arena scratch);

// Writes text, paragraphs and asides.
void body_write(Article *out, const Layout *layout, const Body *body, Arena *keep);

#endif
