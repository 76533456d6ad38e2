// command.h - the commands: a row each in commands.def, a file each beside this one.
//
// A command reads options, runs, prints results on stdout (or --out) and all else on stderr, and gives
// the exit status: 0 done; 1 some inputs failed; 2 wrong usage; 3 nothing could be read or written.
#ifndef LEDE_CLI_COMMAND_H
#define LEDE_CLI_COMMAND_H

#include "cli/option.h"

typedef struct Command {
    const char *name;
    int (*run)(const Options *options);
    const char *arguments;  // as the usage line shows them
    const char *what;       // one line, for the list of commands
    const char *formats;    // what --format takes here, the default first
    unsigned options;       // which rows of option.c belong to it
} Command;

extern const Command commands[];                // ends with a NULL name
const Command *command_find(const char *name);  // NULL when there is none

int command_read(const Options *options);
int command_annotate(const Options *options);
int command_stories(const Options *options);
int command_brief(const Options *options);
int command_digest(const Options *options);
int command_verify(const Options *options);
int command_tgnews(const Options *options);

#endif
