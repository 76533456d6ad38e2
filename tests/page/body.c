// body.c - blocks and boxes out of small trees; clues out of class names.
#include "unit.h"

#include "base/vec.h"
#include "page/block.h"
#include "page/clue.h"
#include "page/parse.h"

static const struct {
    Str names;
    uint32_t clues;
} clues[] = {
    {S_("article-body"), CLUE_BODY},
    {S_("articleBody"), CLUE_BODY},
    {S_("c-article__body x"), CLUE_BODY},
    {S_("article body"), 0},  // two classes are no pair
    {S_("related-posts share"), CLUE_RELATED | CLUE_SHARE},
    {S_("relatedPosts2"), CLUE_RELATED},
    {S_("flex items-center"), 0},
    {S_("-_-"), 0},
    {S_(""), 0},
};

static void class_names_give_clues(void **state) {
    (void)state;
    ClueSieve sieve = {0};
    clue_sieve(&sieve);
    for (ptrdiff_t i = 0; i < countof(clues); i++)
        if (clue_read(&sieve, clues[i].names).what != clues[i].clues)
            fail_msg("'%s': %x", clues[i].names.s, clue_read(&sieve, clues[i].names).what);
}

// Blocks of a piece of HTML, joined by '/'.
static const struct {
    Str html;
    const char *blocks;
} rows[] = {
    {S_("<p>One <b>two</b> three</p><p>Four</p>"), "One two three/Four"},
    {S_("<div>One<p>Two</p>three</div>"), "One/Two/three"},
    {S_("<p>One<br>two<br><br>three</p>"), "One two/three"},
    {S_("<p>One<br>two <br> <br>three<br>four</p>"), "One two/three four"},
    {S_("<p>A<i>b</i>c &amp;\xC2\xA0 d</p>"), "Abc & d"},
    {S_("<p>One<script>no()</script> two<style>p{}</style></p>"), "One two"},
    {S_("<ul><li>One<li>Two</ul>"), "One/Two"},
    {S_("<table><tr><td>One<td>Two</table>"), "One/Two"},
    {S_("<p><!-- no -->One</p><hr>Two"), "One/Two"},
    {S_("<body><template><p>no</p></template><noscript><p>no</p></noscript>"), ""},
    {S_("   "), ""},
};

static void a_page_falls_into_blocks(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(rows); i++) {
        Arena arena = unit_arena();
        Dom dom = {0};
        assert_true(dom_parse(&dom, rows[i].html, S("page"), NULL));
        Layout layout = block_layout(dom.document, &arena);
        Buf joined = {.arena = &arena};
        for (ptrdiff_t k = 0; k < layout.blocks.len; k++) {
            if (k) buf_byte(&joined, '/');
            buf_str(&joined, layout.blocks.at[k].text);
        }
        dom_close(&dom);
        if (!str_eq(buf_view(&joined), str_c(rows[i].blocks)))
            fail_msg("'%s': '%.*s'", rows[i].html.s, (int)joined.len, joined.len ? joined.at : "");
    }
}

static void words_and_links_are_counted(void **state) {
    (void)state;
    Arena arena = unit_arena();
    Dom dom = {0};
    assert_true(dom_parse(&dom, S("<p>One <a href=x>two three</a>, four. 港が閉鎖</p>"), S("page"), NULL));
    Layout layout = block_layout(dom.document, &arena);
    dom_close(&dom);
    assert_int_equal(layout.blocks.len, 1);
    assert_int_equal(layout.blocks.at[0].words, 6);  // two letters without spaces are a word
    assert_int_equal(layout.blocks.at[0].link_words, 2);
    assert_int_equal(layout.blocks.at[0].commas, 1);
    assert_int_equal(layout.blocks.at[0].ends, 1);
    assert_int_equal(layout.links, 1);
}

// Two documents at once: what lexbor has no number for stands elsewhere in each.
static void unknown_elements_look_alike_in_each_run(void **state) {
    (void)state;
    Arena arena = unit_arena();
    Dom doms[2] = {0};
    Layout layouts[2];
    for (int i = 0; i < 2; i++) {
        assert_true(dom_parse(
            &doms[i],
            S("<x-card class=a><p>One two three.</p></x-card><y-card class=a><p>Four.</p></y-card>"),
            S("page"), NULL));
        layouts[i] = block_layout(doms[i].document, &arena);
    }
    assert_int_equal(layouts[0].boxes.len, layouts[1].boxes.len);
    for (ptrdiff_t i = 0; i < layouts[0].boxes.len; i++)
        assert_int_equal(layouts[0].boxes.at[i].look, layouts[1].boxes.at[i].look);
    dom_close(&doms[0]), dom_close(&doms[1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(class_names_give_clues),
        cmocka_unit_test(a_page_falls_into_blocks),
        cmocka_unit_test(words_and_links_are_counted),
        cmocka_unit_test(unknown_elements_look_alike_in_each_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
