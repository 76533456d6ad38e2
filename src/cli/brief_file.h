// brief_file.h - a brief that an earlier run wrote, as JSON.
#ifndef LEDE_CLI_BRIEF_FILE_H
#define LEDE_CLI_BRIEF_FILE_H

#include <stddef.h>

// The file's bytes, on the heap, or those of stdin for "-"; NULL with a line on stderr.
char *brief_file_read(const char *path, size_t *len);

#endif
