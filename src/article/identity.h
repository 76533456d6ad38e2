// identity.h - who an article is, so that two fetches of one page are never two sources.
//
// id = its canonical URL, else its source; version = its title and text; page = its bytes.
// Same id and another version: the same article, changed. See DESIGN, Identity.
#ifndef LEDE_ARTICLE_IDENTITY_H
#define LEDE_ARTICLE_IDENTITY_H

#include "article/article.h"

// Sets id and version from what the article holds now; a given id stays.
void identity_set(Article *article, Arena *keep);

// The id of a page's bytes.
Str identity_page(Str bytes, Arena *keep);

// A URL with what does not name the page taken off: scheme and host in lower case, no "www.",
// default port, fragment, or tracking parameters (utm_*, fbclid ...); http and https are one.
// Something that is no http URL comes back as it is.
Str identity_url(Str url, Arena *keep);

// The host of a URL in lower case without "www."; empty when there is none.
Str identity_host(Str url, Arena *keep);

#endif
