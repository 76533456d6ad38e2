// pages.h - the loop that all commands share: every input read on many threads, given in order.
#ifndef LEDE_CLI_PAGES_H
#define LEDE_CLI_PAGES_H

#include "cli/option.h"
#include "lede.h"

typedef struct Pages {
    const Options *options;
    bool annotate;            // with findings?
    const lede_style *style;  // how each article is rendered, on its thread; NULL: not at all
    // Gets each article that was read, in the order of the inputs; `text` is its rendering. Both are
    // freed after. False stops the run.
    bool (*each)(void *ctx, const lede_article *article, lede_text text);
    void *ctx;
    size_t read, failed;  // how many, for the exit status
    bool stopped;
} Pages;

// Runs over all inputs; each failure is a line on stderr and the rest goes on. The exit status: 0 all
// were read, 1 some, 3 none; 2 when there were no inputs.
int pages_run(Pages *pages);

#endif
