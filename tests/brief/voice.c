#include "unit.h"

#include "brief/voice.h"
#include "made.h"

static const struct {
    const char *text;
    Voice voice;
} rows[] = {
    {"The ferry hit the pier at noon on Tuesday.", VOICE_OUTLET},
    {"Mary Orr said that the ferry had hit the pier at noon.", VOICE_NAMED},
    {"Officials said that the ferry had hit the pier at noon.", VOICE_UNNAMED},
    {"According to a report by the Harbour Board, the ferry hit the pier at noon.", VOICE_DOCUMENT},
};

static void test_rows(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char input[1024];
        int len = snprintf(input, sizeof input, "== Harbour Post, 2031-03-04\nTitle\n%s\n", rows[i].text);
        Made made = made_from(input, (size_t)len);
        Desk desk = desk_make(&made.brief.story, &made.keep, made.scratch);
        Source source = voice_of(&desk, &desk.clauses.at[0]);
        if (source.voice != rows[i].voice)
            fail_msg("%s: %.*s", rows[i].text, (int)voice_word(source.voice).len, voice_word(source.voice).s);
        made_free(&made);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
