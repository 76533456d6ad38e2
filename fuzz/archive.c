// archive.c - any bytes as a web archive: each page that it gives is read, and found again by its name.
#include "lede.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// The page that `name` opens must be the one that had this name.
static void reopen(const char *name, const lede_page *page) {
    lede_error err;
    lede_page again;
    lede_archive *archive = lede_archive_open(name, &err);
    if (archive == NULL || lede_archive_next(archive, &again, &err) != LEDE_PAGE ||
        again.bytes.len != page->bytes.len || strcmp(again.source.name, page->source.name) != 0 ||
        (again.bytes.len && memcmp(again.bytes.data, page->bytes.data, again.bytes.len) != 0))
        abort();
    lede_archive_close(archive);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static char path[64];
    if (path[0] == 0) snprintf(path, sizeof path, "/dev/shm/lede-fuzz-%d.warc", (int)getpid());
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(data, 1, size, file) != size || fclose(file) != 0) abort();
    lede_error err;
    lede_page page;
    lede_archive *archive = lede_archive_open(path, &err);
    for (lede_next next; archive && (next = lede_archive_next(archive, &page, &err)) != LEDE_END;)
        if (next == LEDE_PAGE) reopen(page.source.name, &page);
    lede_archive_close(archive);
    unlink(path);
    return 0;
}
