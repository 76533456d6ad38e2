// outlets.h - outlets by name and by address: who publishes, and whose the outlet is.
//
// The shipped rows: data/outlets.tsv. A user's rows are the same kind of table and come before them.
//     Outlet o = outlets_by_host(NULL, article->url);      o.name is "BBC" for https://www.bbc.co.uk/news/...
#ifndef LEDE_ARTICLE_OUTLETS_H
#define LEDE_ARTICLE_OUTLETS_H

#include "article/article.h"
#include "base/err.h"

typedef struct Outlet {
    Str host, name;  // name is empty: not in the table
    Str country;     // ISO 3166
    Str kind;        // agency, newspaper, broadcaster, site, magazine, release
    Str owner;       // the publisher family; may be empty
    Str state;       // "state", "public" or empty
} Outlet;

// A user's rows, by host and by plain name.
typedef struct Outlets {
    Outlet *by_host, *by_name;
    ptrdiff_t len;
} Outlets;

// A table as data/outlets.tsv: tabs between columns, '#' begins a comment; only host and name must be there. All of
// it lives in `keep`, and views into `table`.
bool outlets_read(Outlets *out, Str table, Str where, Arena *keep, Err *err);

// By address or host name: the longest row that its host ends with. `more` may be NULL. {0} when there is none.
Outlet outlets_by_host(const Outlets *more, Str url);

// By any spelling of its name. Names that two publishers bear give {0}.
Outlet outlets_by_name(const Outlets *more, Str name);

// Of an article: by its name, else by its address.
Outlet outlets_of(const Outlets *more, const Article *article);

enum { OUTLET_BYTES = 64 };

// The letters and digits of a name, folded, without what outlets add or drop freely ("The", ".com", "Online").
// A view into `room`, cut at its size.
Str outlet_plain(Str name, char room[OUTLET_BYTES]);

// Are these names of one outlet? Unknown ones are not.
bool outlet_same(Str a, Str b);

#endif
