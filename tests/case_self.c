// case_self.c - the case runner's own test: writes a small tree of cases, runs case_main on it in a child, and looks
// at what it printed, how it ended and which files it changed. Prints TAP.
#define _XOPEN_SOURCE 700
#include "case.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

// ---- the stages under test

static void upper(const char *input, size_t len, const char *options, FILE *out, void *user) {
    (void)user;
    if (*options) fprintf(out, "[%s]", options);
    for (size_t i = 0; i < len; i++)
        putc(input[i] >= 'a' && input[i] <= 'z' ? input[i] - 'a' + 'A' : input[i], out);
}

static void no_newline(const char *input, size_t len, const char *options, FILE *out, void *user) {
    (void)input, (void)len, (void)options;
    fputs(user, out);
}

static void dies_on_x(const char *input, size_t len, const char *options, FILE *out, void *user) {
    (void)options, (void)out, (void)user;
    if (len > 0 && input[len - 1] == 'x') abort();
}

static const CaseStage good[] = {{"upper", upper, NULL}, {"word", no_newline, "a word"}};
static const CaseStage deadly[] = {{"upper", dies_on_x, NULL}};

// ---- one row a run: the files, the arguments, what must come of it

typedef struct Row {
    const char *what;
    const char *path, *text;  // one file of the tree; "word/one.md" is always there too
    const char *arguments[4];
    int status;               // -1: killed by a signal
    const char *printed[3];   // each must occur in the output
    const char *after;        // the file's text afterwards; NULL: unchanged
    const CaseStage *stages;  // NULL: good
    size_t n;
} Row;

#define FENCE     "```"
#define WORD_CASE "# a word\n" FENCE " case\n.\na word\n" FENCE "\n"

// clang-format off
static const Row rows[] = {
    {.what = "a case passes, with its options; other blocks are prose",
     .path = "upper/a.md",
     .text = "# loud\n\n" FENCE " json\n" FENCE "case no\n" FENCE "\n\n" FENCE "case x=1 y\nab\n\nc\n.\n[x=1 y]AB\n\nC\n" FENCE "\n",
     .status = 0, .printed = {"1..2\n", "ok 1 - upper/a.md:7 loud\n", "ok 2 - word/one.md:2 a word\n"}},
    {.what = "a difference fails and is shown with what is around it",
     .path = "upper/a.md",
     .text = "# loud\n" FENCE " case\na\nb\nc\n.\nA\nb\nC\n" FENCE "\n",
     .status = 1, .printed = {"not ok 1 - upper/a.md:2 loud\n", "#   A\n# - b\n# + B\n"}},
    {.what = "cases of one noun alone",
     .path = "upper/a.md", .text = "# loud\n" FENCE " case\na\n.\nb\n" FENCE "\n", .arguments = {"word"},
     .status = 0, .printed = {"1..1\n", "ok 1 - word/one.md:2"}},
    {.what = "backslashes before a dot and a fence are taken off",
     .path = "upper/a.md",
     .text = "# dots\n" FENCE " case\n\\.\n\\\\.\n\\" FENCE "\n\\n\n.\n\\.\n\\\\.\n\\" FENCE "\n\\N\n" FENCE "\n",
     .status = 0, .printed = {"ok 1 - upper/a.md:2 dots\n"}},
    {.what = "what is known to be wrong is no failure, and accept leaves it",
     .path = "upper/a.md", .text = "# t\n" FENCE " case todo\na\n.\nb\n" FENCE "\n", .arguments = {"--accept", "upper"},
     .status = 0, .printed = {"1..1\n", "not ok 1 - upper/a.md:2 t # TODO known to be wrong\n"},
     .after = "# t\n" FENCE " case todo\na\n.\nb\n" FENCE "\n"},
    {.what = "what was known to be wrong and is right", .path = "upper/a.md",
     .text = "# t\n" FENCE " case todo\na\n.\n[todo]A\n" FENCE "\n", .arguments = {"upper"}, .status = 1,
     .printed = {"not ok 1 - upper/a.md:2 t\n", "# right now"}},
    {.what = "accept writes what is printed, backslashes too, and leaves the rest alone",
     .path = "upper/a.md",
     .text = "# dots\nprose\n" FENCE " case\n\\.\na\n.\nold\n" FENCE "\nmore\n" FENCE " case\nb\n.\nB\n" FENCE "\nend",
     .arguments = {"--accept", "upper"},
     .status = 0, .printed = {"1..2\n", "# accepted: upper/a.md\n"},
     .after = "# dots\nprose\n" FENCE " case\n\\.\na\n.\n\\.\nA\n" FENCE "\nmore\n" FENCE " case\nb\n.\nB\n" FENCE "\nend"},
    {.what = "accept needs a noun",
     .path = "upper/a.md", .text = "# loud\n" FENCE " case\na\n.\nold\n" FENCE "\n", .arguments = {"--accept"},
     .status = 2, .printed = {"usage: "}},
    {.what = "a title's # is no TAP directive",
     .path = "upper/a.md", .text = "# no # SKIP\n" FENCE " case\na\n.\nold\n" FENCE "\n",
     .status = 1, .printed = {"not ok 1 - upper/a.md:2 no  SKIP\n"}},
    {.what = "a longer fence holds a shorter one",
     .path = "upper/a.md", .text = "# code\n`" FENCE " case\na\n.\nA\n`" FENCE "\n",
     .status = 0, .printed = {"ok 1 - "}},
    {.what = "no dot line", .path = "upper/a.md", .text = "# t\n" FENCE " case\na\n" FENCE "\n",
     .status = 1, .printed = {"not ok 1 - upper/a.md:2 t\n", "no line '.'"}},
    {.what = "no closing fence", .path = "upper/a.md", .text = "# t\n" FENCE " case\na\n.\nA\n",
     .status = 1, .printed = {"not ok 1 - upper/a.md:2 t\n", "no closing fence"}},
    {.what = "no title", .path = "upper/a.md", .text = FENCE " case\na\n.\nA\n" FENCE "\n",
     .status = 1, .printed = {"not ok 1 - upper/a.md:1 ", "'# title'"}},
    {.what = "a file without a case", .path = "upper/a.md", .text = "# only prose\n",
     .status = 1, .printed = {"not ok 1 - upper/a.md:1 only prose\n"}},
    {.what = "an empty file", .path = "upper/a.md", .text = "",
     .status = 1, .printed = {"not ok 1 - upper/a.md:1 "}},
    {.what = "a stage without a case", .path = "upper/notes.txt", .text = "no case\n",
     .status = 1, .printed = {"1..2\n", "not ok 1 - the stage upper has no case in "}},
    {.what = "a folder without a stage", .path = "lower/a.md", .text = "# t\n",
     .status = 1, .printed = {"not ok 2 - the folder tests/cases/lower has no stage\n"}},
    {.what = "a noun that nobody knows", .path = "upper/a.md", .text = "# t\n", .arguments = {"uper"},
     .status = 1, .printed = {"1..1\n", "not ok 1 - there is no stage uper "}},
    {.what = "prefixes of what the stage survives", .path = "upper/a.md", .text = "# t\n" FENCE " case\n.\n" FENCE "\n" FENCE " case\na\n.\n" FENCE "\n",
     .arguments = {"--prefixes", "upper"}, .status = 0, .printed = {"ok 2 - upper/a.md:5 t\n"},
     .stages = deadly, .n = 1},
    {.what = "prefixes find what the whole input hides, and the case is named", .path = "upper/a.md",
     .text = "# t\n" FENCE " case\nab\n.\n" FENCE "\n" FENCE " case\naxb\n.\n" FENCE "\n",
     .arguments = {"--prefixes", "upper"}, .status = -1,
     .printed = {"1..2\n", "ok 1 - upper/a.md:2 t\n", "not ok 2 - upper/a.md:6 t\n# died here\n"},
     .stages = deadly, .n = 1},
};
// clang-format on

