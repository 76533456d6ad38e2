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
    lede_window_set_outlets(*window, options->outlets);
    Pages pages = {.options = options, .annotate = annotate, .each = put_in, .ctx = *window};
    int status = pages_run(&pages);
    return pages.stopped ? 3 : status;
}

int collect_and_show(const Options *options, bool annotate, ShowStories *show) {
    Output output;
    if (!output_open(&output, options->out)) return 3;
    lede_window *window;
    lede_stories *stories = NULL;
    lede_error err;
    int status = collect(&window, options, annotate);
    if (status < 2) {
        stories = options->one ? lede_window_one(window, &err) : lede_window_stories(window, &err);
        if (stories == NULL || !show(&output, stories, options, &err)) {
            report_error(&err);
            status = err.exit == 2 ? 2 : 3;
        }
    }
    if (!output_close(&output, status < 2)) status = 3;
    lede_stories_free(stories);
    lede_window_free(window);
    return status;
}
