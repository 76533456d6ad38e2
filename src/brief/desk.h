// desk.h - what every part of the brief works on, made once: words, actors, clauses.
//
//     reports ─► words ─► actors ─► clauses ─► links between clauses ─► points ...
//
// A newspaper's desk has all reports of a story before it; so has this one. Read only for the parts.
#ifndef LEDE_BRIEF_DESK_H
#define LEDE_BRIEF_DESK_H

#include "brief/actor.h"
#include "brief/term.h"

// What can be shown as evidence: a sentence, or a part of one that stands on its own.
typedef struct Clause {
    Span at;
    int32_t report;    // index into Story.members
    int32_t sentence;  // index into the article's sentences
    int32_t paragraph;
    bool cut_start, cut_end;
    bool persons;   // are any named?
    bool direct;    // most of it stands in quotation marks
    bool comment;   // its writer's word: see alone.h
    int32_t quote;  // the article's quote whose content it is, or most of it; -1 when none
    int32_t *keys;  // content words, actors, numbers and days, sorted, each once
    ptrdiff_t keys_len;
    uint8_t *times;                // by key: how many of the report's clauses have it, 255 at most
    int32_t weight, plain;         // sums of the keys' weights
    int32_t first, words;          // its terms in the report
    int32_t content, content_end;  // ... and those of them that carry content, in Report.content
    uint32_t signals;              // of all its words
    uint64_t same;                 // equal where the words are, in order
    int32_t place;                 // actor of the place where it happened, as far as it says; -1
    Str day;                       // ... and when: an ISO day; empty
    bool reckoned;                 // is `day`?
    Str first_day;                 // the first of several days
} Clause;
typedef struct Clauses {
    Clause *at;
    ptrdiff_t len, cap;
} Clauses;

// One member of the story on the desk.
typedef struct Report {
    const Article *article;
    int32_t day;   // published, else its dateline's; see iso.h
    int32_t last;  // of a live page, its newest entry's; else the same
    Terms terms;
    int32_t *content;  // the terms that carry content, by index, in text order
    int32_t content_len;
    int32_t *actor_of;             // entity to actor
    Spans marked;                  // what it quotes word for word, by start
    int32_t clauses, clauses_end;  // its own in Desk.clauses
} Report;

typedef struct Desk {
    const Story *story;
    Report *reports;  // as many as the story has members
    Lexicon lexicon;
    Actors actors;
    int32_t *actor_key;  // the key that stands for an actor in clauses
    Clauses clauses;     // by report, then in text order
} Desk;

Desk desk_make(const Story *story, Arena *keep, Arena scratch);

// When the clause was written, as a day: an entry of a live page has its own.
int32_t desk_written(const Desk *desk, const Clause *clause);

// The clause's words in its article.
Str clause_text(const Desk *desk, const Clause *clause);

// Index of the first of `len` findings (Name, Date, Quantity: all begin with their Span) that ends after
// `byte`.
ptrdiff_t finding_at(const void *findings, ptrdiff_t len, ptrdiff_t size, int32_t byte);
#define first_finding(list, byte) finding_at((list).at, (list).len, (ptrdiff_t)sizeof(*(list).at), (byte))

// The first quote whose words can reach `byte`: longer than a paragraph is none.
ptrdiff_t quote_near(const Article *article, int32_t byte);

// The actor of a name or a speaker; -1 when none.
int32_t desk_actor(const Desk *desk, int32_t report, int32_t entity);

// The first clause of the report that ends after `byte`; -1 when none does.
int32_t desk_clause(const Desk *desk, int32_t report, int32_t byte);

// The clause that a piece of evidence shows, or begins in.
int32_t desk_shown(const Desk *desk, const Evidence *evidence);

// Is any of `at` quoted word for word?
bool desk_marked(const Desk *desk, int32_t report, Span at);

// The whole of a clause as evidence.
Evidence clause_evidence(const Clause *clause, Arena *keep);

// The day part of an ISO date or time; empty when it is coarser than a day.
Str iso_day(Str value);

bool clause_has(const Clause *clause, int32_t key);

// How many keys two clauses share, by weight.
int32_t clause_shared(const Desk *desk, const Clause *a, const Clause *b, int32_t *count);

#endif
