// memory.c - every allocation of ours is made to fail in turn: each gives a clear error, nothing crashes or
// leaks (ASan watches), and the next call works as if nothing had been.
//
// Not lexbor's own: 3.0.1 follows a NULL itself when the making of a document fails half way
// (lxb_html_document_interface_create). What bounds it are the limits on its input, see base/limits.h.
#include "unit.h"

#include "lede.h"

#include <stdlib.h>

// ---- malloc that fails: linked with --wrap ----

static long fail_malloc;  // the n-th from now fails; 0 is never

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *at, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *at, size_t size);

static bool fails(void) { return fail_malloc && --fail_malloc == 0; }
void *__wrap_malloc(size_t size) { return fails() ? NULL : __real_malloc(size); }
void *__wrap_calloc(size_t count, size_t size) { return fails() ? NULL : __real_calloc(count, size); }
void *__wrap_realloc(void *at, size_t size) { return fails() ? NULL : __real_realloc(at, size); }

// ---- a small story, and each step on it ----

static const char page_a[] =
    "<html><head><title>Ferry hits pier</title></head><body><nav><a href=/>Home</a></nav><article><h1>Ferry "
    "hits pier</h1>"
    "<p>The ferry hit the pier at Harrowmouth on Tuesday and 12 people were injured, the harbour master, "
    "Ines Corvane, said.</p>"
    "<p>\"She came through the breakwater much too fast,\" Corvane said. \"There was no room left.\"</p>"
    "<p>The bureau is expected to report within 30 days, and the minister will meet the company on Thursday "
    "in Stennick.</p>"
    "</article></body></html>";
static const char page_b[] =
    "<html><head><title>Pier struck</title></head><body><article><h1>Pier struck by ferry</h1>"
    "<p>Fourteen people were injured when the ferry hit the pier at Harrowmouth on Tuesday, Dr Samir Osgood "
    "of the hospital said.</p>"
    "<p>\"She came through the breakwater much too fast\", Corvane, the harbour master, said on Tuesday "
    "evening at the pier.</p>"
    "<p>According to the company, the captain had ordered full astern, and nothing happened, which nobody "
    "could explain.</p>"
    "</article></body></html>";

static lede_article *a, *b;
static lede_window *window;
static lede_stories *stories;
static lede_brief *brief;
static lede_text json;
static lede_error err;

static bool step_read(void) {
    lede_source source = {.name = "a.html", .published = "2031-03-04"};
    lede_article *article = lede_read(page_a, sizeof page_a - 1, &source, &err);
    bool ok = article != NULL;
    lede_article_free(article);
    return ok;
}
static bool step_annotate(void) {
    lede_source source = {.name = "a.html", .published = "2031-03-04", .raw = true};
    lede_article *article = lede_read(page_a, sizeof page_a - 1, &source, &err);
    bool ok = article && lede_annotate(article, &err);
    lede_article_free(article);
    return ok;
}
static bool step_row(void) {
    lede_text row = lede_render_article(a, NULL, &err);
    lede_article *again = row.data ? lede_article_parse(row.data, row.len, "row", &err) : NULL;
    bool ok = again != NULL;
    lede_article_free(again);
    lede_text_free(row);
    return ok;
}
static bool step_window(void) {
    lede_window *other = lede_window_new();
    if (other == NULL) {  // the one call without an err
        snprintf(err.message, sizeof err.message, "memory");
        return false;
    }
    bool ok = lede_window_add(other, a, &err) && lede_window_add(other, b, &err);
    lede_window_free(other);
    return ok;
}
static struct {
    char bytes[1 << 16];
    size_t len;
} state_saved;
static bool keep_piece(void *ctx, const void *bytes, size_t len) {
    (void)ctx;
    assert_true(state_saved.len + len <= sizeof state_saved.bytes);
    memcpy(state_saved.bytes + state_saved.len, bytes, len);
    state_saved.len += len;
    return true;
}
static bool step_save(void) {
    state_saved.len = 0;
    if (!lede_window_save(window, keep_piece, NULL, &err)) return false;
    lede_window *again = lede_window_load(state_saved.bytes, state_saved.len, "state", &err);
    bool ok = again != NULL;
    lede_window_free(again);
    return ok;
}
static bool step_stories(void) {
    lede_stories *made = lede_window_stories(window, &err);
    bool ok = made != NULL;
    lede_stories_free(made);
    return ok;
}
static bool step_brief(void) {
    lede_brief *made = lede_brief_make(stories, 0, &err);
    bool ok = made != NULL;
    lede_brief_free(made);
    return ok;
}
static bool step_render(void) {
    bool ok = true;
    for (const char *const *format = lede_formats(); ok && *format; format++) {
        lede_text text = lede_render(&brief, 1, &(lede_style){.format = *format}, &err);
        ok = text.data != NULL;
        lede_text_free(text);
    }
    return ok;
}
static bool step_verify(void) {
    lede_verdict verdict;
    return lede_verify(json.data, json.len, window, &verdict, NULL, &err);
}

