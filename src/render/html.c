// html.c - briefs as one self-contained HTML file: no script, nothing loaded from elsewhere, light or dark as the
// reader's system is, made for printing too. Each line unfolds to its evidence: the outlet's whole sentence, and a link
// that leads to it on the outlet's page.
//
// Pages come from strangers: all their words go through put_markup, and links through href.h.
#include "render/chart.h"
#include "render/cite.h"
#include "render/href.h"
#include "render/markup.h"
#include "render/sheet.h"
#include "render/style_css.h"
#include "render/table.h"

#include "base/utf8.h"

enum { EVIDENCE_SHOWN = 12 };  // under one line

// ---- escaping ----

// A language tag is letters, digits and hyphens; anything else is not put into the page.
static bool language_tag(Str s) {
    for (ptrdiff_t i = 0; i < s.len; i++)
        if (!ascii_alpha(s.s[i]) && !ascii_digit(s.s[i]) && s.s[i] != '-') return false;
    return s.len > 1 && ascii_alpha(s.s[0]);
}

static void put_lang(Buf *out, Str language) {
    if (!language_tag(language)) return;
    buf_str(out, S(" lang=\""));
    buf_str(out, language);
    buf_byte(out, '"');
}

// put_href leaves & and ', which an attribute wants escaped.
static void put_link(Buf *out, Arena scratch, Str url, const Brief *brief, const Evidence *evidence) {
    Buf href = {.arena = &scratch};
    if (evidence) put_href_to(&href, brief, evidence);
    else put_href(&href, url);
    buf_str(out, S("<a rel=\"noreferrer noopener nofollow\" href=\""));
    put_markup(out, buf_view(&href));
    buf_str(out, S("\">"));
}

// ---- runs ----

typedef struct Page {
    Buf *out;
    const Sheet *sheet;
    bool list, item, under;  // open elements
    bool section;
    Arena scratch;
} Page;

static const Article *article_of(const Page *page, int32_t member) {
    return page->sheet->brief->members[member].article;
}

// Inside <summary> a name is no link: one thing to press is enough; the links are in what unfolds.
static void put_run(Page *page, const Run *run, bool links) {
    Buf *out = page->out;
    if (run->kind == RUN_URL) return;
    if (run->kind == RUN_LABEL) {
        put_markup(out, run->text);
        return;
    }
    if (run->kind == RUN_MARK || run->kind == RUN_CONTENT) {
        buf_str(out, run->kind == RUN_MARK ? S("<i class=\"mark\">") : S("<bdi"));
        if (run->kind == RUN_CONTENT) put_lang(out, page->sheet->brief->story.language), buf_byte(out, '>');
        put_markup(out, run->text);
        buf_str(out, run->kind == RUN_MARK ? S("</i>") : S("</bdi>"));
        return;
    }
    Str url = article_of(page, run->article)->url;
    bool link = links && href_allowed(url);
    buf_str(out, run->kind == RUN_TAG ? S("<cite>[") : S("<cite>"));
    if (link) put_link(out, page->scratch, url, NULL, NULL);
    put_markup(out, run->text);
    if (link) buf_str(out, S("</a>"));
    buf_str(out, run->kind == RUN_TAG ? S("]</cite>") : S("</cite>"));
}

// Our own words among an outlet's, more than a space: to the next run that is not ours.
static bool ours_from(const Line *line, ptrdiff_t i) {
    bool more = false;
    for (; i < line->runs.len && line->runs.at[i].kind == RUN_LABEL; i++)
        more |= !str_eq(line->runs.at[i].text, S(" "));
    return more;
}

static void put_runs(Page *page, const Line *line, bool links) {
    bool item = line->kind == LINE_ITEM || line->kind == LINE_UNDER, ours = false;
    ptrdiff_t among = item ? line->lead : line->kind == LINE_SECTION ? 1 : line->runs.len;
    if (line->lead) buf_str(page->out, S("<b class=\"lead\">"));
    for (ptrdiff_t i = 0; i < line->runs.len; i++) {
        bool label = line->runs.at[i].kind == RUN_LABEL;
        if (!ours && label && i >= among && ours_from(line, i))
            buf_str(page->out, S("<span class=\"ours\">")), ours = true;
        if (ours && !label) buf_str(page->out, S("</span>")), ours = false;
        put_run(page, &line->runs.at[i], links);
        if (i + 1 == line->lead) buf_str(page->out, S("</b> "));
    }
    if (ours) buf_str(page->out, S("</span>"));
}

