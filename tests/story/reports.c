// reports.c - see reports.h.
#include "reports.h"

static void read_word(Article *article, Str field, Arena *keep) {
    ptrdiff_t space = str_find_byte(field, ' ');
    if (space < 0) return;
    Str key = str_slice(field, 0, space), value = str_from(field, space + 1);
    if (str_eq(key, S("credit"))) *vec_push(&article->credits, keep) = (Credit){CREDIT_TEXT, value, value};
    if (str_eq(key, S("picture")))
        *vec_push(&article->credits, keep) = (Credit){CREDIT_PICTURE, value, value};
    if (str_eq(key, S("unclear")))
        *vec_push(&article->credits, keep) = (Credit){CREDIT_UNCLEAR, value, value};
    if (str_eq(key, S("correction"))) *vec_push(&article->corrections, keep) = value;
    if (str_eq(key, S("teaser"))) article->teaser = str_eq(value, S("yes"));
    if (str_eq(key, S("byline"))) *vec_push(&article->authors, keep) = value;
    if (str_eq(key, S("dateline"))) article->dateline.agency = value;
    if (str_eq(key, S("language"))) article->language = value;
    if (str_eq(key, S("url"))) article->url = value;
    if (str_eq(key, S("id"))) article->id = value;
    if (str_eq(key, S("form"))) article->form = str_eq(value, S("live")) ? FORM_LIVE : FORM_ROUNDUP;
}

static void read_head(Article *article, Str line, Arena *keep) {
    Str field;
    if (str_cut(&line, ',', &field)) article->outlet = str_trim(field);
    if (str_cut(&line, ',', &field)) article->published = str_trim(field);
    while (str_cut(&line, ',', &field)) read_word(article, str_trim(field), keep);
}

Reports reports_read(Str input, Arena *keep) {
    Reports reports = {0};
    Str rest = input, line;
    while (str_cut(&rest, '\n', &line)) {
        if (str_starts(line, S("== "))) {
            Article *article = vec_push(&reports, keep);
            article->id = str_format(keep, "report-%03td", reports.len);
            read_head(article, str_from(line, 3), keep);
            continue;
        }
        if (reports.len == 0 || line.len == 0) continue;
        Article *article = &reports.at[reports.len - 1];
        if (article->title.s == NULL) article->title = line;
        else if (article->text.s == NULL) article->text = line;
        else article->text.len = line.s + line.len - article->text.s;  // lines stand behind one another
    }
    for (ptrdiff_t i = 0; i < reports.len; i++)
        reports.at[i].paragraphs = article_paragraphs(reports.at[i].text, keep);
    return reports;
}
