// brief.h - the brief: what a story's reports tell, according to whom, where they differ.
//
//     story ─► clauses ─► points ─┬► differences      each part is a file: point, difference, speaker,
//                                 ├► speakers         ahead, coverage, warning. brief.c runs them.
//                                 ├► ahead
//                                 └► coverage, warnings
//
// Everything that is content is Evidence: spans of an article. Labels and headings are an enum here and
// words in render/. A Brief is all that renderers know.
#ifndef LEDE_BRIEF_BRIEF_H
#define LEDE_BRIEF_BRIEF_H

#include "story/story.h"

// How a piece of evidence tells what the first piece of its point tells.
typedef enum Mark {
    MARK_FIRST,  // it is the first
    MARK_SAME,   // =   the same words
    MARK_OTHER,  // ~   other words
    MARK_PART    // (~) part of it
} Mark;

// Text that an outlet printed: pieces of one article's text, in text order; more than one where
// something was cut, or where a cue interrupts a quote.
typedef struct Evidence {
    int32_t article;  // index into Brief.members
    Spans pieces;
    bool cut_start, cut_end;  // does the sentence go on before, or after?
    Mark mark;
} Evidence;
typedef struct Evidences {
    Evidence *at;
    ptrdiff_t len, cap;
} Evidences;

#define VOICES(X)                                                                  \
    X(VOICE_OUTLET, "outlet")     /* the report itself says so */                  \
    X(VOICE_NAMED, "named")       /* a named person, organisation or government */ \
    X(VOICE_DOCUMENT, "document") /* a press release, a report, a ruling */        \
    X(VOICE_UNNAMED, "unnamed")   /* 'officials', 'sources' */

#define DIFFERENCE_KINDS(X)                                                        \
    X(DIFFERENCE_NUMBER, "number")   /* the same slot, other figures */            \
    X(DIFFERENCE_UPDATE, "update")   /* a later figure for the same slot */        \
    X(DIFFERENCE_AGE, "age")         /* a person's */                              \
    X(DIFFERENCE_VOTE, "vote")       /* the figures of a vote, of a match */       \
    X(DIFFERENCE_OUTCOME, "outcome") /* won or lost, passed or rejected */         \
    X(DIFFERENCE_CAUSE, "cause")     /* what somebody died of, a fire came from */ \
    X(DIFFERENCE_YEARS, "years")     /* since when, from when to when */           \
    X(DIFFERENCE_DAY, "day")                                                       \
    X(DIFFERENCE_NAME, "name")   /* one person or place, or two, of like names */  \
    X(DIFFERENCE_QUOTE, "quote") /* one word of it for another */                  \
    X(DIFFERENCE_FOCUS, "focus")                                                   \
    X(DIFFERENCE_PLAN, "plan-vs-outcome")                                          \
    X(DIFFERENCE_WEIGHT, "weight")         /* 'only' here, 'already' there */      \
    X(DIFFERENCE_COMPATIBLE, "compatible") /* looks like one, and can both be true */

#define WARNING_KINDS(X)                                                                     \
    X(WARNING_SHARED_TEXT, "shared-text") /* two reports, one text */                        \
    X(WARNING_REPRINT, "reprint")         /* a report is another's copy */                   \
    X(WARNING_UNNAMED_SOURCE, "unnamed-source")                                              \
    X(WARNING_VAGUE_SOURCE, "vague-source")   /* 'some analysts', 'it is believed' */        \
    X(WARNING_HEADLINE, "headline")           /* a title claims what its text hasn't */      \
    X(WARNING_NO_SPEAKER, "no-speaker")       /* a quote that nobody is said to have said */ \
    X(WARNING_PRESS_RELEASE, "press-release") /* from one side's release */                  \
    X(WARNING_TOLD_BY_OTHER, "told-by-other") /* one actor's position, told by another */    \
    X(WARNING_CREDIT, "credit")               /* an agency named; for text or picture? */    \
    X(WARNING_CORRECTION, "correction")                                                      \
    X(WARNING_TEASER, "teaser") /* only the beginning of a report was read */

#define CONSTANT(constant, word) constant,
typedef enum Voice { VOICES(CONSTANT) } Voice;
typedef enum DifferenceKind { DIFFERENCE_KINDS(CONSTANT) DIFFERENCE_COUNT } DifferenceKind;
typedef enum WarningKind { WARNING_KINDS(CONSTANT) WARNING_COUNT } WarningKind;
#undef CONSTANT

Str voice_word(Voice voice);
Str difference_kind_word(DifferenceKind kind);
Str warning_kind_word(WarningKind kind);

// Whose claim something is.
typedef struct Source {
    Voice voice;
    int32_t article;  // where the words stand
    Span at;          // the words that name it; empty for VOICE_OUTLET
    int32_t entity;   // index into Brief.entities; -1 when none
} Source;

