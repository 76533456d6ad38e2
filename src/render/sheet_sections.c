// sheet_sections.c - parts of roundups and live pages that tell of the story: named as what they are, and no report of it.
#include "render/sheet.h"

enum { SECTIONS_SHOWN = 8 };

// The heading, and the first paragraph under it: whole, so that nothing is cut that its words hang on.
static void put_told_part(Sheet *sheet, const Section *section) {
    Str text = section->article->text, heading = str_span(text, section->heading);
    Str rest = str_trim(str_span(text, (Span){section->at.start + (int32_t)heading.len, section->at.end}));
    Str paragraph;
    if (heading.len) put_content(sheet, heading), put_label(sheet, S(": "));
    if (str_cut(&rest, '\n', &paragraph)) put_content(sheet, paragraph);
    if (rest.len) put_mark(sheet, S(" ..."));
}

static void put_part(Sheet *sheet, const Section *section) {
    const Article *page = section->article;
    sheet_line(sheet, LINE_ITEM);
    put_label(sheet, S("["));
    put_content(sheet, article_outlet(page, sheet->arena));
    put_label(sheet, S("] "));
    put_label(sheet, label(page->form == FORM_LIVE ? LABEL_LIVE : LABEL_ROUNDUP));
    Str time = article_time(page, section->at.start);
    if (time.len) put_label(sheet, S(", "));
    if (article_entry(page, section->at.start)) put_words(sheet, put_moment, time, (Str){0}, 0);
    else if (time.len) put_words(sheet, put_day, when_day(time), 0);
    put_label(sheet, S(": "));
    put_told_part(sheet, section);
    if (page->url.len) {
        Line *line = &sheet->lines.at[sheet->lines.len - 1];
        *vec_push(&line->runs, sheet->arena) = (Run){RUN_URL, -1, page->url};
    }
}

void sheet_sections(Sheet *sheet) {
    const Sections *sections = &sheet->brief->story.sections;
    if (sections->len == 0) return;
    sheet_line(sheet, LINE_GROUP);
    put_label(sheet, label(LABEL_TOLD_IN_PART));
    for (ptrdiff_t i = 0; i < sections->len && i < SECTIONS_SHOWN; i++) put_part(sheet, &sections->at[i]);
    sheet_more(sheet, sections->len - SECTIONS_SHOWN, S("more part"), S("more parts"));
}
