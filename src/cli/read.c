// read.c - lede read, lede annotate: each page an article, each article a row (or text).
#include "cli/command.h"
#include "cli/output.h"
#include "cli/pages.h"
#include "cli/report.h"

#include <string.h>

typedef struct Rows {
    Output output;
    bool text;  // articles as text: an empty line between them
} Rows;

static bool print_row(void *ctx, const lede_article *article, lede_text row) {
    (void)article;
    Rows *rows = ctx;
    return output_text(&rows->output, row) &&
        (rows->text || output_text(&rows->output, (lede_text){"\n", 1}));
}

static int rows_of_articles(const Options *options, bool annotate) {
    lede_style style = {.format = options->format};
    Rows rows = {.text = options->format && strcmp(options->format, "text") == 0};
    lede_error err;
    if (!output_format_known(options->format, "ndjson json text", &err)) return report_error(&err), err.exit;
    if (!output_open(&rows.output, options->out)) return 3;
    Pages pages = {
        .options = options, .annotate = annotate, .style = &style, .each = print_row, .ctx = &rows};
    int status = pages_run(&pages);
    return output_close(&rows.output, status < 2) ? status : 3;
}

int command_read(const Options *options) { return rows_of_articles(options, false); }

int command_annotate(const Options *options) { return rows_of_articles(options, true); }
