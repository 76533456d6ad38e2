// name.c - persons, organisations, places and roles. See src/text/name.h. Stories of cases: tests/cases/name/.
#include "unit.h"

#include "base/buf.h"
#include "text/input.h"
#include "text/name.h"
#include "text/sentence.h"

// Names as "kind letter:name", role in brackets: P person, O organisation, L place, x other.
static const struct {
    Str text, names;
} rows[] = {
    {S_("Yesterday Ann Orr spoke."), S_("P:Ann Orr")},
    {S_("Yesterday it rained."), S_("")},
    {S_("Mr. Lundqvar left."), S_("P:Lundqvar")},
    {S_("Russian Foreign Minister Ivan Orrov said so."), S_("P:Ivan Orrov[Russian Foreign Minister]")},
    {S_("Then Army Chief Gen. Paul Lund spoke."), S_("P:Paul Lund[Army Chief Gen.]")},
    {S_("She met spokeswoman Mary Orr."), S_("P:Mary Orr[spokeswoman]")},
    {S_("Ann Orr, chairman of the board, spoke."), S_("P:Ann Orr[chairman of the board]")},
    {S_("Ann Orr, 54, a teacher, spoke."), S_("P:Ann Orr[teacher]")},
    {S_("J. K. Orr and Maria van der Lund left."), S_("P:J. K. Orr|P:Maria van der Lund")},
    {S_("Jean-Claude Orr spoke."), S_("P:Jean-Claude Orr")},
    {S_("He lives in Lundmouth."), S_("L:Lundmouth")},
    {S_("They flew from France to Kenya."), S_("L:France|L:Kenya")},
    {S_("The French and the Kenyans talked on Monday in May."), S_("")},
    {S_("France said on Monday that it would."), S_("L:France")},
    {S_("The Ministry of Foreign Affairs of Kenya agreed."), S_("O:Ministry of Foreign Affairs of Kenya")},
    {S_("The Department of Trade and Industry agreed."), S_("O:Department of Trade and Industry")},
    {S_("Nordland Steel Ltd and Orr & Sons merged."), S_("O:Nordland Steel Ltd|O:Orr & Sons")},
    {S_("The University of Lundmouth and the Orra Party agreed."),
     S_("O:University of Lundmouth|O:Orra Party")},
    {S_("A Moscow-based firm, the IMF and NATO."), S_("L:Moscow|O:IMF|O:NATO")},
    {S_("The bridge over the Lund River fell."), S_("L:Lund River")},
    {S_("The Prime Minister and the Attorney General left."), S_("")},
    {S_("Nordsteel CEO Tim Orr left."), S_("P:Tim Orr[Nordsteel CEO]")},
    {S_("HARROWMOUTH, March 3. A ferry sank near Harrowmouth."), S_("L:HARROWMOUTH|L:Harrowmouth")},
    {S_("Orr said it. Later Ann Orr left. Then Orr slept."), S_("P:Orr|P:Ann Orr|P:Orr")},
    {S_("The India-Nepal border and the U.S. Senate."), S_("L:India|L:Nepal|O:U.S. Senate")},
    {S_("We saw Ann Orr's house and Kenya's hills."), S_("P:Ann Orr|L:Kenya")},
    {S_("MINISTER SAYS FERRY SANK IN KENYA AND NOBODY CAME"), S_("L:KENYA")},
    {S_("Ali al-Orri and Omar bin Lund met al-Harr."), S_("P:Ali al-Orri|P:Omar bin Lund")},
};

static void names_of_rows(void **state) {
    (void)state;
    for (ptrdiff_t r = 0; r < countof(rows); r++) {
        Arena keep = unit_arena();
        Article article = input_article(rows[r].text, "", &keep);
        Tokens tokens = token_find(article.text, &keep);
        Arena scratch = {keep.beg + (keep.end - keep.beg) / 2, keep.end};
        keep.end = scratch.beg;
        article.sentences = sentence_find(&article, &tokens, &keep, scratch);
        Names found = name_find(&article, &tokens, &keep, scratch);
        Buf got = {.arena = &keep};
        for (ptrdiff_t i = 0; i < found.len; i++) {
            if (i) buf_byte(&got, '|');
            buf_byte(&got, "xPOL"[found.at[i].kind]);
            buf_byte(&got, ':');
            buf_str(&got, str_span(article.text, found.at[i].at));
            if (found.at[i].role.start == found.at[i].role.end) continue;
            buf_byte(&got, '[');
            buf_str(&got, str_span(article.text, found.at[i].role));
            buf_byte(&got, ']');
        }
        assert_str(buf_view(&got), rows[r].names);
    }
}

static void none_without_tables(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Article article = input_article(S("Angela Orr sprach in Berlin."), "language=de", &keep);
    Tokens tokens = token_find(article.text, &keep);
    assert_int_equal(name_find(&article, &tokens, &keep, keep).len, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_of_rows),
                                       cmocka_unit_test(none_without_tables)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
