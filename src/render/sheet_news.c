// sheet_news.c - what is new since an older brief: corrections, figures, differences, announcements, points, quotations. A brief without an
// older one has no such part.
#include "render/sheet.h"

#include "brief/update.h"

enum { NEWS_SHOWN = 20 };

static void put_since(Sheet *sheet, Str since) {
    Buf moment = {.arena = sheet->arena};
    if (since.len == 0) return;
    put_moment(&moment, since, sheet->brief->update->since, sheet->year);
    put_label(sheet, label(LABEL_SINCE));
    put_label(sheet, buf_view(&moment));
}

static void put_figure(Sheet *sheet, Str figure, Str sentence) {
    if (figure.len) put_content(sheet, figure);
    else put_content(sheet, sentence);
}

// "was 12 [A], now 9 [B] since 16:20: ...". Without one figure in each the sentences stand in their place.
static void put_change(Sheet *sheet, const News *news) {
    const Evidence *now = &news->now.at[0];
    sheet_item(sheet, LINE_ITEM, &news->now);
    put_label(sheet, label(LABEL_WAS));
    put_figure(sheet, news->was_figure, news->was);
    put_label(sheet, S(" ["));
    put_content(sheet, news->was_outlet);
    put_label(sheet, S("], "));
    put_label(sheet, label(LABEL_NOW));
    if (news->now_figure.len) put_content(sheet, news->now_figure);
    else put_evidence(sheet, now);
    put_label(sheet, S(" "));
    put_tag(sheet, now->article);
    put_since(sheet, news->since);
    if (news->now_figure.len == 0) return;
    put_label(sheet, S(": "));
    put_evidence(sheet, now);
}

static void put_said(Sheet *sheet, const Said *said) {
    sheet_item(sheet, LINE_ITEM, &said->variants);
    put_content(sheet, sheet->brief->entities.at[said->speaker].name);
    sheet_lead(sheet);
    put_quotation(sheet, &said->variants.at[0]);
    put_tags(sheet, &said->variants);
}

// What heads news of a kind; differences head themselves.
static Str kind_label(NewsKind kind) {
    switch (kind) {
    case NEWS_CORRECTION: return warning_label(WARNING_CORRECTION);
    case NEWS_FIGURE: return difference_label(DIFFERENCE_NUMBER);
    case NEWS_POINT: return label(LABEL_NEW_POINTS);
    case NEWS_AHEAD: return label(LABEL_NEW_AHEAD);
    case NEWS_QUOTE: return label(LABEL_NEW_QUOTES);
    case NEWS_DIFFERENCE:
    case NEWS_COUNT: break;
    }
    return (Str){0};
}

static void put_news(Sheet *sheet, const News *news, bool first_of_kind) {
    const Brief *brief = sheet->brief;
    Str head = kind_label(news->kind);
    if (first_of_kind && head.len) {
        sheet_line(sheet, LINE_GROUP);
        put_label(sheet, head);
    }
    switch (news->kind) {
    case NEWS_CORRECTION: put_warning(sheet, &brief->warnings.at[news->index]); break;
    case NEWS_FIGURE: put_change(sheet, news); break;
    case NEWS_DIFFERENCE: put_difference(sheet, &brief->differences.at[news->index]); break;
    case NEWS_POINT: put_point(sheet, &brief->points.at[news->index]); break;
    case NEWS_AHEAD: put_ahead(sheet, &brief->ahead.at[news->index]); break;
    case NEWS_QUOTE: put_said(sheet, &brief->quotes.at[news->index]); break;
    case NEWS_COUNT: break;
    }
}

// "NEW SINCE THE EARLIER BRIEF (3 March, 20:15): 1 report new or changed".
static void put_heading(Sheet *sheet, const Update *update) {
    sheet_section(sheet, PART_NEWS);
    if (update->since.len) {
        put_label(sheet, S(" ("));
        put_words(sheet, put_moment, update->since, (Str){0}, sheet->year);
        put_label(sheet, S(")"));
    }
    if (update->reports == 0) return;
    put_label(sheet, S(": "));
    put_words(sheet, put_count, update->reports, S("report new or changed"), S("reports new or changed"));
}

void sheet_news(Sheet *sheet) {
    const Update *update = sheet->brief->update;
    if (update == NULL) return;
    put_heading(sheet, update);
    if (!update->known || update->news.len == 0) sheet_line(sheet, LINE_NOTE);
    if (!update->known) {
        put_label(sheet, label(LABEL_ALL_NEW));
    } else if (update->news.len == 0) {
        put_label(sheet, label(LABEL_NOTHING_NEW));
        put_words(sheet, put_count, sheet->brief->members_len, S("report"), S("reports"));
        put_label(sheet, S(" read"));
    }
    NewsKind last = NEWS_COUNT;
    for (ptrdiff_t i = 0; i < update->news.len && i < NEWS_SHOWN; i++) {
        put_news(sheet, &update->news.at[i], update->news.at[i].kind != last);
        last = update->news.at[i].kind;
    }
    sheet_more(sheet, update->news.len - NEWS_SHOWN, S("more that is new"), S("more that are new"));
}