static const struct {
    const char *name;
    bool (*run)(void);
} steps[] = {
    {"read", step_read},     {"annotate", step_annotate}, {"row", step_row},
    {"window", step_window}, {"save", step_save},         {"stories", step_stories},
    {"brief", step_brief},   {"render", step_render},     {"verify", step_verify},
};

static int set_up(void **state) {
    (void)state;
    lede_source sources[] = {{.name = "a.html", .outlet = "Ledger", .published = "2031-03-04"},
                             {.name = "b.html", .outlet = "Herald", .published = "2031-03-05"}};
    a = lede_read(page_a, sizeof page_a - 1, &sources[0], &err);
    b = lede_read(page_b, sizeof page_b - 1, &sources[1], &err);
    window = lede_window_new();
    bool ok = a && b && window && lede_annotate(a, &err) && lede_annotate(b, &err) &&
        lede_window_add(window, a, &err) && lede_window_add(window, b, &err);
    if (ok) stories = lede_window_one(window, &err);
    if (stories) brief = lede_brief_make(stories, 0, &err);
    if (brief) json = lede_render(&brief, 1, &(lede_style){.format = "json"}, &err);
    if (json.data == NULL) fprintf(stderr, "%s\n", err.message);
    return json.data ? 0 : -1;
}

static int tear_down(void **state) {
    (void)state;
    lede_text_free(json);
    lede_brief_free(brief);
    lede_stories_free(stories);
    lede_window_free(window);
    lede_article_free(a);
    lede_article_free(b);
    return 0;
}

// One by one at first; then in growing strides, for late failures look alike.
static long next_n(long n) { return n < 300 ? n + 1 : n + n / 50; }

static void try_all(void (*arm)(long), long (*left)(void)) {
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        for (long n = 1;; n = next_n(n)) {
            err.message[0] = 0;
            arm(n);
            bool ok = steps[i].run();
            bool reached = left() == 0;
            arm(0);
            if (!reached) {
                assert_true(ok);
                break;  // all its allocations have failed once
            }
            if (!ok && !strstr(err.message, "memory"))
                fail_msg("%s, n=%ld: '%s'", steps[i].name, n, err.message);
        }
        if (!steps[i].run()) fail_msg("%s afterwards: %s", steps[i].name, err.message);
    }
}

static void arm_malloc(long n) { fail_malloc = n; }
static long left_malloc(void) { return fail_malloc; }
static void arm_arena(long n) { arena_fail_after(n); }
static long left_arena(void) { return arena_fail_left(); }

static void every_malloc_fails_once(void **state) {
    (void)state;
    try_all(arm_malloc, left_malloc);
}

static void every_arena_allocation_fails_once(void **state) {
    (void)state;
    try_all(arm_arena, left_arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_malloc_fails_once),
        cmocka_unit_test(every_arena_allocation_fails_once),
    };
    return cmocka_run_group_tests_name("memory", tests, set_up, tear_down);
}
