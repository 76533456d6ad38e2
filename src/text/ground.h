// ground.h - what is known of a text before models ask who said what: the rules' opinions, and counts
// that make "how many commas stand between" one subtraction.
//
//     cue, speech, statement (rules) ──► ground ──► cue_model (is it a cue?) ──► scope (its content, its speaker)
//
// The models read the rules' proposals as features, so that they correct them and need not find them again.
#ifndef LEDE_TEXT_GROUND_H
#define LEDE_TEXT_GROUND_H

#include "text/cluster.h"
#include "text/speech.h"

// Counted from the text's beginning: what[i] in front of token i.
typedef enum Count {
    COUNT_COMMA,
    COUNT_BREAK,
    COUNT_VERB,
    COUNT_CUE,
    COUNT_THAT,
    COUNT_LINE,
    COUNT_LIKELY,
    COUNT_KINDS
} Count;

// What the rules made of a cue.
typedef struct Ruled {
    const Speech *speech;  // NULL when no quotation is tied to it
    Statement told;        // content[0] is empty when no pattern holds
} Ruled;

typedef struct Ground {
    const Prose *prose;
    const Cues *cues;
    const Ruled *ruled;  // of each cue
    const bool *spoken;  // of each quotation: is it somebody's by rule
    uint32_t *word;      // of each token: its letters, case folded, hashed
    int32_t *cue_of;     // of each token: the cue whose word it is; -1
    int32_t *depth;      // of each token: how many ruled statements it is content of
    uint8_t *kind;       // of each token: 1 + kind of the name it is in; 0
    uint8_t *sort;       // of each token: what kind of thing stands there, a small number
    Cluster *cluster;    // of each token outside quotations
    int16_t
        *cue_sure;  // of each token: that it is a cue, in thousandths; what the cue model says, 0 until asked
    int32_t *count[COUNT_KINDS];
} Ground;

// Counts likely cues, once `cue_sure` is filled in.
void ground_count_cues(Ground *g);

Ground ground_gather(const Prose *prose, const Cues *cues, const Ruled *ruled, const bool *spoken,
                     Arena *keep);

// How many stand in [a, b) or [b, a).
int ground_between(const Ground *g, Count what, ptrdiff_t a, ptrdiff_t b);

// What kind of thing stands at `token`, for the looks around a cue; 0 off the text.
static inline uint32_t ground_sort(const Ground *g, ptrdiff_t token) {
    return token < 0 || token >= g->prose->len ? 0 : g->sort[token];
}
static inline Cluster ground_cluster(const Ground *g, ptrdiff_t token) {
    return token < 0 || token >= g->prose->len ? (Cluster){0} : g->cluster[token];
}

#endif
