// case.c - runs case files (see case.h). In order: bytes, reading a file into blocks, running a block, the diff,
// accepting, the program.
//
// It runs once and ends, so what `run` holds is never freed; all else is, so that LeakSanitizer speaks of the stages
// alone. Whatever fails outside a case ends the program.
#define _XOPEN_SOURCE 700
#include "case.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct Bytes {
    char *s;
    size_t len;
} Bytes;

// One block of a file. Offsets are into the file, so that --accept replaces the expected part alone.
typedef struct Block {
    size_t line;  // of the opening fence, from 1
    size_t expected_start, expected_end;
    Bytes input, expected;  // without their backslashes
    char *options;
    Bytes actual;  // after the run
} Block;

typedef struct File {
    const CaseStage *stage;
    char *path;  // as opened
    char *name;  // quote/according-to-size.md, as shown
    char *title;
    char *broken;  // why it can't be run; NULL when it can
    size_t broken_line;
    Bytes bytes;
    Block *blocks;
    size_t n;
} File;

static struct {
    const char *root;
    const char **nouns;
    size_t noun_count;
    bool accept, prefixes;
    File *files;
    size_t file_count;
    char **complaints;  // about folders and stages
    size_t complaint_count;
    size_t done, failed;
} run;

// ---- bytes

static _Noreturn void die(const char *what, const char *path) {
    printf("Bail out! %s %s: %s\n", what, path, strerror(errno));
    exit(2);
}

static void *grow(void *old, size_t n, size_t size) {
    void *p = realloc(old, n * size);
    if (!p) die("no memory for", "the cases");
    return p;
}

static __attribute__((format(printf, 1, 2))) char *format(const char *pattern, ...) {
    char *s = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&s, &len);
    if (!out) die("no memory for", pattern);
    va_list args;
    va_start(args, pattern);
    vfprintf(out, pattern, args);
    va_end(args);
    fclose(out);
    return s;
}

static Bytes read_file(const char *path) {
    Bytes b = {0};
    FILE *f = fopen(path, "rb");
    if (!f) die("cannot open", path);
    for (size_t got = 1; got > 0; b.len += got) {
        b.s = grow(b.s, b.len + 65536, 1);
        got = fread(b.s + b.len, 1, 65536, f);
    }
    if (ferror(f)) die("cannot read", path);
    fclose(f);
    return b;
}

static bool equal(Bytes a, Bytes b) { return a.len == b.len && (a.len == 0 || memcmp(a.s, b.s, a.len) == 0); }

static bool is_text(Bytes b, const char *text) {
    return b.len == strlen(text) && memcmp(b.s, text, b.len) == 0;
}

// The line at `at`, without its \n; moves `at` behind it.
static Bytes next_line(Bytes text, size_t *at) {
    Bytes line = {text.s + *at, 0};
    const char *end = memchr(line.s, '\n', text.len - *at);
    line.len = end ? (size_t)(end - line.s) : text.len - *at;
    *at += line.len + (end != NULL);
    return line;
}

// ---- reading a file into blocks

static size_t count_leading(Bytes line, char c) {
    size_t n = 0;
    while (n < line.len && line.s[n] == c) n++;
    return n;
}

static bool is_fence(Bytes line, size_t at_least) {
    size_t ticks = count_leading(line, '`');
    for (size_t i = ticks; i < line.len; i++)
        if (line.s[i] != ' ') return false;
    return ticks >= at_least;
}

// Would this line, without the backslashes before it, end a part of a block?
static bool ends_a_part(Bytes line, size_t backslashes) {
    Bytes rest = {line.s + backslashes, line.len - backslashes};
    return is_text(rest, ".") || count_leading(rest, '`') >= 3;
}

static Bytes without_escapes(Bytes part) {
    Bytes out = {grow(NULL, part.len + 1, 1), 0};
    for (size_t at = 0; at < part.len;) {
        Bytes line = next_line(part, &at);
        size_t backslashes = count_leading(line, '\\');
        size_t skip = backslashes > 0 && ends_a_part(line, backslashes);
        memcpy(out.s + out.len, line.s + skip, line.len - skip);
        out.len += line.len - skip;
        out.s[out.len++] = '\n';
    }
    return out;
}

