// voice.h - whose claim a clause is: a speaker's, a document's, somebody's without a name, or the
// outlet's own.
#ifndef LEDE_BRIEF_VOICE_H
#define LEDE_BRIEF_VOICE_H

#include "brief/desk.h"

enum {
    // Thousandths: below it a quote has no speaker in a brief. To stand where speakers are 0.95 right on
    // ../shared/bench/quotes.
    SPEAKER_SURE = 500,
};

Source voice_of(const Desk *desk, const Clause *clause);

// Who is named as having said quote `q` of `report`.
Source voice_of_quote(const Desk *desk, int32_t report, int32_t q);

// The actor who said it, where that is sure enough to print; -1.
int32_t voice_speaker(const Desk *desk, int32_t report, int32_t q);

#endif
