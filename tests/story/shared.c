#include "unit.h"

#include "story/shared.h"

// What two texts share: the words of the runs, with " | " between.
static const struct {
    Str a, b, shared;
} rows[] = {
    // eight words of narrative are the shortest that count
    {S_("The captain ordered full astern but the engines answered too late yesterday."),
     S_("Witnesses say the captain ordered full astern but the engines answered slowly."),
     S_("the captain ordered full astern but the engines answered")},
    // seven are not enough
    {S_("The captain ordered full astern but nothing answered too late yesterday."),
     S_("Witnesses say the captain ordered full astern but the engines answered."), S_("")},
    // case, apostrophes and commas fold
    {S_("the pilot’s warning about the sandbank, issued at dawn, went unheard on the bridge"),
     S_("THE PILOT'S WARNING ABOUT THE SANDBANK ISSUED AT DAWN WENT UNHEARD"),
     S_("THE PILOT'S WARNING ABOUT THE SANDBANK ISSUED AT DAWN WENT UNHEARD")},
    // a quotation is no copy
    {S_("He said \"the pilot's warning about the sandbank issued at dawn went unheard on the bridge\" "
        "twice."),
     S_("“The pilot's warning about the sandbank issued at dawn went unheard on the bridge,” he said."),
     S_("")},
    // a name is no copy, however long
    {S_("He met the Minister of Foreign Affairs of the Republic of Lower Stennick and the Isles today."),
     S_("It was the Minister of Foreign Affairs of the Republic of Lower Stennick and the Isles who left."),
     S_("")},
    // common words are no copy
    {S_("It is one of the most of all that they have had to do in this year."),
     S_("That it is one of the most of all that they have had to do."), S_("")},
    // rights are no copy
    {S_("Copyright 2031 Harbour Post. This pale material may not be republished by walruses or otters "
        "anywhere."),
     S_("Copyright 2031 Harbour Post. This pale material may not be republished by walruses or otters "
        "anywhere."),
     S_("")},
    // a script without spaces
    {S_("船長は全速後進を命じたが機関は応答しなかったと運輸局が発表した"),
     S_("船長は全速後進を命じたが機関は応答しなかったと述べた"),
     S_("船長は全速後進を命じたが機関は応答しなかったと")},
    {S_(""), S_("the captain ordered full astern"), S_("")},
};

static Str shared_words(Str a, Str b, Arena *keep) {
    Article articles[] = {{.text = a}, {.text = b}};
    Arena scratch = unit_arena();
    scratch.beg += 32 << 20;
    SharedText texts[] = {shared_text(&articles[0], NULL, keep, scratch),
                          shared_text(&articles[1], NULL, keep, scratch)};
    Shareds shared = shared_find(texts, 2, NULL, keep, scratch);
    Str all = S("");
    for (ptrdiff_t i = 0; i < shared.len; i++) {
        Str run = str_span(b, shared.at[i].at_b);
        all = str_format(keep, "%.*s%s%.*s", (int)all.len, all.s, i ? " | " : "", (int)run.len, run.s);
    }
    return all;
}

static void finds_what_is_copied(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena keep = unit_arena();
        assert_str(shared_words(rows[i].a, rows[i].b, &keep), rows[i].shared);
    }
}

// Nesting and repetition at 65,000: every place of one text fits every place of the other.
static void repetition_is_no_trap(void **state) {
    (void)state;
    static char text[65000 * 6];
    for (size_t i = 0; i < sizeof text; i += 6) memcpy(text + i, "astern", 6), text[i + 5] = ' ';
    Arena keep = unit_arena();
    Article article = {.text = {text, sizeof text}};
    Arena scratch = arena_reserve((ptrdiff_t)256 << 20), whole = scratch;
    SharedText texts[] = {shared_text(&article, NULL, &keep, scratch),
                          shared_text(&article, NULL, &keep, scratch)};
    Shareds shared = shared_find(texts, 2, NULL, &keep, scratch);
    assert_int_equal(shared.len, 1);
    assert_int_equal(shared.at[0].words, 65000);
    arena_release(whole);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_is_copied),
        cmocka_unit_test(repetition_is_no_trap),
    };
    return cmocka_run_group_tests_name("shared", tests, NULL, NULL);
}
