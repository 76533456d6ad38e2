// stories.c - lede stories: all inputs grouped by the event that they report, a row a story.
#include "cli/collect.h"
#include "cli/command.h"
#include "cli/report.h"

#include <string.h>

static bool show(Output *output, const lede_stories *stories, const Options *options, lede_error *err) {
    lede_style style = {.format = options->format ? options->format : "text"};
    bool rows = strcmp(style.format, "text") != 0, written = true;
    for (size_t i = 0; i < lede_stories_count(stories) && written; i++) {
        // explained, a row is a report's and not a story's
        lede_text row = {0}, why = {0};
        bool ok = (options->explain && rows) || (row = lede_render_story(stories, i, &style, err)).data;
        ok = ok && (!options->explain || (why = lede_render_why(stories, i, &style, err)).data);
        written = !ok ||
            (output_text(output, row) && output_text(output, why) &&
             output_text(output, (lede_text){"\n", 1}));
        lede_text_free(row);
        lede_text_free(why);
        if (!ok) return false;
    }
    return true;  // where writing failed, output_close says why
}

int command_stories(const Options *options) {
    lede_error err;
    if (!output_format_known(options->format, "text ndjson json", &err)) return report_error(&err), err.exit;
    return collect_and_show(options, false, show);
}