static void write_escaped(FILE *out, Bytes part) {
    for (size_t at = 0; at < part.len;) {
        Bytes line = next_line(part, &at);
        if (ends_a_part(line, count_leading(line, '\\'))) putc('\\', out);
        fwrite(line.s, 1, line.len, out);
        putc('\n', out);
    }
}

// The words behind a fence: "case", then the options. False when the block is no case.
static bool read_info(Bytes info, char **options) {
    while (info.len > 0 && info.s[0] == ' ') info.s++, info.len--;
    while (info.len > 0 && info.s[info.len - 1] == ' ') info.len--;
    if (info.len < 4 || memcmp(info.s, "case", 4) != 0) return false;
    if (info.len > 4 && info.s[4] != ' ') return false;
    info.s += 4, info.len -= 4;
    while (info.len > 0 && info.s[0] == ' ') info.s++, info.len--;
    *options = format("%.*s", (int)info.len, info.s);
    return true;
}

static bool broken(File *f, size_t line, const char *why) {
    f->broken = format("%s", why);
    f->broken_line = line;
    return false;
}

// The block whose opening fence was just read; `at` and `line` go on behind the closing one.
static bool read_block(File *f, Block *b, size_t ticks, size_t *at, size_t *line) {
    size_t start = *at, dot = 0;
    for (bool has_dot = false; *at < f->bytes.len;) {
        size_t here = *at;
        Bytes text = next_line(f->bytes, at);
        ++*line;
        if (!has_dot && is_text(text, ".")) {
            has_dot = true;
            dot = here;
            b->expected_start = *at;
        } else if (is_fence(text, ticks)) {
            if (!has_dot) return broken(f, b->line, "no line '.' between what goes in and what is expected");
            b->expected_end = here;
            b->input = without_escapes((Bytes){f->bytes.s + start, dot - start});
            b->expected = without_escapes((Bytes){f->bytes.s + b->expected_start, here - b->expected_start});
            return true;
        }
    }
    return broken(f, b->line, "the block has no closing fence");
}

static void skip_block(File *f, size_t ticks, size_t *at, size_t *line) {
    while (*at < f->bytes.len) {
        ++*line;
        if (is_fence(next_line(f->bytes, at), ticks)) return;
    }
}

static bool read_blocks(File *f) {
    size_t at = 0, line = 0;
    while (at < f->bytes.len) {
        Bytes text = next_line(f->bytes, &at);
        line++;
        if (!f->title && text.len > 2 && text.s[0] == '#' && text.s[1] == ' ')
            f->title = format("%.*s", (int)text.len - 2, text.s + 2);
        size_t ticks = count_leading(text, '`');
        if (ticks < 3) continue;
        Block b = {.line = line};
        if (!read_info((Bytes){text.s + ticks, text.len - ticks}, &b.options)) {
            skip_block(f, ticks, &at, &line);
            continue;
        }
        f->blocks = grow(f->blocks, f->n + 1, sizeof b);
        f->blocks[f->n++] = b;
        if (!f->title) return broken(f, line, "a line '# title' must come before the first case");
        if (!read_block(f, &f->blocks[f->n - 1], ticks, &at, &line)) return false;
    }
    return f->n > 0 || broken(f, 1, "no block that begins with ``` case");
}

// ---- running a block

// What the handler of a deadly signal says: prepared before each case, for it can do no more than write().
static char now_running[512];

