// cue.h - cues: the words that say that something was said, asked, held or found.
//
//     Cues cues = cue_find(&prose, keep);
//
// Finding them is a look-up in data/cues.<lang>.tsv and a glance at the words before; what belongs to a
// cue is asked of speaker.h and statement.h. Cues inside quotations are none of ours: who speaks there
// speaks within somebody else's words.
#ifndef LEDE_TEXT_CUE_H
#define LEDE_TEXT_CUE_H

#include "text/prose.h"

// Rows of the table's columns: LIST(X) has a row X(CONSTANT, "word") each.
#define CUE_FORMS(X)    \
    X(CUE_PAST, "past") \
    X(CUE_DONE, "done") \
    X(CUE_S, "s")       \
    X(CUE_BASE, "base") \
    X(CUE_ING, "ing")   \
    X(CUE_NOUN, "noun") \
    X(CUE_AS, "as")

#define CUE_CLASSES(X)  \
    X(CUE_SAY, "say")   \
    X(CUE_HOLD, "hold") \
    X(CUE_SHOW, "show")

#define CONSTANT(constant, word) constant,
typedef enum CueForm { CUE_FORMS(CONSTANT) } CueForm;
typedef enum CueClass { CUE_CLASSES(CONSTANT) } CueClass;
#undef CONSTANT

// What may stand beside a cue as its content: letters of the column "takes".
enum {
    TAKES_QUOTE = 1 << 0,      // q
    TAKES_THAT = 1 << 1,       // t
    TAKES_ANY = 1 << 2,        // x
    TAKES_TO = 1 << 3,         // i
    TAKES_ADDRESSEE = 1 << 4,  // o
    TAKES_URGE = 1 << 5,       // u
    TAKES_QUOTING = 1 << 6,    // c
    TAKES_LABEL = 1 << 7,      // n
    TAKES_VIEW = 1 << 8,       // v
};

typedef struct Cue {
    Words at;    // its own words: "said"
    Words wide;  // with auxiliaries and adverbs before it: "has also said"
    CueForm form;
    CueClass class;
    uint16_t takes;
    bool passive;     // "was told"; the speaker, if named, stands behind "by"
    bool infinitive;  // "to say"
    bool used;        // a quotation is tied to it already
} Cue;
typedef struct Cues {
    Cue *at;
    ptrdiff_t len, cap;
} Cues;

Cues cue_find(const Prose *prose, Arena *keep);

// Takes in auxiliaries, adverbs and "to" before the cue, and what they say about it.
void cue_widen(const Prose *prose, Cue *cue);

// The first cue that begins at or after `token`: an index, cues->len when there is none.
ptrdiff_t cue_at(const Cues *cues, ptrdiff_t token);

#endif
