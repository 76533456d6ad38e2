// page.c - pages from strangers: nothing crashes, hangs or fills the memory, and what fails says how.
#include "unit.h"

#include "base/limits.h"
#include "base/vec.h"
#include "page/page.h"

#include <time.h>

typedef struct Room {
    Arena keep, scratch;
} Room;

static Room room(void) {
    static Room whole;
    if (whole.keep.beg == NULL)
        whole = (Room){arena_reserve((ptrdiff_t)1 << 30), arena_reserve((ptrdiff_t)2 << 30)};
    return whole;
}

static ErrCode read(Str bytes, Article *article) {
    Room mine = room();
    Err err = {0};
    return page_read(article, bytes, NULL, &mine.keep, mine.scratch, &err) ? ERR_NONE : err.code;
}

static Str repeat(Str piece, ptrdiff_t times, Arena *arena) {
    char *at = arena_new(arena, char, piece.len *times);
    for (ptrdiff_t i = 0; i < times; i++) memcpy(at + i * piece.len, piece.s, (size_t)piece.len);
    return (Str){at, piece.len * times};
}

static const struct {
    const char *what;
    Str start, piece, end;
    ptrdiff_t times;
} hostile[] = {
    {"100,000 nested elements", S_(""), S_("<div>"), S_("Orr"), 100000},
    {"100,000 nested elements, closed", S_(""), S_("<div><span>"), S_("Orr</span></div></span>"), 100000},
    {"100,000 end tags", S_(""), S_("</div></p>"), S_("Orr"), 100000},
    {"unclosed formatting in many paragraphs", S_(""), S_("<p><b id=x><i class=y><font color=z>Orr"), S_(""),
     30000},
    {"misnested formatting", S_(""), S_("<a><b><p></a></b>"), S_("Orr"), 30000},
    {"very many attributes", S_("<p "), S_("a1=b c2 d3='e' class=f "), S_(">Orr</p>"), 50000},
    {"attributes of different names", S_("<p x"), S_("\xC3\xA4 \xC3\xB6=1 y"), S_(">Orr</p>"), 50000},
    {"one long attribute", S_("<p class=\""), S_("related-posts shareBar "), S_("\">Orr</p>"), 50000},
    {"many tables", S_(""), S_("<table><tr><td>"), S_("Orr"), 30000},
    {"many lists", S_(""), S_("<ul><li>"), S_("Orr"), 60000},
    {"many short paragraphs", S_(""), S_("<p>x. "), S_(""), 100000},
    {"many line breaks", S_("<p>"), S_("x<br><br>"), S_(""), 100000},
    {"many JSON-LD scripts", S_(""),
     S_("<script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script>"), S_("<p>Orr"), 3000},
    {"deep JSON-LD", S_("<script type='application/ld+json'>"), S_("["), S_("</script><p>Orr"), 100000},
    {"many titles", S_(""), S_("<h1>Orr</h1><title>Orr</title><meta name=author content=Orr>"), S_(""),
     20000},
    {"many authors", S_("<meta name=author content=\""), S_("A and B, C; "), S_("\"><p>Orr"), 20000},
    {"many title parts", S_("<title>"), S_("a | "), S_("</title><p>Orr"), 20000},
    {"many dates", S_("<h1>Orr said no</h1><p class=byline>"), S_("1 May "), S_("</p>"), 20000},
    {"an endless comment", S_("<p>Orr<!--"), S_("- "), S_(""), 100000},
    {"character references", S_("<p>"), S_("&amp;&nGt;&#x1F600;"), S_("</p>"), 50000},
    {"a dump of one letter", S_("Orr\n"), S_("x\n"), S_(""), 100000},
    {"a dump of one line", S_(""), S_("Orr said that it was so. "), S_(""), 50000},
    {"a dump of brackets", S_(""), S_("[1]"), S_("Orr"), 100000},
    {"a dump of related links", S_(""), S_("Related\nx\n\n"), S_("Orr"), 30000},
    {"invalid bytes", S_("<p>"), S_("\xFF\xC0\xE2\x82 "), S_("</p>"), 50000},
};

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

// Sized so that a quadratic step would take minutes. A page may fail: it wants more memory than a page may have, or
// there is no article in it.
enum { SECONDS_MOST = 10 };

