// line_gauge.h - what trees (tree.h) are told of a dump's line once two models have spoken: gauge.h without a tree of boxes.
//
// One model knows the line alone, the other the line in its chain of states (chain.h). The numbers say how much they give
// to it, to its neighbours and to those further off, and how far it is from what they took for body.
#ifndef LEDE_PAGE_LINE_GAUGE_H
#define LEDE_PAGE_LINE_GAUGE_H

#include "page/line_trait.h"
#include "page/tree.h"

// LINE_GAUGES(X) has a row X(FAMILY, NAME); the order is the model's.
#define LINE_GAUGES(X)       \
    X(SHAPE, WORDS)          \
    X(SHAPE, LINKS)          \
    X(SHAPE, MARKS)          \
    X(SHAPE, INDENT)         \
    X(SHAPE, STOPS)          \
    X(SHAPE, LETTERS)        \
    X(SHAPE, FIRST)          \
    X(SHAPE, LAST)           \
    X(SHAPE, CAPITALS)       \
    X(SHAPE, DIGITS)         \
    X(SHAPE, KIND)           \
    X(SHAPE, LABEL)          \
    X(SHAPE, TIMES)          \
    X(NEAR, WORDS_1)         \
    X(NEAR, WORDS_2)         \
    X(NEAR, WORDS_M1)        \
    X(NEAR, WORDS_M2)        \
    X(NEAR, KIND_1)          \
    X(NEAR, KIND_M1)         \
    X(NEAR, LABEL_1)         \
    X(NEAR, LABEL_M1)        \
    X(NEAR, ALIKE)           \
    X(NEAR, LINKED)          \
    X(NEAR, LABELLED)        \
    X(NEAR, REPEATED)        \
    X(PLACE, ORDER)          \
    X(PLACE, ABOVE)          \
    X(PLACE, FROM_START)     \
    X(PLACE, FROM_END)       \
    X(PROSE, PROSE_NEAR)     \
    X(PROSE, PROSE_AROUND)   \
    X(PROSE, PROSE_WIDE)     \
    X(PROSE, PROSE_BEFORE)   \
    X(RULES, KEPT)           \
    X(RULES, KEPT_NEAR)      \
    X(KIN, SHARE)            \
    X(KIN, TITLE)            \
    X(KIN, FROM_TITLE)       \
    X(KIN, SHARE_AROUND)     \
    X(SAID, SCORE)           \
    X(SAID, SCORE_1)         \
    X(SAID, SCORE_2)         \
    X(SAID, SCORE_M1)        \
    X(SAID, SCORE_M2)        \
    X(SAID, SCORE_AROUND)    \
    X(SAID, SCORE_BEFORE)    \
    X(SAID, SCORE_BEHIND)    \
    X(SAID, BEFORE)          \
    X(SAID, BEHIND)          \
    X(SAID, TOLD)            \
    X(SAID, UNTOLD)          \
    X(CHAIN, MARGIN)         \
    X(CHAIN, MARGIN_1)       \
    X(CHAIN, MARGIN_M1)      \
    X(CHAIN, MARGIN_AROUND)  \
    X(CHAIN, CHAINED)        \
    X(PARAGRAPH, PART_WORDS) \
    X(PARAGRAPH, PART_LINES) \
    X(PARAGRAPH, PART_SCORE) \
    X(PAGE, PAGE_WORDS)      \
    X(PAGE, PAGE_LINES)      \
    X(PAGE, PAGE_BODY)

#define GAUGE(family, name) D_##name,
typedef enum LineGauge { LINE_GAUGES(GAUGE) LINE_GAUGE_COUNT } LineGauge;
#undef GAUGE

// What the models gave to each line.
typedef struct LineScores {
    const int32_t *alone, *chained, *margins;
} LineScores;

typedef struct LineGaugeWork {
    const LineWork *traits;
    LineScores scores;
    const int32_t *before, *behind;  // by line: the next long one that was taken for body, -1
    const int32_t *told;             // by line: words so taken in front of it
    Kin kin;                         // with them
    const struct LinePart *parts;    // sums from gap to gap
    const int32_t *part;             // by line
} LineGaugeWork;

LineGaugeWork line_gauge_open(const LineWork *traits, LineScores scores, Arena *arena);
void line_gauge_read(int16_t out[LINE_GAUGE_COUNT], const LineGaugeWork *work, ptrdiff_t i);

// Is line `i` one to ask about?
bool line_gauge_asks(const LineGaugeWork *work, ptrdiff_t i);

// What the trees begin with: half of what both models give.
int32_t line_gauge_start(LineScores scores, ptrdiff_t i);

// Above zero is body.
int32_t *line_gauge_scores(Trees trees, const LineWork *traits, LineScores scores, Arena *arena);

#endif
