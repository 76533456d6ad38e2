// table.c - see table.h.
#include "render/table.h"

enum { LABEL_BYTES = 48 };

Told table_cell(const Brief *brief, ptrdiff_t row, ptrdiff_t member) {
    return brief->coverage.cells[row * brief->members_len + member];
}

ptrdiff_t table_count(const Brief *brief, ptrdiff_t row, Told told) {
    ptrdiff_t count = 0;
    for (ptrdiff_t i = 0; i < brief->members_len; i++) count += table_cell(brief, row, i) == told;
    return count;
}

void put_table_sum(Buf *out, const Brief *brief, ptrdiff_t row) {
    buf_format(out, "told by %td of %td", table_count(brief, row, TOLD_TOLD), brief->members_len);
    ptrdiff_t before = table_count(brief, row, TOLD_BEFORE);
    ptrdiff_t like = table_count(brief, row, TOLD_LIKE);
    if (like) buf_format(out, ", something like it in %td", like);
    if (before) buf_format(out, ", published before it %td", before);
}

Str table_label(const Brief *brief, ptrdiff_t row, Arena *keep) {
    const Point *point = &brief->points.at[brief->coverage.points[row]];
    Str text = point->label.len ? point->label : point->topic;
    // without a word that tells it from others, whose word it is tells most
    if (text.len == 0 && point->according_to.entity >= 0)
        text = brief->entities.at[point->according_to.entity].name;
    if (text.len == 0 && point->evidence.len) text = evidence_text(brief, &point->evidence.at[0], keep);
    if (text.len <= LABEL_BYTES) return text;
    ptrdiff_t cut = str_rfind_byte(str_slice(text, 0, LABEL_BYTES), ' ');
    if (cut <= 0) {
        // one long word, or a script without spaces: cut before a whole character
        cut = LABEL_BYTES;
        while (cut > 0 && ((unsigned char)text.s[cut] & 0xC0) == 0x80) cut--;
    }
    return str_join(keep, str_slice(text, 0, cut), S(" ..."));
}
