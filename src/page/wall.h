// wall.h - why a page has no article, or only its beginning: a front page, a login wall, a shell that scripts fill ...
//
// Phrases: data/page_walls.tsv. Asked only where too little text was kept, and for the mark of a teaser.
#ifndef LEDE_PAGE_WALL_H
#define LEDE_PAGE_WALL_H

#include "base/err.h"
#include "page/block.h"

// FRONT_PAGE, LOGIN_WALL, NEEDS_SCRIPT, SERVER_REFUSED, MISSING or NO_ARTICLE. `html` is the page.
ErrCode wall_why(const Layout *layout, Str html, Arena scratch);

// What stands in an article's place where little was kept (`kept`, by block): one of these, or ERR_NONE.
ErrCode wall_instead(const Layout *layout, const uint8_t *kept, Arena scratch);

// Is this an outlet's front page, by its address and its links, although text was kept?
bool wall_is_front(const Layout *layout, Str url);

// As wall_why(), for a plain-text page.
ErrCode wall_why_text(Str text, Arena scratch);

// "Subscribe to read on": does a line say that the rest is locked?
bool wall_is_teaser(Str line, Arena scratch);

// "You have 57% of this article left to read": does it say so of this very article, which none does that is whole?
bool wall_is_rest(Str line, Arena scratch);

// A feed, a sitemap, JSON: text that is no page. Its name, or NULL.
const char *wall_no_page(Str text);

#endif
