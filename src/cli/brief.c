// brief.c - lede brief: what the reports of each story tell, or of all inputs as one story.
#include "cli/collect.h"
#include "cli/command.h"
#include "cli/output.h"
#include "cli/report.h"

#include <stdlib.h>
#include <unistd.h>

// All briefs, on one thread: a brief takes a few milliseconds, reading its pages takes longer.
static lede_brief **make_briefs(const lede_stories *stories, lede_error *err) {
    size_t count = lede_stories_count(stories);
    lede_brief **briefs = calloc(count + 1, sizeof *briefs);
    if (briefs == NULL) out_of_memory();
    for (size_t i = 0; i < count; i++) {
        briefs[i] = lede_brief_make(stories, i, err);
        if (briefs[i]) continue;
        while (i > 0) lede_brief_free(briefs[--i]);
        free(briefs);
        return NULL;
    }
    return briefs;
}

static bool write_briefs(Output *output, const lede_stories *stories, const lede_style *style,
                         lede_error *err) {
    lede_brief **briefs = make_briefs(stories, err);
    if (briefs == NULL) return false;
    size_t count = lede_stories_count(stories);
    lede_text text = lede_render(briefs, count, style, err);
    if (text.data) output_text(output, text);
    bool ok = text.data != NULL;
    lede_text_free(text);
    for (size_t i = 0; i < count; i++) lede_brief_free(briefs[i]);
    free(briefs);
    return ok;
}

int command_brief(const Options *options) {
    lede_style style = {.format = options->format, .form = options->form, .length = options->length};
    style.color = options->out == NULL && isatty(STDOUT_FILENO) && !getenv("NO_COLOR");
    lede_error err;
    // a wrong style is told before an hour of reading, not after
    lede_text nothing = lede_render(NULL, 0, &style, &err);
    if (nothing.data == NULL) return report_error(&err), err.exit;
    lede_text_free(nothing);

    Output output;
    if (!output_open(&output, options->out)) return 3;
    lede_window *window;
    lede_stories *stories = NULL;
    int status = collect(&window, options, true);
    if (status < 2) {
        stories = options->one ? lede_window_one(window, &err) : lede_window_stories(window, &err);
        if (stories == NULL || !write_briefs(&output, stories, &style, &err)) {
            report_error(&err);
            status = 3;
        }
    }
    if (!output_close(&output, status < 2)) status = 3;
    lede_stories_free(stories);
    lede_window_free(window);
    return status;
}
