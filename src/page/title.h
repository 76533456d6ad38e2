// title.h - an article's title as its page shows it, out of the places where pages state it.
#ifndef LEDE_PAGE_TITLE_H
#define LEDE_PAGE_TITLE_H

#include "page/block.h"

typedef struct Titles {
    Str open_graph, twitter, headline, page;  // og:title, twitter:title, JSON-LD, <title>
    bool news, live;                          // what JSON-LD says the page is
    Str heading;                              // the <h1>, after title_heading()
    int32_t heading_block;                    // where it stands, or would; -1 when nowhere
} Titles;

// Finds the heading that says what the metadata say; else the only <h1>. One at the end of a path of links
// ("News > Harbour > Ferry hits pier") is none.
void title_heading(Titles *titles, const Layout *layout, Arena *keep);

// One of the four, without the outlet's name.
Str title_choose(const Titles *titles, Str outlet, Str host, Arena scratch);

// A title without a part at its end or start that only names the site: "Ferry hits pier | Nordpress".
Str title_strip(Str title, Str outlet, Str host);

// Where the last (or the first) part of a title begins, at the mark before it, and that mark's bytes; -1 when it is one.
ptrdiff_t title_mark(Str title, bool last, ptrdiff_t *mark_len);

// The part of <title> that the host is made of: "Harrow Post" of harrowpost.example; {0} when none is.
Str title_site(Str title, Str host, Arena *scratch);

#endif
