// report.c - see report.h.
#include "cli/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static bool shown;  // is a progress line on the terminal?

void report_error(const lede_error *err) {
    report_progress_end();
    fprintf(stderr, "lede: %s\n", err->message);
}

void report_progress(const char *what, size_t count, bool quiet) {
    static double begun, last;
    if (quiet || !isatty(STDERR_FILENO)) return;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    double t = (double)now.tv_sec + (double)now.tv_nsec / 1e9;
    if (begun == 0) begun = t;
    if (t - begun < 1 || t - last < 0.2) return;
    last = t;
    fprintf(stderr, "\r%zu %s\033[K", count, what);
    shown = true;
}

void report_progress_end(void) {
    if (shown) fputs("\r\033[K", stderr);
    shown = false;
}

_Noreturn void out_of_memory(void) {
    report_progress_end();
    fputs("lede: out of memory; read fewer pages at once\n", stderr);
    exit(3);
}
