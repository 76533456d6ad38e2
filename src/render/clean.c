// clean.c - see clean.h.
#include "render/clean.h"

#include "base/utf8.h"

// White space that would end a line.
static bool breaks(int32_t rune) {
    return (rune >= '\t' && rune <= '\r') || rune == 0x85 || rune == 0x2028 || rune == 0x2029;
}

static bool control(int32_t rune) { return rune < 0x20 || (rune >= 0x7F && rune < 0xA0); }

// What is not seen but changes what is.
static bool hides(int32_t rune) {
    return (rune >= 0x202A && rune <= 0x202E) ||  // bidi embeddings and overrides
        (rune >= 0x2066 && rune <= 0x2069) ||     // bidi isolates
        (rune >= 0xFFF9 && rune <= 0xFFFB) ||     // interlinear annotation
        (rune >= 0xE0000 && rune <= 0xE007F);     // tags: invisible text
}

int32_t clean_next(Str s, ptrdiff_t *at) {
    while (*at < s.len) {
        int32_t rune = utf8_next(s, at);
        if (breaks(rune)) return ' ';
        if (control(rune)) return RUNE_BAD;
        if (!hides(rune)) return rune;
    }
    return 0;
}

void put_clean(Buf *out, Str s) {
    int32_t rune;
    for (ptrdiff_t at = 0; (rune = clean_next(s, &at)) != 0;) buf_rune(out, rune);
}
