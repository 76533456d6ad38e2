// flow.c - text collapsed and counted: the same whether it comes in one go, sixteen bytes at a time inside, or in pieces.
#include "unit.h"

#include "base/vec.h"
#include "page/flow.h"

static const struct {
    Str text, flowed;
    int words, commas, ends;
} rows[] = {
    {S_(" A ferry\n hit \t the pier."), S_("A ferry hit the pier."), 5, 0, 1},
    {S_("Twelve people, the harbour master said; were hurt: how?"),
     S_("Twelve people, the harbour master said; were hurt: how?"), 9, 3, 1},
    {S_("... -- 12 - 'e.g.' (x) @@@@@@@@@@@@@@@@@@@@@@@@@@@@@ end"),
     S_("... -- 12 - 'e.g.' (x) @@@@@@@@@@@@@@@@@@@@@@@@@@@@@ end"), 4, 0, 5},
    {S_("A wordthatislongerthansixteenbytesbyfar, and  two  spaces"),
     S_("A wordthatislongerthansixteenbytesbyfar, and two spaces"), 5, 1, 0},
    {S_("sixteen bytes it\xC2\xA0is and then a few more of them"),
     S_("sixteen bytes it is and then a few more of them"), 11, 0, 0},
    {S_("港でフェリーが桟橋に衝突し、12人がけがをした。 The ferry hit the pier."),
     S_("港でフェリーが桟橋に衝突し、12人がけがをした。 The ferry hit the pier."), 16, 1, 2},
};

static Flow flowed(Str text, ptrdiff_t piece, Arena *arena) {
    Flow flow = {.arena = arena};
    for (ptrdiff_t at = 0; at < text.len; at += piece) flow_add(&flow, str_slice(text, at, at + piece));
    return flow;
}

static void text_is_collapsed_and_counted(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(rows); i++) {
        Arena arena = unit_arena();
        Flow flow = flowed(rows[i].text, rows[i].text.len, &arena);
        assert_str(flow_cut(&flow), rows[i].flowed);
        assert_int_equal(flow.counts.words, rows[i].words);
        assert_int_equal(flow.counts.commas, rows[i].commas);
        assert_int_equal(flow.counts.ends, rows[i].ends);
    }
}

// Texts of few kinds of bytes, so that every border of sixteen meets every pair of them. In pieces of at most sixteen no
// step is taken: that is the plain way.
static void pieces_make_no_difference(void **state) {
    (void)state;
    static const char bytes[] = "ab0,.-  Z\n";
    uint64_t random = 1;
    for (int round = 0; round < 20000; round++) {
        char text[80];
        ptrdiff_t len = 17 + round % (ptrdiff_t)(sizeof text - 17);
        for (ptrdiff_t i = 0; i < len; i++) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            text[i] = bytes[(random >> 33) % (sizeof bytes - 1)];
        }
        Arena arena = unit_arena();
        Flow whole = flowed((Str){text, len}, len, &arena),
             plain = flowed((Str){text, len}, 1 + round % 16, &arena);
        whole.links = plain.links = 0;
        assert_str(flow_cut(&whole), flow_cut(&plain));
        assert_memory_equal(&whole.counts, &plain.counts, sizeof whole.counts);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_collapsed_and_counted),
        cmocka_unit_test(pieces_make_no_difference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
