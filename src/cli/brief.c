// brief.c - lede brief: what the reports of each story tell, or of all inputs as one story.
#include "cli/brief_file.h"
#include "cli/collect.h"
#include "cli/command.h"
#include "cli/report.h"

#include <stdlib.h>
#include <unistd.h>

static lede_style style_of(const Options *options) {
    bool terminal = options->out == NULL && isatty(STDOUT_FILENO);
    return (lede_style){.format = options->format,
                        .form = options->form,
                        .length = options->length,
                        .update = {options->update_json, options->update_len},
                        .color = terminal && !getenv("NO_COLOR")};
}

static void free_briefs(lede_brief **briefs, size_t count) {
    for (size_t i = 0; i < count; i++) lede_brief_free(briefs[i]);
    free(briefs);
}

// All briefs, on one thread: a brief takes a few milliseconds, reading its pages takes longer.
static lede_brief **make_briefs(const lede_stories *stories, lede_error *err) {
    size_t count = lede_stories_count(stories);
    lede_brief **briefs = calloc(count + 1, sizeof *briefs);
    if (briefs == NULL) out_of_memory();
    for (size_t i = 0; i < count; i++) {
        briefs[i] = lede_brief_make(stories, i, err);
        if (briefs[i]) continue;
        free_briefs(briefs, i);
        return NULL;
    }
    return briefs;
}

static bool show(Output *output, const lede_stories *stories, const Options *options, lede_error *err) {
    lede_brief **briefs = make_briefs(stories, err);
    if (briefs == NULL) return false;
    lede_style style = style_of(options);
    lede_text text = lede_render(briefs, lede_stories_count(stories), &style, err);
    bool ok = text.data != NULL;
    if (ok) output_text(output, text);
    lede_text_free(text);
    free_briefs(briefs, lede_stories_count(stories));
    return ok;
}

int command_brief(const Options *given) {
    lede_error err;
    Options options = *given;
    char *old = NULL;
    if (options.update) options.update_json = old = brief_file_read(options.update, &options.update_len);
    if (options.update && old == NULL) return 3;
    // a wrong style, or no brief to update, is told before an hour of reading, not after
    lede_style style = style_of(&options);
    lede_text nothing = lede_render(NULL, 0, &style, &err);
    int status = nothing.data ? collect_and_show(&options, true, show) : (report_error(&err), 2);
    lede_text_free(nothing);
    free(old);
    return status;
}