typedef struct Point {
    Str topic;    // a heading from the texts' own words; empty when none is sure
    Str label;    // what a table calls it: one or two telling words; may be empty
    Str subject;  // what it and other points are about, in the texts' own words; empty when nothing
    int32_t leg;  // index into Brief.legs; -1 when its place and day are not known
    Source according_to;
    Evidences evidence;  // the clearest first
    int32_t reports, origins;
    int32_t weight;  // what order within a leg and what --length keeps go by
} Point;
typedef struct Points {
    Point *at;
    ptrdiff_t len, cap;
} Points;

// A place and day of what happened.
typedef struct Leg {
    Str place;  // as the texts write it; may be empty
    Str day;    // ISO 8601
    bool reckoned;
} Leg;
typedef struct Legs {
    Leg *at;
    ptrdiff_t len, cap;
} Legs;

typedef struct Difference {
    DifferenceKind kind;
    Str topic;
    Evidences evidence;  // two to four sides
} Difference;
typedef struct Differences {
    Difference *at;
    ptrdiff_t len, cap;
} Differences;

// One quotation with all the forms in which reports have it. The pieces of a variant hold the outlet's own
// quotation marks where it printed some, so a renderer adds none.
typedef struct Said {
    int32_t speaker;     // index into Brief.entities; -1 when not named or not sure
    Source by;           // then: the words for who said it ("a spokeswoman"), where a report has some
    Evidences variants;  // the fullest first; MARK_SAME, or MARK_OTHER where words (not marks) vary
    bool differs;        // any variant whose words, marks or case vary
    bool words_differ;   // ... whose words do
    bool sentence;       // is the fullest one, and no phrase?
    bool phrase;         // of a house or of nobody, and too short to stand away from its sentence
    Evidences context;   // the sentence around it where one report alone gives some
    Evidences paraphrases;
} Said;
typedef struct Saids {
    Said *at;
    ptrdiff_t len, cap;
} Saids;

typedef struct Warning {
    WarningKind kind;
    Evidences evidence;  // may be empty where `text` says it
    Str text;            // what is not in an article's text: a credit line, a correction, a title
    Str part;            // of `text`: what is to be looked at; may be empty
    int32_t article;     // whose `text` it is; -1 when evidence says it
} Warning;
typedef struct Warnings {
    Warning *at;
    ptrdiff_t len, cap;
} Warnings;

// What somebody holds: a point or a quotation, with whose it is.
typedef struct Position {
    Str subject;     // the topic that it and others are about; empty: none
    Str side;        // the country that its holder speaks for, where reports tell of several; empty
    int32_t holder;  // index into Brief.entities; -1 where only `source` names whose it is
    int32_t teller;  // who tells what `holder` holds; -1: the holder
    Source source;   // the words that name who speaks
    bool quoted;     // `evidence` are the forms of a quotation
    bool alone;      // no other is about its topic
    Evidences evidence;
} Position;
typedef struct Positions {
    Position *at;
    ptrdiff_t len, cap;
} Positions;

// Something announced.
typedef struct Ahead {
    Str when;     // ISO 8601 day or span; empty: no day given
    Str words;    // what the text says instead of a day: "soon", "within the next few days"; empty
    bool passed;  // the day has come in a later report, and no report of it was found
    Evidences evidence;
} Ahead;
typedef struct Aheads {
    Ahead *at;
    ptrdiff_t len, cap;
} Aheads;

typedef enum Told {
    TOLD_NOT_FOUND,
    TOLD_TOLD,
    TOLD_BEFORE,  // published before it happened
    TOLD_TEASER,  // only the beginning was read
    TOLD_LIKE     // something like it stands there: neither told nor not found
} Told;

// Reports by points: a row a point, a cell an article.
typedef struct Coverage {
    int32_t *points;  // which of Brief.points have a row, in order
    ptrdiff_t rows;
    Told *cells;  // rows x members
} Coverage;

// A person, organisation or place over all reports.
typedef struct Actor {
    Str name;  // the fullest form
    Str role;  // as a report gives it; may be empty
    NameKind kind;
    int32_t reports;  // in how many
} Actor;
typedef struct Actors {
    Actor *at;
    ptrdiff_t len, cap;
} Actors;

typedef struct Brief {
    Story story;
    Str title;
    int32_t title_from;  // whose title it is
    Member *members;     // the story's
    ptrdiff_t members_len;
    Strs outlets;     // a member's name as the brief shows it, unique
    Str first, last;  // days
    Legs legs;
    Warnings warnings;
    Points points;  // in the order to show
    int32_t *top;   // indices of the points that a first screen shows, the weightiest first
    ptrdiff_t top_len;
    Differences differences;
    Saids quotes;  // by speaker, the one with most quotes first
    Positions positions;
    Aheads ahead;
    Coverage coverage;
    Actors entities;
    const struct Update *update;  // what is new since an older brief (update.h); NULL when none was given
} Brief;

// The brief of a story whose articles are annotated.
Brief brief_make(const Story *story, Arena *keep, Arena scratch);

// The words of a piece of evidence: pieces joined by " ... ".
Str evidence_text(const Brief *brief, const Evidence *evidence, Arena *keep);

#endif
