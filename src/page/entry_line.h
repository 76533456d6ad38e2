// entry_line.h - the lines of a page that say when a part of it was written: what parts a live page (entry.h).
#ifndef LEDE_PAGE_ENTRY_LINE_H
#define LEDE_PAGE_ENTRY_LINE_H

#include "page/body.h"

enum {
    ENTRY_LINE_BYTES = 60,  // of a line that says when, and perhaps who
    ENTRY_LINE_WORDS = 5,   // beside the time
    ENTRY_PROSE_WORDS = 8,
    ENTRY_PARTS_LEAST = 2,  // of a page that says it is live
    ENTRY_DAY = 10,         // bytes of "2021-04-07"
};

typedef struct EntryLine {
    int32_t block;
    Str time;    // "2021-04-07T14:32"; of a clock alone "T14:32"; of a day alone "2021-04-07"
    bool whole;  // the block says when and nothing else
    bool sure;   // "14:32" or a date; "14.32" may be any number
} EntryLine;
typedef struct EntryLines {
    EntryLine *at;
    ptrdiff_t len, cap;
} EntryLines;

typedef struct EntryPage {
    Body *body;
    const Layout *layout;
    const Article *about;  // when it was published and changed, as far as it says
    Arena *keep, *scratch;
} EntryPage;

// Lines that part the text, in its order, their days not yet told.
EntryLines entry_lines(const EntryPage *page);

bool entry_falls(const EntryLines *lines);  // do times fall from the top down?
void entry_date(EntryLines *lines, const EntryPage *page, bool newest_first);

// "14:32", "14.32", "14h32", "2 pm" at the start of `s`: how many bytes at least; 0 when none stands there.
ptrdiff_t entry_clock_len(Str s);

// Is any of the blocks [first, end) kept, and more than a line?
bool entry_has_prose(const EntryPage *page, int32_t first, int32_t end);

static inline bool entry_has_clock(Str time) { return str_find_byte(time, 'T') >= 0; }
static inline const Block *entry_block(const EntryPage *page, int32_t i) {
    return &page->layout->blocks.at[i];
}

#endif
