#include "unit.h"

#include "story/quoted.h"

// Each quotation in brackets.
static const struct {
    Str text, shown;
} rows[] = {
    {S_("He said \"we go\" and left."), S_("He said [\"we go\"] and left.")},
    {S_("He said “we go” and left."), S_("He said [“we go”] and left.")},
    {S_("„Wir gehen“, sagte er."), S_("[„Wir gehen“], sagte er.")},
    {S_("« On y va », dit-il."), S_("[« On y va »], dit-il.")},
    {S_("»Wir gehen«, sagte er."), S_("[»Wir gehen«], sagte er.")},
    {S_("彼は「行く」と言った"), S_("彼は[「行く」]と言った")},
    {S_("It's 'too late', she said."), S_("It's ['too late'], she said.")},
    {S_("‘It’s late,’ she said."), S_("[‘It’s late,’] she said.")},
    {S_("the ministers' meeting in the '90s"), S_("the ministers' meeting in the '90s")},  // apostrophes
    {S_("a 6'2\" man and a 12\" pipe"), S_("a 6'2\" man and a 12\" pipe")},                // feet and inches
    {S_("\"We go.\n\"And stay,\" he said."), S_("[\"We go.]\n[\"And stay,\"] he said.")},  // two paragraphs
    {S_("(\"yes\")"), S_("([\"yes\"])")},
    {S_("\""), S_("\"")},
    {S_(""), S_("")},
};

static void finds_quotations(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena keep = unit_arena();
        Str text = rows[i].text, shown = S("");
        Spans spans = quoted_find(text, &keep);
        int32_t at = 0;
        for (ptrdiff_t s = 0; s < spans.len; s++) {
            Str before = str_slice(text, at, spans.at[s].start), inside = str_span(text, spans.at[s]);
            shown = str_format(&keep, "%.*s%.*s[%.*s]", (int)shown.len, shown.s, (int)before.len, before.s,
                               (int)inside.len, inside.s);
            at = spans.at[s].end;
        }
        Str rest = str_from(text, at);
        assert_str(str_format(&keep, "%.*s%.*s", (int)shown.len, shown.s, (int)rest.len, rest.s),
                   rows[i].shown);
    }
}

// What looks like a quotation and has no end must not be searched for again and again.
static void is_linear_in_openers(void **state) {
    (void)state;
    static char text[400000];
    for (size_t i = 0; i < sizeof text; i += 4) memcpy(text + i, " 'ab", 4);
    Arena keep = unit_arena();
    assert_int_equal(quoted_find((Str){text, sizeof text}, &keep).len, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_quotations),
        cmocka_unit_test(is_linear_in_openers),
    };
    return cmocka_run_group_tests_name("quoted", tests, NULL, NULL);
}