static void name_the_dying(int signal_number) {
    ssize_t ignored = write(STDOUT_FILENO, now_running, strlen(now_running));
    (void)ignored;
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

// ASan tells more about a bad access than we do, and ends in abort() (./dev test asks it to).
#if defined(__SANITIZE_ADDRESS__)
#define HAS_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ASAN 1
#endif
#endif

static void watch_for_death(void) {
    static char
        stack[65536];  // deep recursion is a usual way to die, so the handler needs a stack of its own
    sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, NULL);
    struct sigaction act = {.sa_handler = name_the_dying, .sa_flags = SA_ONSTACK};
    sigaction(SIGABRT, &act, NULL);
    sigaction(SIGTERM, &act, NULL);  // meson's, when time is up
#ifndef HAS_ASAN
    sigaction(SIGSEGV, &act, NULL);
    sigaction(SIGBUS, &act, NULL);
    sigaction(SIGFPE, &act, NULL);
#endif
}

static Bytes run_stage(const CaseStage *stage, Bytes input, const char *options) {
    // A copy of just this size: ASan sees a read past its end.
    char *copy = grow(NULL, input.len + (input.len == 0), 1);
    memcpy(copy, input.s, input.len);
    Bytes actual = {0};
    FILE *out = open_memstream(&actual.s, &actual.len);
    if (!out) die("no memory for", stage->noun);
    stage->fn(copy, input.len, options, out, stage->user);
    fflush(out);
    if (actual.len > 0 && actual.s[actual.len - 1] != '\n') putc('\n', out);
    fclose(out);
    free(copy);
    return actual;
}

// Prints "ok 3 - what"; a # in it would begin a TAP directive.
static void report(bool ok, const char *what) {
    run.done++;
    if (!ok) run.failed++;
    printf("%sok %zu - ", ok ? "" : "not ", run.done);
    for (; *what; what++)
        if (*what != '#') putchar(*what);
    putchar('\n');
}

static char *describe(const File *f, size_t line) {
    return format("%s:%zu %s", f->name, line, f->title ? f->title : "");
}

static void report_case(const File *f, size_t line, bool ok) {
    char *what = describe(f, line);
    report(ok, what);
    free(what);
}

// What is known to be wrong and expects what would be right: TAP's TODO, no failure, until it comes out right.
static void report_todo(const File *f, size_t line, bool ok) {
    char *what = describe(f, line);
    if (ok) {
        report(false, what);
        printf("# right now: take its 'todo' away\n");
    } else {
        printf("not ok %zu - ", ++run.done);
        for (const char *c = what; *c; c++)
            if (*c != '#') putchar(*c);
        printf(" # TODO known to be wrong\n");
    }
    free(what);
}

static bool is_todo(const Block *b) {
    for (const char *at = b->options; (at = strstr(at, "todo")); at += 4)
        if ((at == b->options || at[-1] == ' ') && (at[4] == 0 || at[4] == ' ')) return true;
    return false;
}

static void announce(const File *f, size_t line) {
    char *what = describe(f, line);
    snprintf(now_running, sizeof now_running, "\nnot ok %zu - %s\n# died here\n", run.done + 1, what);
    free(what);
}

// All prefixes of a short input, of a long one as many, evenly spread: the work grows with the square.
static void run_prefixes(const CaseStage *stage, const Block *b) {
    enum { MOST = 2048 };
    size_t step = b->input.len / MOST + 1;
    for (size_t len = 0; len <= b->input.len; len += step)
        free(run_stage(stage, (Bytes){b->input.s, len}, b->options).s);
}

// ---- the diff

enum { DIFF_LINES = 2000, DIFF_CONTEXT = 3 };

static size_t split(Bytes text, Bytes *lines) {
    size_t n = 0;
    for (size_t at = 0; at < text.len && n < DIFF_LINES; n++) lines[n] = next_line(text, &at);
    return n;
}

static void diff_line(char mark, Bytes line) {
    printf("# %c ", mark);
    fwrite(line.s, 1, line.len, stdout);
    putchar('\n');
}

