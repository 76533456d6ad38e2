// update.h - what is new in a brief since an older one of the same story: `lede brief --update OLD.json`.
//
// Only a point, a difference, a figure or a correction that the older brief's articles do not have is news. The
// older brief is its own JSON, which holds the texts of its articles: what stands there is not new, though the
// older brief may not have shown it.
//     Update update;
//     if (!update_make(&update, old_json, &brief, keep, scratch, &err)) ...
//     for (ptrdiff_t i = 0; i < update.news.len; i++) show(&brief, &update.news.at[i]);
// A renderer shows the news in this order, under "NEW SINCE" and `update.since`; NEWS_FIGURE as
// "was 12 [A], now 9 [B] since 16:20": `was`, then `now`, then the time of day or the day in `since`.
#ifndef LEDE_BRIEF_UPDATE_H
#define LEDE_BRIEF_UPDATE_H

#include "base/err.h"
#include "brief/brief.h"

#define NEWS_KINDS(X)                                                          \
    X(NEWS_CORRECTION, "correction") /* an outlet corrected itself: Warning */ \
    X(NEWS_FIGURE, "figure")         /* the same slot, another figure */       \
    X(NEWS_DIFFERENCE, "difference") /* reports differ where they did not */   \
    X(NEWS_POINT, "point")

#define NEWS_CONSTANT(constant, word) constant,
typedef enum NewsKind { NEWS_KINDS(NEWS_CONSTANT) NEWS_COUNT } NewsKind;
#undef NEWS_CONSTANT

typedef struct News {
    NewsKind kind;
    int32_t index;   // into Brief.points, .differences (NEWS_FIGURE too, or -1) or .warnings
    Str was;         // NEWS_FIGURE: the older words; they may stand in no article of this brief
    Str was_outlet;  // ... and who had them
    Evidence now;    // the newer words; empty for a correction
    Str since;       // ISO day or time at which `now` was published or modified; may be empty
} News;
typedef struct NewsList {
    News *at;
    ptrdiff_t len, cap;
} NewsList;

typedef struct Update {
    Str since;        // the last day or time that the older brief knew
    int32_t reports;  // articles, or versions of them, that it had not
    NewsList news;    // by kind, then in the order of the brief
} Update;

Str news_kind_word(NewsKind kind);

// false: `old_json` is no brief, or has no article of this story's.
bool update_make(Update *out, Str old_json, const Brief *brief, Arena *keep, Arena scratch, Err *err);

#endif
