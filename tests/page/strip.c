// strip.c - what the parser is not told, and that nothing else is lost.
#include "unit.h"

#include "base/buf.h"
#include "base/vec.h"
#include "page/strip.h"

static bool take(void *ctx, Str piece) {
    buf_str(ctx, piece);
    return true;
}

static Str stripped(Str html, Arena *arena) {
    Buf out = {.arena = arena};
    strip_html(html, take, &out);
    return buf_view(&out);
}

static const struct {
    Str html, left;
} rows[] = {
    {S_("<p>A ferry hit a pier.</p>"), S_("<p>A ferry hit a pier.</p>")},
    {S_("a < b <3 </ c <"), S_("a < b <3 </ c <")},
    // comments, as the standard ends them
    {S_("a<!-- b > c -->d<!--e--!>f<!-->g<!--->h"), S_("adfgh")},
    {S_("a<!-- never closed"), S_("a")},
    {S_("<!doctype html><p>a<?php b ?>"), S_("<!doctype html><p>a<?php b ?>")},
    // raw text ends at its own end tag only
    {S_("a<style>p > b { }</p></style >b"), S_("ab")},
    {S_("a<script>if (a < b) w('</scr' + 'ipt>')</script>b"), S_("ab")},
    {S_("a<script><!-- w('<script>a</script>') --></script>b"), S_("ab")},
    {S_("a<script><!--></script>b"), S_("ab")},
    {S_("a<SCRIPT src=x></SCRIPT\n>b"), S_("ab")},
    {S_("a<script>never closed <p>b"), S_("a")},
    {S_("<script type=\"application/ld+json\">{\"a\":\"<p>\"}</script>"),
     S_("<script type=\"application/ld+json\">{\"a\":\"<p>\"}</script>")},
    {S_("<title>a <b> c</title>"), S_("<title>a <b> c</title>")},
    {S_("<textarea><p>a</p></textarea>b"), S_("b")},
    {S_("<plaintext>a</p><!-- b -->"), S_("<plaintext>a</p><!-- b -->")},
    {S_("a<iframe src=x>b</iframe>c"), S_("ac")},
    {S_("a<iframe src='x'/><p>b"), S_("a<p>b")},  // as XML closes it
    {S_("a<iframe src='x'/></iframe><p>b"), S_("a</iframe><p>b")},
    {S_("a<iframe src='x'><p>b"), S_("a<p>b")},
    // elements without text; closed ones that nobody reads
    {S_("a<img src=x alt='b > c'>d<br/>e"), S_("ad<br />e")},
    {S_("a<svg><path d=''/><title>b</title></svg>c<svg/>d"), S_("acd")},
    {S_("<svg><svg></svg><p>a</svg>"), S_("<svg><p>a</svg>")},
    {S_("<select><option>a<p>b"), S_("<select><option>a<p>b")},
    // attributes
    {S_("<p style='color:red' class=a onclick=\"b('>')\" id='c'>d"), S_("<p class=a id='c'>d")},
    {S_("<p class = 'a' data-b>c"), S_("<p class = 'a'>c")},
    {S_("<div style=\"display:none\" hidden>"), S_("<div style=\"display:none\" hidden>")},
    {S_("<a href=/b/ title=c rel=author>d</a>"), S_("<a rel=author>d</a>")},
    {S_("<link rel=canonical href=/a><meta name=b content='c d'>"),
     S_("<link rel=canonical href=/a><meta name=b content='c d'>")},
    {S_("a<link rel=icon href=/b><link rel='next' href=/c>"), S_("a<link rel='next' href=/c>")},
    // names of elements inside a line, where they are no clue
    {S_("<a class=b id=c rel=author>d</a>"), S_("<a rel=author>d</a>")},
    {S_("<span class=b>c <i id=d itemprop=author>e</i></span>"), S_("c <i itemprop=author>e</i>")},
    {S_("<span class='post-byline'>c</span>"), S_("<span class='post-byline'>c</span>")},
    {S_("<p class=a/>b"), S_("<p class=a/>b")},
    {S_("<a rel=b/>c</a>"), S_("<a rel=b/>c</a>")},  // the value's own
    {S_("<a rel='b'/><p>c"), S_("<a rel='b' /></a><p>c")},
    {S_("<p =a class=b>c"), S_("<p class=b>c")},
    {S_("<p class='never closed>a"), S_("<p class='never closed>a")},
    // markup without attributes goes with its end tag; white space behind a box's tag
    {S_("<p>a <b>b</b> <i class=caption>d <i>e</i></i></p>"), S_("<p>a b <i class=caption>d e</i></p>")},
    {S_("<div>\n  <p>\n a </p> <span> b</span> c"), S_("<div><p>a </p>b c")},
    {S_("</b>a</span>"), S_("</b>a</span>")},
    // boxes that nothing stands in, unless a paragraph would end by them, or they part what stands around
    {S_("<p>a</p> <div class=b> <div><!-- c --></div> </div> <p>d"), S_("<p>a</p><p>d")},
    {S_("<div>a</div><div class=b><script>c()</script></div><div><p>d</p></div>"),
     S_("<div>a</div><div><p>d</p></div>")},
    {S_("<p>a<ul></ul>b"), S_("<p>a<ul></ul>b")},
    {S_("<p><div></div>b"), S_("<p><div></div>b")},
    {S_("<p>a</p>b<div></div>c"), S_("<p>a</p>b<div></div>c")},
    {S_("<div></ul></div>"), S_("<div></ul></div>")},
};

static void parts_are_left_out(void **state) {
    (void)state;
    Arena arena = arena_reserve(1 << 24);
    for (ptrdiff_t i = 0; i < countof(rows); i++) {
        Str left = stripped(rows[i].html, &arena);
        if (!str_eq(left, rows[i].left))
            fail_msg("%s:\n  wanted %s\n  got    %.*s", rows[i].html.s, rows[i].left.s, (int)left.len,
                     left.s);
    }
    arena_release(arena);
}

// A prefix ends anywhere: in a name, a value, a comment. A slash in a tag may get a space.
static void prefixes_are_read(void **state) {
    (void)state;
    Arena arena = arena_reserve(1 << 24);
    for (ptrdiff_t i = 0; i < countof(rows); i++)
        for (ptrdiff_t len = 0; len <= rows[i].html.len; len++) {
            Arena scratch = arena;
            Str prefix =
                str_copy(str_slice(rows[i].html, 0, len), &scratch);  // a reader past its end is seen
            assert_true(stripped(prefix, &scratch).len <= 2 * len);
        }
    arena_release(arena);
}

static void a_long_page_comes_in_pieces(void **state) {
    (void)state;
    Arena arena = arena_reserve((ptrdiff_t)1 << 28);
    Buf html = {.arena = &arena};
    for (int i = 0; i < 20000; i++) buf_str(&html, S("<p title=x class=y>a<!-- -->b</p>"));
    Arena scratch = arena;
    Str left = stripped(buf_view(&html), &scratch);
    assert_int_equal(left.len, 20000 * S("<p class=y>ab</p>").len);
    arena_release(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_left_out),
        cmocka_unit_test(prefixes_are_read),
        cmocka_unit_test(a_long_page_comes_in_pieces),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
