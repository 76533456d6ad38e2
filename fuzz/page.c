// page.c - any bytes as a page: HTML, a dump, compressed, junk.
#include "lede.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    lede_error err;
    lede_article *article = lede_read(data, size, &(lede_source){.name = "fuzz"}, &err);
    lede_article_free(article);
    return 0;
}
