// date.c - calendar, pieces, forms and values one by one; what only whole sentences show is in cases/date.
#include "unit.h"

#include "reading.h"
#include "base/buf.h"
#include "text/calendar.h"
#include "text/piece.h"

static void counts_days(void **state) {
    (void)state;
    static const struct {
        Day day;
        int32_t number, weekday, week;
    } rows[] = {
        {{1970, 1, 1}, 0, 4, 1},      {{2000, 2, 29}, 11016, 2, 9},  {{2031, 3, 4}, 22342, 2, 10},
        {{2027, 1, 1}, 20819, 5, 53}, {{1600, 3, 1}, -135080, 3, 9},  // a week of the year before; before 1970
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int32_t year;
        assert_int_equal(day_number(rows[i].day), rows[i].number);
        assert_int_equal(day_weekday(rows[i].day), rows[i].weekday);
        assert_int_equal(day_week(rows[i].day, &year), rows[i].week);
        Day back = day_of(rows[i].number);
        assert_int_equal(back.year * 10000 + back.month * 100 + back.day,
                         rows[i].day.year * 10000 + rows[i].day.month * 100 + rows[i].day.day);
    }
    for (int32_t n = -800000; n < 800000; n += 97) assert_int_equal(day_number(day_of(n)), n);
}

static void knows_months_and_easter(void **state) {
    (void)state;
    assert_int_equal(month_days(1900, 2), 28);
    assert_int_equal(month_days(2000, 2), 29);
    assert_int_equal(day_add_months((Day){2031, 1, 31}, 1).day, 28);
    assert_int_equal(day_add_months((Day){2031, 1, 31}, -2).month, 11);
    assert_int_equal(day_easter(2031).month * 100 + day_easter(2031).day, 413);
    assert_int_equal(day_easter(2008).month * 100 + day_easter(2008).day, 323);
    Day day;
    assert_true(day_read(S("2031-03-04T16:20"), &day));
    assert_false(day_read(S("2031-02-30"), &day));
    assert_false(day_read(S("2031-03"), &day));
}

static void cuts_pieces(void **state) {
    (void)state;
    static const struct {
        Str text, pieces;
    } rows[] = {
        {S_("7:30pm"), S_("7 : 30 pm ")},
        {S_("mid-1980s"), S_("mid - 1980 s ")},
        {S_("S-400s"), S_("S - 400 s ")},
        {S_(""), S_("")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena keep = unit_arena();
        Tokens tokens = token_find(rows[i].text, &keep);
        Pieces pieces = piece_cut(rows[i].text, &tokens, &keep);
        Buf out = {.arena = &keep};
        for (ptrdiff_t p = 0; p < pieces.len; p++) {
            buf_str(&out, str_span(rows[i].text, pieces.at[p].at));
            buf_byte(&out, ' ');
        }
        assert_str(buf_view(&out), rows[i].pieces);
    }
}

// On Tuesday, 4 March 2031.
static void reckons(void **state) {
    (void)state;
    static const struct {
        Str text, value;
    } rows[] = {
        {S_("Boats left on Monday."), S_("2031-03-03")},
        {S_("Boats will leave on Monday."), S_("2031-03-10")},
        {S_("It burned three weeks ago."), S_("2031-02-11")},
        {S_("It burned in December."), S_("2030-12")},
        {S_("It was 30 February 2030, not 2029."), S_("2029")},  // no such day
        {S_("In the fourth century BC"), S_("BC03XX")},
        {S_("It lasted 18 months."), S_("P18M")},
        {S_("It lasted 2.5 years."), S_("P2.5Y")},
        {S_("It takes a few days."), S_("PXD")},
        {S_("Now it stops."), S_("PRESENT_REF")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena keep = unit_arena(), scratch = arena_reserve(64 << 20);
        Article article = reading(rows[i].text, "published=2031-03-04", &keep, scratch);
        assert_true(article.dates.len > 0);
        assert_str(article.dates.at[0].value, rows[i].value);
        arena_release(scratch);
    }
}

// What strangers may send: long runs of what begins a form, and of what never ends.
static void is_linear(void **state) {
    (void)state;
    static const char *parts[] = {
        "1/",           "the ", "March ", "3 ",        "Monday to ", "one hundred and ",
        "of the year ", "'",    "1,000,", "from 3 to "};
    for (size_t p = 0; p < sizeof parts / sizeof *parts; p++) {
        Arena whole = arena_reserve((ptrdiff_t)2 << 30), keep = whole,
              scratch = arena_reserve((ptrdiff_t)2 << 30);
        Buf text = {.arena = &keep};
        while (text.len < 200000) buf_str(&text, str_c(parts[p]));
        Article article = reading(buf_view(&text), "published=2031-03-04T10:00", &keep, scratch);
        for (ptrdiff_t i = 1; i < article.dates.len; i++)
            assert_true(article.dates.at[i - 1].at.end <= article.dates.at[i].at.start);
        arena_release(whole);
        arena_release(scratch);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_days), cmocka_unit_test(knows_months_and_easter),
        cmocka_unit_test(cuts_pieces), cmocka_unit_test(reckons),
        cmocka_unit_test(is_linear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
