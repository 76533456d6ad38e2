// markup.c - see markup.h.
#include "render/markup.h"

#include "base/utf8.h"
#include "render/clean.h"

void put_markup(Buf *out, Str s) {
    int32_t rune;
    for (ptrdiff_t at = 0; (rune = clean_next(s, &at)) != 0;) {
        switch (rune) {
        case '&': buf_str(out, S("&amp;")); break;
        case '<': buf_str(out, S("&lt;")); break;
        case '>': buf_str(out, S("&gt;")); break;
        case '"': buf_str(out, S("&quot;")); break;
        case '\'': buf_str(out, S("&#39;")); break;
        default: buf_rune(out, rune);
        }
    }
}
