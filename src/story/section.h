// section.h - what a page tells that gathers many stories: a roundup, a digest, a newsletter, a live blog.
//
// The page belongs to no story; each of its sections may. A section is a heading with what stands under it; on a page
// without headings, a paragraph.
#ifndef LEDE_STORY_SECTION_H
#define LEDE_STORY_SECTION_H

#include "story/story.h"

// Does an outlet gather many stories under this title, or in this form? Of live blogs the sections must tell.
bool section_gathers(const Article *article);

// In text order, at most SECTIONS_MOST; none where the page is one report, or can't be told apart. A live page with a
// word of its title in half of its entries is one long report. `article` must live as long as they do.
enum { SECTIONS_MOST = 64 };
Sections sections_of(const Article *article, Arena *keep);

#endif
