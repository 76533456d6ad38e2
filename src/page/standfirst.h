// standfirst.h - the few lines under the title that say what the article is about, as its description.
//
//     <h1>Harbour closes</h1>  <p class="deck">Three weeks without ferries</p>     the deck, whatever metadata say
// Where the page shows none it is what metadata state, but for what speaks of the outlet alone ("News from Wexholm").
#ifndef LEDE_PAGE_STANDFIRST_H
#define LEDE_PAGE_STANDFIRST_H

#include "article/article.h"
#include "page/metadata.h"

// Sets the description. `kept`, by block: what is the article's text.
void standfirst_read(Article *out, const Layout *layout, const Metadata *metadata, const uint8_t *kept,
                     Arena *keep);

#endif
