// input.h - what a command is given, one page or row after the other: files, folders, stdin, NDJSON.
//
// A folder gives its pages sorted by name, and its folders' pages after that, so that the order never
// depends on the disk's. Hidden files, "*_files" (what browsers save beside a page), links to folders
// and what is no regular file are passed over. A file of rows gives one item a row, an archive one a page.
#ifndef LEDE_CLI_INPUT_H
#define LEDE_CLI_INPUT_H

#include "cli/option.h"
#include "lede.h"

typedef struct Input Input;

typedef struct Item {
    char *name;           // the file's path, path:line for a row, path#place for an archive's page; owned
    char *url, *charset;  // of an archive's page, else NULL; owned
    char *
        bytes;  // a row's, an archive's page, or stdin; NULL for a file, which is read by who works on it; owned
    size_t len;
    bool is_row;
    bool failed;  // `err` says why there is nothing to read
    lede_error err;
} Item;

// All inputs of the command; with none given, stdin where it is no terminal. NULL, with a line on
// stderr, when there is nothing to read at all.
Input *input_open(const Options *options);

// The next item, on the heap, NULL at the end.
Item *input_next(Input *input);
void item_free(Item *item);
void input_close(Input *input);

#endif
