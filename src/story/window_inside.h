// window_inside.h - what the files of the window work on; others see window.h.
//
//     Window ── entries[] ──► Entry ──► packed article, packed keys     by number; a removed one's number is used again
//            ── slots[]    number of an id's entry     open addressing, rebuilt when half full
//            ── segments[] ranges of memory that hold the entries
#ifndef LEDE_STORY_WINDOW_INSIDE_H
#define LEDE_STORY_WINDOW_INSIDE_H

#include "story/group.h"
#include "story/learned.h"
#include "story/learning.h"
#include "story/window.h"

// What few have: an article whose language is taught, one with sections, a section.
typedef struct Extra {
    uint32_t code;      // of a language that is taught: see taught_code(); 0: it is not
    uint32_t print;     // of an article that may teach: a hash of its text
    uint32_t version;   // of the table that its keys were weighed by; 0: none
    int32_t parts_len;  // of its sections, and their numbers
    int32_t *parts;
    Span at, heading;  // of a section
} Extra;

// An article, or a section of one that gathers many stories: then keys->section.
typedef struct Entry {
    Packed article;
    PackedKeys *keys;
    Extra *extra;     // NULL: it has none of that
    int32_t segment;  // that holds it
} Entry;

typedef struct Segment {
    Arena whole, free;
    int64_t live;  // entries in it
} Segment;

// What grows by one article at a time. Growing works on a copy, which is published when all of it has grown.
typedef struct Tables {
    Arena arena;
    struct {
        Entry **at;
        ptrdiff_t len, cap;
    } entries;  // NULL: free
    struct {
        int32_t *at;
        ptrdiff_t len, cap;
    } unused;  // numbers of free entries
    struct {
        Segment *at;
        ptrdiff_t len, cap;
    } segments;
    int32_t *slots;  // 0 is free, -1 was used, else 1 + number of an entry
    ptrdiff_t slots_len, slots_used;
} Tables;

struct Window {
    Arena whole;  // of the tables and this
    Arena room;   // for the work on one article
    Tables tables;
    ptrdiff_t forgotten;  // bytes of tables that were outgrown, and given back
    ptrdiff_t live;       // articles
    int32_t current;      // the segment that grows; -1: none
    Stemmers *stemmers;
    Taught *taught;
    Grouping *grouping;
    Learning *learning;
    struct Shelf *shelf;  // stories made before
    const Standing *standing;
    const Outlets *outlets;  // a user's; may be NULL
};

// A story by the number of its first article. What is taken off the shelf stays in its memory as garbage, until all
// of it is made anew.
typedef struct Shelf {
    Arena whole, free;
    Story **stories;  // by number of the first article
    ptrdiff_t len;
    ptrdiff_t used_at_best;
} Shelf;

static inline const Entry *window_entry(const Window *window, ptrdiff_t number) {
    return window->tables.entries.at[number];
}

// The number of the article `id`; -1 when it is not there.
int32_t window_number(const Window *window, Str id);

#endif
