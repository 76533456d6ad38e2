// metadata.c - titles without the outlet, bylines to names, text as a reader sees it.
#include "unit.h"

#include "base/vec.h"
#include "page/author.h"
#include "page/jsonld.h"
#include "page/metadata.h"
#include "page/title.h"

static const struct {
    Str title, outlet, host, expected;
} titles[] = {
    {S_("Ferry hits pier | Nordpress"), S_("Nordpress"), S_(""), S_("Ferry hits pier")},
    {S_("Ferry hits pier - The Harrow Post"), S_("Harrow Post"), S_(""), S_("Ferry hits pier")},
    {S_("Nordpress: Ferry hits pier"), S_("Nordpress"), S_(""),
     S_("Nordpress: Ferry hits pier")},  // a colon may be the title's own
    {S_("Nordpress | Ferry hits pier"), S_("Nordpress"), S_(""), S_("Ferry hits pier")},
    {S_("Ferry hits pier – Harrow Coast"), S_(""), S_("harrowcoast.example"), S_("Ferry hits pier")},
    {S_("Twelve hurt - ferry hits pier"), S_("Nordpress"), S_("nordpress.example"),
     S_("Twelve hurt - ferry hits pier")},
    {S_("Nordpress"), S_("Nordpress"), S_(""), S_("Nordpress")},
    {S_(""), S_("Nordpress"), S_(""), S_("")},
};

static void a_title_loses_the_outlet(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(titles); i++)
        assert_str(title_strip(titles[i].title, titles[i].outlet, titles[i].host), titles[i].expected);
}

static const struct {
    Str byline;
    const char *names;
} bylines[] = {
    {S_("By Ida Voss"), "Ida Voss"},
    {S_("By Ida Voss and Per Lund"), "Ida Voss; Per Lund"},
    {S_("Ida Voss, Per Lund & Mats Ekdahl"), "Ida Voss; Per Lund; Mats Ekdahl"},
    {S_("Von Ida Voss und Per Lund"), "Ida Voss; Per Lund"},
    {S_("Ida Voss, Senior Reporter"), "Ida Voss"},
    {S_("Ida Voss, Ph.D."), "Ida Voss, Ph.D."},
    {S_("Ida Voss, MD, RD, Staff Writer"), "Ida Voss, MD, RD"},
    {S_("Ida Voss, Home and Harbour Expert"), "Ida Voss"},
    {S_("Von Ida Voss und Per Lund, dpa"), "Ida Voss; Per Lund; dpa"},
    {S_("Ida Voss, Per Lund, and Mats Ekdahl"), "Ida Voss; Per Lund; Mats Ekdahl"},
    {S_("Di 10.02.26 | 14:07 Uhr | Von Ida Voss"), "Ida Voss"},
    {S_("Ida Voss on behalf of the Harbour Group"), "Ida Voss"},
    {S_("di Mario Orri"), "Mario Orri"},
    {S_("Di Stefano Orri"), "Di Stefano Orri"},
    {S_("Автор: Ида Восс"), "Ида Восс"},
    {S_("记者：张三、李四"), "张三; 李四"},
    {S_("بقلم: ليلى حداد"), "ليلى حداد"},
    {S_("Our Correspondent"), ""},
    {S_("By Ida Voss February 10, 2026"), "Ida Voss"},
    {S_("Ida Voss • 4 min read"), "Ida Voss"},
    {S_("Ida Voss | Per Lund"), "Ida Voss; Per Lund"},
    {S_("Linny and Peter"), "Linny and Peter"},  // one byline of two first names
    {S_("AP"), "AP"},
    {S_("Ida Voss, https://harrowpost.example/authors/ida-voss/"), "Ida Voss"},
    {S_("Ida Voss (@idavoss)"), "Ida Voss"},
    {S_("By: Ida Voss [voss@harrowpost.example]"), "Ida Voss"},
    {S_("- Compiled by Ida Voss"), "Ida Voss"},
    {S_("Reporting by Ida Voss; Writing by Per Lund; Editing by Mats Ekdahl"), "Ida Voss; Per Lund"},
    {S_("by Ida Voss in Ferries & Harbours"), "Ida Voss"},
    {S_("Ida Voss in Wexholm and Ellen Lund in Lune"), "Ida Voss; Ellen Lund"},
    {S_("Ida Voss Executive Digital Editor and Master Gardener"), "Ida Voss"},
    {S_("Ida Voss, Director of Operations, Lune Lines"), "Ida Voss"},
    {S_("Ida Voss, staff writer, Ellen Lund, editor"), "Ida Voss; Ellen Lund"},
    {S_("By Ida Voss0"), "Ida Voss"},
    {S_("by Ida Voss —10 min read"), "Ida Voss"},
    {S_("Ida Voss | SEO | 8 min read"), "Ida Voss"},
    {S_("Ida Voss | AFP"), "Ida Voss; AFP"},
    {S_("Compiled by Ida Voss. (Sources: Harrow Post, Nordpress)"), "Ida Voss"},
    {S_("Prof. Ida Voss"), "Prof. Ida Voss"},
    {S_("https://harrowpost.example/voss, Harrowpost | Ida Voss"), "Harrowpost; Ida Voss"},
    {S_("By Ida Voss @idavoss on Feb 10, 2026"), "Ida Voss"},
    {S_("Ida Voss, Per Lund Senior Harbour Editor"), "Ida Voss; Per Lund"},
    {S_("Ida A Voss and Per Lund"), "Ida A Voss; Per Lund"},
    {S_("Ida Voss Senior Harbour Correspondent"), "Ida Voss"},
    {S_("Ida Voss in Wexholm"), "Ida Voss"},
    {S_("Reporting by Ida Voss; editing by Per Lund and Mats Ekdahl"), "Ida Voss"},
    {S_("HarrowReporters, New York"), "HarrowReporters"},
    {S_("Harrow Insights and Strategy"), "Harrow Insights and Strategy"},
    {S_("Ida Voss Tuesday, 10 February 2026"), "Ida Voss"},
    {S_("Digital Desk staff"), "Digital Desk staff"},
    {S_("harbour2719"), "harbour2719"},
    {S_("News Staff / Source"), "News Staff"},
    {S_("admin"), ""},
    {S_("https://a.example/author/voss"), ""},
    {S_("i.voss@a.example"), ""},
    {S_("10 February 2026"), ""},
    {S_(""), ""},
};

