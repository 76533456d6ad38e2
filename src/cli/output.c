// output.c - see output.h.
//
// --out writes a file beside its goal and renames it at the end, so a full disk or a signal never leaves
// half a result under the right name; a signal that ends the program takes the file beside with it. A goal that
// is no regular file (/dev/full, a FIFO) is written in place.
#include "cli/output.h"

#include "cli/report.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool output_format_known(const char *format, const char *known, lede_error *err) {
    size_t len = format ? strlen(format) : 0;
    for (const char *at = known; format && *at;) {
        size_t word = strcspn(at, " ");
        if (word == len && strncmp(at, format, len) == 0) return true;
        at += word + (at[word] == ' ');
    }
    if (format == NULL) return true;
    *err = (lede_error){.exit = 2, .http = 400};
    snprintf(err->message, sizeof err->message, "unknown format '%.40s'; this command has: %s", format,
             known);
    return false;
}

static bool complain(const Output *output, int why) {
    report_progress_end();
    fprintf(stderr, "lede: %s: can't be written (%s); check the disk and the permissions\n",
            output->path ? output->path : "stdout", strerror(why));
    return false;
}

// The file to remove when a signal ends the program: the handler may read nothing else.
static char *volatile unfinished;

static void remove_unfinished(int signal_number) {
    if (unfinished) unlink(unfinished);
    raise(signal_number);  // its own way now: SA_RESETHAND
}

static void watch_signals(void) {
    static const int ends[] = {SIGHUP, SIGINT, SIGTERM};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct sigaction before, mine = {.sa_handler = remove_unfinished, .sa_flags = (int)SA_RESETHAND};
        sigaction(ends[i], NULL, &before);
        if (before.sa_handler == SIG_DFL)
            sigaction(ends[i], &mine, NULL);  // nohup ignores SIGHUP: it stays so
    }
}

static FILE *open_temporary(Output *output) {
    size_t size = strlen(output->path) + 16;
    output->temporary = malloc(size);
    if (output->temporary == NULL) out_of_memory();
    snprintf(output->temporary, size, "%s.XXXXXX", output->path);
    int fd = mkstemp(output->temporary);
    if (fd < 0) return NULL;
    unfinished = output->temporary;
    watch_signals();
    mode_t mask = umask(0);
    umask(mask);
    fchmod(fd, 0666 & ~mask);
    return fdopen(fd, "wb");
}

bool output_open(Output *output, const char *path) {
    *output = (Output){.path = path, .file = stdout};
    if (path == NULL) return true;
    struct stat goal;
    bool in_place = stat(path, &goal) == 0 && !S_ISREG(goal.st_mode);
    output->file = in_place ? fopen(path, "wb") : open_temporary(output);
    if (output->file) return true;
    complain(output, errno);
    free(output->temporary);
    return false;
}

bool output_text(Output *output, lede_text text) {
    if (!output->failed && text.len && fwrite(text.data, 1, text.len, output->file) != text.len) {
        output->failed = true;
        output->why = errno;
    }
    return !output->failed;
}

bool output_close(Output *output, bool keep) {
    if (fflush(output->file) != 0 && !output->failed) {
        output->failed = true;
        output->why = errno;
    }
    if (output->path && fclose(output->file) != 0 && !output->failed) {
        output->failed = true;
        output->why = errno;
    }
    keep = keep && !output->failed;
    if (output->temporary && keep && rename(output->temporary, output->path) != 0) {
        output->failed = true;
        output->why = errno;
        keep = false;
    }
    if (output->temporary && !keep) unlink(output->temporary);
    unfinished = NULL;
    free(output->temporary);
    return !output->failed || complain(output, output->why);
}
