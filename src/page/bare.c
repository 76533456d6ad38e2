// bare.c - see bare.h.
#include "page/bare.h"

#include "base/utf8.h"

Str bare_text(Str s, Arena *arena) {
    char *out = arena_new(arena, char, s.len * 3 + 1);
    ptrdiff_t len = 0;
    for (ptrdiff_t at = 0; at < s.len;) {
        int32_t rune = utf8_next(s, &at);
        if (rune_letter(rune) || rune_digit(rune) || rune_mark(rune))
            len += utf8_put(out + len, rune_fold(rune));
    }
    return (Str){out, len};
}

bool bare_same(Str a, Str b, Arena scratch) {
    Str left = bare_text(a, &scratch), right = bare_text(b, &scratch);
    return left.len && str_eq(left, right);
}

bool bare_holds(Str whole, Str part, Arena scratch) {
    Str left = bare_text(whole, &scratch), right = bare_text(part, &scratch);
    return right.len && str_find(left, right) >= 0;
}

ptrdiff_t bare_words(Str s) {
    ptrdiff_t words = 0;
    bool inside = false;
    for (ptrdiff_t i = 0; i < s.len; i++) {
        bool space = ascii_space(s.s[i]);
        words += !space && !inside;
        inside = !space;
    }
    return words;
}