// ---- evidence ----

// The sentences that the evidence stands in; its own span where none are known.
static Span context_of(const Article *article, Span outer) {
    Spans sentences = article->sentences;
    Span context = outer;
    ptrdiff_t low = 0, high = sentences.len;  // the first sentence that ends behind the evidence's start
    while (low < high) {
        ptrdiff_t mid = (low + high) / 2;
        if (sentences.at[mid].end > outer.start) high = mid;
        else low = mid + 1;
    }
    for (ptrdiff_t i = low; i < sentences.len && sentences.at[i].start < outer.end; i++) {
        if (sentences.at[i].start < context.start) context.start = sentences.at[i].start;
        if (sentences.at[i].end > context.end) context.end = sentences.at[i].end;
    }
    return context;
}

static void put_marked(Buf *out, const Article *article, const Evidence *evidence) {
    Span context = context_of(article, cite_outer(evidence));
    int32_t at = context.start;
    for (ptrdiff_t i = 0; i < evidence->pieces.len; i++) {
        Span piece = evidence->pieces.at[i];
        put_markup(out, str_span(article->text, (Span){at, piece.start}));
        buf_str(out, S("<mark>"));
        put_markup(out, str_span(article->text, piece));
        buf_str(out, S("</mark>"));
        at = piece.end;
    }
    put_markup(out, str_span(article->text, (Span){at, context.end}));
}

static void put_evidence_item(Page *page, const Evidence *evidence) {
    Buf *out = page->out;
    const Brief *brief = page->sheet->brief;
    const Article *article = article_of(page, evidence->article);
    Span outer = cite_outer(evidence);
    ptrdiff_t start = utf8_count(str_slice(article->text, 0, outer.start));
    ptrdiff_t end = start + utf8_count(str_span(article->text, outer));
    buf_format(out, "<li data-article=\"%d\" data-at=\"%td,%td\">", evidence->article, start, end);
    bool link = href_allowed(article->url);
    if (link) put_link(out, page->scratch, article->url, brief, evidence);
    put_markup(out, brief->outlets.at[evidence->article]);
    if (link) buf_str(out, S("</a>"));
    Str time = article_time(article, outer.start);
    if (time.len) {
        buf_str(out, S(", "));
        Arena scratch = page->scratch;
        Buf day = {.arena = &scratch};
        if (article_entry(article, outer.start)) put_moment(&day, time, (Str){0}, 0);
        else put_day(&day, when_day(time), 0);
        put_markup(out, buf_view(&day));
    }
    buf_str(out, S(": <q"));
    put_lang(out, article->language);
    buf_byte(out, '>');
    put_marked(out, article, evidence);
    buf_str(out, S("</q></li>\n"));
}

static void put_details(Page *page, const Line *line) {
    Buf *out = page->out;
    buf_str(out, S("<details><summary>"));
    put_runs(page, line, false);
    buf_str(out, S("</summary>\n<ul class=\"evidence\">\n"));
    for (ptrdiff_t i = 0; i < line->evidence->len && i < EVIDENCE_SHOWN; i++)
        put_evidence_item(page, &line->evidence->at[i]);
    buf_str(out, S("</ul></details>"));
}

// ---- the table ----

static void put_table(Page *page) {
    const Brief *brief = page->sheet->brief;
    Buf *out = page->out;
    bool cells = brief->members_len <= TABLE_COLUMNS;
    buf_str(out,
            S("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"Who tells what\"><table>\n"));
    if (cells) {
        buf_str(out, S("<thead><tr><td></td>"));
        for (ptrdiff_t i = 0; i < brief->members_len; i++) {
            buf_str(out, S("<th scope=\"col\">"));
            put_markup(out, brief->outlets.at[i]);
            buf_str(out, S("</th>"));
        }
        buf_str(out, S("</tr></thead>\n"));
    }
    buf_str(out, S("<tbody>\n"));
    for (ptrdiff_t row = 0; row < brief->coverage.rows; row++) {
        Arena scratch = page->scratch;
        buf_str(out, S("<tr><th scope=\"row\">"));
        put_markup(out, table_label(brief, row, &scratch));
        buf_str(out, S("</th>"));
        for (ptrdiff_t i = 0; cells && i < brief->members_len; i++) {
            buf_str(out, S("<td>"));
            put_markup(out, told_sign(table_cell(brief, row, i)));
            buf_str(out, S("</td>"));
        }
        if (!cells) buf_str(out, S("<td>")), put_table_sum(out, brief, row), buf_str(out, S("</td>"));
        buf_str(out, S("</tr>\n"));
    }
    buf_str(out, S("</tbody></table></div>\n"));
}

