// digest.c - lede digest: one line a story, the most told first: new, changed, quiet.
#include "cli/collect.h"
#include "cli/command.h"
#include "cli/report.h"

static bool show(Output *output, const lede_stories *stories, const Options *options, lede_error *err) {
    lede_style style = {.format = options->format};
    lede_text text = lede_render_digest(stories, options->since, options->now, &style, err);
    if (text.data == NULL) return false;
    output_text(output, text);
    lede_text_free(text);
    return true;
}

int command_digest(const Options *options) {
    lede_error err;
    if (!output_format_known(options->format, "text ndjson json atom", &err))
        return report_error(&err), err.exit;
    return collect_and_show(options, false, show);
}
