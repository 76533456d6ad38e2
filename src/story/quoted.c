// quoted.c - see quoted.h.
#include "story/quoted.h"

#include "base/utf8.h"

// Which mark may end what another began. A mark that also ends or joins words ("she's", 6'2") opens only
// behind white space.
typedef struct Style {
    int32_t open, close[3];
    bool behind_space;  // opens only there
    bool apostrophe;    // also an apostrophe: must close in its paragraph, and before no letter
} Style;

static const Style styles[] = {
    {0x201C, {0x201D, '"', 0}, false, false},                                                // “ ”
    {0x201E, {0x201C, 0x201D, '"'}, false, false},                                           // „ “
    {0x00AB, {0x00BB, 0, 0}, false, false},                                                  // « »
    {0x300C, {0x300D, 0, 0}, false, false},                                                  // 「 」
    {0x300E, {0x300F, 0, 0}, false, false},                                                  // 『 』
    {'"', {'"', 0x201D, 0}, true, false},          {0x201D, {0x201D, '"', 0}, true, false},  // ” ”, Swedish
    {0x00BB, {0x00AB, 0x00BB, 0}, true, false},                                              // » «, » »
    {0x2018, {0x2019, '\'', 0}, true, true},                                                 // ‘ ’
    {0x201A, {0x2018, 0x2019, 0}, true, true},                                               // ‚ ‘
    {'\'', {'\'', 0x2019, 0}, true, true},
};

static int32_t rune_after(Str text, ptrdiff_t at) { return at < text.len ? utf8_next(text, &at) : '\n'; }

static int32_t rune_before(Str text, ptrdiff_t at) { return at > 0 ? utf8_prev(text, &at) : '\n'; }

static bool opens(const Style *style, Str text, ptrdiff_t start, ptrdiff_t end) {
    int32_t before = rune_before(text, start), after = rune_after(text, end);
    if (style->apostrophe && rune_digit(after)) return false;  // '90s
    if (!style->behind_space) return true;
    return !rune_space(after) &&
        (rune_space(before) || (rune_punct(before) && before != '.' && before != ','));
}

static const Style *style_at(Str text, ptrdiff_t start, ptrdiff_t end, int32_t rune) {
    if (rune < 0x80 && rune != '"' && rune != '\'') return NULL;
    for (ptrdiff_t i = 0; i < countof(styles); i++)
        if (styles[i].open == rune && opens(&styles[i], text, start, end)) return &styles[i];
    return NULL;
}

static bool closes(const Style *style, Str text, ptrdiff_t start, ptrdiff_t end, int32_t rune) {
    if (rune != style->close[0] && rune != style->close[1] && rune != style->close[2]) return false;
    if (!style->apostrophe) return true;
    int32_t after = rune_after(text, end);
    return !rune_letter(after) && !rune_digit(after) && !rune_space(rune_before(text, start));
}

// Behind the mark that closes, or the paragraph's end; -1 when what looked like an opening mark was none.
static ptrdiff_t quote_end(const Style *style, Str text, ptrdiff_t at) {
    while (at < text.len) {
        ptrdiff_t start = at;
        int32_t rune = utf8_next(text, &at);
        if (rune == '\n') return style->apostrophe ? -1 : start;
        if (closes(style, text, start, at, rune)) return at;
    }
    return style->apostrophe ? -1 : at;
}

Spans quoted_find(Str text, Arena *keep) {
    Spans found = {0};
    ptrdiff_t no_apostrophe = 0;  // up to here no single mark closes: searching again would be quadratic
    for (ptrdiff_t at = 0; at < text.len;) {
        ptrdiff_t start = at;
        int32_t rune = utf8_next(text, &at);
        const Style *style = style_at(text, start, at, rune);
        if (style == NULL || (style->apostrophe && start < no_apostrophe)) continue;
        ptrdiff_t end = quote_end(style, text, at);
        if (end < 0) {
            ptrdiff_t line = str_find_byte(str_from(text, at), '\n');
            no_apostrophe = line < 0 ? text.len : at + line;
            continue;
        }
        *vec_push(&found, keep) = (Span){(int32_t)start, (int32_t)end};
        at = end;
    }
    return found;
}

void quoted_mark(Str text, Words words, Arena scratch) {
    Spans quoted = quoted_find(text, &scratch);
    ptrdiff_t q = 0;
    for (ptrdiff_t i = 0; i < words.len; i++) {
        while (q < quoted.len && quoted.at[q].end <= words.at[i].at.start) q++;
        if (q < quoted.len && span_touch(quoted.at[q], words.at[i].at)) words.at[i].flags |= WORD_QUOTED;
    }
}