// Prints the lines that differ, with some context, by longest common subsequence. Of very long parts only the
// first 2,000 lines are compared.
static void print_diff(Bytes expected, Bytes actual) {
    static Bytes a[DIFF_LINES], b[DIFF_LINES];
    static unsigned short common[DIFF_LINES + 1][DIFF_LINES + 1];  // of a[i..] and b[j..]
    size_t n = split(expected, a), m = split(actual, b), same = 0;
    printf("# - expected, + printed\n");
    for (size_t i = 0; i <= n; i++) common[i][m] = 0;
    for (size_t j = 0; j <= m; j++) common[n][j] = 0;
    for (size_t i = n; i-- > 0;)
        for (size_t j = m; j-- > 0;) {
            unsigned short down = common[i + 1][j], right = common[i][j + 1];
            if (equal(a[i], b[j])) common[i][j] = (unsigned short)(common[i + 1][j + 1] + 1);
            else common[i][j] = down > right ? down : right;
        }
    for (size_t i = 0, j = 0; i < n || j < m;) {
        if (i < n && j < m && equal(a[i], b[j])) {
            i++, j++, same++;
            continue;
        }
        if (same > DIFF_CONTEXT) printf("#   ...\n");
        for (size_t k = same < DIFF_CONTEXT ? same : DIFF_CONTEXT; k > 0; k--) diff_line(' ', a[i - k]);
        same = 0;
        if (j >= m || (i < n && common[i + 1][j] >= common[i][j + 1])) diff_line('-', a[i++]);
        else diff_line('+', b[j++]);
    }
}

// ---- accepting

static void replace_file(const File *f, Bytes now) {
    char *beside = format("%s.new", f->path);
    FILE *file = fopen(beside, "wb");
    if (!file || fwrite(now.s, 1, now.len, file) != now.len || fclose(file) != 0) die("cannot write", beside);
    if (rename(beside, f->path) != 0) die("cannot replace", f->path);
    printf("# accepted: %s\n", f->name);
    free(beside);
}

// The file again with each block's expected part replaced; written beside it and moved over it, if it differs.
static void accept(const File *f) {
    Bytes now = {0};
    FILE *out = open_memstream(&now.s, &now.len);
    if (!out) die("no memory for", f->path);
    size_t at = 0;
    for (size_t i = 0; i < f->n; i++) {
        const Block *b = &f->blocks[i];
        fwrite(f->bytes.s + at, 1, b->expected_start - at, out);
        // Untouched where it says the same, so that nobody's way of writing it is changed.
        if (is_todo(b) || equal(b->expected, b->actual))
            fwrite(f->bytes.s + b->expected_start, 1, b->expected_end - b->expected_start, out);
        else write_escaped(out, b->actual);
        at = b->expected_end;
    }
    fwrite(f->bytes.s + at, 1, f->bytes.len - at, out);
    fclose(out);
    if (!equal(now, f->bytes)) replace_file(f, now);
    free(now.s);
}

// ---- the program

