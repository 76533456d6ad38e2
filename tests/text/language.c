// language.c - which language. See src/text/language.h.
#include "unit.h"

#include "base/vec.h"
#include "text/language.h"

static const struct {
    Str text, tag;
} rows[] = {
    {S_("The minister told reporters on Monday that the ferry would not sail again before the summer."),
     S_("en")},
    {S_("Die Ministerin sagte am Montag vor der Presse, dass die Fähre vor dem Sommer nicht mehr fahren "
        "werde."),
     S_("de")},
    {S_("Министр сообщила журналистам в понедельник, что паром не выйдет в море до лета."), S_("ru")},
    {S_("部长星期一对记者说，渡轮在夏天之前不会再次启航。"), S_("zh")},
    {S_("השרה אמרה לעיתונאים ביום שני כי המעבורת לא תפליג שוב לפני הקיץ"), S_("he")},
    {S_("Яя ыь"), S_("und")},
    {S_("ok"), S_("")},
    {S_(""), S_("")},
};

static void detects_rows(void **state) {
    (void)state;
    for (ptrdiff_t r = 0; r < countof(rows); r++) assert_str(language_detect(rows[r].text), rows[r].tag);
}

static void knows_english(void **state) {
    (void)state;
    assert_true(language_is_english(S("en")) && language_is_english(S("EN-gb")) &&
                language_is_english(S("en_US")));
    assert_true(language_is_english((Str){0}));
    assert_false(language_is_english(S("de")) || language_is_english(S("enm")) ||
                 language_is_english(S("und")));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(detects_rows), cmocka_unit_test(knows_english)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
