// collect.c - see collect.h.
#include "cli/collect.h"

#include "cli/pages.h"
#include "cli/report.h"

static bool put_in(void *ctx, const lede_article *article, lede_text text) {
    (void)text;
    lede_error err;
    if (lede_window_add(ctx, article, &err)) return true;
    report_error(&err);
    return false;
}

int collect(lede_window **window, const Options *options, bool annotate) {
    *window = lede_window_new();
    if (*window == NULL) out_of_memory();
    Pages pages = {.options = options, .annotate = annotate, .each = put_in, .ctx = *window};
    int status = pages_run(&pages);
    return pages.stopped ? 3 : status;
}
