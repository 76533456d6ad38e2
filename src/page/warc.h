// warc.h - one record of a web archive (WARC 1.0 and 1.1, ISO 28500): its head, and the page in its block.
//
// A page is what a server answered with status 200, what was saved without HTTP (`resource`), or the text made from
// either (`conversion`, Common Crawl's WET). When a record was made says nothing about when its page was published,
// so WARC-Date is not read.
#ifndef LEDE_PAGE_WARC_H
#define LEDE_PAGE_WARC_H

#include "base/str.h"

typedef enum WarcKind {
    WARC_OTHER,  // holds no page: a request, the crawler's own notes
    WARC_PLAIN,  // the block is the page
    WARC_HTTP,   // the block is a server's answer
} WarcKind;
typedef struct WarcHead {
    WarcKind kind;
    Str url;         // WARC-Target-URI, without the brackets that some writers put around it
    int64_t length;  // of the block, in bytes
} WarcHead;

// How long the head at the front of `bytes` is, its empty line counted; 0 when that line is not there yet.
ptrdiff_t warc_head_len(Str bytes);

// Views into `head`. False when it is no record's.
bool warc_head(WarcHead *out, Str head);

// The page in a record's block: a view into it, packed by brotli still where the server said so. False when it holds
// none: a redirect, a picture. A body in chunks (RFC 9112, 7.1) is put together in place, so `block` is changed.
typedef struct WarcPage {
    Str body;
    Str charset;  // that the server named
    bool brotli;
} WarcPage;
bool warc_page(WarcPage *out, WarcKind kind, char *block, ptrdiff_t len);

#endif
