#include "unit.h"

#include "saved.h"

#include "base/buf.h"
#include "story/state.h"
#include "story/taught.h"
#include "story/window.h"

// Articles of numbered words in German: "haus0" stands in all of them, "haus1" in every second one, "haus2" in every
// fourth ..., others in one alone.
enum { ARTICLES = 600, DAYS = 3 };

static Article *make_articles(Arena *keep) {
    Article *articles = arena_new(keep, Article, ARTICLES);
    for (int i = 0; i < ARTICLES; i++) {
        Buf text = {.arena = keep};
        for (int bit = 0; bit < 6; bit++)
            if (i % (1 << bit) == 0) buf_format(&text, "haus%d ", bit);
        for (int w = 0; w < 8; w++) buf_format(&text, "wort%dx%d ", i / 3, w);
        buf_format(&text, "einzeln%d", i);
        articles[i] = (Article){.id = str_format(keep, "id%03d", i),
                                .language = S("de-AT"),
                                .published = str_format(keep, "2031-03-%02d", 1 + i % DAYS),
                                .title = str_format(keep, "wort%dx0 wort%dx1", i / 3, i / 3),
                                .text = buf_view(&text)};
        articles[i].paragraphs = article_paragraphs(articles[i].text, keep);
    }
    return articles;
}

static uint32_t key_of(const char *word, Stemmers *stemmers) {
    Arena scratch = unit_arena();
    Str text = str_c(word);
    Words words = words_find(text, 1, &scratch);
    return stem_of(stemmers, text, words.at[0], S("de")).key;
}

static void asks_the_language(void **state) {
    (void)state;
    static const struct {
        Str language;
        bool taught;
    } rows[] = {
        {S_("en"), false}, {S_("en-GB"), false}, {S_(""), false},
        {S_("de"), true},  {S_("DE-at"), true},  {S_("zh-Hant"), true},
    };
    for (ptrdiff_t i = 0; i < countof(rows); i++)
        assert_int_equal(taught_code(rows[i].language) != 0, rows[i].taught);
    assert_int_equal(taught_code(S("de")), taught_code(S("DE-at")));
}

// A stem in all articles says nothing; each halving adds a bit; what nobody has is as rare as guessed, never commoner
// than what two have.
static void counts_what_closed_days_have(void **state) {
    (void)state;
    Arena keep = unit_arena(), scratch = keep;
    keep.end = scratch.beg += 32 << 20;
    const Article *articles = make_articles(&keep);
    Stemmers *stemmers = stemmers_open(&keep);
    assert_true(stemmers_meet(stemmers, S("de")));
    Lessons lessons = {0};
    for (uint32_t i = 0; i < ARTICLES; i++)
        *vec_push(&lessons, &keep) =
            (Lesson){article_pack(&articles[i], &keep), taught_code(S("de")), i * 7919, i % DAYS};
    Taught *taught = taught_new();
    assert_false(taught_learn(taught, lessons, 0, stemmers, scratch));  // no day is closed
    assert_null(taught_table(taught, taught_code(S("de"))));
    assert_true(taught_learn(taught, lessons, DAYS, stemmers, scratch));
    assert_false(taught_learn(taught, lessons, DAYS, stemmers, scratch));  // nothing new
    const TaughtTable *table = taught_table(taught, taught_code(S("de-AT")));
    assert_non_null(table);
    assert_int_equal(table->articles, ARTICLES);
    assert_int_equal(taught_bits(table, key_of("haus0", stemmers), DF_UNKNOWN), 0);
    for (int bit = 1; bit < 6; bit++) {
        char word[] = {'h', 'a', 'u', 's', (char)('0' + bit), 0};
        assert_in_range(taught_bits(table, key_of(word, stemmers), 0), DF_BIT * bit - 1, DF_BIT * bit);
    }
    assert_int_equal(taught_bits(table, key_of("einzeln7", stemmers), 200), 200);
    assert_in_range(taught_bits(table, key_of("einzeln7", stemmers), 0), 7 * DF_BIT, 8 * DF_BIT);
    uint32_t version = table->version;
    // the same lessons from behind
    for (ptrdiff_t i = 0; i < ARTICLES / 2; i++) {
        Lesson lesson = lessons.at[i];
        lessons.at[i] = lessons.at[ARTICLES - 1 - i];
        lessons.at[ARTICLES - 1 - i] = lesson;
    }
    assert_false(taught_learn(taught, lessons, DAYS, stemmers, scratch));
    lessons.len--;
    assert_true(taught_learn(taught, lessons, DAYS, stemmers, scratch));
    assert_int_not_equal(taught_at(taught, 0)->version, version);
    stemmers_close(stemmers);
    taught_free(taught);
}

static Str shown(const Window *window, Arena *keep, Arena scratch) {
    Stories stories = window_stories(window, keep, scratch);
    Buf out = {.arena = keep};
    for (ptrdiff_t s = 0; s < stories.len; s++)
        for (ptrdiff_t m = 0; m <= stories.at[s]->members_len; m++)
            buf_str(&out,
                    m < stories.at[s]->members_len ? packed_id(stories.at[s]->members[m].packed) : S("\n"));
    return buf_view(&out);
}

// However the articles came, whenever it was asked, and after a stop: the same table, the same stories, the same bytes.
static void what_is_taught_depends_on_what_is_there(void **state) {
    (void)state;
    Arena keep = unit_arena(), scratch = arena_reserve((ptrdiff_t)256 << 20), whole = scratch;
    Article *articles = make_articles(&keep);
    Window *batch = window_new(), *other = window_new();
    for (int i = 0; i < ARTICLES; i++) assert_true(window_add(batch, &articles[i], NULL));
    for (int i = 0; i < ARTICLES; i++) {
        int from_behind = (i * 7 + 11) % ARTICLES;
        assert_true(window_add(other, &articles[from_behind], NULL));
        Arena asked = keep;
        if (i % 97 == 0) shown(other, &asked, scratch);
    }
    Article late = articles[0];
    late.id = S("late"), late.published = S("2031-03-09");
    assert_true(window_add(other, &late, NULL));  // closes the third day, for a while
    Arena asked = keep;
    shown(other, &asked, scratch);
    assert_int_equal(taught_at(window_taught(other), 0)->articles, ARTICLES);
    assert_true(window_remove(other, S("late")));
    assert_str(shown(batch, &keep, scratch), shown(other, &keep, scratch));
    assert_int_equal(taught_len(window_taught(batch)), 1);
    assert_int_equal(taught_at(window_taught(batch), 0)->articles, ARTICLES / 3 * 2);
    Str bytes = saved(batch, &keep, scratch);
    Window *again = window_new();
    assert_true(state_read(again, bytes, S("state"), scratch, NULL));
    assert_int_equal(taught_at(window_taught(again), 0)->version,
                     taught_at(window_taught(batch), 0)->version);
    assert_str(shown(again, &keep, scratch), shown(batch, &keep, scratch));
    // and goes on: without its first days nobody teaches
    for (int i = 0; i < ARTICLES; i++)
        if (i % DAYS < 2) assert_true(window_remove(again, articles[i].id));
    shown(again, &keep, scratch);
    assert_int_equal(taught_len(window_taught(again)), 0);
    window_free(again), window_free(batch), window_free(other);
    arena_release(whole);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(asks_the_language),
        cmocka_unit_test(counts_what_closed_days_have),
        cmocka_unit_test(what_is_taught_depends_on_what_is_there),
    };
    return cmocka_run_group_tests_name("taught", tests, NULL, NULL);
}
