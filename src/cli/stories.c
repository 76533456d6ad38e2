// stories.c - lede stories: all inputs grouped by the event that they report, a row a story.
#include "cli/collect.h"
#include "cli/command.h"
#include "cli/report.h"

static bool show(Output *output, const lede_stories *stories, const Options *options, lede_error *err) {
    lede_style style = {.format = options->format ? options->format : "text"};
    for (size_t i = 0; i < lede_stories_count(stories); i++) {
        lede_text row = lede_render_story(stories, i, &style, err);
        if (row.data == NULL) return false;
        bool written = output_text(output, row) && output_text(output, (lede_text){"\n", 1});
        lede_text_free(row);
        if (!written) break;  // output_close says why
    }
    return true;
}

int command_stories(const Options *options) {
    lede_error err;
    if (!output_format_known(options->format, "text ndjson json", &err)) return report_error(&err), err.exit;
    return collect_and_show(options, false, show);
}
