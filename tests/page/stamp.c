// stamp.c - days and moments as pages write them.
#include "unit.h"

#include "base/vec.h"
#include "page/stamp.h"

static const struct {
    Str text, iso;
} rows[] = {
    {S_("2026-02-10"), S_("2026-02-10")},
    {S_("2026-02-10T09:30:00+01:00"), S_("2026-02-10T09:30:00+01:00")},
    {S_("2026-02-10T09:30:00.123Z"), S_("2026-02-10T09:30:00Z")},
    {S_("2026-02-10 09:30:00 +0530"), S_("2026-02-10T09:30:00+05:30")},
    {S_("20260210"), S_("2026-02-10")},
    {S_("20260210093000"), S_("2026-02-10T09:30:00")},
    {S_("Tue, 10 Feb 2026 09:30:00 GMT"), S_("2026-02-10T09:30:00Z")},
    {S_("February 10, 2026"), S_("2026-02-10")},
    {S_("Feb. 10, 2026, 3:40 p.m."), S_("2026-02-10T15:40")},
    {S_("Published 10th of February 2026 at 9.30 am"), S_("2026-02-10T09:30")},
    {S_("15:59 GMT 06 April 2021"), S_("2021-04-06T15:59Z")},
    {S_("12:05 AM EST, February 10, 2026"), S_("2026-02-10T00:05-05:00")},
    {S_("10. Februar 2026, 9:30 Uhr"), S_("2026-02-10T09:30")},
    {S_("10 février 2026 à 9h30"), S_("2026-02-10T09:30")},
    {S_("10 de febrero de 2026"), S_("2026-02-10")},
    {S_("10 февраля 2026"), S_("2026-02-10")},
    {S_("2026年2月10日 09:30"), S_("2026-02-10T09:30")},
    {S_("10.02.2026"), S_("2026-02-10")},
    {S_("13/02/2026"), S_("2026-02-13")},
    {S_("02/13/2026"), S_("2026-02-13")},
    {S_("02-12-2026"), S_("2026-12-02")},  // only slashes are read month first
    {S_("Di 10.02.26 | 14:07 Uhr"), S_("2026-02-10T14:07")},
    // days in other languages and scripts: data/page_months.tsv
    {S_("2026年2月10日15時04分"), S_("2026-02-10T15:04")},
    {S_("2026年2月10日 午後3時4分"), S_("2026-02-10T15:04")},
    {S_("2026年2月10日 下午3:04"), S_("2026-02-10T15:04")},
    {S_("令和8年2月10日"), S_("2026-02-10")},
    {S_("民國115年2月10日"), S_("2026-02-10")},
    {S_("۲۱ بهمن ۱۴۰۴ - ۱۵:۰۴"), S_("2026-02-10T15:04")},
    {S_("سه‌شنبه ۲۱ بهمن ۱۴۰۴"), S_("2026-02-10")},
    {S_("۱۴۰۴/۱۱/۲۱"), S_("2026-02-10")},
    {S_("30 اسفند 1399"), S_("2021-03-20")},
    {S_("1 فروردین 1404"), S_("2025-03-21")},
    {S_("22 شعبان 1447 - 10 فبراير 2026"), S_("2026-02-10")},
    {S_("2026년 2월 10일 오후 3:04"), S_("2026-02-10T15:04")},
    {S_("입력 2026.02.10. 오후 3:04"), S_("2026-02-10T15:04")},
    {S_("الثلاثاء، 10 فبراير 2026"), S_("2026-02-10")},
    {S_("١٠ فبراير ٢٠٢٦"), S_("2026-02-10")},
    {S_("10 شباط/فبراير 2026"), S_("2026-02-10")},
    {S_("10 كانون الثاني 2026"), S_("2026-01-10")},
    {S_("۱۰ فوریهٔ ۲۰۲۶"), S_("2026-02-10")},
    {S_("10 فروری 2026"), S_("2026-02-10")},
    {S_("10 फ़रवरी 2026"), S_("2026-02-10")},
    {S_("१० फरवरी २०२६"), S_("2026-02-10")},
    {S_("10 ফেব্রুয়ারি 2026"), S_("2026-02-10")},
    {S_("10 பிப்ரவரி 2026"), S_("2026-02-10")},
    {S_("10 בפברואר 2026"), S_("2026-02-10")},
    {S_("10 กุมภาพันธ์ 2569 เวลา 15:04"), S_("2026-02-10T15:04")},
    {S_("10 tháng 2, 2026"), S_("2026-02-10")},
    {S_("10 tháng 2 năm 2026"), S_("2026-02-10")},
    {S_("10 Şubat 2026"), S_("2026-02-10")},
    {S_("10 lutego 2026"), S_("2026-02-10")},
    {S_("10 лютого 2026, 15:04"), S_("2026-02-10T15:04")},
    {S_("10 февруари 2026"), S_("2026-02-10")},
    {S_("10 თებერვალი, 2026"), S_("2026-02-10")},
    {S_("2026. február 10. 15:04"), S_("2026-02-10T15:04")},
    {S_("2026 m. vasario 10 d."), S_("2026-02-10")},
    {S_("10 Φεβρουαρίου 2026"), S_("2026-02-10")},
    {S_("10. helmikuuta 2026 klo 15.04"), S_("2026-02-10T15:04")},
    // a time without a zone gets none, a day without a year is not of this year
    {S_("10 February, 9:30"), S_("--02-10T09:30")},
    {S_("ET is no zone: February 10, 2026 9:30 am ET"), S_("2026-02-10T09:30")},
    // no days
    {S_("30 February 2026"), S_("")},
    {S_("2026"), S_("")},
    {S_("12 of 2026 readers"), S_("")},
    {S_("call 2026-99-99"), S_("")},
    {S_("version 10.02.26.1"), S_("")},
    {S_("Sat 9 of 2026 seats"), S_("")},
    {S_(""), S_("")},
};

static void days_become_iso(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(rows); i++) {
        Arena keep = unit_arena();
        Stamp stamp = stamp_find(rows[i].text, false, &keep);
        if (!str_eq(stamp.iso, rows[i].iso))
            fail_msg("'%s': '%.*s'", rows[i].text.s, (int)stamp.iso.len, stamp.iso.len ? stamp.iso.s : "");
    }
}

static void two_small_numbers_follow_the_country(void **state) {
    (void)state;
    Arena keep = unit_arena();
    assert_str(stamp_find(S("10/11/2026"), false, &keep).iso, S("2026-10-11"));
    assert_str(stamp_find(S("10/11/2026"), true, &keep).iso, S("2026-11-10"));
}

static void addresses_carry_days(void **state) {
    (void)state;
    static const struct {
        Str url, iso;
    } urls[] = {
        {S_("https://a.example/2026/02/10/harbour"), S_("2026-02-10")},
        {S_("https://a.example/sea/20260210-harbour"), S_("2026-02-10")},
        {S_("https://a.example/sea/2026-02-10-harbour"), S_("2026-02-10")},
        {S_("https://a.example/2026/harbour"), S_("")},
        {S_("https://a.example/20269910"), S_("")},
        {S_("a"), S_("")},
    };
    for (ptrdiff_t i = 0; i < countof(urls); i++) {
        Arena keep = unit_arena();
        assert_str(stamp_of_url(urls[i].url, &keep), urls[i].iso);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_become_iso),
        cmocka_unit_test(two_small_numbers_follow_the_country),
        cmocka_unit_test(addresses_carry_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
