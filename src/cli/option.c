// option.c - see option.h. Add an option: a field in Options and a row here; man/ and the completions
// are compared with these rows by tests/cli/help.sh.
#include "cli/option.h"

#include "base/limits.h"
#include "cli/command.h"
#include "lede.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum Kind { KIND_FLAG, KIND_TEXT, KIND_NUMBER } Kind;

typedef struct Row {
    const char *name, *argument, *what;
    Kind kind;
    size_t at;  // where in Options
    unsigned group;
} Row;

#define FLAG(field)   KIND_FLAG, offsetof(Options, field)
#define TEXT(field)   KIND_TEXT, offsetof(Options, field)
#define NUMBER(field) KIND_NUMBER, offsetof(Options, field)

// clang-format off
static const Row rows[] = {
    {"files-from", "FILE",   "read the names of inputs from FILE, one a line; - is stdin", TEXT(files_from), OPTIONS_INPUT},
    {"outlet",     "NAME",   "who publishes these pages",                                  TEXT(outlet),     OPTIONS_INPUT},
    {"url",        "URL",    "where the page was fetched",                                 TEXT(url),        OPTIONS_INPUT},
    {"published",  "DATE",   "when it was published, as 2031-03-04 or with a time",        TEXT(published),  OPTIONS_INPUT},
    {"outlets",    "FILE",   "whose outlets are, before lede's own table: host, tab, name ...", TEXT(outlets_file), OPTIONS_INPUT},
    {"raw",        NULL,     "take each file whole as text, without page reading",         FLAG(raw),        OPTIONS_INPUT},
    {"jobs",       "N",      "threads to use; default: the machine's cores",               NUMBER(jobs),     OPTIONS_INPUT},
    {"topic",      "TOPIC",  "only articles about it: a label or code of IPTC Media Topics", TEXT(topic),    OPTIONS_TOPIC},
    {"one",        NULL,     "take all inputs as one story, without grouping",             FLAG(one),        OPTIONS_BRIEF},
    {"form",       "FORM",   "editor, analyst, reader or roundup",                         TEXT(form),       OPTIONS_BRIEF},
    {"length",     "N",      "show at most N points",                                      NUMBER(length),   OPTIONS_BRIEF},
    {"update",     "OLD.json", "begin with what is new since this brief in JSON",          TEXT(update),     OPTIONS_BRIEF},
    {"explain",    NULL,     "why each report is in its story, and what kept others out",  FLAG(explain),    OPTIONS_STORIES},
    {"since",      "WHEN",   "what is recent: a date, or a span as 36h or 2d; default: 24h", TEXT(since),    OPTIONS_DIGEST},
    {"now",        "DATE",   "the time that counts as now; default: the latest report's",  TEXT(now),        OPTIONS_DIGEST},
    {"format",     "FORMAT", "",                                                           TEXT(format),     OPTIONS_ALL},
    {"out",        "FILE",   "write the result to FILE, whole or not at all",              TEXT(out),        OPTIONS_ALL},
    {"quiet",      NULL,     "no progress and no count at the end; errors still show",     FLAG(quiet),      OPTIONS_ALL},
    {"help",       NULL,     "show this",                                                  FLAG(help),       OPTIONS_ALL},
    {"version",    NULL,     "show the version",                                           FLAG(version),    OPTIONS_ALL},
};
// clang-format on

static bool wrong(const struct Command *command, const char *what, const char *which) {
    fprintf(stderr, "lede%s%s: %s '%s'; see lede %s%s--help\n", command ? " " : "",
            command ? command->name : "", what, which, command ? command->name : "", command ? " " : "");
    return false;
}

// The row of "--name" or "--name=value"; *value points behind the '='.
static const Row *row_find(const char *word, const struct Command *command, const char **value) {
    size_t len = strcspn(word + 2, "=");
    *value = word[2 + len] == '=' ? word + 2 + len + 1 : NULL;
    unsigned groups = command ? command->options : OPTIONS_ALL;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if ((rows[i].group & groups) && strlen(rows[i].name) == len &&
            strncmp(rows[i].name, word + 2, len) == 0)
            return &rows[i];
    return NULL;
}

static bool set_number(int *out, const char *value) {
    char *end;
    long n = strtol(value, &end, 10);
    if (*value == 0 || *end || n < 1 || n > 1000000) return false;
    *out = (int)n;
    return true;
}

// 2031, 2031-03, 2031-03-04, or a day and a time behind it.
static bool is_date(const char *s) {
    static const char form[] = "dddd-dd-dd";
    size_t len = strcspn(s, "T ");
    if (len != 4 && len != 7 && len != 10) return false;
    for (size_t i = 0; i < len; i++)
        if (form[i] == '-' ? s[i] != '-' : s[i] < '0' || s[i] > '9') return false;
    int month = len > 4 ? atoi(s + 5) : 1, day = len > 7 ? atoi(s + 8) : 1;
    return month >= 1 && month <= 12 && day >= 1 && day <= 31 && (s[len] == 0 || len == 10);
}

// What can be said of values before anything is read.
static bool values_fit(const Options *options, const struct Command *command) {
    if (options->topic && !lede_topic_known(options->topic))
        return wrong(command, "no topic of IPTC Media Topics:", options->topic);
    if (options->published && !is_date(options->published))
        return wrong(command, "no date, as 2031-03-04, is", options->published);
    if (options->url && (options->inputs_len > 1 || options->files_from))
        return wrong(command, "several pages can't all be from", options->url);
    return true;
}

bool options_read(Options *options, const struct Command *command, int argc, char **argv, int first) {
    const char **inputs = options->inputs;
    bool only_inputs = false;
    for (int i = first; i < argc; i++) {
        const char *word = argv[i], *value;
        if (strcmp(word, "-h") == 0) word = "--help";
        if (strcmp(word, "-o") == 0) word = "--out";
        if (only_inputs || word[0] != '-' || word[1] == 0) {
            inputs[options->inputs_len++] = word;
            continue;
        }
        if (strcmp(word, "--") == 0) {
            only_inputs = true;
            continue;
        }
        if (strncmp(word, "--", 2) != 0) return wrong(command, "unknown option", word);
        const Row *row = row_find(word, command, &value);
        if (row == NULL) return wrong(command, "unknown option", word);
        void *field = (char *)options + row->at;
        if (row->kind == KIND_FLAG) {
            if (value) return wrong(command, "no value belongs to", word);
            *(bool *)field = true;
            continue;
        }
        if (value == NULL && i + 1 == argc) return wrong(command, "a value is missing after", word);
        if (value == NULL) value = argv[++i];
        if (row->kind == KIND_TEXT) *(const char **)field = value;
        else if (!set_number(field, value)) return wrong(command, "not a number from 1 up:", value);
    }
    if (options->jobs > LIMIT_JOBS) options->jobs = LIMIT_JOBS;
    return values_fit(options, command);
}

void options_help(unsigned groups, const struct Command *command) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const Row *row = &rows[i];
        if (!(row->group & groups)) continue;
        char left[40];
        snprintf(left, sizeof left, "--%s%s%s", row->name, row->argument ? " " : "",
                 row->argument ? row->argument : "");
        bool is_format = strcmp(row->name, "format") == 0;
        printf("  %-20s %s\n", left, is_format && command ? command->formats : row->what);
    }
}
