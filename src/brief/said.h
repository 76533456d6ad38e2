// said.h - who said what: each quotation once, with all the forms in which reports have it.
//
//     reports ─► utterances ─► groups of the same words ─► Said, the fullest form first
//
// An utterance is what one report prints in quotation marks in one breath: "A," she said, "B." is one,
// "A," she said. "B." are two. Two are the same quotation where one's words stand in the other, or nearly.
// Compared are folded words; marks, case, brackets and white space only tell whether they differ.
#ifndef LEDE_BRIEF_SAID_H
#define LEDE_BRIEF_SAID_H

#include "brief/align.h"

Saids said_find(const Desk *desk, const Alignment *alignment, Arena *keep, Arena scratch);

// How two reports' words of one quotation compare, where they overlap.
typedef enum SaidMatch {
    SAID_APART,  // not one quotation
    SAID_SAME,   // to the letter
    SAID_MARKS,  // the same words; marks or case vary
    SAID_WORDS   // words vary
} SaidMatch;

// One report's words, as said.c compares them.
typedef struct Utterance {
    int32_t report, quote;
    Spans pieces;    // with the outlet's quotation marks
    int32_t *terms;  // indices into the report's terms, words in [brackets] left out
    int32_t words;
    int32_t speaker;  // actor; -1
} Utterance;
typedef struct Utterances {
    Utterance *at;
    ptrdiff_t len, cap;
} Utterances;

Utterances utterance_find(const Desk *desk, Arena *keep);

// `shorter` has at most as many words as `fuller`.
SaidMatch said_compare(const Desk *desk, const Utterance *fuller, const Utterance *shorter, Arena scratch);

#endif
