// render.h - a brief as something to read: one file a format, a row each in formats[].
//
// Renderers loop over the Brief's parts in DESIGN's order. Content is evidence, copied byte for byte;
// labels and headings come from words.h, the fixed list of all words that are ours.
#ifndef LEDE_RENDER_RENDER_H
#define LEDE_RENDER_RENDER_H

#include "base/buf.h"
#include "brief/brief.h"
#include "brief/digest.h"

// The parts of a brief. A form (editor, analyst ...) is a choice and an order of them.
typedef enum Part {
    PART_END,
    PART_HEAD,
    PART_NEWS,  // what is new since an older brief, where one was given
    PART_WARNINGS,
    PART_TOP,     // the few points that matter most
    PART_POINTS,  // by place and day
    PART_TOPICS,  // the same by topic
    PART_DIFFERENCES,
    PART_TITLES,
    PART_QUOTES,
    PART_POSITIONS,
    PART_AHEAD,
    PART_COVERAGE,
    PART_SOURCES,
    PART_COUNT
} Part;

typedef struct BriefForm {
    const char *name;  // what --form says
    Part parts[12];    // ends with PART_END
    int32_t length;    // points, where --length does not say
    bool plain;        // for readers who don't know the marks: words in their place
} BriefForm;

extern const BriefForm brief_forms[];        // ends with a NULL name
const BriefForm *brief_form_find(Str name);  // NULL when there is none

typedef struct Style {
    const BriefForm *form;
    int32_t length;   // points at most
    int32_t columns;  // text is wrapped here; 0 never
    bool color;       // ANSI colours
} Style;

typedef void BriefRender(Buf *out, const Brief *const *briefs, ptrdiff_t count, const Style *style,
                         Arena scratch);

typedef struct Format {
    const char *name;    // what --format says
    const char *ending;  // of a file of it
    BriefRender *render;
} Format;

extern const Format formats[];        // ends with a NULL name
const Format *format_find(Str name);  // NULL when there is none

BriefRender render_text, render_markdown, render_html, render_atom, render_json;

// An article for a reader at a terminal: its head, its paragraphs, what was set aside; findings below
// where it has any.
void render_article(Buf *out, const Article *article, Arena scratch);

// A story as a row of NDJSON, as one line, and as an object of the Telegram Data Clustering Contest's "threads".
typedef void StoryRender(Buf *out, const Story *story, Arena scratch);
StoryRender render_story_json, render_story_line, render_story_thread;

typedef struct StoryFormat {
    const char *name;
    StoryRender *render;
} StoryFormat;

extern const StoryFormat story_formats[];        // ends with a NULL name
const StoryFormat *story_format_find(Str name);  // NULL when there is none

// A digest as lines, and as rows of NDJSON.
void render_digest_text(Buf *out, const Digest *digest, Arena scratch);
void render_digest_json(Buf *out, const Digest *digest, Arena scratch);

#endif
