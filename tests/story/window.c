#include "unit.h"

#include "saved.h"

#include "base/buf.h"
#include "story/state.h"
#include "story/window.h"

#include <string.h>

// Articles of numbered words, of a few events, outlets and days: enough alike that grouping has to think.
enum { ARTICLES = 120, EVENTS = 25 };

static uint64_t seed;
static uint32_t random_below(uint32_t n) {
    seed = seed * 6364136223846793005u + 1442695040888963407u;  // Knuth's MMIX
    return (uint32_t)(seed >> 33) % n;
}

static Str write_words(uint32_t event, int words, Arena *keep) {
    Buf text = {.arena = keep};
    for (int i = 0; i < words; i++)
        buf_format(&text, "ev%uw%u of ", event + random_below(2), random_below(20));
    return buf_view(&text);
}

static Str write_repeated(uint32_t edition, Arena *keep) {
    Buf text = {.arena = keep};
    for (int i = 0; i < 15; i++) buf_format(&text, "edition%u word%u ", edition, i);
    return buf_view(&text);
}

// A page of paragraphs, each on an event of its own.
static void make_roundup(Article *article, uint32_t event, Arena *keep) {
    article->form = FORM_ROUNDUP;
    article->text = S("");
    for (uint32_t i = 0; i < 3; i++) {
        Str part = write_words((event + 7 * i) % EVENTS, 30, keep);
        article->text = str_format(keep, "%.*s%s%.*s.", (int)article->text.len, article->text.s,
                                   i ? "\n" : "", (int)part.len, part.s);
    }
    article->paragraphs = article_paragraphs(article->text, keep);
}

static Article *make_articles(Arena *keep) {
    Article *articles = arena_new(keep, Article, ARTICLES);
    for (uint32_t i = 0; i < ARTICLES; i++) {
        uint32_t event = random_below(EVENTS);
        articles[i].id = str_format(keep, "id%03u", i);
        uint32_t outlet = random_below(8);
        articles[i].outlet = str_format(keep, "outlet %u", outlet);
        articles[i].published = str_format(keep, "2031-03-%02u", 1 + random_below(9));
        articles[i].title = write_words(event, 6, keep);
        articles[i].text = write_words(event, 60, keep);
        if (i % 8 == 0) make_roundup(&articles[i], event, keep);
        if (random_below(2)) continue;
        // what this outlet and another one repeat, in one of two editions: whether it counts is learned from the others
        Str repeated = write_repeated(outlet / 2 * 2 + random_below(2), keep);
        articles[i].text = str_format(keep, "%.*s\n%.*s", (int)articles[i].text.len, articles[i].text.s,
                                      (int)repeated.len, repeated.s);
    }
    return articles;
}

// Everything that a window says, as text.
static Str stories_shown(const Window *window, Arena *keep, Arena scratch) {
    Stories stories = window_stories(window, keep, scratch);
    Buf out = {.arena = keep};
    for (ptrdiff_t s = 0; s < stories.len; s++) {
        Story open = story_open(stories.at[s], &scratch);
        const Story *story = &open;
        buf_format(&out, "%.*s %d:", (int)story->id.len, story->id.s, story->origins);
        for (ptrdiff_t m = 0; m < story->members_len; m++) {
            const Member *member = &story->members[m];
            buf_format(&out, " %.*s/%d/%d", (int)member->article->id.len, member->article->id.s,
                       member->origin, member->copied_from);
        }
        for (ptrdiff_t i = 0; i < story->shared.len; i++) {
            const Shared *shared = &story->shared.at[i];
            buf_format(&out, " %d=%d:%d", shared->a, shared->b, shared->at_b.start);
        }
        for (ptrdiff_t i = 0; i < story->sections.len; i++) {
            const Section *section = &story->sections.at[i];
            buf_format(&out, " %.*s#%d", (int)section->article->id.len, section->article->id.s,
                       section->at.start);
        }
        buf_byte(&out, '\n');
    }
    return buf_view(&out);
}

static Str batch(const Article *articles, const bool *in, Arena *keep, Arena scratch) {
    Window *window = window_new();
    for (int i = 0; i < ARTICLES; i++)
        if (in[i]) assert_true(window_add(window, &articles[i], NULL));
    Str shown = stories_shown(window, keep, scratch);
    window_free(window);
    return shown;
}

// The window as it is when it was saved and loaded again.
static Window *loaded(Window *window, Arena keep, Arena scratch) {
    Str bytes = {0};
    // these articles have no versions, paragraphs and so on, until they were read once
    for (int times = 0; times < 2; times++) {
        Window *again = window_new();
        bytes = saved(window, &keep, scratch);
        assert_true(state_read(again, bytes, S("state"), scratch, NULL));
        window_free(window);
        window = again;
    }
    assert_str(saved(window, &keep, scratch), bytes);
    return window;
}

static int sections_shown(Str shown) {
    int count = 0;
    for (ptrdiff_t i = 0; i < shown.len; i++) count += shown.s[i] == '#';
    return count;
}