static void run_file(File *f) {
    if (f->broken) {
        report_case(f, f->broken_line, false);
        printf("# %s\n", f->broken);
        return;
    }
    for (size_t i = 0; i < f->n; i++) {
        Block *b = &f->blocks[i];
        announce(f, b->line);
        if (run.prefixes) {
            run_prefixes(f->stage, b);
            report_case(f, b->line, true);
            continue;
        }
        b->actual = run_stage(f->stage, b->input, b->options);
        bool ok = equal(b->actual, b->expected);
        if (is_todo(b)) {
            report_todo(f, b->line, ok);
            continue;
        }
        report_case(f, b->line, ok || run.accept);
        if (!ok) print_diff(b->expected, b->actual);
    }
    if (run.accept) accept(f);
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

// The names in a folder in order of their bytes, hidden ones left out; none when there is no such folder.
static char **list(const char *path, size_t *n) {
    char **names = NULL;
    *n = 0;
    DIR *dir = opendir(path);
    if (!dir) return NULL;
    for (struct dirent *e; (e = readdir(dir));) {
        if (e->d_name[0] == '.') continue;
        names = grow(names, *n + 1, sizeof *names);
        names[(*n)++] = format("%s", e->d_name);
    }
    closedir(dir);
    if (*n > 0) qsort(names, *n, sizeof *names, by_name);
    return names;
}

static void free_list(char **names, size_t n) {
    for (size_t i = 0; i < n; i++) free(names[i]);
    free(names);
}

static void complain(char *what) {
    run.complaints = grow(run.complaints, run.complaint_count + 1, sizeof *run.complaints);
    run.complaints[run.complaint_count++] = what;
}

static bool is_wanted(const char *noun) {
    for (size_t i = 0; i < run.noun_count; i++)
        if (strcmp(run.nouns[i], noun) == 0) return true;
    return run.noun_count == 0;
}

static void load_stage(const CaseStage *stage) {
    size_t n = 0, before = run.file_count;
    char *folder = format("%s/tests/cases/%s", run.root, stage->noun);
    char **names = list(folder, &n);
    for (size_t i = 0; i < n; i++) {
        const char *dot = strrchr(names[i], '.');
        if (!dot || strcmp(dot, ".md") != 0) continue;
        File f = {.stage = stage, .path = format("%s/%s", folder, names[i])};
        f.name = format("%s/%s", stage->noun, names[i]);
        f.bytes = read_file(f.path);
        read_blocks(&f);
        run.files = grow(run.files, run.file_count + 1, sizeof f);
        run.files[run.file_count++] = f;
    }
    if (run.file_count == before) complain(format("the stage %s has no case in %s", stage->noun, folder));
    free_list(names, n);
    free(folder);
}

static bool has_stage(const CaseStage *stages, size_t n, const char *noun) {
    for (size_t i = 0; i < n; i++)
        if (strcmp(stages[i].noun, noun) == 0) return true;
    return false;
}

// Everything is read before anything runs: the plan comes first, so that a crash shows in the count.
static void load(const CaseStage *stages, size_t n) {
    size_t folders = 0;
    char *top = format("%s/tests/cases", run.root), **names = list(top, &folders);
    for (size_t i = 0; i < n; i++)
        if (is_wanted(stages[i].noun)) load_stage(&stages[i]);
    for (size_t i = 0; i < folders; i++) {
        struct stat st;
        char *path = format("%s/%s", top, names[i]);
        bool is_folder = stat(path, &st) == 0 && S_ISDIR(st.st_mode);
        free(path);
        if (is_folder && run.noun_count == 0 && !has_stage(stages, n, names[i]))
            complain(format("the folder tests/cases/%s has no stage", names[i]));
    }
    free_list(names, folders);
    free(top);
    for (size_t i = 0; i < run.noun_count; i++)
        if (!has_stage(stages, n, run.nouns[i]))
            complain(
                format("there is no stage %s (the table stands in this program's source)", run.nouns[i]));
}

static bool read_arguments(int argc, char **argv) {
    run.root = getenv("LEDE_SOURCE_ROOT");
    if (!run.root || !*run.root) run.root = ".";
    run.nouns = grow(NULL, (size_t)argc + 1, sizeof *run.nouns);
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--accept") == 0) run.accept = true;
        else if (strcmp(argv[i], "--prefixes") == 0) run.prefixes = true;
        else if (strcmp(argv[i], "--root") == 0 && i + 1 < argc) run.root = argv[++i];
        else if (argv[i][0] == '-') return false;
        else run.nouns[run.noun_count++] = argv[i];
    }
    // Whoever accepts says what: a change of one noun must not bless the others by the way.
    return !(run.accept && (run.noun_count == 0 || run.prefixes));
}

int case_main(int argc, char **argv, const CaseStage *stages, size_t n) {
    if (!read_arguments(argc, argv)) {
        fprintf(stderr, "usage: %s [--root DIR] [--accept NOUN | --prefixes] [NOUN...]\n", argv[0]);
        return 2;
    }
    setvbuf(stdout, NULL, _IOLBF, 0);
    load(stages, n);
    size_t plan = run.complaint_count;
    for (size_t i = 0; i < run.file_count; i++) plan += run.files[i].broken ? 1 : run.files[i].n;
    printf("1..%zu\n", plan);
    for (size_t i = 0; i < run.complaint_count; i++) report(false, run.complaints[i]);
    watch_for_death();
    for (size_t i = 0; i < run.file_count; i++) run_file(&run.files[i]);
    return run.failed > 0 || run.done == 0;
}