static void hostile_pages_are_read_or_refused_in_time(void **state) {
    (void)state;
    Arena whole = arena_reserve((ptrdiff_t)64 << 20);
    for (ptrdiff_t i = 0; i < countof(hostile); i++) {
        Arena arena = whole;
        Str middle = repeat(hostile[i].piece, hostile[i].times, &arena);
        Str page = str_join(&arena, str_join(&arena, hostile[i].start, middle), hostile[i].end);
        Article article;
        double start = seconds();
        ErrCode code = read(page, &article);
        double took = seconds() - start;
        if (code == ERR_BUG) fail_msg("%s: a bug", hostile[i].what);
        if (took > SECONDS_MOST) fail_msg("%s: %.2f s", hostile[i].what, took);
    }
    arena_release(whole);
}

static const Str small =
    S_("<title>Ferry hits pier | Nordpress</title><h1>Ferry hits pier</h1>"
       "<p class=byline>By Ida Voss</p><p>A ferry hit a concrete pier in Harrowmouth on Tuesday, and twelve "
       "people were hurt, the port authority said.</p><p>It was the second time this winter.</p>");

typedef struct Reading {
    Article article;
    bool ok;
    Err err;
} Reading;

static void the_nth_allocation_fails_for_each_n(void **state) {
    (void)state;
    Str pages[] = {small,
                   S("Ferry hits pier\n\nA ferry hit a concrete pier in Harrowmouth on Tuesday, the port "
                     "authority said.\n\nTags: ferry\n")};
    for (ptrdiff_t p = 0; p < countof(pages); p++) {
        bool done = false;
        for (ptrdiff_t n = 1; !done; n++) {
            Room mine = room();
            Reading reading = {0};
            Arena before = mine.keep;
            arena_fail_after(n);
            done = page_read(&reading.article, pages[p], NULL, &mine.keep, mine.scratch, &reading.err);
            arena_fail_after(0);
            if (done) break;
            assert_int_equal(reading.err.code, ERR_MEMORY);
            assert_ptr_equal(mine.keep.beg, before.beg);
        }
    }
}

static void every_prefix_is_survived(void **state) {
    (void)state;
    static Arena keep, scratch;
    if (keep.beg == NULL) keep = arena_reserve(8 << 20), scratch = arena_reserve(8 << 20);
    for (ptrdiff_t len = 0; len <= small.len; len++) {
        Arena mine = keep;
        Article article;
        Err err = {0};
        if (!page_read(&article, str_slice(small, 0, len), NULL, &mine, scratch, &err))
            assert_true(err.code != ERR_BUG);
    }
}

static void the_caller_knows_better(void **state) {
    (void)state;
    Room mine = room();
    Article article;
    PageHints hints = {.source = S("a.html"),
                       .url = S("https://a.example/1"),
                       .outlet = S("The Post"),
                       .published = S("2026-02-10")};
    assert_true(page_read(&article, small, &hints, &mine.keep, mine.scratch, NULL));
    assert_str(article.outlet, S("The Post"));
    assert_int_equal(article.outlet_from, OUTLET_OPTION);
    assert_str(article.published, S("2026-02-10"));
    assert_str(article.url, S("https://a.example/1"));
    assert_str(article.source, S("a.html"));
    assert_int_equal(article.id.len, 26);
    assert_int_equal(article.page.len, 26);
}

static void what_fails_leaves_out_untouched(void **state) {
    (void)state;
    Article article = {.title = S("untouched")};
    assert_int_equal(read((Str){0}, &article), ERR_EMPTY);
    assert_int_equal(read(S("%PDF-1.7 x"), &article), ERR_NOT_TEXT);
    assert_int_equal(read(S("<a href=x>Home</a>"), &article), ERR_NO_ARTICLE);
    assert_str(article.title, S("untouched"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile_pages_are_read_or_refused_in_time),
        cmocka_unit_test(the_nth_allocation_fails_for_each_n),
        cmocka_unit_test(every_prefix_is_survived),
        cmocka_unit_test(the_caller_knows_better),
        cmocka_unit_test(what_fails_leaves_out_untouched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
