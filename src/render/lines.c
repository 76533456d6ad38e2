// lines.c - see lines.h.
#include "render/lines.h"

#include "base/utf8.h"

// Past ESC [ ... m, which only text.c writes: clean.h took away the pages' own.
static bool skip_color(Str line, ptrdiff_t *at) {
    if (line.s[*at] != '\033') return false;
    ptrdiff_t end = str_find_byte(str_from(line, *at), 'm');
    *at = end < 0 ? line.len : *at + end + 1;
    return true;
}

// The end of what fits into `columns`, and its width.
static ptrdiff_t measure(Str line, int columns, int *width) {
    *width = 0;
    for (ptrdiff_t at = 0; at < line.len;) {
        if (skip_color(line, &at)) continue;
        ptrdiff_t start = at;
        int more = rune_width(utf8_next(line, &at));
        if (more < 0) more = 0;
        if (*width + more > columns) return start;
        *width += more;
    }
    return line.len;
}

int line_width(Str line) {
    int width;
    measure(line, INT32_MAX - 2, &width);
    return width;
}

Str line_fit(Str line, int columns) {
    int width;
    return str_slice(line, 0, measure(line, columns, &width));
}

void line_pad(Buf *out, int columns) {
    for (int i = 0; i < columns; i++) buf_byte(out, ' ');
}

void line_wrap(Buf *out, Str line, int at, int indent, int columns) {
    if (columns <= 0) {
        buf_str(out, line);
        return;
    }
    bool begun = false;  // is there a word on this line already?
    for (ptrdiff_t i = 0; i < line.len;) {
        ptrdiff_t spaces = i;
        while (i < line.len && line.s[i] == ' ') i++;
        ptrdiff_t start = i;
        while (i < line.len && line.s[i] != ' ') i++;
        Str blanks = str_slice(line, spaces, start), word = str_slice(line, start, i);
        int width = line_width(word);
        if (begun && word.len && at + (int)blanks.len + width > columns) {
            buf_byte(out, '\n');
            line_pad(out, indent);
            at = indent;
        } else {
            buf_str(out, blanks);
            at += (int)blanks.len;
        }
        buf_str(out, word);
        at += width;
        begun = true;
    }
}