// ---- lines ----

static void close_item(Page *page) {
    if (page->under) buf_str(page->out, S("</ul>"));
    if (page->item) buf_str(page->out, S("</li>\n"));
    page->under = page->item = false;
}

static void close_list(Page *page) {
    close_item(page);
    if (page->list) buf_str(page->out, S("</ul>\n"));
    page->list = false;
}

static void put_item(Page *page, const Line *line) {
    Buf *out = page->out;
    if (line->kind == LINE_UNDER && page->item) {
        if (!page->under) buf_str(out, S("\n<ul>"));
        page->under = true;
        buf_str(out, S("<li>"));
    } else {
        close_item(page);
        if (!page->list) buf_str(out, S("<ul>\n"));
        page->list = page->item = true;
        buf_str(out, S("<li>"));
    }
    if (line->evidence && line->evidence->len) put_details(page, line);
    else put_runs(page, line, true);
    if (page->under) buf_str(out, S("</li>"));
}

static void put_line(Page *page, const Line *line) {
    static const struct {
        const char *open, *close;
    } tags[] = {
        [LINE_TITLE] = {"<h1>", "</h1>\n"},   [LINE_ABOUT] = {"<p>", "</p>\n"},
        [LINE_SECTION] = {"<h2>", "</h2>\n"}, [LINE_GROUP] = {"<h3>", "</h3>\n"},
        [LINE_NOTE] = {"<p>", "</p>\n"},
    };
    if (line->kind == LINE_ITEM || line->kind == LINE_UNDER) {
        put_item(page, line);
        return;
    }
    close_list(page);
    if (line->kind == LINE_SECTION) {
        bool sources = line->runs.len && str_eq(line->runs.at[0].text, part_heading(PART_SOURCES, false));
        if (sources) put_chart(page->out, page->sheet->brief, page->scratch);
        buf_str(page->out, page->section ? S("</section>\n<section>\n") : S("<section>\n"));
        page->section = true;
    }
    if (line->kind == LINE_TABLE) {
        put_table(page);
    } else if (line->runs.len) {
        buf_str(page->out, str_c(tags[line->kind].open));
        put_runs(page, line, true);
        buf_str(page->out, str_c(tags[line->kind].close));
    }
}

static void put_brief(Buf *out, const Brief *brief, const Style *style, Arena scratch) {
    Sheet sheet = sheet_make(brief, style, &scratch);
    Page page = {.out = out, .sheet = &sheet, .scratch = scratch};
    buf_str(out, S("<article>\n"));
    for (ptrdiff_t i = 0; i < sheet.lines.len; i++) put_line(&page, &sheet.lines.at[i]);
    close_list(&page);
    buf_str(out, page.section ? S("</section>\n</article>\n") : S("</article>\n"));
}

void render_html(Buf *out, const Brief *const *briefs, ptrdiff_t count, const Style *style, Arena scratch) {
    buf_str(out,
            S("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
              "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
              "<meta name=\"referrer\" content=\"no-referrer\">\n"
              "<meta name=\"color-scheme\" content=\"light dark\">\n"
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
              "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n<title>"));
    put_markup(out, count && briefs[0]->title.len ? briefs[0]->title : label(LABEL_NO_TITLE));
    buf_str(out, S("</title>\n<style>\n"));
    buf_str(out, str_c(style_css));
    buf_str(out, S("</style>\n</head>\n<body>\n<main>\n"));
    for (ptrdiff_t i = 0; i < count; i++) put_brief(out, briefs[i], style, scratch);
    buf_str(out, S("</main>\n</body>\n</html>\n"));
}
