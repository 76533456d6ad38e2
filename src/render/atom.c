// atom.c - briefs as an Atom feed (RFC 4287), an entry a story: for a reader's RSS app.
//
// An entry's id is the story's, so an app shows a story once and again when it changed. The body is the brief in
// plain tags: no styles, no folds, for apps strip them; as XHTML, so that it is escaped once.
#include "render/href.h"
#include "render/markup.h"
#include "render/sheet.h"

// RFC 3339 wants a full time and a zone: what the outlets' dates leave open is the day's start, in UTC.
static void put_time(Buf *out, Str iso) {
    if (iso.len < 10) iso = S("1970-01-01");  // no report has a date
    put_markup(out, str_slice(iso, 0, 10));
    Str time = iso.len >= 16 && iso.s[10] == 'T' ? str_from(iso, 11) : S("00:00:00Z");
    bool seconds = time.len >= 8 && time.s[5] == ':';
    Str zone = str_from(time, seconds ? 8 : 5);
    ptrdiff_t fraction = 0;
    while (fraction < zone.len && (zone.s[fraction] == '.' || ascii_digit(zone.s[fraction]))) fraction++;
    zone = str_from(zone, fraction);
    buf_byte(out, 'T');
    put_markup(out, str_slice(time, 0, seconds ? 8 : 5));
    if (!seconds) buf_str(out, S(":00"));
    bool whole = (zone.len == 1 && zone.s[0] == 'Z') || (zone.len == 6 && zone.s[3] == ':');
    if (!whole && zone.len == 5) {  // +0530
        put_markup(out, str_slice(zone, 0, 3));
        buf_byte(out, ':');
        put_markup(out, str_from(zone, 3));
    } else {
        put_markup(out, whole ? zone : S("Z"));
    }
}

static void put_link(Buf *out, Str url, const char *open, const char *close, Arena scratch) {
    Buf href = {.arena = &scratch};
    put_href(&href, url);
    buf_str(out, str_c(open));
    put_markup(out, buf_view(&href));
    buf_str(out, str_c(close));
}

// ---- the body ----

static void put_run(Buf *out, const Brief *brief, const Run *run, Arena scratch) {
    if (run->kind == RUN_URL) return;
    bool name = run->kind == RUN_TAG || run->kind == RUN_NAME;
    Str url = name ? brief->members[run->article].article->url : (Str){0};
    if (run->kind == RUN_TAG) buf_byte(out, '[');
    if (href_allowed(url)) put_link(out, url, "<a href=\"", "\">", scratch);
    put_markup(out, run->text);
    if (href_allowed(url)) buf_str(out, S("</a>"));
    if (run->kind == RUN_TAG) buf_byte(out, ']');
}

static void put_line(Buf *out, const Brief *brief, const Line *line, Arena scratch) {
    static const struct {
        const char *open, *close;
    } tags[] = {
        [LINE_TITLE] = {0},  // the entry's own
        [LINE_ABOUT] = {"<p>", "</p>\n"},
        [LINE_SECTION] = {"<h2>", "</h2>\n"},
        [LINE_GROUP] = {"<h3>", "</h3>\n"},
        [LINE_ITEM] = {"<p>", "</p>\n"},
        [LINE_UNDER] = {"<blockquote><p>", "</p></blockquote>\n"},
        [LINE_NOTE] = {"<p>", "</p>\n"},
        [LINE_TABLE] = {0},  // an app has no room for it
    };
    if (tags[line->kind].open == NULL || line->runs.len == 0) return;
    buf_str(out, str_c(tags[line->kind].open));
    if (line->lead) buf_str(out, S("<strong>"));
    for (ptrdiff_t i = 0; i < line->runs.len; i++) {
        put_run(out, brief, &line->runs.at[i], scratch);
        if (i + 1 == line->lead) buf_str(out, S("</strong> "));
    }
    buf_str(out, str_c(tags[line->kind].close));
}

static void put_entry(Buf *out, const Brief *brief, const Style *style, Arena scratch) {
    Sheet sheet = sheet_make(brief, style, &scratch);
    buf_str(out, S("<entry>\n<id>urn:lede:story:"));
    put_markup(out, brief->story.id);
    buf_str(out, S("</id>\n<title>"));
    put_markup(out, brief->title.len ? brief->title : label(LABEL_NO_TITLE));
    buf_str(out, S("</title>\n<updated>"));
    put_time(out, brief->story.last);
    buf_str(out, S("</updated>\n"));
    for (ptrdiff_t i = 0; i < brief->members_len; i++) {
        buf_str(out, S("<author><name>"));
        put_markup(out, brief->outlets.at[i]);
        buf_str(out, S("</name></author>\n"));
    }
    Str url = brief->members_len ? brief->members[brief->title_from].article->url : (Str){0};
    if (href_allowed(url)) put_link(out, url, "<link href=\"", "\"/>\n", scratch);
    buf_str(out, S("<content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">\n"));
    for (ptrdiff_t i = 0; i < sheet.lines.len; i++) {
        const Line *line = &sheet.lines.at[i];
        if (line->kind == LINE_SECTION && i + 1 < sheet.lines.len && line[1].kind == LINE_TABLE)
            continue;  // a heading of what is left out
        put_line(out, brief, line, scratch);
    }
    buf_str(out, S("</div></content>\n</entry>\n"));
}

// The latest of the stories' times: they are ISO 8601, so near enough in the order of their bytes.
static Str latest(const Brief *const *briefs, ptrdiff_t count) {
    Str last = {0};
    for (ptrdiff_t i = 0; i < count; i++)
        if (str_cmp(briefs[i]->story.last, last) > 0) last = briefs[i]->story.last;
    return last;
}

void render_atom(Buf *out, const Brief *const *briefs, ptrdiff_t count, const Style *style, Arena scratch) {
    buf_str(out,
            S("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
              "<id>urn:lede:stories</id>\n<title>lede</title>\n<updated>"));
    put_time(out, latest(briefs, count));
    buf_str(out, S("</updated>\n"));
    for (ptrdiff_t i = 0; i < count; i++) put_entry(out, briefs[i], style, scratch);
    buf_str(out, S("</feed>\n"));
}
