// limits.h - every limit on what comes from outside, in one place. lede(1), LIMITS, lists them.
//
// A page past a limit fails with TOO_LARGE or MEMORY, or is cut where the comment says so; the run
// goes on.
#ifndef LEDE_BASE_LIMITS_H
#define LEDE_BASE_LIMITS_H

enum {
    LIMIT_PAGE_BYTES = 64 << 20,    // one page, as stored and again after decompression
    LIMIT_ROW_BYTES = 64 << 20,     // one row of NDJSON
    LIMIT_RECORD_HEAD = 64 << 10,   // the head of an archive's record
    LIMIT_BRIEF_BYTES = 512 << 20,  // a brief given to verify
    LIMIT_NODES = 4 << 20,          // DOM nodes of a page
    LIMIT_NAMES = 4096,             // different names of tags, and of attributes, in a page
    LIMIT_DEPTH = 512,              // open elements at once; deeper ones are read as siblings
    LIMIT_OPEN_FORMATTING = 64,     // unclosed <b>, <font> ...; further ones are passed over
    LIMIT_ATTRIBUTES = 128,         // attributes of one element; further ones are passed over
    LIMIT_HIDDEN_BYTES = 64 << 10,  // how far the end tag of an element that nobody sees is looked for
    LIMIT_TREE_BYTES = 64 << 20,    // a page's tree; or, where that is more:
    LIMIT_TREE_SHARE = 64,          // a page's tree, in bytes for each byte of the page
    LIMIT_METAS = 1024,             // <meta> of a page that are read
    LIMIT_MARKS = 256,              // headings, times, bylines of a page that are looked at for its metadata
    LIMIT_FIELD_BYTES = 4096,       // a title, a description, a name; cut
    LIMIT_AUTHORS = 24,             // authors of an article
    LIMIT_TAGS = 64,                // its tags
    LIMIT_ENTRIES = 1024,           // entries of a live page
    LIMIT_CREDITS = 32,             // its credits
    LIMIT_CORRECTIONS = 32,         // its corrections
    LIMIT_TEXT_BYTES = 16 << 20,    // an article's text; cut at a paragraph
    LIMIT_JSONLD_BYTES = 4 << 20,   // one JSON-LD block; a longer one is passed over
    LIMIT_JSONLD_DEPTH = 12,        // objects in objects there
    LIMIT_JSONLD_OBJECTS = 4096,    // objects of a page's JSON-LD
    LIMIT_JSONLD_NAMES = 64,        // authors, and keywords, of one of them
    LIMIT_SENTENCE_BYTES = 8192,    // what is searched for one quote's speaker; cut at a word
    LIMIT_SINGLE_QUOTE_BYTES = 1000,  // between two single quotation marks; further ones are apostrophes
    LIMIT_WHOLE_QUOTE_BYTES = 800,    // of an outcry that is one sentence; a longer one is as many as it has
    LIMIT_FOLDER_DEPTH = 32,          // folders in folders
    LIMIT_EDGES = 1 << 20,   // pairs of clauses of a story that may tell one thing; weaker ones are dropped
    LIMIT_POINTS = 60,       // points of a brief, and likewise its quotes, differences and warnings
    LIMIT_COVERAGE = 20,     // points with a row in a brief's coverage
    LIMIT_AHEAD = 24,        // announcements in a brief
    LIMIT_STORY = 2000,      // articles in one story
    LIMIT_JOBS = 256,        // --jobs
    LIMIT_WINDOW = 1 << 20,  // articles in a window, and sections of roundups
};

// Address space, not memory: touched only as a page needs it.
#define LIMIT_KEEP_BYTES    ((ptrdiff_t)2 << 30)
#define LIMIT_SCRATCH_BYTES ((ptrdiff_t)4 << 30)

#endif
