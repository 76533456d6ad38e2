#include "unit.h"

#include "brief/said.h"
#include "made.h"

// What two outlets print of one speech.
static const struct {
    const char *a, *b;
    SaidMatch match;
} rows[] = {
    {"We will rebuild the pier before winter", "We will rebuild the pier before winter", SAID_SAME},
    {"We won't rebuild it, not before winter", "We won\xE2\x80\x99t rebuild it, not before winter",
     SAID_SAME},
    {"We will rebuild the old, narrow and tired pier", "We will rebuild the old, narrow, and tired pier",
     SAID_MARKS},
    {"We will rebuild the Pier before winter", "We will rebuild the pier before winter", SAID_MARKS},
    {"We will rebuild the pier before the winter comes", "We will repair the pier before the winter comes",
     SAID_WORDS},
    {"We will rebuild it [the pier] before winter comes", "We will rebuild it before winter comes",
     SAID_SAME},
    {"We will rebuild the pier before winter", "Nobody asked us about any of this", SAID_APART},
};

static void test_rows(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char input[2048];
        int len = snprintf(input, sizeof input,
                           "== Harbour Post, 2031-03-04\nOne\n\"%s,\" Mary Orr said.\n== Daily Bell, "
                           "2031-03-04\nTwo\n\"%s,\" Mary Orr said.\n",
                           rows[i].a, rows[i].b);
        Made made = made_from(input, (size_t)len);
        Desk desk = desk_make(&made.brief.story, &made.keep, made.scratch);
        Utterances u = utterance_find(&desk, &made.keep);
        assert_int_equal(u.len, 2);
        bool first = u.at[0].words >= u.at[1].words;
        SaidMatch match = said_compare(&desk, &u.at[!first], &u.at[first], made.scratch);
        if (match != rows[i].match)
            fail_msg("%s | %s: %d, expected %d", rows[i].a, rows[i].b, (int)match, (int)rows[i].match);
        made_free(&made);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
