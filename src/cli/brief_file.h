// brief_file.h - a small file whole: a brief that an earlier run wrote, a table of outlets.
#ifndef LEDE_CLI_BRIEF_FILE_H
#define LEDE_CLI_BRIEF_FILE_H

#include <stddef.h>

// The file's bytes, on the heap, or those of stdin for "-"; NULL with a line on stderr, which ends with `advice`.
char *file_read(const char *path, const char *advice, size_t *len);
char *brief_file_read(const char *path, size_t *len);

#endif
