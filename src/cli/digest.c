// digest.c - lede digest: one line a story, the most told first: new, changed, quiet.
#include "cli/collect.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/report.h"

int command_digest(const Options *options) {
    lede_style style = {.format = options->format ? options->format : "text"};
    lede_error err;
    if (!output_format_known(style.format, "text ndjson json", &err)) return report_error(&err), err.exit;
    Output output;
    if (!output_open(&output, options->out)) return 3;
    lede_window *window;
    lede_stories *stories = NULL;
    int status = collect(&window, options, false);
    if (status < 2) {
        stories = lede_window_stories(window, &err);
        lede_text text = {0};
        if (stories) text = lede_render_digest(stories, options->since, options->now, &style, &err);
        if (text.data) output_text(&output, text);
        else report_error(&err), status = err.exit;
        lede_text_free(text);
    }
    if (!output_close(&output, status < 2)) status = 3;
    lede_stories_free(stories);
    lede_window_free(window);
    return status;
}
