// update.h - what is new since an older brief: only a new point, difference, correction or figure is news.
//
// The older brief is JSON, as `lede brief --format json` gave it; its articles' texts stand in it. A point is old when
// the older articles had its words, whether or not that brief showed them; a sentence whose article changed it, or
// for which a later report has another figure, is a figure.
//     OldBriefs old;
//     if (!update_read(&old, json, &keep, err)) ...
//     Update update = update_make(&old, &brief, keep, scratch);      renderers: "was 12 [A], now 9 [B] since 16:20"
#ifndef LEDE_BRIEF_UPDATE_H
#define LEDE_BRIEF_UPDATE_H

#include "base/err.h"
#include "base/map.h"
#include "brief/brief.h"

#define NEWS_KINDS(X)                                                          \
    X(NEWS_CORRECTION, "correction") /* an outlet corrected itself: Warning */ \
    X(NEWS_FIGURE, "figure")         /* the same slot, another figure */       \
    X(NEWS_DIFFERENCE, "difference") /* reports differ where they did not */   \
    X(NEWS_AHEAD, "ahead")           /* announced since */                     \
    X(NEWS_POINT, "point")                                                     \
    X(NEWS_QUOTE, "quote") /* somebody's words, a sentence of them */

#define NEWS_CONSTANT(constant, word) constant,
typedef enum NewsKind { NEWS_KINDS(NEWS_CONSTANT) NEWS_COUNT } NewsKind;
#undef NEWS_CONSTANT

typedef struct News {
    NewsKind kind;
    int32_t index;   // into Brief.points, .differences (NEWS_FIGURE too, or -1), .warnings, .ahead or .quotes
    Str was;         // NEWS_FIGURE: the older words; they may stand in no article of this brief
    Str was_outlet;  // ... and who had them
    Str was_figure;  // the one figure of `was` that `now` lacks; empty when there are several
    Evidences now;   // the newer words, one piece of evidence; none for a correction
    Str now_figure;  // ... and its own
    Str since;       // ISO day or time at which `now` was published or modified; may be empty
} News;
typedef struct NewsList {
    News *at;
    ptrdiff_t len, cap;
} NewsList;

typedef struct Update {
    bool known;       // had the older briefs any of the story's articles? If not, all is new and `news` empty
    Str since;        // the last day or time that the older brief knew
    int32_t reports;  // articles, or versions of them, that it had not
    NewsList news;    // by kind, then in the order of the brief
} Update;

// Briefs of some time ago.
typedef struct OldBriefs {
    struct yyjson_val *list;
    Map of;  // an article's id to the index + 1 of the brief that has it
} OldBriefs;

Str news_kind_word(NewsKind kind);

// false: `json` is no output of lede brief --format json. It is read within `keep`.
bool update_read(OldBriefs *out, Str json, Arena *keep, Err *err);

Update update_make(const OldBriefs *old, const Brief *brief, Arena *keep, Arena scratch);

#endif
