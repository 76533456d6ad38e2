// input.c - see input.h.
//
// Names are gathered first (a folder of 100,000 pages is a few MB of names), sorted within their
// folder; files are opened one at a time, and only rows are read here.
#include "cli/input.h"

#include "base/limits.h"
#include "cli/report.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Entry {
    char *path;
    bool failed;
    lede_error err;
} Entry;

struct Input {
    Entry *entries;
    size_t len, cap, next;
    FILE *rows;  // the file of rows that is open now
    char *rows_name;
    long line;
    lede_archive *archive;  // the archive that is open now
};

static void *grow(void *at, size_t *cap, size_t size) {
    *cap = *cap ? *cap * 2 : 64;
    void *more = realloc(at, *cap * size);
    if (more == NULL) out_of_memory();
    return more;
}

static char *copy(const char *s) {
    char *c = strdup(s);
    if (c == NULL) out_of_memory();
    return c;
}

// ---- names ----

static void add(Input *input, const char *path) {
    if (input->len == input->cap) input->entries = grow(input->entries, &input->cap, sizeof *input->entries);
    input->entries[input->len++] = (Entry){.path = copy(path)};
}

static void add_failed(Input *input, const char *path, const char *what, int http) {
    add(input, path);
    Entry *entry = &input->entries[input->len - 1];
    entry->failed = true;
    entry->err = (lede_error){.exit = 1, .http = http};
    snprintf(entry->err.message, sizeof entry->err.message, "%.200s: %s", path, what);
}

static bool ends(const char *name, const char *ending) {
    size_t n = strlen(name), e = strlen(ending);
    return n >= e && strcasecmp(name + n - e, ending) == 0;
}

static bool has_rows_name(const char *name) {
    return ends(name, ".ndjson") || ends(name, ".jsonl") || ends(name, ".json");
}

// "crawl.warc.gz#4711": one page of an archive, as briefs and errors name it.
static bool is_archive_page(const char *path) {
    return strchr(path, '#') && lede_archive_name(path) && access(path, F_OK) != 0;
}

// Is this the name of something that lede reads? Names without an ending are tried: crawlers write them.
static bool is_page_name(const char *name) {
    static const char *const endings[] = {".html",  ".htm",  ".xhtml", ".shtml", ".php",
                                          ".asp",   ".aspx", ".txt",   ".text",  ".ndjson",
                                          ".jsonl", ".gz",   ".zst",   ".warc",  ".wet"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends(name, endings[i])) return true;
    return strchr(name, '.') == NULL;
}

