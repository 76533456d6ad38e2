// collect.h - all inputs of a command in one window, and what commands do with it.
#ifndef LEDE_CLI_COLLECT_H
#define LEDE_CLI_COLLECT_H

#include "cli/output.h"
#include "cli/option.h"
#include "lede.h"

// Reads every input into a new window, with findings when `annotate`. Gives pages_run()'s status;
// *window is the caller's even then, NULL only without memory.
int collect(lede_window **window, const Options *options, bool annotate);

// The whole of a command over stories: reads all inputs, groups them (or not: options->one), and lets `show`
// write them. `show` gives false, and fills *err, when it can't; a write that fails is the output's. The
// exit status.
typedef bool ShowStories(Output *output, const lede_stories *stories, const Options *options,
                         lede_error *err);
int collect_and_show(const Options *options, bool annotate, ShowStories *show);

#endif
