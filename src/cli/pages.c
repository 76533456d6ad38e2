// pages.c - see pages.h.
#include "cli/pages.h"

#include "base/workers.h"
#include "cli/input.h"
#include "cli/report.h"

#include <stdlib.h>

typedef struct Work {
    Item *item;
    lede_article *article;
    lede_text text;
    bool failed, left_out;  // not about the topic asked for
    lede_error err;
} Work;

typedef struct Run {
    Pages *pages;
    Input *input;
} Run;

static void *take(void *ctx) {
    Run *run = ctx;
    Item *item = input_next(run->input);
    if (item == NULL) return NULL;
    Work *work = calloc(1, sizeof *work);
    if (work == NULL) out_of_memory();
    work->item = item;
    return work;
}

static lede_article *read_item(const Item *item, const Options *options, lede_error *err) {
    if (item->is_row) return lede_article_parse(item->bytes, item->len, item->name, err);
    lede_source source = {.name = item->name,
                          .url = options->url ? options->url : item->url,
                          .charset = item->charset,
                          .outlet = options->outlet,
                          .published = options->published,
                          .raw = options->raw,
                          .outlets = options->outlets};
    return item->bytes ? lede_read(item->bytes, item->len, &source, err)
                       : lede_read_file(item->name, &source, err);
}

static void work_on(void *ctx, void *at) {
    const Pages *pages = ((Run *)ctx)->pages;
    Work *work = at;
    work->err = work->item->err;
    work->failed = work->item->failed;
    if (work->failed) return;
    work->article = read_item(work->item, pages->options, &work->err);
    work->failed = work->article == NULL;
    const char *topic = pages->options->topic;
    if (!work->failed && (pages->annotate || topic)) work->failed = !lede_annotate(work->article, &work->err);
    work->left_out = !work->failed && topic && !lede_article_about(work->article, topic);
    if (work->left_out) return;
    if (!work->failed && pages->style) {
        work->text = lede_render_article(work->article, pages->style, &work->err);
        work->failed = work->text.data == NULL;
    }
}

static bool done(void *ctx, void *at) {
    Pages *pages = ((Run *)ctx)->pages;
    Work *work = at;
    if (pages->stopped) {
        // an earlier item stopped the run: this one is only freed
    } else if (work->failed) {
        pages->failed++;
        report_error(&work->err);
    } else {
        pages->read++;
        report_progress("pages read", pages->read, pages->options->quiet);
        if (!work->left_out) pages->stopped = !pages->each(pages->ctx, work->article, work->text);
    }
    lede_text_free(work->text);
    lede_article_free(work->article);
    item_free(work->item);
    free(work);
    return !pages->stopped;
}

int pages_run(Pages *pages) {
    Run run = {pages, input_open(pages->options)};
    if (run.input == NULL) return 2;
    WorkersJob job = {&run, take, work_on, done};
    workers_run(&job, pages->options->jobs);
    report_progress_end();
    input_close(run.input);
    return pages->failed == 0 ? 0 : pages->read == 0 ? 3 : 1;
}
