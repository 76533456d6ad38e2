// case.h - behaviour as files that a journalist can read, and the program that runs them.
//
// A case file is tests/cases/<noun>/<name>.md: a title, prose that says what and why, then one block or more.
//
//     # "according to" before a size is no cue
//
//     It compares; nobody speaks. A name or a title must follow.
//
//     ``` case published=2021-04-07
//     Tickets cost more according to size, Orr said.
//     .
//     speaker: Orr
//     ```
//
// Before the line `.` stands the input, behind it what the stage prints. Whatever follows the word `case` is handed
// to the stage. In both parts a line that would end it begins with a backslash that is not part of it: `\.`,
// "\```", and so `\\.` for `\.`. A block may be fenced by more than three backticks. Other fenced blocks are prose.
//
// A case with `todo` among its options is known to come out wrong and expects what would be right. It is no failure,
// nobody's --accept touches it, and when it comes out right it fails until its `todo` is taken away.
//
// A stage is a row in the program's table:
//
//     static const CaseStage stages[] = { { "quote", quote_case, NULL } };
//     int main(int argc, char **argv) { return case_main(argc, argv, stages, sizeof stages / sizeof *stages); }
//
//     cases                    runs every case; a folder without a stage and a stage without a case are failures
//     cases quote              runs those of tests/cases/quote
//     cases --accept quote     rewrites what they expect to what the stage prints now; read the git diff
//     cases --prefixes [quote] runs every stage on every prefix of its inputs; it must only survive
//
// The results are TAP. A case that crashes or hangs is named before the program dies.
#ifndef TESTS_CASE_H
#define TESTS_CASE_H

#include <stddef.h>
#include <stdio.h>

// Runs one case: reads `input` (len bytes, not terminated; each line of the case ends in \n), prints to `out` what
// a reader of the case file should see, errors too. `options` is what followed the word `case`, "" when nothing.
// A last line without \n gets one.
typedef void CaseFn(const char *input, size_t len, const char *options, FILE *out, void *user);

typedef struct CaseStage {
    const char *noun;  // the folder in tests/cases
    CaseFn *fn;
    void *user;  // handed to fn
} CaseStage;

// The whole program. Case files are looked for under --root DIR, else $LEDE_SOURCE_ROOT, else the current folder.
// Returns the exit status: 0 when all passed, 1 when something failed or nothing ran, 2 for wrong usage.
int case_main(int argc, char **argv, const CaseStage *stages, size_t n);

#endif
