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
    int16_t confidence;                                    // that content and speaker are both right
} Told;
typedef struct Tolds {
    Told *at;
    ptrdiff_t len, cap;
} Tolds;

// The models of data/models/ that quotes need.
typedef struct ToldModels {
    Model cue, scope, sure;
} ToldModels;
bool told_open(ToldModels *out);

// What every likely cue has, in text order, confidences included.
Tolds told_find(Ground *g, const ToldModels *models, Arena *keep, Arena scratch);

// The steps of told_find, which training takes one by one.
// What the cue at a token has, by the scope model; false when that is nothing.
bool told_at(Told *out, const Ground *g, const Model *model, ptrdiff_t cue, Sequence *room, Arena *keep,
             Arena scratch);
// Room for the features of the longest scope, to be used again and again.
Sequence told_room(Arena *keep);
void told_features(Sequence *out, const Ground *g, const Tolds *all, ptrdiff_t at, const int16_t *cover,
                   Arena *keep);
// Of content: 1 when some of it stands in quotation marks, 2 when some stands outside, 3 both.
uint32_t told_kind(const Prose *prose, const Pieces *content);
// Of each token: how sure the surest cue is whose content it is.
int16_t *told_cover(const Ground *g, const Tolds *all, Arena *keep);

// Is the word at `token` cue enough to be looked at? Beside quotation marks little is enough.
bool told_wanted(const Ground *g, ptrdiff_t token);

#endif
