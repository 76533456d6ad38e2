// bare.c - see bare.h.
#include "page/bare.h"

#include "base/utf8.h"

enum { KEPT_WITHIN = 600 };  // bytes of each side

Str bare_text(Str s, Arena *arena) {
    char *out = arena_bytes(arena, s.len * 3 + 1);
    ptrdiff_t len = 0;
    for (ptrdiff_t at = 0; at < s.len;) {
        if ((unsigned char)s.s[at] < 0x80) {
            char c = s.s[at++];
            if (ascii_alpha(c) || ascii_digit(c)) out[len++] = ascii_fold(c);
            continue;
        }
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

bool bare_starts(Str whole, Str part, Arena scratch) {
    Str left = bare_text(whole, &scratch), right = bare_text(part, &scratch);
    return right.len && str_starts(left, right);
}

bool bare_ends(Str whole, Str part, Arena scratch) {
    Str left = bare_text(whole, &scratch), right = bare_text(part, &scratch);
    return right.len && str_ends(left, right);
}

ptrdiff_t bare_words(Str s) {
    int words = s.len && !ascii_space(s.s[0]);
    for (ptrdiff_t i = 1; i < s.len; i++) {  // without branches, so that compilers make it wide
        unsigned char c = (unsigned char)s.s[i], before = (unsigned char)s.s[i - 1];
        bool space = (c == ' ') | ((unsigned char)(c - '\t') <= '\r' - '\t'),
             behind = (before == ' ') | ((unsigned char)(before - '\t') <= '\r' - '\t');
        words += !space & behind;
    }
    return words;
}

// The next run between white space that has a letter or digit, bare; empty at the end.
static Str next_word(Str *rest, Arena *arena) {
    for (Str word; str_cut(rest, ' ', &word);) {
        Str bare = bare_text(word, arena);
        if (bare.len) return bare;
    }
    return (Str){0};
}

int bare_kept(Str part, Str whole, Arena scratch) {
    int words = 0, kept = 0;
    part = str_slice(part, 0, KEPT_WITHIN), whole = str_slice(whole, 0, KEPT_WITHIN);
    for (Str word; (word = next_word(&part, &scratch)).len; words++) {
        Str rest = whole;
        Arena inner = scratch;
        for (Str other; (other = next_word(&rest, &inner)).len;)
            if (str_eq(word, other)) {
                kept++;
                whole = rest;
                break;
            }
    }
    return words ? kept * 100 / words : 0;
}

unsigned char bare_first(Str text) {
    if (text.len == 0) return 0;
    if ((unsigned char)text.s[0] < 0x80) return (unsigned char)ascii_fold(text.s[0]);
    char bytes[4];
    ptrdiff_t at = 0;
    utf8_put(bytes, rune_fold(utf8_next(text, &at)));
    return (unsigned char)bytes[0];
}

ptrdiff_t bare_opens(Str text, Str phrase) {
    ptrdiff_t at = 0, p = 0;
    int32_t last = 0;
    while (p < phrase.len) {
        if (at >= text.len) return 0;
        if ((unsigned char)(text.s[at] | phrase.s[p]) < 0x80) {
            last = (unsigned char)phrase.s[p++];
            if ((unsigned char)ascii_fold(text.s[at++]) != last) return 0;
        } else {
            last = utf8_next(phrase, &p);
            if (rune_fold(utf8_next(text, &at)) != last) return 0;
        }
    }
    if (!rune_letter(last) || rune_han(last) || at >= text.len) return at;
    ptrdiff_t next = at;
    return rune_letter(utf8_next(text, &next)) ? 0 : at;
}
