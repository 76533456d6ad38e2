// body.h - which blocks of a page are the article, and what the others around it are.
//
// Each block gets a value from its own features (block.h): words count for it; links, clues of another
// job and forms against it. The body lies in the box whose blocks' values sum up highest (the maximal
// subtree; compare Pasternack & Roth 2009); inside, each block is kept, or set aside with a label.
#ifndef LEDE_PAGE_BODY_H
#define LEDE_PAGE_BODY_H

#include "article/article.h"
#include "page/block.h"
#include "page/metadata.h"

typedef struct Body {
    int32_t first, end;  // the region's blocks; none when the page has no article
    uint8_t *kept;       // by block
    uint8_t *label;      // by block: AsideLabel of what is not kept
    int32_t words;       // kept
} Body;

Body body_choose(const Layout *layout, const Metadata *metadata, const Article *about, Arena *arena);

// Writes text, paragraphs and asides.
void body_write(Article *out, const Layout *layout, const Body *body, Arena *keep);

#endif
