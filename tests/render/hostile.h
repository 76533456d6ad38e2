// hostile.h - what a page may hold to get out of its place.
#ifndef TESTS_RENDER_HOSTILE_H
#define TESTS_RENDER_HOSTILE_H

#include "base/vec.h"

static const Str hostiles[] = {
    S_("<script>alert(1)</script>"),
    S_("\"><img src=x onerror=alert(1)>"),
    S_("' onmouseover='alert(1)"),
    S_("</title></style></summary><iframe>"),
    S_("<!-- --> <![CDATA[ ]]> &lt;b&gt; &#60;"),
    S_("](javascript:alert(1)) ![x](y) [z]: w"),
    S_("* **bold** _it_ `code` ~~no~~ # h | cell | $x^2$"),
    S_("- item"),
    S_("1. item"),
    S_("+ item"),
    S_("==="),
    S_("---"),
    S_("    indented"),
    S_("line one\nline two\n\n# three"),
    S_("\033[31mred\033]0;title\007\x9b"),
    S_("\xC2\x9B"
       "31m C1 \x7F"),
    S_("\xE2\x80\xAE"
       "cod.exe \xE2\x81\xA6 x \xE2\x81\xA9 \xE2\x80\xA8 next"),
    S_("\xF3\xA0\x81\x81\xF3\xA0\x81\x82 hidden"),
    S_("javascript:alert(1)"),
    S_("data:text/html,<script>alert(1)</script>"),
    S_("{\"a\": \"\\u0000\"}"),
    S_("\\ \\\\ \\["),
    S_("2031-02-30/../etc"),
    S_("\xF0\x9F\x9A\xA2 \xE6\xB8\xA1\xE8\xBC\xAA e\xCC\x81"),
};

#endif
