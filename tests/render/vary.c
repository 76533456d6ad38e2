// vary.c - where two forms of a quotation vary, and days as people write them.
#include "render/vary.h"

#include "base/buf.h"
#include "render/lines.h"
#include "render/when.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static Arena room;

static void test_vary(void **state) {
    (void)state;
    static const struct {
        Str fullest, other, shown;  // "words|other words" each, "!" where too much varies
    } rows[] = {
        {S_("We will sign."), S_("We will sign."), S_("")},
        {S_("“We won’t sign,”"), S_("\"We won't sign,\""), S_("")},  // marks by house style
        {S_("We open the Bridge in May."), S_("We open the bridge in May."), S_("Bridge|bridge ")},
        {S_("ethnic and religious groups"), S_("ethnic, and religious groups"), S_("ethnic|ethnic, ")},
        {S_("a very large ship sank"), S_("a large ship sank"), S_("a very|a ")},  // left out
        {S_("a large ship sank"), S_("a very large ship sank"), S_("a|a very ")},  // added
        {S_("We open it in May"), S_("We open it in June"), S_("May|June ")},      // at the end
        {S_("Today we open it"), S_("Now we open it"), S_("Today|Now ")},          // at the start
        {S_("We open it in May, said the mayor of the town"), S_("We open it in May,"), S_("")},  // a part
        {S_("We agreed. We have plans"), S_("\"We have plans,\""), S_("")},  // begins later
        {S_("on Indian Territory,”"), S_("on Indian territory.\""), S_("Territory,”|territory.\" ")},
        {S_("governing structures,”"), S_("governing structures.\""), S_("")},  // house style
        {S_("one two three four"), S_("five six seven eight"), S_("!")},
        {S_(""), S_(""), S_("")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena arena = room;
        Strs fullest = vary_words(rows[i].fullest, &arena), other = vary_words(rows[i].other, &arena);
        Varyings found = vary_find(fullest, other, &arena);
        Arena text_room = arena;
        Buf shown = {.arena = &text_room};
        if (found.too_many) buf_byte(&shown, '!');
        for (ptrdiff_t k = 0; k < found.len; k++) {
            for (int32_t w = found.at[k].start; w < found.at[k].end; w++) {
                if (w > found.at[k].start) buf_byte(&shown, ' ');
                buf_str(&shown, fullest.at[w]);
            }
            buf_byte(&shown, '|');
            for (ptrdiff_t w = 0; w < found.at[k].other_len; w++) {
                if (w) buf_byte(&shown, ' ');
                buf_str(&shown, found.at[k].other[w]);
            }
            buf_byte(&shown, ' ');
        }
        if (!str_eq(buf_view(&shown), rows[i].shown)) fail_msg("row %zu: %.*s", i, (int)shown.len, shown.at);
    }
}

static void test_when(void **state) {
    (void)state;
    static const struct {
        Str iso;
        int year;
        Str shown;
    } rows[] = {
        {S_("2031-03-06"), 0, S_("6 March 2031")},
        {S_("2031-03-06T10:00:00Z"), 2031, S_("6 March")},
        {S_("2031-03"), 2031, S_("March")},
        {S_("2031"), 2031, S_("2031")},
        {S_("2031-03-06/2031-03-08"), 2031, S_("6 to 8 March")},
        {S_("2031-02-27/2031-03-08"), 2031, S_("27 February to 8 March")},
        {S_("2030-12-30/2031-01-02"), 2031, S_("30 December 2030 to 2 January 2031")},
        {S_("2031-W10"), 2031, S_("week of 3 March")},
        {S_("2031-W01"), 0, S_("2031-W01")},
        {S_("2024-W53"), 2024, S_("week of 30 December")},
        {S_("2031-W10-WE"), 2031, S_("weekend of 8 March")},
        {S_("2019-W44-WE"), 2019, S_("weekend of 2 November")},
        {S_("2024-W53-WE"), 2024, S_("weekend of 4 January 2025")},
        {S_("2031-13-01"), 0, S_("2031-13-01")},
        {S_("P9Y"), 0, S_("P9Y")},
        {S_(""), 0, S_("")},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena arena = room;
        Buf out = {.arena = &arena};
        put_day(&out, rows[i].iso, rows[i].year);
        if (!str_eq(buf_view(&out), rows[i].shown)) fail_msg("row %zu: %.*s", i, (int)out.len, out.at);
    }
    assert_true(str_eq(when_weekday(S("2021-04-06")), S("Tuesday")));
    assert_true(str_eq(when_weekday(S("2024-02-29")), S("Thursday")));
    assert_int_equal(when_weekday(S("2021-04")).len, 0);
}

static void test_lines(void **state) {
    (void)state;
    assert_int_equal(line_width(S("渡し e\xCC\x81 \033[1mx\033[22m")), 8);
    assert_true(str_eq(line_fit(S("渡し舟"), 5), S("渡し")));
    Arena arena = room;
    Buf out = {.arena = &arena};
    line_wrap(&out, S("The ferry turned back at noon"), 2, 4, 16);
    assert_true(str_eq(buf_view(&out), S("The ferry\n    turned back\n    at noon")));
}

int main(void) {
    room = arena_reserve(1 << 24);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vary),
        cmocka_unit_test(test_when),
        cmocka_unit_test(test_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
