// entry.h - the entries of a live page: which paragraphs were written when, and by whom.
//
// A line that is a time parts them, however pages mark it up; where JSON-LD gives the entries (liveBlogUpdate), it says
// their times and authors best. Times and names of entries are no text.
//
//     14.32 CET              ┐                          ┐
//     Divers leave the water │ the largest box around   │ one entry, at 14.32
//     The divers have ...    ┘ a time that holds no     ┘
//     12.05 CET                other
#ifndef LEDE_PAGE_ENTRY_H
#define LEDE_PAGE_ENTRY_H

#include "page/body.h"

typedef struct EntryPart {
    int32_t first, end;  // blocks
    Str time;
    Strs authors;
} EntryPart;
typedef struct EntryParts {
    EntryPart *at;
    ptrdiff_t len, cap;
    bool newest_first;
} EntryParts;

// None where the page is no live page, as far as `live` (it says so itself) and its times tell. Takes the lines that only
// say when and who out of `body`.
EntryParts entry_find(Body *body, const Layout *layout, const Metadata *metadata, const Article *about,
                      bool live, Arena *keep, Arena *scratch);

// Fills `entries`, and sets right the days of a page that was begun before its newest entry. Behind body_write().
void entry_write(Article *out, const EntryParts *parts, const Body *body, Arena *keep);

#endif
