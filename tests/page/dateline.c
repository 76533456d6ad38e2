// dateline.c - datelines, and what only looks like one; credits.
#include "unit.h"

#include "base/vec.h"
#include "page/credit.h"
#include "page/dateline.h"

static const struct {
    Str text, at, place, date, agency;
} rows[] = {
    {S_("WEXHOLM, Feb. 10 (Reuters) - The harbour"), S_("WEXHOLM, Feb. 10 (Reuters) -"), S_("WEXHOLM"),
     S_("2026-02-10"), S_("Reuters")},
    {S_("WEXHOLM, February 10. /NORDPRESS/. The harbour"), S_("WEXHOLM, February 10. /NORDPRESS/."),
     S_("WEXHOLM"), S_("2026-02-10"), S_("NORDPRESS")},
    {S_("PORT ORRA (AP) — The harbour"), S_("PORT ORRA (AP) —"), S_("PORT ORRA"), S_(""), S_("AP")},
    {S_("Wexholm (dpa/lno) - Der Hafen"), S_("Wexholm (dpa/lno) -"), S_("Wexholm"), S_(""), S_("dpa")},
    {S_("(Reuters) - The harbour"), S_("(Reuters) -"), S_(""), S_(""), S_("Reuters")},
    {S_("WEXHOLM — The harbour"), S_("WEXHOLM —"), S_("WEXHOLM"), S_(""), S_("")},
    {S_("WEXHOLM: The harbour"), S_("WEXHOLM:"), S_("WEXHOLM"), S_(""), S_("")},
    {S_("Wexholm, Selland – The harbour"), S_("Wexholm, Selland –"), S_("Wexholm, Selland"), S_(""), S_("")},
    {S_("WEXHOLM, Selland, Feb. 10, 2025 /PRNewswire/ -- Lune Lines"),
     S_("WEXHOLM, Selland, Feb. 10, 2025 /PRNewswire/ --"), S_("WEXHOLM, Selland"), S_("2025-02-10"),
     S_("PR Newswire")},
    // none
    {S_("The harbour of Wexholm will be closed."), S_(""), S_(""), S_(""), S_("")},
    {S_("Odile Brandt (61) said the quay was safe."), S_(""), S_(""), S_(""), S_("")},
    {S_("Odile Brandt - the harbour master - said no."), S_(""), S_(""), S_(""), S_("")},
    {S_("Question: What is closed?"), S_(""), S_(""), S_(""), S_("")},
    {S_("Divers (and others) found cracks."), S_(""), S_(""), S_(""), S_("")},
    {S_("In 2018, Wexholm built a quay."), S_(""), S_(""), S_(""), S_("")},
    {S_(""), S_(""), S_(""), S_(""), S_("")},
};

static void datelines_say_where_when_and_who(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(rows); i++) {
        Arena keep = unit_arena();
        Dateline found = dateline_find(rows[i].text, S("2026"), &keep);
        Str at = str_slice(rows[i].text, found.at.start, found.at.end);
        if (!str_eq(at, rows[i].at) || !str_eq(found.place, rows[i].place) ||
            !str_eq(found.date, rows[i].date) || !str_eq(found.agency, rows[i].agency))
            fail_msg("'%s': at '%.*s' place '%.*s' date '%.*s' agency '%.*s'", rows[i].text.s, (int)at.len,
                     at.len ? at.s : "", (int)found.place.len, found.place.len ? found.place.s : "",
                     (int)found.date.len, found.date.len ? found.date.s : "", (int)found.agency.len,
                     found.agency.len ? found.agency.s : "");
    }
}

static void without_a_year_a_day_has_none(void **state) {
    (void)state;
    Arena keep = unit_arena();
    assert_str(dateline_find(S("WEXHOLM, February 10 (AP) - The"), (Str){0}, &keep).date, S("--02-10"));
}

static const struct {
    Str line;
    CreditKind kind;
    Str agency;
} credits[] = {
    {S_("SOURCE: REUTERS"), CREDIT_UNCLEAR, S_("Reuters")},
    {S_("By AP"), CREDIT_TEXT, S_("AP")},
    {S_("(With inputs from PTI)"), CREDIT_TEXT, S_("PTI")},
    {S_("Photo: J. Marrack / Orra Islander"), CREDIT_PICTURE, S_("J. Marrack / Orra Islander")},
    {S_("The quay on Friday. Port authority/Handout via REUTERS"), CREDIT_PICTURE, S_("Reuters")},
    {S_("By Ida Voss"), CREDIT_TEXT, S_("")},  // a person: no credit
    {S_("Via the old basin boats reach the sea."), CREDIT_TEXT, S_("")},
};

static void credits_name_an_agency(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(credits); i++) {
        Arena whole = unit_arena(), keep = {whole.beg, whole.beg + (1 << 20)},
              scratch = {keep.end, whole.end};
        Article article = {0};
        credit_read(&article, credits[i].line, &keep, scratch);
        assert_int_equal(article.credits.len, credits[i].agency.len > 0);
        if (article.credits.len == 0) continue;
        assert_str(article.credits.at[0].agency, credits[i].agency);
        assert_int_equal(article.credits.at[0].kind, credits[i].kind);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(datelines_say_where_when_and_who),
        cmocka_unit_test(without_a_year_a_day_has_none),
        cmocka_unit_test(credits_name_an_agency),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
