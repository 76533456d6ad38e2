// report.h - what goes to stderr: errors, and progress on a terminal when work takes over a second.
#ifndef LEDE_CLI_REPORT_H
#define LEDE_CLI_REPORT_H

#include "lede.h"

// "lede: " and the error's line, above any progress.
void report_error(const lede_error *err);

// How far the work is; shown a few times a second, on a terminal, unless --quiet.
void report_progress(const char *what, size_t count, bool quiet);
void report_progress_end(void);  // takes the line away

_Noreturn void out_of_memory(void);

#endif
