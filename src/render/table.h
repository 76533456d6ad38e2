// table.h - reports by points as a table: rows and columns that every format can draw.
#ifndef LEDE_RENDER_TABLE_H
#define LEDE_RENDER_TABLE_H

#include "base/buf.h"
#include "brief/brief.h"

enum { TABLE_COLUMNS = 12 };  // with more reports a row says how many instead

// What a row is about: the point's topic, else its first words.
Str table_label(const Brief *brief, ptrdiff_t row, Arena *keep);
Told table_cell(const Brief *brief, ptrdiff_t row, ptrdiff_t member);
// How many members have `told` in a row.
ptrdiff_t table_count(const Brief *brief, ptrdiff_t row, Told told);
// "told by 14 of 40, published before it 6", where a cell a report is too much.
void put_table_sum(Buf *out, const Brief *brief, ptrdiff_t row);

#endif
