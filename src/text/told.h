// told.h - what a cue's scope was tagged as: its content in pieces, its source, and how sure that is.
#ifndef LEDE_TEXT_TOLD_H
#define LEDE_TEXT_TOLD_H

#include "text/cue_model.h"
#include "text/scope.h"

typedef struct Pieces {
    Words *at;
    ptrdiff_t len, cap;
} Pieces;

typedef struct Told {
    ptrdiff_t token;                                       // the cue's first word
    int32_t ruled;                                         // the cue of the table there; -1
    Pieces content;                                        // runs of words, without marks at their ends
    Words speaker;                                         // empty when nobody is named
    int16_t cue_sure, content_sure, weakest, source_sure;  // thousandths
    int16_t share, rank;           // among the readings of its cue: thousandths; 0 is the likeliest
    int16_t support;               // the share of those that have much the same content
    int16_t first_share, nothing;  // of the likeliest; of those that say nothing
    int16_t margin;                // by how much it was chosen
    int16_t confidence;            // that content and speaker are both right
    struct Told *others;           // of the likeliest: the cue's other readings
    int others_len;
} Told;
typedef struct Tolds {
    Told *at;
    ptrdiff_t len, cap;
} Tolds;

// The models of data/models/ that quotes need.
typedef struct ToldModels {
    Model cue, scope, rank, sure;
} ToldModels;
bool told_open(ToldModels *out);

// What every likely cue has, in text order, confidences included.
Tolds told_find(Ground *g, const ToldModels *models, Arena *keep, Arena scratch);

// The steps of told_find, which training takes one by one.
// What the cue at a token has, by the scope model: the likeliest reading, with the others; false when that is nothing.
bool told_at(Told *out, const Ground *g, const Model *model, ptrdiff_t cue, Sequence *room, Arena *keep,
             Arena scratch);
// Room for the features of the longest scope, to be used again and again.
Sequence told_room(Arena *keep);
// Of content: 1 when some of it stands in quotation marks, 2 when some stands outside, 3 both.
uint32_t told_kind(const Prose *prose, const Pieces *content);

// Is the word at `token` cue enough to be looked at? Beside quotation marks little is enough.
bool told_wanted(const Ground *g, ptrdiff_t token);

#endif
