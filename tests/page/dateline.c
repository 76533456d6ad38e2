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
    {S_("PORT ORRA, Sel. (AP) — The harbour"), S_("PORT ORRA, Sel. (AP) —"), S_("PORT ORRA, Sel."), S_(""),
     S_("AP")},
    {S_("PORT ORRA: The harbour of Port Orra"), S_("PORT ORRA:"), S_("PORT ORRA"), S_(""), S_("")},
    {S_("(ANSA) - WEXHOLM, 10 FEB - Il porto"), S_("(ANSA) - WEXHOLM, 10 FEB -"), S_("WEXHOLM"),
     S_("2026-02-10"), S_("ANSA")},
    {S_("Wexholm, 10 feb (EFE).- El puerto"), S_("Wexholm, 10 feb (EFE).-"), S_("Wexholm"), S_("2026-02-10"),
     S_("EFE")},
    {S_("ВЕКСХОЛЬМ, 10 февраля. /ТАСС/. Порт"), S_("ВЕКСХОЛЬМ, 10 февраля. /ТАСС/."), S_("ВЕКСХОЛЬМ"),
     S_("2026-02-10"), S_("TASS")},
    {S_("ВЕКСХОЛЬМ, 10 фев - РИА Новости. Порт"), S_("ВЕКСХОЛЬМ, 10 фев - РИА Новости."), S_("ВЕКСХОЛЬМ"),
     S_("2026-02-10"), S_("RIA Novosti")},
    {S_("Вексхольм. 10 февраля. INTERFAX.RU - Порт"), S_("Вексхольм. 10 февраля. INTERFAX.RU -"),
     S_("Вексхольм"), S_("2026-02-10"), S_("Interfax")},
    {S_("فكسهولم 10 فبراير (رويترز) - قالت"), S_("فكسهولم 10 فبراير (رويترز) -"), S_("فكسهولم"),
     S_("2026-02-10"), S_("Reuters")},
    {S_("Berlin. Der Senat"), S_("Berlin."), S_("Berlin"), S_(""), S_("")},
    {S_("Wien – Die Polizei"), S_("Wien –"), S_("Wien"), S_(""), S_("")},
    {S_("New York. \"Wir gehen\""), S_("New York."), S_("New York"), S_(""), S_("")},
    {S_("Москва. Правительство"), S_("Москва."), S_("Москва"), S_(""), S_("")},
    {S_("Berlin. und mehr"), S_(""), S_(""), S_(""), S_("")},
    {S_("Berlin: Der Senat"), S_(""), S_(""), S_(""), S_("")},
    {S_("Wexholm. Der Hafen"), S_(""), S_(""), S_(""), S_("")},
    {S_("Berlin ist gross."), S_(""), S_(""), S_(""), S_("")},
    {S_("（中央社記者張三台北10日電）港務局"), S_("（中央社記者張三台北10日電）"), S_("台北"), S_(""),
     S_("CNA")},
    {S_("新华社北港2月10日电（记者张三）港务局"), S_("新华社北港2月10日电（记者张三）"), S_("北港"),
     S_("2026-02-10"), S_("Xinhua")},
    {S_("（中央社記者張三北港10日電）港務局"), S_("（中央社記者張三北港10日電）"), S_(""), S_(""), S_("CNA")},
    {S_("【北港＝山田太郎】港湾局は"), S_("【北港＝山田太郎】"), S_("北港"), S_(""), S_("")},
    {S_("【北港時事】港湾局は"), S_("【北港時事】"), S_("北港"), S_(""), S_("Jiji")},
    {S_("(북항=연합뉴스) 홍길동 기자 = 항만청은"), S_("(북항=연합뉴스)"), S_("북항"), S_(""), S_("Yonhap")},
    {S_("Highlights\nThree weeks without ferries\nCracks in eleven pillars\nNEW DELHI: The harbour"),
     S_("NEW DELHI:"), S_("NEW DELHI"), S_(""), S_("")},
    {S_("The harbour closes.\nThe ferry stays.\nNEW DELHI: The harbour"), S_(""), S_(""), S_(""), S_("")},
    {S_("WEXHOLM (Feb 10): The harbour"), S_("WEXHOLM (Feb 10):"), S_("WEXHOLM"), S_("2026-02-10"), S_("")},
    {S_("(Feb 10): The harbour"), S_("(Feb 10):"), S_(""), S_("2026-02-10"), S_("")},
    {S_("(PORT ORRA, Sel.) — The harbour"), S_("(PORT ORRA, Sel.) —"), S_("PORT ORRA, Sel."), S_(""), S_("")},
    {S_("(BERLIN) — The harbour"), S_("(BERLIN) —"), S_("BERLIN"), S_(""), S_("")},
    {S_("REUTERS: The harbour"), S_("REUTERS:"), S_(""), S_(""), S_("Reuters")},
    {S_("WEXHOLM - 10 February 2026: The harbour"), S_("WEXHOLM - 10 February 2026:"), S_("WEXHOLM"),
     S_("2026-02-10"), S_("")},
    {S_("Feb. 10 (UPI) -- The harbour"), S_("Feb. 10 (UPI) --"), S_(""), S_("2026-02-10"), S_("UPI")},
    {S_("فكسهولم، سيلاند (رويترز) -- قالت"), S_("فكسهولم، سيلاند (رويترز) --"), S_("فكسهولم، سيلاند"), S_(""),
     S_("Reuters")},
    // none
    {S_("FILE - In this photo of Feb. 10, the harbour"), S_(""), S_(""), S_(""), S_("")},
    {S_("WEXHOLM (9-0) is ahead"), S_(""), S_(""), S_(""), S_("")},
    {S_("HARBOUR CLOSED: The port authority said"), S_(""), S_(""), S_(""), S_("")},
    {S_("Editor’s Note, February 10, 2026: We have"), S_(""), S_(""), S_(""), S_("")},
    {S_("EXCLUSIVE: The port authority said"), S_(""), S_(""), S_(""), S_("")},
    {S_("【写真】港は三週間"), S_(""), S_(""), S_(""), S_("")},
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
    CreditPlace place;
    CreditKind kind;
    Str agency;
} credits[] = {
    {S_("SOURCE: REUTERS"), CREDIT_IN_LINE, CREDIT_UNCLEAR, S_("Reuters")},
    {S_("Source: Harrow Post 10.02.2026"), CREDIT_IN_LINE, CREDIT_UNCLEAR, S_("Harrow Post")},
    {S_("By AP"), CREDIT_IN_LINE, CREDIT_TEXT, S_("AP")},
    {S_("dpa"), CREDIT_IN_LINE, CREDIT_TEXT, S_("dpa")},
    {S_("REUTERS"), CREDIT_ASIDE, CREDIT_UNCLEAR, S_("Reuters")},
    {S_("dpa"), CREDIT_IN_CAPTION, CREDIT_PICTURE, S_("dpa")},
    {S_("(With inputs from PTI)"), CREDIT_IN_LINE, CREDIT_TEXT, S_("PTI")},
    {S_("Additional reporting from PA"), CREDIT_AT_END, CREDIT_TEXT, S_("PA")},
    {S_("—Associated Press writer Ida Voss in Lune contributed to this report."), CREDIT_AT_END, CREDIT_TEXT,
     S_("AP")},
    {S_("The quay will be closed on Monday. (AFP)"), CREDIT_AT_END, CREDIT_TEXT, S_("AFP")},
    {S_("Der Kai wird am Montag gesperrt. (dpa/ema)"), CREDIT_AT_END, CREDIT_TEXT, S_("dpa")},
    {S_("(APA, 10.2.2026)"), CREDIT_AT_END, CREDIT_TEXT, S_("APA")},
    {S_("Порт закроют на три недели, сообщает «Курьер» со ссылкой на ТАСС."), CREDIT_IN_LEAD, CREDIT_TEXT,
     S_("TASS")},
    {S_("据新华社报道，港口将关闭三周。"), CREDIT_IN_LEAD, CREDIT_TEXT, S_("Xinhua")},
    {S_("Copyright 2026 The Associated Press. All rights reserved."), CREDIT_AT_END, CREDIT_TEXT, S_("AP")},
    {S_("Photo: J. Marrack / Orra Islander"), CREDIT_IN_CAPTION, CREDIT_PICTURE,
     S_("J. Marrack / Orra Islander")},
    {S_("The quay on Friday. Port authority/Handout via REUTERS"), CREDIT_IN_CAPTION, CREDIT_PICTURE,
     S_("Reuters")},
    {S_("The quay on Friday (Ida Voss/AFP)"), CREDIT_IN_CAPTION, CREDIT_PICTURE, S_("AFP")},
    // none
    {S_("By Ida Voss"), CREDIT_IN_LINE, CREDIT_TEXT, S_("")},  // a person
    {S_("Via the old basin boats reach the sea."), CREDIT_IN_LINE, CREDIT_TEXT, S_("")},
    {S_("Mehr"), CREDIT_IN_LINE, CREDIT_TEXT, S_("")},  // an agency's name, and a German word
    {S_("The quay (built in 1931)"), CREDIT_AT_END, CREDIT_TEXT, S_("")},
    {S_("© 2026 Harrow Post"), CREDIT_IN_LINE, CREDIT_TEXT, S_("")},
};

