// tgnews.c - lede tgnews threads DIR: stories as the Telegram Data Clustering Contest of 2019 wanted them, so that
// others' programs can be compared: a JSON array of {"title", "articles"}, the stories of most articles first.
#include "cli/collect.h"
#include "cli/command.h"
#include "cli/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Ranked {
    size_t story, reports;
} Ranked;

static int by_reports(const void *a, const void *b) {
    const Ranked *x = a, *y = b;
    if (x->reports != y->reports) return x->reports < y->reports ? 1 : -1;
    return x->story < y->story ? -1 : 1;
}

static bool print_thread(Output *output, const lede_stories *stories, size_t story, bool first,
                         lede_error *err) {
    lede_text row = lede_render_story(stories, story, &(lede_style){.format = "tgnews"}, err);
    if (row.data == NULL) return false;
    if (!first) output_text(output, (lede_text){",\n", 2});
    output_text(output, row);
    lede_text_free(row);
    return true;
}

static bool show(Output *output, const lede_stories *stories, const Options *options, lede_error *err) {
    (void)options;
    size_t count = lede_stories_count(stories);
    Ranked *ranked = calloc(count + 1, sizeof *ranked);
    if (ranked == NULL) out_of_memory();
    for (size_t i = 0; i < count; i++) ranked[i] = (Ranked){i, lede_stories_reports(stories, i)};
    qsort(ranked, count, sizeof *ranked, by_reports);
    output_text(output, (lede_text){"[", 1});
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) ok = print_thread(output, stories, ranked[i].story, i == 0, err);
    output_text(output, (lede_text){"]\n", 2});
    free(ranked);
    return ok;
}

int command_tgnews(const Options *options) {
    if (options->inputs_len < 2 || strcmp(options->inputs[0], "threads") != 0) {
        fprintf(stderr, "lede tgnews: lede can 'threads', and wants a folder; see lede tgnews --help\n");
        return 2;
    }
    lede_error err;
    if (!output_format_known(options->format, "json", &err)) return report_error(&err), err.exit;
    Options pages = *options;
    pages.inputs++;
    pages.inputs_len--;
    return collect_and_show(&pages, false, show);
}
