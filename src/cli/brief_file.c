// brief_file.c - see brief_file.h.
#include "cli/brief_file.h"

#include "base/limits.h"
#include "cli/report.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *file_read(const char *path, const char *advice, size_t *len) {
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "lede: %s: can't be read (%s); %s\n", path, strerror(errno), advice);
        return NULL;
    }
    size_t cap = 1 << 20;
    char *bytes = malloc(cap);
    *len = 0;
    while (bytes && *len <= LIMIT_BRIEF_BYTES) {
        *len += fread(bytes + *len, 1, cap - *len, file);
        if (*len < cap) break;
        char *more = realloc(bytes, cap *= 2);
        if (more == NULL) free(bytes);
        bytes = more;
    }
    if (bytes == NULL) out_of_memory();
    bool failed = ferror(file);
    if (failed) fprintf(stderr, "lede: %s: can't be read (%s); %s\n", path, strerror(errno), advice);
    if (file != stdin) fclose(file);
    if (!failed) return bytes;
    free(bytes);
    return NULL;
}

char *brief_file_read(const char *path, size_t *len) {
    return file_read(path, "name the output of lede brief --format json", len);
}
