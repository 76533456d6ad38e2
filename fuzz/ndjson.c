// ndjson.c - any bytes as a row: what is read must write, and read again as the same.
#include "lede.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    lede_error err;
    lede_article *article = lede_article_parse((const char *)data, size, "fuzz:1", &err);
    if (article == NULL) return 0;
    lede_text row = lede_render_article(article, NULL, &err);
    lede_article *again = lede_article_parse(row.data, row.len, "fuzz:1", &err);
    lede_text row2 = again ? lede_render_article(again, NULL, &err) : (lede_text){0};
    if (row2.len != row.len || memcmp(row.data, row2.data, row.len) != 0) abort();
    lede_text_free(row);
    lede_text_free(row2);
    lede_article_free(article);
    lede_article_free(again);
    return 0;
}
