// published.h - when an article was published and last changed, by order of trust.
//
// Article object, <meta>, marked elements, <time>, lines near the title, the address. A day behind "Updated" is no day
// of publication while any other is known. Never the page's clock.
#ifndef LEDE_PAGE_PUBLISHED_H
#define LEDE_PAGE_PUBLISHED_H

#include "article/article.h"
#include "page/block.h"
#include "page/jsonld.h"

// Fills `published` and `modified`; `out->url` is known. `title_block` is the block that shows the title, or -1.
void published_read(Article *out, const Layout *layout, const JsonLd *jsonld, int32_t title_block,
                    Arena *keep, Arena *scratch);

// Where that found no day: lines right above the body, those under it that say what day they hold, marked ones anywhere.
// `kept`: by block.
void published_around(Article *out, const Layout *layout, const uint8_t *kept, int32_t title_block,
                      Arena *keep, Arena *scratch);

// Where no place shows or states one: the page's data for its scripts, when all of it agrees.
void published_in_data(Article *out, Str html, Arena *keep);

// The days of one line, told apart by the words before them ("before": those of the line above); what is known stays.
// Gives what is said of the first: 'm' for a change, 'p' for publication, 0 for nothing.
typedef struct Days {
    Str published, modified;
} Days;
char published_line(Days *days, Str text, Str before, Arena *keep);

#endif
