// option.h - the options of all commands: rows of a table, so help and parsing can't disagree.
#ifndef LEDE_CLI_OPTION_H
#define LEDE_CLI_OPTION_H

#include <stdbool.h>
#include <stddef.h>

struct Command;

typedef struct Options {
    const char *format, *out, *outlet, *url, *published, *now, *since, *files_from, *form, *topic, *update;
    const char *update_json;  // what `update` names, once it is read
    size_t update_len;
    int jobs, length;
    const char *outlets_file;
    const struct lede_outlets *outlets;  // what it names, once it is read
    bool quiet, raw, one, explain, help, version;
    const char **inputs;  // the arguments that are no options, in order
    size_t inputs_len;
} Options;

// The groups of options that commands choose from.
enum {
    OPTIONS_ALL = 1,       // every command: --format, --out, --quiet, --help
    OPTIONS_INPUT = 2,     // commands that read pages
    OPTIONS_BRIEF = 4,     // how a brief is made and shown
    OPTIONS_DIGEST = 8,    // what counts as recent
    OPTIONS_STORIES = 16,  // how stories are told
    OPTIONS_TOPIC = 32     // commands that find topics
};

// Reads argv[first...] into `options`; `inputs` is taken from argv's memory, which must live on. False,
// with a line on stderr, for what the command does not know. `command` is NULL before one is named.
bool options_read(Options *options, const struct Command *command, int argc, char **argv, int first);

// The lines of --help for the options of these groups, on stdout.
void options_help(unsigned groups, const struct Command *command);

#endif
