// block.h - a page as blocks: the runs of text that a reader sees as one, with what tells body from the rest.
//
//     <article class="post">                 box 1
//       <h1>Ferry hits pier</h1>               block 0, tag h1
//       <ul class="share"><li>Mail</li></ul>   box 2, clue SHARE;  block 1, tag li
//       <p>A ferry <b>hit</b> ...</p>          block 2, tag p
//
// One walk over the tree makes blocks and boxes (elements that are no inline ones) and notes, for
// metadata.h, where the page speaks about itself. Features only; body.h decides.
#ifndef LEDE_PAGE_BLOCK_H
#define LEDE_PAGE_BLOCK_H

#include "base/vec.h"
#include "page/clue.h"

#include <lexbor/html/html.h>

// An element that is no inline one. A box stands before the boxes inside it.
typedef struct Box {
    int32_t parent;      // -1 for the first
    int32_t first, end;  // its blocks, and those of the boxes inside: [first, end)
    int32_t words, link_words;
    int32_t prose;        // words of blocks in it that read as sentences
    uint32_t own, clues;  // of the element itself; of its whole path, after settle()
    uint32_t look;        // hash of tag and class: siblings of one look do one job
    uint16_t tag;         // LXB_TAG_...; 0 for an element unknown to HTML
    uint16_t depth;       // boxes around it
    Span class, id;       // the words of these attributes: `tokens` of the layout
} Box;

// A run of text between two borders of boxes.
typedef struct Block {
    Str text;  // white space collapsed
    int32_t box;
    int32_t words, link_words;
    int32_t commas, ends;  // , ; :   and   . ? ! with their like in other scripts
    bool jumps;            // a link in it leads to a part of this page
    uint16_t tag;          // of the nearest box that has a meaning: p, li, h2, td ...
    uint32_t inner;        // clues of an inline element that holds all of it
} Block;

typedef struct Boxes {
    Box *at;
    ptrdiff_t len, cap;
} Boxes;
typedef struct Blocks {
    Block *at;
    ptrdiff_t len, cap;
} Blocks;

// Where the page speaks about itself.
typedef struct Meta {
    Str name, content;  // <meta name|property|itemprop= content=>
} Meta;
typedef struct Metas {
    Meta *at;
    ptrdiff_t len, cap;
} Metas;

typedef enum MarkKind {
    MARK_HEADING,   // <h1>
    MARK_HEADLINE,  // itemprop=headline
    MARK_TIME,      // <time>
    MARK_DATE,      // itemprop=datePublished
    MARK_MODIFIED,  // itemprop=dateModified
    MARK_AUTHOR,    // itemprop=author, rel=author
    MARK_BYLINE,    // class="byline"
} MarkKind;
typedef struct Mark {
    MarkKind kind;
    lxb_dom_element_t *element;
    int32_t block;  // the first block at or after its start
} Mark;
typedef struct Marks {
    Mark *at;
    ptrdiff_t len, cap;
} Marks;

typedef struct Tokens {
    uint16_t *at;  // hashes of words
    ptrdiff_t len, cap;
} Tokens;

typedef struct Layout {
    Boxes boxes;
    Tokens tokens;
    Blocks blocks;
    Metas metas;
    Marks marks;
    Strs jsonld;    // contents of its scripts
    Str title;      // <title>
    Str canonical;  // <link rel=canonical>
    Str next;       // <link rel=next>
    Str language;   // <html lang>
    int32_t words, links, link_words, prose;
    bool live;  // itemprop=liveBlogUpdate
} Layout;

// All memory is the arena's; Strs outside `blocks` are views into the tree.
Layout block_layout(lxb_html_document_t *document, Arena *arena);

// The text of one element, collapsed, cut at `most` bytes.
Str block_element_text(lxb_dom_element_t *element, ptrdiff_t most, Arena *arena);

#endif
