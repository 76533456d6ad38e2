// rules.h - who said what by tables and patterns alone: what the models then correct.
//
//     mark ─► prose ─► cue ─► speech ──► statement
//             tokens   rows   "...", X   X said that
#ifndef LEDE_TEXT_RULES_H
#define LEDE_TEXT_RULES_H

#include "text/ground.h"

typedef struct Rules {
    Prose prose;
    Cues cues;
    Speeches speeches;
    Ruled *ruled;  // of each cue
    bool *spoken;  // of each quotation: is it somebody's
} Rules;

Rules *rules_find(const Article *article, const Tokens *tokens, Arena *keep, Arena scratch);

#endif
