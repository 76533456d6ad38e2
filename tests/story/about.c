#include "unit.h"

#include "story/key.h"

static About about_text(Str title, Str text, Str language) {
    Arena keep = unit_arena(), scratch = arena_halve(&keep);
    Article article = {.title = title, .text = text, .language = language};
    Stemmers *stemmers = stemmers_open(&keep);
    assert_true(stemmers_meet(stemmers, language));
    Keys keys = keys_of(&article, stemmers, NULL, &keep, scratch);
    stemmers_close(stemmers);
    return keys.about;
}

static int32_t agree(Str a, Str b) {
    About x = about_text(a, a, S("en")), y = about_text(b, b, S("en"));
    AboutOpen open = about_open(&x), back = about_open(&y);
    assert_int_equal(about_agree(&open, &y), about_agree(&back, &x));
    return about_agree(&open, &y);
}

// Without a word in common but for the small ones.
static const struct {
    Str text, near, far;
} rows[] = {
    {S_("The striker scored twice"), S_("A goalkeeper, a coach and their league"),
     S_("Judges heard the appeal")},
    {S_("The jury found him guilty"), S_("Prosecutors asked the judge for prison"),
     S_("Inflation slowed in spring")},
    {S_("The hurricane flooded homes"), S_("Storm winds and heavy rain"), S_("Senators voted on the bill")},
};

static void words_of_the_same_articles_are_near(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(rows); i++) {
        assert_true(agree(rows[i].text, rows[i].near) > agree(rows[i].text, rows[i].far) + 100);
        assert_in_range(agree(rows[i].text, rows[i].text), 900, 1000);
    }
}

static void of_other_languages_nothing_is_known(void **state) {
    (void)state;
    About german = about_text(S("Der Hafen"), S("Die Regierung im Parlament."), S("de")),
          nothing = about_text(S("Qzx"), S("Qzx vbn."), S("en")),
          english = about_text(S("The harbour"), S("The government in parliament."), S("en"));
    assert_false(about_known(&german));
    assert_false(about_known(&nothing));
    assert_true(about_known(&english));
    AboutOpen open = about_open(&german);
    assert_int_equal(about_agree(&open, &english), -1);
    open = about_open(&english);
    assert_int_equal(about_agree(&open, &nothing), -1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_the_same_articles_are_near),
        cmocka_unit_test(of_other_languages_nothing_is_known),
    };
    return cmocka_run_group_tests_name("about", tests, NULL, NULL);
}