// ---- the machinery

static char root[] = "/tmp/lede-case-XXXXXX";

static void must(bool cond, const char *what) {
    if (cond) return;
    printf("Bail out! case_self: %s\n", what);
    exit(2);
}

static const char *in_root(const char *path) {
    static char full[512];
    snprintf(full, sizeof full, "%s/%s", root, path);
    return full;
}

static void write_text(const char *path, const char *text) {
    FILE *f = fopen(in_root(path), "wb");
    must(f && fputs(text, f) >= 0 && fclose(f) == 0, path);
}

static void read_text(const char *path, char *text, size_t size) {
    FILE *f = fopen(in_root(path), "rb");
    must(f != NULL, path);
    text[fread(text, 1, size - 1, f)] = 0;
    fclose(f);
}

static int run_child(const Row *row) {
    char *argv[8] = {(char[]){"cases"}, (char[]){"--root"}, root};
    int argc = 3;
    for (size_t i = 0; i < 4 && row->arguments[i]; i++) argv[argc++] = (char *)(size_t)row->arguments[i];
    fflush(stdout);
    pid_t child = fork();
    must(child >= 0, "fork");
    if (child == 0) {
        int out = open(in_root("printed"), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (out < 0 || dup2(out, 1) < 0 || dup2(out, 2) < 0) _exit(99);
        const CaseStage *stages = row->stages ? row->stages : good;
        int status = case_main(argc, argv, stages, row->stages ? row->n : sizeof good / sizeof *good);
        exit(status);  // and not _exit: LeakSanitizer looks at the runner too
    }
    int status = 0;
    must(waitpid(child, &status, 0) == child, "waitpid");
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void check(size_t number, const Row *row) {
    static char printed[65536], after[65536];
    char folder[64], path[128];
    snprintf(path, sizeof path, "tests/cases/%s", row->path);
    snprintf(folder, sizeof folder, "%.*s", (int)(strrchr(path, '/') - path), path);
    mkdir(in_root(folder), 0700);
    write_text(path, row->text);

    int status = run_child(row);
    read_text("printed", printed, sizeof printed);
    read_text(path, after, sizeof after);
    bool ok = status == row->status && strcmp(after, row->after ? row->after : row->text) == 0;
    for (size_t i = 0; i < 3 && row->printed[i]; i++) ok = ok && strstr(printed, row->printed[i]);
    printf("%sok %zu - %s\n", ok ? "" : "not ", number, row->what);
    if (!ok) printf("# status %d\n# printed: %s\n# file: %s\n", status, printed, after);

    unlink(in_root(path));
    rmdir(in_root(folder));
}

int main(void) {
    size_t n = sizeof rows / sizeof *rows;
    must(mkdtemp(root) != NULL, root);
    mkdir(in_root("tests"), 0700);
    mkdir(in_root("tests/cases"), 0700);
    mkdir(in_root("tests/cases/word"), 0700);
    write_text("tests/cases/word/one.md", WORD_CASE);
    printf("1..%zu\n", n);
    for (size_t i = 0; i < n; i++) check(i + 1, &rows[i]);
    const char *left[] = {"printed", "tests/cases/word/one.md", "tests/cases/word", "tests/cases", "tests",
                          ""};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++) remove(in_root(left[i]));
    return 0;
}
