// text.c - a brief as text, for terminals and files. Also what all text output goes through: clean.h.
#include "render/clean.h"
#include "render/table.h"
#include "render/lines.h"
#include "render/sheet.h"

enum {
    LEAD_COLUMNS = 24,  // a longer lead pushes its own line only
    TABLE_ROOM = 72,    // of a coverage table's cells, all together
    CELL_LEAST = 7,
    CELL_MOST = 18,
    LABEL_COLUMNS = 44  // of its labels
};

// How a line stands on the page.
static const struct {
    int indent;
    bool bold, space_before;
} looks[] = {
    [LINE_TITLE] = {0, true, false},  [LINE_ABOUT] = {0, false, false}, [LINE_SECTION] = {0, true, true},
    [LINE_GROUP] = {0, false, false}, [LINE_ITEM] = {2, false, false},  [LINE_UNDER] = {4, false, false},
    [LINE_NOTE] = {0, false, false},  [LINE_TABLE] = {2, false, false},
};

static void put_run(Buf *line, const Run *run, const Style *style) {
    bool dim = style->color && (run->kind == RUN_MARK || run->kind == RUN_TAG || run->kind == RUN_URL);
    if (dim) buf_str(line, S("\033[2m"));
    if (run->kind == RUN_URL) buf_byte(line, ' ');
    if (run->kind == RUN_TAG) buf_byte(line, '[');
    put_clean(line, run->text);
    if (run->kind == RUN_TAG) buf_byte(line, ']');
    if (dim) buf_str(line, S("\033[22m"));
}

static void put_runs(Buf *line, const Line *from, ptrdiff_t start, ptrdiff_t end, const Style *style) {
    for (ptrdiff_t i = start; i < end; i++) put_run(line, &from->runs.at[i], style);
}

// The widest lead of the lines from `i` to the next section, within LEAD_COLUMNS.
static int lead_width(const Lines *lines, ptrdiff_t i, const Style *style, Arena scratch) {
    int widest = 0;
    for (; i < lines->len && lines->at[i].kind != LINE_SECTION; i++) {
        Arena arena = scratch;
        Buf lead = {.arena = &arena};
        put_runs(&lead, &lines->at[i], 0, lines->at[i].lead, style);
        int width = line_width(buf_view(&lead));
        if (width > widest && width <= LEAD_COLUMNS) widest = width;
    }
    return widest;
}

// ---- the coverage table ----

static void put_cell(Buf *out, Str text, int columns, Arena scratch) {
    Buf cell = {.arena = &scratch};
    put_clean(&cell, text);
    Str fit = line_fit(buf_view(&cell), columns);
    buf_str(out, fit);
    line_pad(out, columns - line_width(fit));
}

// A row of the table: its label, then a cell a report, without the blanks at its end.
static void end_row(Buf *out) {
    while (out->len && out->at[out->len - 1] == ' ') out->len--;
    buf_byte(out, '\n');
}

static int cell_columns(const Brief *brief) {
    int columns = TABLE_ROOM / (int)brief->members_len;
    return columns < CELL_LEAST ? CELL_LEAST : columns > CELL_MOST ? CELL_MOST : columns;
}

static void put_heads(Buf *out, const Brief *brief, int year, Arena scratch) {
    int columns = cell_columns(brief);
    line_pad(out, 2 + LABEL_COLUMNS);
    for (ptrdiff_t i = 0; i < brief->members_len; i++) {
        put_cell(out, brief->outlets.at[i], columns - 1, scratch);
        line_pad(out, 1);
    }
    end_row(out);
    line_pad(out, 2 + LABEL_COLUMNS);
    for (ptrdiff_t i = 0; i < brief->members_len; i++) {
        Arena arena = scratch;
        Buf day = {.arena = &arena};
        put_short_day(&day, when_day(brief->members[i].article->published), year);
        put_cell(out, buf_view(&day), columns - 1, arena);
        line_pad(out, 1);
    }
    end_row(out);
}

static void put_row(Buf *out, const Brief *brief, ptrdiff_t row, bool cells, Arena scratch) {
    line_pad(out, 2);
    put_cell(out, table_label(brief, row, &scratch), LABEL_COLUMNS - 1, scratch);
    line_pad(out, 1);
    if (cells) {
        for (ptrdiff_t i = 0; i < brief->members_len; i++)
            put_cell(out, told_sign(table_cell(brief, row, i)), cell_columns(brief), scratch);
    } else {
        put_table_sum(out, brief, row);
    }
    end_row(out);
}

static void put_table(Buf *out, const Sheet *sheet, Arena scratch) {
    const Brief *brief = sheet->brief;
    bool cells = brief->members_len <= TABLE_COLUMNS;
    if (cells) put_heads(out, brief, sheet->year, scratch);
    for (ptrdiff_t row = 0; row < brief->coverage.rows; row++) put_row(out, brief, row, cells, scratch);
}

// ---- lines ----

static void put_line(Buf *out, const Line *line, int lead, const Style *style, Arena scratch) {
    Buf buf = {.arena = &scratch};
    int indent = looks[line->kind].indent;
    bool bullet = style->form->plain && line->kind == LINE_ITEM;
    if (line->lead) {
        put_runs(&buf, line, 0, line->lead, style);
        int width = line_width(buf_view(&buf));
        line_pad(&buf, width <= lead ? lead - width + 2 : 2);
    }
    put_runs(&buf, line, line->lead, line->runs.len, style);

    if (looks[line->kind].space_before) buf_byte(out, '\n');
    if (line->runs.len == 0) return;
    bool bold = style->color && looks[line->kind].bold;
    if (bold) buf_str(out, S("\033[1m"));
    line_pad(out, bullet ? 0 : indent);
    if (bullet) buf_str(out, S("• "));
    line_wrap(out, buf_view(&buf), bullet ? 2 : indent, indent + 2, style->columns);
    if (bold) buf_str(out, S("\033[22m"));
    buf_byte(out, '\n');
}

static void put_brief(Buf *out, const Brief *brief, const Style *style, Arena scratch) {
    Sheet sheet = sheet_make(brief, style, &scratch);
    int lead = 0;
    for (ptrdiff_t i = 0; i < sheet.lines.len; i++) {
        const Line *line = &sheet.lines.at[i];
        if (line->kind == LINE_SECTION) lead = lead_width(&sheet.lines, i + 1, style, scratch);
        if (line->kind == LINE_TABLE) put_table(out, &sheet, scratch);
        else put_line(out, line, lead, style, scratch);
    }
}

void render_text(Buf *out, const Brief *const *briefs, ptrdiff_t count, const Style *style, Arena scratch) {
    for (ptrdiff_t i = 0; i < count; i++) {
        if (i) buf_str(out, S("\n\n"));
        put_brief(out, briefs[i], style, scratch);
    }
}
