// spelling.c - see spelling.h.
#include "text/spelling.h"

#include "base/utf8.h"

#include <utf8proc.h>

// Letters whose mark is part of them, so that Unicode does not take it off.
static int32_t bare(int32_t rune) {
    static const struct {
        int32_t with, without;
    } rows[] = {{0xE6, 'a'},  {0xF0, 'd'},  {0xF8, 'o'},  {0xFE, 't'},  {0xDF, 's'},
                {0x111, 'd'}, {0x127, 'h'}, {0x131, 'i'}, {0x142, 'l'}, {0x153, 'o'}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].with == rune) return rows[i].without;
    return rune;
}

static int32_t base_letter(int32_t rune) {
    if (rune < 128) return rune_fold(rune);
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t n =
        utf8proc_decompose_char(rune, parts, 8, UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK, &boundary);
    return n < 1 ? 0 : bare(rune_fold(parts[0]));  // no part left: a mark alone
}

Str spelling_plain(Str name, Arena *keep) {
    char *out = arena_new(keep, char, name.len * 3 + 1);  // a fold lengthens a few runes
    ptrdiff_t len = 0;
    for (ptrdiff_t at = 0; at < name.len;) {
        int32_t rune = base_letter(utf8_next(name, &at));
        if (rune_space(rune)) out[len++] = ' ';
        else if (rune && (rune_letter(rune) || rune_digit(rune) || rune == '&'))
            len += utf8_put(out + len, rune);
    }
    return (Str){out, len};
}

static bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || c == 'j';
}

static char sound(char c) { return c == 'c' || c == 'q' ? 'k' : c == 'w' ? 'v' : c == 'z' ? 's' : c; }

Str spelling_sound(Str plain, Arena *keep) {
    char *out = arena_new(keep, char, plain.len + 1);
    ptrdiff_t len = 0;
    for (ptrdiff_t i = 0; i < plain.len; i++) {
        char c = sound(plain.s[i]);
        bool consonant_before = i > 0 && !is_vowel(plain.s[i - 1]);
        if (is_vowel(c)) c = i == 0 ? 'a' : 0;
        if (c == 'h' && consonant_before) c = 0;  // "kh", "sh", "dh"
        if (c && (len == 0 || out[len - 1] != c)) out[len++] = c;
    }
    return (Str){out, len};
}
