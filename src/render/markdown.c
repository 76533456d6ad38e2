// markdown.c - a brief as Markdown (CommonMark with GitHub's tables), for pasting into an editor.
//
// An outlet's words are escaped so that they can make no markup: not emphasis, links, HTML, entities or lists. A
// backslash before ASCII punctuation is a plain character in CommonMark (section 2.4).
#include "render/clean.h"
#include "render/href.h"
#include "render/sheet.h"
#include "render/table.h"

// ---- escaping ----

// Does `c`, `before` it and `rest` behind it, make markup anywhere in a line?
static bool makes_markup(int32_t c, int32_t before, Str rest) {
    if (c < 0x80 && str_find_byte(S("\\`*_[]<>&|~#^${}@"), (char)c) >= 0) return true;
    if (c == ':') return str_starts(rest, S("//"));       // a bare URL is a link in GFM
    return c == '.' && (before == 'w' || before == 'W');  // and so is www.
}

// What makes a list or a heading of a line that begins with it: "- a", "+ a", "1. a", "===".
static bool begins_block(int32_t c, bool after_digits, Str rest) {
    if (!after_digits) return c == '-' || c == '+' || c == '=';
    return (c == '.' || c == ')') && (rest.len == 0 || ascii_space(rest.s[0]));
}

static void put_escaped(Buf *out, Str s) {
    bool only_digits = true;
    int32_t rune, before = 0;
    for (ptrdiff_t at = 0; (rune = clean_next(s, &at)) != 0; before = rune) {
        if (rune == ' ' && before == ' ') continue;  // four blanks would make code
        bool block = only_digits && begins_block(rune, before != 0, str_from(s, at));
        if (block || makes_markup(rune, before, str_from(s, at))) buf_byte(out, '\\');
        buf_rune(out, rune);
        only_digits = only_digits && rune < 0x80 && ascii_digit((char)rune);
    }
}

// ---- runs ----

static void put_name_run(Buf *out, const Brief *brief, const Run *run) {
    Str url = brief->members[run->article].article->url;
    if (run->kind == RUN_TAG) buf_str(out, S("\\["));
    if (href_allowed(url)) {
        buf_byte(out, '[');
        put_escaped(out, run->text);
        buf_str(out, S("](<"));
        put_href(out, url);
        buf_str(out, S(">)"));
    } else {
        put_escaped(out, run->text);
    }
    if (run->kind == RUN_TAG) buf_str(out, S("\\]"));
}

static void put_run(Buf *out, const Brief *brief, const Run *run) {
    switch (run->kind) {
    case RUN_LABEL:
    case RUN_MARK:
    case RUN_CONTENT: put_escaped(out, run->text); break;
    case RUN_NAME:
    case RUN_TAG: put_name_run(out, brief, run); break;
    case RUN_URL: break;  // the name links there
    }
}

static void put_runs(Buf *out, const Brief *brief, const Line *line) {
    if (line->lead) buf_str(out, S("**"));
    for (ptrdiff_t i = 0; i < line->runs.len; i++) {
        put_run(out, brief, &line->runs.at[i]);
        if (i + 1 == line->lead) buf_str(out, S("** "));
    }
}

// ---- lines ----

static void put_table(Buf *out, const Brief *brief, Arena scratch) {
    bool cells = brief->members_len <= TABLE_COLUMNS;
    ptrdiff_t columns = cells ? brief->members_len : 1;
    buf_str(out, S("\n| |"));
    for (ptrdiff_t i = 0; i < columns; i++) {
        buf_byte(out, ' ');
        if (cells) put_escaped(out, brief->outlets.at[i]);
        buf_str(out, S(" |"));
    }
    buf_str(out, S("\n|---|"));
    for (ptrdiff_t i = 0; i < columns; i++) buf_str(out, S("---|"));
    for (ptrdiff_t row = 0; row < brief->coverage.rows; row++) {
        Arena arena = scratch;
        buf_str(out, S("\n| "));
        put_escaped(out, table_label(brief, row, &arena));
        buf_str(out, S(" |"));
        for (ptrdiff_t i = 0; cells && i < columns; i++) {
            buf_byte(out, ' ');
            put_escaped(out, told_sign(table_cell(brief, row, i)));
            buf_str(out, S(" |"));
        }
        if (!cells) put_table_sum(out, brief, row), buf_str(out, S(" |"));
    }
    buf_byte(out, '\n');
}

static void put_line(Buf *out, const Brief *brief, const Line *line, LineKind before, Arena scratch) {
    static const char *const begins[] = {
        [LINE_TITLE] = "# ", [LINE_ABOUT] = "\n",     [LINE_SECTION] = "\n## ", [LINE_GROUP] = "\n### ",
        [LINE_ITEM] = "- ",  [LINE_UNDER] = "    - ", [LINE_NOTE] = "\n",       [LINE_TABLE] = "",
    };
    if (line->kind == LINE_TABLE) {
        put_table(out, brief, scratch);
        return;
    }
    if (line->runs.len == 0) return;
    bool list_begins = line->kind == LINE_ITEM && before != LINE_ITEM && before != LINE_UNDER;
    if (list_begins) buf_byte(out, '\n');
    buf_str(out, str_c(begins[line->kind]));
    put_runs(out, brief, line);
    buf_byte(out, '\n');
}

void render_markdown(Buf *out, const Brief *const *briefs, ptrdiff_t count, const Style *style,
                     Arena scratch) {
    for (ptrdiff_t i = 0; i < count; i++) {
        Arena arena = scratch;
        Sheet sheet = sheet_make(briefs[i], style, &arena);
        if (i) buf_str(out, S("\n---\n\n"));
        LineKind before = LINE_TITLE;
        for (ptrdiff_t k = 0; k < sheet.lines.len; k++) {
            put_line(out, briefs[i], &sheet.lines.at[k], before, arena);
            before = sheet.lines.at[k].kind;
        }
    }
}
