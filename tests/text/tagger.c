// tagger.c - a model read from bytes, and what it says. See src/text/tagger.h.
#include "unit.h"

#include "text/tagger.h"

#include <string.h>

enum { OUT, BEGIN, INSIDE };

// Two lines; labels O, B-x, I-x; "I-x" only behind "B-x" and itself. Feature 0x00000001 speaks for B-x, 0x80000002 for I-x.
static Str model_bytes(Arena *keep) {
    static const unsigned char head[] = {'l', 'e', 'd', 'e', '-', 't', 'a', 'g', 1, 8, 1, 3,   1, 'O', 3, 'B',
                                         '-', 'x', 3,   'I', '-', 'x', 0,   0,   0, 0, 0, 128, 0, 0,   0, 0,
                                         0,   0,   0,   0,   0,   0,   0,   0,   0, 0, 0, 0,   0, 128};
    unsigned char *at = arena_new(keep, unsigned char, 192);
    memcpy(at, head, sizeof head);
    unsigned char *lines = at + 64;
    lines[0] = 1;           // check byte of the first slot
    lines[8 + BEGIN] = 64;  // its weights stand behind all check bytes
    lines[64 + 3] = 2;      // any slot of a line will do
    lines[64 + 8 + 3 * 7 + INSIDE] = 96;
    return (Str){(const char *)at, 192};
}

static void reads_and_decides(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Model model;
    assert_true(tagger_read(&model, model_bytes(&keep)));
    static const uint32_t features[] = {0x00000001, 0x80000002, 0x00000009, 0x80000002};
    Sequence seq = {0};
    for (int i = 0; i < 4; i++) {
        sequence_add(&seq, features[i], &keep);
        sequence_next(&seq, &keep);
    }
    Tags tags = tagger_run(&model, 0, &seq, &keep);
    assert_int_equal(tags.label[0], BEGIN);
    assert_int_equal(tags.label[1], INSIDE);
    // the third says nothing, but the fourth can be inside only behind a name
    assert_int_not_equal(tags.label[2], OUT);
    assert_int_equal(tags.label[3], INSIDE);
    for (int i = 0; i < 4; i++) {
        int sum = 0;
        for (int k = 0; k < 3; k++) sum += tags.sure[i * tags.labels + k];
        assert_in_range(sum, 990, 1000);
    }
    assert_int_equal(tags.sure[INSIDE], 0);  // nothing begins inside
}

static void refuses_what_is_no_model(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Model model;
    Str bytes = model_bytes(&keep);
    for (ptrdiff_t len = 0; len < bytes.len; len++)
        assert_false(tagger_read(&model, str_slice(bytes, 0, len)));
    assert_false(tagger_open(&model, S("no such model")));
}

static void takes_a_long_text(void **state) {
    (void)state;
    enum { LONG = 65000 };
    Arena keep = unit_arena();
    Model model;
    Sequence seq = {0};
    assert_true(tagger_read(&model, model_bytes(&keep)));
    for (int i = 0; i < LONG; i++) {
        sequence_add(&seq, i % 3 ? 0x80000002 : 0x00000001, &keep);
        sequence_next(&seq, &keep);
    }
    uint8_t *label = tagger_best(&model, 0, tagger_scores(&model, &seq, &keep), LONG, &keep);
    for (int i = 0; i < LONG; i++) assert_int_equal(label[i], i % 3 ? INSIDE : BEGIN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_and_decides),
        cmocka_unit_test(refuses_what_is_no_model),
        cmocka_unit_test(takes_a_long_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