// Any adds, replacements and removals, in any order, give what the articles that are left give at once.
static void depends_on_what_is_in_it_alone(void **state) {
    (void)state;
    Arena scratch = arena_reserve((ptrdiff_t)256 << 20), whole = scratch;
    int sections = 0;
    for (uint64_t run = 1; run <= 5; run++) {
        seed = run;
        Arena keep = unit_arena();
        Article *articles = make_articles(&keep);
        bool in[ARTICLES] = {false};
        Window *window = window_new();
        for (int step = 0; step < 400; step++) {
            uint32_t i = random_below(ARTICLES);
            if (random_below(3)) assert_true(window_add(window, &articles[i], NULL)), in[i] = true;
            else assert_int_equal(window_remove(window, articles[i].id), in[i]), in[i] = false;
            // asked in between, it works on what changed since: much, then little
            if (step < 340 ? step % 37 == 0 : true) {
                Arena asked = keep;
                assert_str(stories_shown(window, &asked, scratch), batch(articles, in, &asked, scratch));
            }
            if (step % 50 == 0) stories_shown(window, &keep, scratch);  // reading changes nothing
            if (step % 90 == 0) window = loaded(window, keep, scratch);
        }
        assert_str(stories_shown(window, &keep, scratch), batch(articles, in, &keep, scratch));
        sections += sections_shown(stories_shown(window, &keep, scratch));
        window_free(window);
    }
    assert_true(sections > 10);
    arena_release(whole);
}

// Whatever was cut or changed is refused, and what was put there on purpose harms nobody.
static void refuses_what_was_not_saved(void **state) {
    (void)state;
    Arena keep = unit_arena(), scratch = keep;
    keep.end = scratch.beg += 24 << 20;
    seed = 3;
    Article *articles = make_articles(&keep);
    Window *window = window_new();
    for (int i = 0; i < 3; i++) assert_true(window_add(window, &articles[i], NULL));
    Str bytes = saved(window, &keep, scratch);
    window_free(window);
    char *copy = arena_new(&keep, char, bytes.len);
    for (ptrdiff_t cut = 0; cut < bytes.len; cut += 3) {
        Window *into = window_new();
        Err err = {0};
        assert_false(state_read(into, str_slice(bytes, 0, cut), S("state"), scratch, &err));
        assert_int_equal(err.code, ERR_NOT_A_WINDOW);
        window_free(into);
    }
    for (ptrdiff_t at = 0; at < bytes.len; at += at < 64 ? 1 : 5) {
        // the stamp alone may be another: then keys are made again
        bool stamp = at >= 16 && at < 24;
        Window *into = window_new();
        memcpy(copy, bytes.s, (size_t)bytes.len);
        copy[at] ^= 0x20;
        assert_int_equal(state_read(into, (Str){copy, bytes.len}, S("state"), scratch, NULL), stamp);
        window_free(into);
    }
}

static void finds_counts_and_replaces(void **state) {
    (void)state;
    Window *window = window_new();
    assert_int_equal(window_len(window), 0);
    Arena keep = unit_arena();
    assert_null(window_find(window, S("a"), &keep));
    assert_false(window_remove(window, S("a")));
    assert_true(window_add(window, &(Article){.id = S("b"), .title = S("old")}, NULL));
    assert_true(window_add(window, &(Article){.id = S("a"), .title = S("other")}, NULL));
    assert_true(window_add(window, &(Article){.id = S("b"), .title = S("new")}, NULL));
    assert_int_equal(window_len(window), 2);
    assert_str(window_find(window, S("b"), &keep)->title, S("new"));
    const Article **all = window_articles(window, &keep);
    assert_str(all[0]->id, S("a"));
    assert_str(all[1]->id, S("b"));
    assert_true(window_remove(window, S("b")));
    assert_null(window_find(window, S("b"), &keep));
    window_free(window);
}

// Comes and goes for long: what was removed makes room.
static void forgets_what_is_removed(void **state) {
    (void)state;
    Window *window = window_new();
    Arena keep = unit_arena();
    Str text = write_words(1, 2000, &keep);
    for (int i = 0; i < 20000; i++) {
        Arena here = keep;
        assert_true(window_add(window, &(Article){.id = str_format(&here, "%d", i), .text = text}, NULL));
        if (i >= 10) assert_true(window_remove(window, str_format(&here, "%d", i - 10)));
    }
    assert_int_equal(window_len(window), 10);
    window_free(window);
}

// When the n-th allocation fails, the window is as it was and goes on.
static void survives_want_of_memory(void **state) {
    (void)state;
    Arena keep = unit_arena(), scratch = keep;
    keep.end = scratch.beg += 32 << 20;
    seed = 7;
    Article *articles = make_articles(&keep);
    Window *window = window_new();
    int added = 0;
    for (int n = 1; added < 20; n++) {
        arena_fail_after(n % 40 + 1);
        Err err = {0};
        bool done = window_add(window, &articles[added], &err);
        arena_fail_after(0);
        if (done) added++;
        else assert_int_equal(err.code, ERR_MEMORY);
        assert_int_equal(window_len(window), added);
    }
    bool in[ARTICLES] = {false};
    for (int i = 0; i < added; i++) in[i] = true;
    assert_str(stories_shown(window, &keep, scratch), batch(articles, in, &keep, scratch));
    window_free(window);
}

static void an_empty_window_has_no_stories(void **state) {
    (void)state;
    Arena keep = unit_arena(), scratch = keep;
    keep.end = scratch.beg += 32 << 20;
    Window *window = window_new();
    assert_int_equal(window_stories(window, &keep, scratch).len, 0);
    assert_true(window_add(window, &(Article){.id = S("empty")}, NULL));  // no title, no text, no day
    Stories stories = window_stories(window, &keep, scratch);
    assert_int_equal(stories.len, 1);
    assert_str(stories.at[0]->id, S("empty"));
    window_free(window);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(depends_on_what_is_in_it_alone), cmocka_unit_test(refuses_what_was_not_saved),
        cmocka_unit_test(finds_counts_and_replaces),      cmocka_unit_test(forgets_what_is_removed),
        cmocka_unit_test(survives_want_of_memory),        cmocka_unit_test(an_empty_window_has_no_stories),
    };
    return cmocka_run_group_tests_name("window", tests, NULL, NULL);
}
