// gauge.h - what trees (tree.h) are told of a block once the first pass has spoken: numbers, where trait.h has words.
//
// The numbers are relative to what the first pass took for body: where its main box is and how far off that, in boxes; what
// it said of the block's section and of all blocks of the same look. They leave out what the rules say (guess.h): pages
// whose gold the rules don't meet teach nothing, so trees would believe them too much.
#ifndef LEDE_PAGE_GAUGE_H
#define LEDE_PAGE_GAUGE_H

#include "page/trait.h"
#include "page/tree.h"

// GAUGES(X) has a row X(FAMILY, NAME); the order is the model's.
#define GAUGES(X)             \
    X(SHAPE, WORDS)           \
    X(SHAPE, LINKS)           \
    X(SHAPE, ENDS)            \
    X(SHAPE, SENTENCE)        \
    X(SHAPE, COMMAS)          \
    X(SHAPE, LETTERS)         \
    X(SHAPE, TAG)             \
    X(SHAPE, FIRST)           \
    X(SHAPE, LAST)            \
    X(SHAPE, CAPITALS)        \
    X(SHAPE, DIGITS)          \
    X(SHAPE, LABEL)           \
    X(SHAPE, LABEL_TIMES)     \
    X(SHAPE, REPEATS)         \
    X(PLACE, ORDER)           \
    X(PLACE, TITLE)           \
    X(PLACE, DEPTH)           \
    X(PLACE, BOX_WORDS)       \
    X(PLACE, BOX_LINKS)       \
    X(PLACE, UP_PROSE)        \
    X(PLACE, UP_LINKS)        \
    X(PLACE, UPPER_PROSE)     \
    X(PLACE, UPPER_LINKS)     \
    X(LOOK, LOOK_BLOCKS)      \
    X(LOOK, LOOK_WORDS)       \
    X(LOOK, LOOK_PROSE)       \
    X(LOOK, LOOK_LINKS)       \
    X(LOOK, LOOK_GUESS)       \
    X(LOOK, LOOK_BODY)        \
    X(LOOK, LOOK_SCORE)       \
    X(REGION, MAIN)           \
    X(REGION, MAIN_DEPTH)     \
    X(REGION, PART_WORDS)     \
    X(REGION, PART_LINKS)     \
    X(REGION, PART_BODY)      \
    X(REGION, PART_LOOK)      \
    X(REGION, STEPS_BEFORE)   \
    X(REGION, STEPS_BEHIND)   \
    X(SECTION, HEAD_SCORE)    \
    X(SECTION, HEAD_WORDS)    \
    X(SECTION, HEAD_BLOCKS)   \
    X(SECTION, PART_SCORE)    \
    X(SECTION, PART_LINKED)   \
    X(SECTION, PART_LEN)      \
    X(SECTION, SECTIONS_LEFT) \
    X(PAGE, PAGE_WORDS)       \
    X(PAGE, PAGE_PROSE)       \
    X(PAGE, PAGE_BODY)        \
    X(PAGE, PAGE_LONG)

#define GAUGE(family, name) G_##name,
typedef enum Gauge { GAUGES(GAUGE) GAUGE_COUNT } Gauge;
#undef GAUGE

typedef struct GaugeWork {
    const TraitPage *page;
    const TraitWork *traits;
    const int32_t *scores;                // of the first pass, by block
    const int32_t *before, *behind;       // by block: the next long one that it kept, -1
    const struct Part *sections;          // sums from heading to heading
    const int32_t *section;               // by block
    const struct Part *boxes, *looks;     // sums
    const int32_t *part;                  // by box: the child of `main` that holds it, -1
    const int32_t *alike;                 // by child of `main`: per cent kept of those of its look
    const uint8_t *label_times;           // by block: how many begin with the same label; 0: it has none
    int32_t sections_len, main;           // main: the innermost box that holds most of the body
    int32_t all, long_blocks, kept_long;  // words kept; blocks
} GaugeWork;

// `scores` are the first pass's, by block.
GaugeWork gauge_open(const TraitWork *traits, const int32_t *scores, Arena *arena);

// Is block `i` one to ask about? All its numbers.
bool gauge_asks(const GaugeWork *work, ptrdiff_t i);
void gauge_read(int16_t out[GAUGE_COUNT], const GaugeWork *work, ptrdiff_t i);

// What trees add to a share of the first pass's scores. Above zero is body.
enum { GAUGE_SHARE = 2 };  // the half of it
int32_t *gauge_scores(Trees trees, const TraitWork *traits, const int32_t *scores, Arena *arena);

#endif
