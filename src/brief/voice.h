// voice.h - whose claim a clause is: a speaker's, a document's, somebody's without a name, or the
// outlet's own.
#ifndef LEDE_BRIEF_VOICE_H
#define LEDE_BRIEF_VOICE_H

#include "brief/desk.h"

enum {
    // Thousandths: below it a quote has no speaker in a brief. Where speakers are right in 0.95 of what is a quote at
    // all, on halves that training had not seen: docs/quotes.md. Who stands beside quotation marks is easier to tell.
    SPEAKER_SURE = 200,    // of words in quotation marks
    STATEMENT_SURE = 600,  // of statements without
    VOICE_SURE = 500,      // less likely statements are mostly none: the outlet's own words
};

Source voice_of(const Desk *desk, const Clause *clause);

// Who is named as having said quote `q` of `report`.
Source voice_of_quote(const Desk *desk, int32_t report, int32_t q);

// Is there a word of data/cues.en.tsv in its cue? Models take others for cues too.
bool voice_cue_known(const Report *report, const Quote *quote);

// "Who", "many", "himself": words for a speaker that call nobody anything.
bool voice_calls_nobody(Str words);

// The actor who said it, where that is sure enough to print; -1.
int32_t voice_speaker(const Desk *desk, int32_t report, int32_t q);

#endif