static void a_byline_gives_names(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(bylines); i++) {
        Arena keep = unit_arena();
        Strs names = {0};
        author_names(&names, bylines[i].byline, &keep);
        Buf joined = {.arena = &keep};
        for (ptrdiff_t k = 0; k < names.len; k++) {
            if (k) buf_str(&joined, S("; "));
            buf_str(&joined, names.at[k]);
        }
        if (!str_eq(buf_view(&joined), str_c(bylines[i].names)))
            fail_msg("'%s': '%.*s'", bylines[i].byline.s, (int)joined.len, joined.len ? joined.at : "");
    }
}

static const struct {
    Str raw, clean;
} texts[] = {
    {S_(" Ferry \n hits\tpier "), S_("Ferry hits pier")},
    {S_("Rock &amp; pier"), S_("Rock & pier")},
    {S_("Brandt&#8217;s &#x201C;no&#x201d;"), S_("Brandt’s “no”")},
    {S_("<b>Ferry</b> hits<br/>pier"), S_("Ferry hits pier")},
    {S_("1 < 2 &notes; & so"), S_("1 < 2 &notes; & so")},
    {S_("&#0; &#xD800; &#99999999;"), S_("&#0; &#xD800; &#99999999;")},
    {S_("Ferry\xC2\xA0hits"), S_("Ferry hits")},
};

static void text_is_what_a_reader_sees(void **state) {
    (void)state;
    for (ptrdiff_t i = 0; i < countof(texts); i++) {
        Arena keep = unit_arena();
        assert_str(metadata_clean(texts[i].raw, &keep), texts[i].clean);
    }
}

static void the_article_among_others_is_found_by_its_address(void **state) {
    (void)state;
    Arena keep = unit_arena();
    Str script = S("[{\"@type\":\"NewsArticle\",\"headline\":\"Other\",\"url\":\"https://a.example/1\"},"
                   "{\"@type\":\"NewsArticle\",\"headline\":\"This\",\"mainEntityOfPage\":{\"@id\":\"https://"
                   "a.example/2/\"}}]");
    Strs scripts = {&script, 1, 1};
    assert_str(jsonld_read(scripts, S("https://a.example/2"), &keep).headline, S("This"));
    assert_str(jsonld_read(scripts, (Str){0}, &keep).headline, S("Other"));
}

static void what_is_no_json_is_passed_over(void **state) {
    (void)state;
    static const Str broken[] = {S_(""),
                                 S_("{"),
                                 S_("null"),
                                 S_("[[[["),
                                 S_("{\"@type\":}"),
                                 S_("<!-- -->"),
                                 S_("{\"@type\":\"NewsArticle\",\"headline\":7,\"author\":[[[[]]]]}")};
    for (ptrdiff_t i = 0; i < countof(broken); i++) {
        Arena keep = unit_arena();
        Str script = broken[i];
        assert_int_equal(jsonld_read((Strs){&script, 1, 1}, (Str){0}, &keep).headline.len, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_title_loses_the_outlet),
        cmocka_unit_test(a_byline_gives_names),
        cmocka_unit_test(text_is_what_a_reader_sees),
        cmocka_unit_test(the_article_among_others_is_found_by_its_address),
        cmocka_unit_test(what_is_no_json_is_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
