// statement.h - reported statements: what a cue has as its content, in the speaker's or other words.
//
//     Orr said (that) the bridge would stay shut          before: cue, then content
//     the bridge would stay shut, Orr said                after: content, then cue
//
// A proposal a cue, by the patterns that data/cues.<lang>.tsv says it takes. Each pattern has the
// confidence at which it was right on PolNeAR's training part; see docs/quotes.md.
#ifndef LEDE_TEXT_STATEMENT_H
#define LEDE_TEXT_STATEMENT_H

#include "text/cue.h"

typedef enum Pattern {
    PATTERN_AFTER,      // "...," Orr said
    PATTERN_BEFORE,     // Orr said, "..."
    PATTERN_BROKEN,     // "...," Orr said, with words outside the marks in front
    PATTERN_ORPHAN,     // a quotation that nobody is tied to
    PATTERN_FOLLOWS,    // Orr said that it was late. "..."
    PATTERN_COLON,      // a quotation behind a colon, without a cue
    PATTERN_THAT,       // Orr said that ...
    PATTERN_BARE,       // Orr said the ...
    PATTERN_TO,         // Orr vowed to ...
    PATTERN_URGE,       // Orr urged them to ...
    PATTERN_TAG,        // ..., Orr said
    PATTERN_ACCORDING,  // according to Orr
    PATTERN_THING,      // Orr denounced the plan
    PATTERN_NOUN,       // Orr's claim that ...
    PATTERN_HOLD,       // Orr believes that ..., wants to ...
    PATTERN_HEADING,    // Orr: ...
    PATTERN_COUNT
} Pattern;

typedef struct Statement {
    Words content[2];  // the second one is empty unless the cue interrupts it
    Words speaker, addressee;
    Pattern pattern;
} Statement;

// What `cues->at[cue]` says was said; false when no pattern holds. `spoken[r]` tells which quotations are
// somebody's already. `last` is the speaker of the cue before it in the same sentence, empty when none.
bool statement_find(const Prose *prose, const Cues *cues, ptrdiff_t cue, const bool *spoken, Words last,
                    Statement *out);

#endif
