// stories.c - lede stories: all inputs grouped by the event that they report, a row a story.
#include "cli/collect.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/report.h"

static bool print_stories(Output *output, const lede_stories *stories, const lede_style *style,
                          lede_error *err) {
    for (size_t i = 0; i < lede_stories_count(stories); i++) {
        lede_text row = lede_render_story(stories, i, style, err);
        if (row.data == NULL) return false;
        bool written = output_text(output, row) && output_text(output, (lede_text){"\n", 1});
        lede_text_free(row);
        if (!written) break; // output_close says why
    }
    return true;
}

int command_stories(const Options *options) {
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
        if (stories == NULL || !print_stories(&output, stories, &style, &err)) {
            report_error(&err);
            status = 3;
        }
    }
    if (!output_close(&output, status < 2)) status = 3;
    lede_stories_free(stories);
    lede_window_free(window);
    return status;
}
