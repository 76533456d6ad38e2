// speech.h - direct speech: quotations tied to the cue beside them, in pieces where the cue interrupts them.
//
//     "We won," Orr said.  "They left. They knew why."        one speech, two pieces
//      piece ─┘ └─ cue ─┘   └────── piece ─────────┘
//
// The next quotation is the same speaker's where nothing stands between it and the last one's sentence,
// in the next paragraph too. Titles, scare quotes and nicknames stand inside other people's clauses: they
// are no speech, whatever statement.h makes of the clause.
#ifndef LEDE_TEXT_SPEECH_H
#define LEDE_TEXT_SPEECH_H

#include "text/statement.h"

typedef struct Speech {
    Spans content;
    ptrdiff_t cue;  // index; -1 when none
    Words speaker, addressee;
    Words mark;       // the cue's words when it is no row of the table: ":"
    ptrdiff_t first;  // token with which it begins
    Pattern pattern;
} Speech;
typedef struct Speeches {
    Speech *at;
    ptrdiff_t len, cap;
} Speeches;

// In text order. Marks the cues used, and in `spoken` the quotations that are somebody's.
Speeches speech_find(const Prose *prose, Cues *cues, bool *spoken, Arena *keep);

#endif
