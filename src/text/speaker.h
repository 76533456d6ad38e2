// speaker.h - who speaks: the noun phrase that a cue has as its subject, and the entity it names.
//
//     "...," said Mayor Ann Orr, who ...         Ann Orr of Harrowmouth, the mayor, said that ...
//                 └── after ──┘                  └──────── before ─────┘
//
// Nobody found is a normal result: a speaker is never guessed from an object of a preposition.
#ifndef LEDE_TEXT_SPEAKER_H
#define LEDE_TEXT_SPEAKER_H

#include "text/cue.h"

// The noun phrase that begins at `first` and ends before `limit`; empty when none begins there.
Words speaker_after(const Prose *prose, ptrdiff_t first, ptrdiff_t limit);

// The subject of a cue whose words begin at `cue`, looked for from there back to `start`.
Words speaker_before(const Prose *prose, ptrdiff_t cue, ptrdiff_t start);

// The subject of the clause that begins at `start`, in front of `limit`.
Words speaker_of_clause(const Prose *prose, ptrdiff_t start, ptrdiff_t limit);

// "by the mayor", behind a passive cue.
Words speaker_agent(const Prose *prose, ptrdiff_t from, ptrdiff_t limit);

// Where the clause around `token` begins.
ptrdiff_t speaker_clause(const Prose *prose, ptrdiff_t token);

// Index of the first of the article's names that ends behind byte `at`.
ptrdiff_t speaker_name(const Article *article, int32_t at);

// Who spoke before: -1 and 0 when nobody did.
typedef struct LastSpeaker {
    int32_t entity;
    ptrdiff_t token;  // where the mention begins
    bool unnamed;     // somebody spoke whom the text does not name: a pronoun behind it may mean that one
} LastSpeaker;

// The entity that `speaker` names: of the name in it; for "the minister" of the one person with that role;
// for he and she of the person they can only mean; -1 where not sure. `from`: where what was said begins.
int32_t speaker_entity(const Prose *prose, Words speaker, ptrdiff_t from, LastSpeaker last);

#endif
