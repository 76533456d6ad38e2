// whole.c - the whole way: the bytes are cut at NULs into pages of one story, briefed, rendered in all formats,
// and verified: every citation must hold.
#include "lede.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void add_pages(lede_window *window, const uint8_t *data, size_t size) {
    for (int page = 0; size > 0 && page < 8; page++) {
        const uint8_t *end = memchr(data, 0, size);
        size_t len = end ? (size_t)(end - data) : size;
        char name[16];
        snprintf(name, sizeof name, "page %d", page);
        lede_error err;
        lede_article *article =
            lede_read(data, len, &(lede_source){.name = name, .published = "2031-03-04"}, &err);
        if (article && lede_annotate(article, &err) && !lede_window_add(window, article, &err)) abort();
        lede_article_free(article);
        data += end ? len + 1 : len;
        size -= end ? len + 1 : len;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    lede_error err;
    lede_window *window = lede_window_new();
    add_pages(window, data, size);
    lede_stories *stories = lede_window_one(window, &err);
    lede_brief *brief = stories && lede_stories_count(stories) ? lede_brief_make(stories, 0, &err) : NULL;
    if (brief) {
        for (const char *const *format = lede_formats(); *format; format++) {
            lede_text text = lede_render(&brief, 1, &(lede_style){.format = *format}, &err);
            lede_verdict verdict;
            if (strcmp(*format, "json") == 0 &&
                (!lede_verify(text.data, text.len, window, &verdict, NULL, &err) || verdict.moved ||
                 verdict.lost))
                abort();
            lede_text_free(text);
        }
    }
    lede_brief_free(brief);
    lede_stories_free(stories);
    lede_window_free(window);
    return 0;
}
