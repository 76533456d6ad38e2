// headline.h - which line of a plain-text dump is the article's title: trees (tree.h) ask each line near the first one kept.
//
// A title stands above its text, says its words, and often stands a second time, with the outlet's name behind it.
#ifndef LEDE_PAGE_HEADLINE_H
#define LEDE_PAGE_HEADLINE_H

#include "page/line_trait.h"
#include "page/tree.h"

// HEADLINE_GAUGES(X) has a row X(NAME); the order is the model's.
#define HEADLINE_GAUGES(X) \
    X(DISTANCE)            \
    X(WORDS_BETWEEN)       \
    X(PROSE_BETWEEN)       \
    X(NAMED_BETWEEN)       \
    X(ORDER)               \
    X(WORDS)               \
    X(BYTES)               \
    X(KIND)                \
    X(LABEL)               \
    X(INDENT)              \
    X(LINKS)               \
    X(MARKS)               \
    X(FIRST)               \
    X(LAST)                \
    X(CAPITALS)            \
    X(DIGITS)              \
    X(TIMES)               \
    X(IN_BODY)             \
    X(SHARE)               \
    X(SAID)                \
    X(SAID_MORE)           \
    X(STATED)              \
    X(STATES)              \
    X(STATED_BELOW)        \
    X(NAMED_BELOW)         \
    X(NAMED_ABOVE)         \
    X(KIND_1)              \
    X(KIND_M1)             \
    X(WORDS_1)             \
    X(WORDS_M1)            \
    X(LABEL_1)             \
    X(LABEL_M1)            \
    X(SHARE_1)             \
    X(SHARE_M1)            \
    X(LAST_1)              \
    X(LAST_M1)             \
    X(INDENTED)

#define GAUGE(name) T_##name,
typedef enum HeadlineGauge { HEADLINE_GAUGES(GAUGE) HEADLINE_GAUGE_COUNT } HeadlineGauge;
#undef GAUGE

typedef struct HeadlineWork {
    const Lines *lines;
    const uint8_t *kept;
    ptrdiff_t first;      // the first line kept
    ptrdiff_t from, end;  // lines that may be the title
    const struct HeadlineSums *sums;
    const int32_t *times;  // by line: how often the text that it is the first of is kept
    const int16_t *stated,
        *states;  // by line from `from` on: how many bytes more a line at the top has that holds it
    Kin kin;
} HeadlineWork;

HeadlineWork headline_open(const Lines *lines, const uint8_t *kept, Arena *arena);
bool headline_asks(const HeadlineWork *work, ptrdiff_t i);
void headline_read(int16_t out[HEADLINE_GAUGE_COUNT], const HeadlineWork *work, ptrdiff_t i);

// -1 when no line reads like one.
ptrdiff_t headline_choose(Trees trees, const HeadlineWork *work);

#endif
