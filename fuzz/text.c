// text.c - any text, annotated: every finder on what no editor would print.
#include "lede.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    lede_error err;
    lede_source source = {.name = "fuzz", .published = "2031-03-04", .raw = true};
    lede_article *article = lede_read(data, size, &source, &err);
    if (article && lede_annotate(article, &err)) lede_text_free(lede_render_article(article, NULL, &err));
    lede_article_free(article);
    return 0;
}
