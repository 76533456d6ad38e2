// tag.h - what HTML's elements are to a reader: part of a line, a box of its own, nothing that is seen.
#ifndef LEDE_PAGE_TAG_H
#define LEDE_PAGE_TAG_H

#include <lexbor/tag/tag.h>
#include <stdbool.h>
#include <stdint.h>

enum { TAG_INLINE, TAG_BOX, TAG_SKIP, TAG_BREAK, TAG_RULE };

typedef struct TagRow {
    uint8_t kind;
    bool means;     // a block inside is named after it
    uint32_t clue;  // what it says by itself; see clue.h
} TagRow;

extern const TagRow tag_rows[LXB_TAG__LAST_ENTRY];

static inline TagRow tag_row(lxb_tag_id_t tag) {
    // an element that HTML does not know: pages use them as boxes ("<story-body>")
    return tag < LXB_TAG__LAST_ENTRY ? tag_rows[tag] : (TagRow){TAG_BOX, 0, 0};
}

#endif
