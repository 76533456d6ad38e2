// lines.h - lines for a terminal: their width, padding, cutting and wrapping. Colour sequences are of no width.
#ifndef LEDE_RENDER_LINES_H
#define LEDE_RENDER_LINES_H

#include "base/buf.h"

int line_width(Str line);              // display columns
Str line_fit(Str line, int columns);   // what of its start fits
void line_pad(Buf *out, int columns);  // so many spaces; none below 1

// `line`, whose first `at` columns are taken, broken at spaces so that it ends before `columns`; later lines begin
// at `indent`. 0 columns: never broken.
void line_wrap(Buf *out, Str line, int at, int indent, int columns);

#endif
