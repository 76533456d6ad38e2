// main.c - lede: finds the command and runs it.
#include "cli/brief_file.h"
#include "cli/command.h"
#include "cli/report.h"

#include "lede.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Add a command: a row here, its file, man/lede-<name>.1.scd, a case in tests/cli/.
// clang-format off
const Command commands[] = {
    {"read", command_read, "[PAGE|FOLDER|-]...", "what outlets said: pages to articles",
     "ndjson or text", OPTIONS_ALL | OPTIONS_INPUT},
    {"annotate", command_annotate, "[PAGE|FOLDER|NDJSON|-]...", "articles with sentences, names, dates, numbers and quotes",
     "ndjson or text", OPTIONS_ALL | OPTIONS_INPUT | OPTIONS_TOPIC},
    {"stories", command_stories, "[PAGE|FOLDER|NDJSON|-]...", "articles grouped by the event that they report",
     "text or ndjson", OPTIONS_ALL | OPTIONS_INPUT | OPTIONS_STORIES},
    {"brief", command_brief, "[PAGE|FOLDER|NDJSON|-]...", "what a story's reports tell, according to whom, and where they differ",
     "text, markdown, html, atom or json", OPTIONS_ALL | OPTIONS_INPUT | OPTIONS_TOPIC | OPTIONS_BRIEF},
    {"digest", command_digest, "[PAGE|FOLDER|NDJSON|-]...", "one line a story: new, changed or quiet, the most told first",
     "text, ndjson or atom", OPTIONS_ALL | OPTIONS_INPUT | OPTIONS_TOPIC | OPTIONS_DIGEST},
    {"verify", command_verify, "BRIEF.json [PAGE|FOLDER|NDJSON]...", "whether each citation of a brief still stands in its page",
     "text", OPTIONS_ALL | OPTIONS_INPUT},
    {"tgnews", command_tgnews, "threads FOLDER", "stories as the Telegram Data Clustering Contest wanted them",
     "json", OPTIONS_ALL | OPTIONS_INPUT},
    {0},
};
// clang-format on

const Command *command_find(const char *name) {
    for (const Command *command = commands; command->name; command++)
        if (strcmp(command->name, name) == 0) return command;
    return NULL;
}

static int help(void) {
    printf("lede %s - one story, every outlet\n\n"
           "usage: lede COMMAND [OPTION]... [INPUT]...\n\n",
           lede_version());
    for (const Command *command = commands; command->name; command++)
        printf("  %-10s %s\n", command->name, command->what);
    printf(
        "\nInputs are pages (HTML, text, also compressed), folders of them, NDJSON of an earlier command,\n"
        "or - for stdin. A first brief: lede brief --one FOLDER. More: lede COMMAND --help, man lede.\n");
    return 0;
}

static int command_help(const Command *command) {
    printf("usage: lede %s [OPTION]... %s\n\n%s\n\n", command->name, command->arguments, command->what);
    options_help(command->options, command);
    return 0;
}

// With the user's outlets, where options name some.
static int run(const Command *command, Options *options) {
    if (options->outlets_file == NULL) return command->run(options);
    size_t len;
    lede_error err;
    char *table = file_read(options->outlets_file, "name a table as data/outlets.tsv is one", &len);
    if (table == NULL) return 3;
    lede_outlets *outlets = lede_outlets_read(table, len, options->outlets_file, &err);
    free(table);
    if (outlets == NULL) return report_error(&err), err.exit;
    options->outlets = outlets;
    int status = command->run(options);
    lede_outlets_free(outlets);
    return status;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "lede: no command; see lede --help\n");
        return 2;
    }
    Options options = {.inputs = calloc((size_t)argc, sizeof *options.inputs)};
    if (options.inputs == NULL) return 3;
    int status = 2;
    if (argv[1][0] == '-') {
        if (!options_read(&options, NULL, argc, argv, 1)) status = 2;
        else if (options.version) status = (printf("lede %s\n", lede_version()), 0);
        else if (options.help) status = help();
        else fprintf(stderr, "lede: no command; see lede --help\n");
    } else {
        const Command *command = command_find(argv[1]);
        if (command == NULL) fprintf(stderr, "lede: unknown command '%s'; see lede --help\n", argv[1]);
        else if (!options_read(&options, command, argc, argv, 2)) status = 2;
        else if (options.version) status = (printf("lede %s\n", lede_version()), 0);
        else status = options.help ? command_help(command) : run(command, &options);
    }
    free(options.inputs);
    return status;
}
