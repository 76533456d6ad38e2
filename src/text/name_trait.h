// name_trait.h - what a word shows of whether it is part of a name: the features of the model `names`.
//
//     tokens, guesses ──► stretches: words that may be in names, and what joins them ──► features of each ──► model
//
// Training (tools/train_names.c) and inference (name.c) call the same functions. Labels: O, B-person, I-person, ...
// Two passes. The second also sees what the first found elsewhere in the text for the same word.
#ifndef LEDE_TEXT_NAME_TRAIT_H
#define LEDE_TEXT_NAME_TRAIT_H

#include "text/name_guess.h"
#include "text/tagger.h"

enum { NAME_LABELS = 7 };  // 0 is O; kind k begins at 2k-1 and goes on at 2k

typedef struct NameTraits {
    int32_t *token;  // of each thing
    Run *stretches;  // things [first, end): labelled one by one
    ptrdiff_t len, stretches_len;
    Sequence seq;   // first pass
    uint32_t *low;  // of every token: its hash without case
} NameTraits;

NameTraits name_traits(Str text, const Tokens *tokens, const Spans *sentences, const NameGuesses *guesses,
                       Arena *keep);

// What the second pass sees besides: from the first one's labels and how sure they are, of all things.
Sequence name_traits_again(const NameTraits *traits, const uint8_t *label, const int16_t *sure, Arena *keep,
                           Arena scratch);

// The labels of every thing, and how sure, each stretch for itself; `sure` may be NULL.
void name_traits_decide(const Model *model, int head, const int32_t *scores, const NameTraits *traits,
                        uint8_t *label, int16_t *sure, Arena scratch);

static inline int name_label_begins(NameKind kind) { return 2 * (int)kind - 1; }
static inline NameKind name_label_kind(int label) { return (NameKind)((label + 1) / 2); }

#endif
