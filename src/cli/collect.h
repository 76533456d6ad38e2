// collect.h - all inputs of a command in one window.
#ifndef LEDE_CLI_COLLECT_H
#define LEDE_CLI_COLLECT_H

#include "cli/option.h"
#include "lede.h"

// Reads every input into a new window, with findings when `annotate`. Gives pages_run()'s status;
// *window is the caller's even then, NULL only without memory.
int collect(lede_window **window, const Options *options, bool annotate);

#endif