static int by_name(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_visible(const struct dirent *entry) { return entry->d_name[0] != '.'; }

static void add_folder(Input *input, const char *folder, int depth) {
    struct dirent **list;
    int count = scandir(folder, &list, is_visible, by_name);
    if (count < 0) {
        char what[200];
        snprintf(what, sizeof what, "can't be read (%s); check its permissions", strerror(errno));
        add_failed(input, folder, what, 403);
        return;
    }
    // files first, then folders: two passes over one sorted list
    for (int pass = 0; pass < 2; pass++) {
        for (int i = 0; i < count; i++) {
            const char *name = list[i]->d_name;
            size_t size = strlen(folder) + strlen(name) + 2;
            char *path = malloc(size);
            if (path == NULL) out_of_memory();
            snprintf(path, size, "%s%s%s", folder, ends(folder, "/") ? "" : "/", name);
            struct stat link, file;
            bool there = lstat(path, &link) == 0 && stat(path, &file) == 0;
            bool is_folder = there && S_ISDIR(file.st_mode);
            if (pass == 0 && there && S_ISREG(file.st_mode) && is_page_name(name)) add(input, path);
            if (pass == 1 && is_folder && !S_ISLNK(link.st_mode) && !ends(name, "_files") &&
                depth < LIMIT_FOLDER_DEPTH)
                add_folder(input, path, depth + 1);
            free(path);
        }
    }
    for (int i = 0; i < count; i++) free(list[i]);
    free(list);
}

static void add_input(Input *input, const char *path) {
    struct stat file;
    if (strcmp(path, "-") == 0 || is_archive_page(path)) {
        add(input, path);
    } else if (stat(path, &file) != 0) {
        char what[200];
        if (errno == ENOENT) snprintf(what, sizeof what, "no such file or folder; check the path");
        else snprintf(what, sizeof what, "can't be read (%s); check its permissions", strerror(errno));
        add_failed(input, path, what, 404);
    } else if (S_ISDIR(file.st_mode)) {
        size_t before = input->len;
        add_folder(input, path, 0);
        if (input->len == before)
            add_failed(input, path,
                       "no pages in this folder; pages end in .html, .htm, .txt, .ndjson, or in .gz or .zst",
                       422);
    } else {
        add(input, path);
    }
}

static bool list_unread(const char *list) {
    fprintf(stderr, "lede: %s: can't be read (%s); check --files-from\n", list, strerror(errno));
    return false;
}

static bool add_files_from(Input *input, const char *list) {
    FILE *file = strcmp(list, "-") == 0 ? stdin : fopen(list, "r");
    if (file == NULL) return list_unread(list);
    char *line = NULL;
    size_t cap = 0;
    for (ssize_t n; (n = getline(&line, &cap, file)) > 0;) {
        while (n > 0 && (line[n - 1] == '\n' || line[n - 1] == '\r')) line[--n] = 0;
        if (n > 0) add_input(input, line);
    }
    free(line);
    bool read = !ferror(file) || list_unread(list);
    if (file != stdin) fclose(file);
    return read;
}

Input *input_open(const Options *options) {
    Input *input = calloc(1, sizeof *input);
    if (input == NULL) out_of_memory();
    if (options->files_from && !add_files_from(input, options->files_from)) {
        input_close(input);
        return NULL;
    }
    for (size_t i = 0; i < options->inputs_len; i++) add_input(input, options->inputs[i]);
    if (input->len == 0 && !options->files_from) {
        if (isatty(STDIN_FILENO)) {
            fprintf(stderr, "lede: nothing to read; name pages or folders, or - for stdin\n");
            input_close(input);
            return NULL;
        }
        add(input, "-");
    }
    return input;
}

// ---- items ----

static Item *item_new(const char *name) {
    Item *item = calloc(1, sizeof *item);
    if (item == NULL) out_of_memory();
    item->name = copy(name);
    return item;
}

static Item *item_failed(const char *name, const lede_error *err) {
    Item *item = item_new(name);
    item->failed = true;
    item->err = *err;
    return item;
}

// A line of the open file of rows, without its break; false at the end. A line past the limit gives its
// first bytes only: reading it fails by its length.
static bool next_line(Input *input, char **line, size_t *len) {
    size_t cap = 1 << 12;
    char *bytes = malloc(cap);
    if (bytes == NULL) out_of_memory();
    *len = 0;
    int c;
    while ((c = getc_unlocked(input->rows)) != EOF && c != '\n') {
        if (*len > LIMIT_ROW_BYTES) continue;
        if (*len == cap) bytes = grow(bytes, &cap, 1);
        bytes[(*len)++] = (char)c;
    }
    if (c == EOF && *len == 0) {
        free(bytes);
        return false;
    }
    input->line++;
    *line = bytes;
    return true;
}

static bool is_blank(const char *line, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (line[i] != ' ' && line[i] != '\t' && line[i] != '\r') return false;
    return true;
}

static Item *next_row(Input *input) {
    char *line;
    size_t len;
    while (next_line(input, &line, &len)) {
        if (is_blank(line, len)) {
            free(line);
            continue;
        }
        size_t size = strlen(input->rows_name) + 24;
        char *name = malloc(size);
        if (name == NULL) out_of_memory();
        snprintf(name, size, "%s:%ld", input->rows_name, input->line);
        Item *item = calloc(1, sizeof *item);
        if (item == NULL) out_of_memory();
        *item = (Item){.name = name, .bytes = line, .len = len, .is_row = true};
        return item;
    }
    if (input->rows != stdin) fclose(input->rows);
    input->rows = NULL;
    return NULL;
}

static Item *next_page(Input *input) {
    lede_page page;
    lede_error err;
    lede_next next = lede_archive_next(input->archive, &page, &err);
    if (next == LEDE_PAGE) {
        Item *item = item_new(page.source.name);
        item->url = page.source.url ? copy(page.source.url) : NULL;
        item->charset = copy(page.source.charset);
        item->len = page.bytes.len;
        item->bytes = malloc(item->len + 1);
        if (item->bytes == NULL) out_of_memory();
        if (item->len) memcpy(item->bytes, page.bytes.data, item->len);
        return item;
    }
    if (next == LEDE_BAD) return item_failed("", &err);
    lede_archive_close(input->archive);
    input->archive = NULL;
    return NULL;
}

// A file of rows is named as one; stdin is rows when it begins with a brace.
static bool opens_rows(FILE *file, const char *path) {
    if (file != stdin) return has_rows_name(path);
    int c = getc(file);
    if (c != EOF) ungetc(c, file);
    return c == '{';
}

// All of stdin, at most a page's limit and one byte, so that reading it sees what is too large.
static Item *next_stdin(void) {
    Item *item = item_new("stdin");
    size_t cap = 1 << 16;
    item->bytes = grow(NULL, &cap, 1);
    for (size_t n; (n = fread(item->bytes + item->len, 1, cap - item->len, stdin)) > 0;) {
        item->len += n;
        if (item->len > LIMIT_PAGE_BYTES) break;
        if (item->len == cap) item->bytes = grow(item->bytes, &cap, 1);
    }
    return item;
}

static Item *open_entry(Input *input, Entry *entry) {
    if (entry->failed) return item_failed(entry->path, &entry->err);
    bool is_stdin = strcmp(entry->path, "-") == 0;
    if (lede_archive_name(entry->path)) {
        lede_error err;
        input->archive = lede_archive_open(entry->path, &err);
        return input->archive ? next_page(input) : item_failed(entry->path, &err);
    }
    if (!is_stdin && !has_rows_name(entry->path)) return item_new(entry->path);
    FILE *file = is_stdin ? stdin : fopen(entry->path, "rb");
    if (file == NULL) {
        lede_error err = {.exit = 1, .http = 403};
        snprintf(err.message, sizeof err.message, "%.200s: can't be read (%s); check its permissions",
                 entry->path, strerror(errno));
        return item_failed(entry->path, &err);
    }
    if (!opens_rows(file, entry->path)) return next_stdin();
    input->rows = file;
    input->rows_name = is_stdin ? (char *)"stdin" : entry->path;
    input->line = 0;
    return next_row(input);  // NULL for a file without rows: the caller goes on
}

Item *input_next(Input *input) {
    for (;;) {
        Item *item = input->rows ? next_row(input) : input->archive ? next_page(input) : NULL;
        if (item) return item;
        if (input->next == input->len) return NULL;
        item = open_entry(input, &input->entries[input->next++]);
        if (item) return item;
    }
}

void item_free(Item *item) {
    if (item == NULL) return;
    free(item->name);
    free(item->url);
    free(item->charset);
    free(item->bytes);
    free(item);
}

void input_close(Input *input) {
    if (input == NULL) return;
    if (input->rows && input->rows != stdin) fclose(input->rows);
    lede_archive_close(input->archive);
    for (size_t i = 0; i < input->len; i++) free(input->entries[i].path);
    free(input->entries);
    free(input);
}
