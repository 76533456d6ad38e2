// verify.c - lede verify: reads a brief's pages again and checks every citation.
#include "cli/brief_file.h"
#include "cli/collect.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/report.h"

#include <stdlib.h>
#include <string.h>

// Without pages named, those that the brief itself names are read.
static int collect_pages(lede_window **window, const Options *options, const char *brief, size_t len) {
    Options pages = *options;
    pages.inputs = options->inputs + 1;
    pages.inputs_len = options->inputs_len - 1;
    lede_text sources = {0};
    if (pages.inputs_len == 0 && pages.files_from == NULL) {
        lede_error err;
        sources = lede_verify_sources(brief, len, &err);
        if (sources.data == NULL) return report_error(&err), *window = NULL, err.exit;
        pages.inputs = calloc(sources.len + 1, sizeof *pages.inputs);
        if (pages.inputs == NULL) out_of_memory();
        for (const char *at = sources.data; at < sources.data + sources.len; at += strlen(at) + 1)
            pages.inputs[pages.inputs_len++] = at;
    }
    int status = collect(window, &pages, false);
    if (sources.data) free(pages.inputs);
    lede_text_free(sources);
    return status;
}

static int check(const Options *options, const char *brief, size_t len) {
    lede_window *window;
    int status = collect_pages(&window, options, brief, len);
    lede_error err;
    lede_verdict verdict;
    lede_text report;
    if (window && status <= 3 && status != 2) {
        if (!lede_verify(brief, len, window, &verdict, &report, &err)) {
            report_error(&err);
            status = err.exit;
        } else {
            Output output;
            if (!output_open(&output, options->out)) return 3;
            output_text(&output, report);
            fprintf(output.file, "%zu ok, %zu moved, %zu lost\n", verdict.ok, verdict.moved, verdict.lost);
            lede_text_free(report);
            if (!output_close(&output, true)) status = 3;
            else status = verdict.lost ? 1 : status;
        }
    }
    lede_window_free(window);
    return status;
}

int command_verify(const Options *options) {
    if (options->inputs_len == 0) {
        fprintf(stderr, "lede verify: no brief named; see lede verify --help\n");
        return 2;
    }
    size_t len;
    char *brief = brief_file_read(options->inputs[0], &len);
    if (brief == NULL) return 3;
    int status = check(options, brief, len);
    free(brief);
    return status;
}
