// style_css.h - how the HTML brief looks: a column to read, folds to check, paper to print.
#ifndef LEDE_RENDER_STYLE_CSS_H
#define LEDE_RENDER_STYLE_CSS_H

static const char style_css[] =
    ":root{color-scheme:light "
    "dark;--paper:#fdfcf9;--ink:#1b1b1a;--soft:#5c5a55;--line:#d9d5cb;--mark:#f6e7a8;"
    "--link:#1a4f8b}\n"
    "@media(prefers-color-scheme:dark){:root{--paper:#171716;--ink:#e8e6e1;--soft:#a5a29a;--line:#3a3936;"
    "--mark:#5a4d16;--link:#9ec3f0}}\n"
    "body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 Georgia,'Times New Roman',serif}\n"
    "main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem}\n"
    "article+article{margin-top:4rem;border-top:3px double var(--line);padding-top:1rem}\n"
    "h1{font-size:1.7rem;line-height:1.2;margin:.5rem 0}\n"
    "h2{font:600 .85rem/1.3 system-ui,sans-serif;letter-spacing:.06em;margin:2.2rem 0 "
    ".4rem;padding-top:.5rem;"
    "border-top:1px solid var(--line)}\n"
    "h3{font:600 .95rem/1.4 system-ui,sans-serif;margin:1rem 0 .2rem}\n"
    "p{margin:.3rem 0;color:var(--soft);font:.9rem/1.45 system-ui,sans-serif}\n"
    "ul{margin:0;padding:0;list-style:none}\n"
    "li{margin:.35rem 0}\n"
    "li ul{margin-left:1.2rem}\n"
    "a{color:var(--link)}\n"
    "cite,.mark{font:.82em system-ui,sans-serif;color:var(--soft)}\n"
    "h1 cite{font-size:.55em;white-space:nowrap}\n"
    ".lead{font:600 .85em system-ui,sans-serif;margin-right:.3em}\n"
    "summary{cursor:pointer;list-style:none;border-radius:.2rem}\n"
    "summary::-webkit-details-marker{display:none}\n"
    "summary:hover{background:color-mix(in srgb,var(--mark) 35%,transparent)}\n"
    "summary:focus-visible,a:focus-visible{outline:2px solid var(--link);outline-offset:2px}\n"
    ".evidence{border-left:3px solid var(--line);padding:.1rem 0 .1rem .8rem;font-size:.92rem}\n"
    "q{quotes:none}mark{background:var(--mark);color:inherit}\n"
    ".wide{overflow-x:auto}\n"
    "table{border-collapse:collapse;font:.85rem system-ui,sans-serif}\n"
    "th,td{padding:.2rem .6rem .2rem 0;border-bottom:1px solid "
    "var(--line);text-align:left;vertical-align:bottom}\n"
    "thead th{font-weight:600}tbody th{font-weight:400}\n"
    "@media print{:root{--paper:#fff;--ink:#000;--soft:#333;--line:#999;--mark:#eee;--link:#000}"
    "main{max-width:none;padding:0}h2,h3{break-after:avoid}li{break-inside:avoid}a{text-decoration:none}}\n";

#endif
