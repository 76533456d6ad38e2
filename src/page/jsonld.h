// jsonld.h - what a page's JSON-LD says about its article (schema.org), read from scripts as dirty as they come.
#ifndef LEDE_PAGE_JSONLD_H
#define LEDE_PAGE_JSONLD_H

#include "base/vec.h"

// One entry of a live page as its JSON-LD gives it: liveBlogUpdate.
typedef struct LiveUpdate {
    Str headline, body, published;
    Strs authors;
} LiveUpdate;
typedef struct LiveUpdates {
    LiveUpdate *at;
    ptrdiff_t len, cap;
} LiveUpdates;

// Of the one article that the scripts describe best; empty is unknown. Text may hold HTML, and
// character references: metadata.h cleans it.
typedef struct JsonLd {
    int rank;  // how sure its type is to be an article's; 0 when there is none
    Str headline, description, published, modified, section, language, url, image, publisher, body, dateline;
    Strs authors, keywords;
    Strs path;           // a BreadcrumbList's names, from the site down
    bool news;           // NewsArticle or one of its kind
    bool live, gallery;  // LiveBlogPosting; ImageGallery
    bool opinion;        // OpinionNewsArticle
    bool locked;         // isAccessibleForFree: false
    Str site;            // name of a WebSite or NewsMediaOrganization beside it
    LiveUpdates updates;
} JsonLd;

// `scripts` as they stand in the page; one that is no JSON is passed over. `url` is the page's own where
// known: a list of articles may hold this one.
JsonLd jsonld_read(Strs scripts, Str url, Arena *arena);

#endif
