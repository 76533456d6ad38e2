// cases.c - runs tests/cases/: every noun of show.def is a stage. How a case looks: case.h.
#include "case.h"
#include "show.h"

#define SHOW(noun)                                                                                      \
    static void run_##noun(const char *input, size_t len, const char *options, FILE *out, void *user) { \
        (void)user;                                                                                     \
        show_##noun(input, len, options, out);                                                          \
    }
#include "show.def"
#undef SHOW

int main(int argc, char **argv) {
    static const CaseStage stages[] = {
#define SHOW(noun) {#noun, run_##noun, NULL},
#include "show.def"
#undef SHOW
        {0},
    };
    return case_main(argc, argv, stages, sizeof stages / sizeof *stages - 1);
}