static void credits_name_an_agency(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(credits); i++) {
        Arena keep = unit_arena();
        Article article = {0};
        credit_read(&article, credits[i].line, credits[i].place, &keep);
        if (article.credits.len != (credits[i].agency.len > 0))
            fail_msg("'%s': %td credits", credits[i].line.s, article.credits.len);
        if (article.credits.len == 0) continue;
        assert_str(article.credits.at[0].agency, credits[i].agency);
        assert_int_equal(article.credits.at[0].kind, credits[i].kind);
    }
}

static const struct {
    Str line;
    bool note, yes;
} corrections[] = {
    {S_("Correction: The quay has forty pillars."), false, true},
    {S_("Correction, 21.02: An earlier version said fourteen."), false, true},
    {S_("CORRECTION (10 February): The quay has forty pillars."), false, true},
    {S_("An earlier version of this report gave the number as fourteen."), false, true},
    {S_("Editor’s note: This story has been corrected."), false, true},
    {S_("Korrektur: In einer früheren Version stand vierzehn."), false, true},
    {S_("*Hinweis: Wir haben die Zahl angepasst. In einer früheren Version stand vierzehn."), true, true},
    {S_("ИСПРАВЛЕНИЕ: в порту сорок опор."), false, true},
    {S_("【訂正】柱は四十本です。"), false, true},
    {S_("더 읽기"), true, false},
    {S_("Correction fluid was spilt on the quay."), false, false},
    {S_("The port authority corrected its figures on Monday."), false, false},
};

static void corrections_are_told(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(corrections); i++) {
        Arena keep = unit_arena();
        Article article = {0};
        if (credit_correction(&article, corrections[i].line, corrections[i].note, &keep) !=
            corrections[i].yes)
            fail_msg("'%s'", corrections[i].line.s);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(datelines_say_where_when_and_who),
        cmocka_unit_test(without_a_year_a_day_has_none),
        cmocka_unit_test(credits_name_an_agency),
        cmocka_unit_test(corrections_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
