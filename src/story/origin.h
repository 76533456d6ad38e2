// origin.h - where the text of each member of a story was first written, as far as the texts show.
//
// What is asked and what it can't show: docs/origins.md.
#ifndef LEDE_STORY_ORIGIN_H
#define LEDE_STORY_ORIGIN_H

#include "story/origin_sign.h"
#include "story/shared.h"

// Fills copying, copied_from, text, sign, from, tie and origin of the story's members, and `origins`. The story has
// its members, its shared runs and the pairs that may be alike; `texts` are the members' texts.
//
// REPRINT: most of what it has outside quotation marks stands in the other, small changes looked past; or, where both
// name one agency, a third of the shorter one. PARTLY: a run or more of it. The earlier is the source, unless
// it credits the later one's outlet. What is unclear stays an origin of its own.
void origin_set(Story *story, const SharedText *texts, SharedPairs pairs, const Outlets *outlets, Arena *keep,
                Arena scratch);

// ---- counting: for any of a story's members, or what they say at some place ----

// Something a member says; an empty span is all of it.
typedef struct OriginOf {
    int32_t member;
    Span at;
} OriginOf;

typedef struct OriginGroup {
    Str name;  // the agency or outlet whose text it is, or that is cited; empty: own reporting, or unclear
    int32_t member;   // the first of its members
    int32_t reports;  // how many members
    int32_t copies;   // how many of them have the text of another one
    OriginTie tie;    // what ties most of them
} OriginGroup;

typedef struct OriginCount {
    int32_t reports, outlets;
    OriginGroup *at;  // most reports first, then by first member
    ptrdiff_t len;    // at most so many origins
} OriginCount;

// "Reuters reported, citing TASS" is TASS's: what a member tells from another counts at the root of the chain.
OriginCount origin_count(const Story *story, const OriginOf *of, ptrdiff_t len, Arena *keep, Arena scratch);

// "7 outlets, at most 3 origins: Reuters (5 copies), own reporting (2)"
Str origin_count_words(const OriginCount *count, Arena *keep);

// ---- paragraphs ----

typedef enum ParagraphKind {
    PARAGRAPH_UNCLEAR,  // no sign of another source was found; that is not the same as own reporting
    PARAGRAPH_QUOTED,   // most of it in quotation marks
    PARAGRAPH_COPIED,   // most of it stands in an earlier member
    PARAGRAPH_SHARED,   // most of it stands in a later member, or which came first isn't known
    PARAGRAPH_CITED     // told from an agency or outlet that it names
} ParagraphKind;

typedef struct ParagraphOrigin {
    Span at;
    ParagraphKind kind;
    int32_t member;  // COPIED, SHARED: where it stands; else -1
    Span cited;      // CITED: the name, in the text
} ParagraphOrigin;
typedef struct ParagraphOrigins {
    ParagraphOrigin *at;
    ptrdiff_t len, cap;
} ParagraphOrigins;

Str paragraph_word(ParagraphKind kind);  // "copied"

// Each paragraph of a member; for the cited ones it must be annotated.
ParagraphOrigins origin_paragraphs(const Story *story, int32_t member, Arena *keep, Arena scratch);

#endif
