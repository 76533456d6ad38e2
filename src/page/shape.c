// shape.c - see shape.h.
#include "page/shape.h"

#include <string.h>

enum {
    HEAD_BYTES = 200,
    SHORT_WORDS = 30,
    FIRST_WORDS = 3,
};

static int byte_bin(unsigned char c) {
    static const char marks[] = ".?!:,;\"')]/|-*";
    if (ascii_lower((char)c)) return 0;
    if (ascii_upper((char)c)) return 1;
    if (ascii_digit((char)c)) return 2;
    const char *at = c ? strchr(marks, c) : NULL;
    if (at) return 3 + (int)(at - marks);
    return c >= 0x80 ? 20 : 21;
}

int shape_last(Str text) {
    if (str_ends(text, S("…"))) return 22;
    if (str_ends(text, S("”")) || str_ends(text, S("“"))) return 23;
    if (str_ends(text, S("»")) || str_ends(text, S("›"))) return 24;
    if (str_ends(text, S("。"))) return 25;
    return byte_bin((unsigned char)text.s[text.len - 1]);
}

int shape_first(Str text) {
    if (str_starts(text, S("“")) || str_starts(text, S("„"))) return 23;
    if (str_starts(text, S("«")) || str_starts(text, S("‹"))) return 24;
    if (str_starts(text, S("©"))) return 25;
    if (str_starts(text, S("•")) || str_starts(text, S("–")) || str_starts(text, S("—"))) return 26;
    return byte_bin((unsigned char)text.s[0]);
}

void shape_letters(Str text, int *upper, int *digits) {
    int capitals = 0, numbers = 0, letters = 0;
    Str head = str_slice(text, 0, HEAD_BYTES);
    for (ptrdiff_t i = 0; i < head.len; i++) {  // without branches, so that compilers make it wide
        unsigned char c = (unsigned char)head.s[i];
        capitals += (unsigned char)(c - 'A') < 26;
        letters += (unsigned char)((c | 0x20) - 'a') < 26;
        numbers += (unsigned char)(c - '0') < 10;
    }
    *upper = bin_share(capitals, letters);
    *digits = bin_share(numbers, (int32_t)head.len);
}

// One question, not two, as the processor has to guess each answer.
static bool in_word(unsigned char c) { return ((unsigned char)((c | 0x20) - 'a') < 26) | (c >= 0x80); }

static uint32_t word_hash(Str text, ptrdiff_t *at) {
    uint32_t hash = 0;
    ptrdiff_t i = *at;
    while (i < text.len && !in_word((unsigned char)text.s[i])) i++;
    for (; i < text.len && in_word((unsigned char)text.s[i]); i++)
        hash = (hash ^ (unsigned char)ascii_fold(text.s[i])) * 0x01000193u;
    *at = i;
    return hash ? (hash ^ hash >> 15) * 0x2C1B3C6Du >> 13 : 0;
}

void shape_words(Features *out, Str text, int32_t words) {
    if (words > SHORT_WORDS) return;
    ptrdiff_t at = 0;
    for (int i = 0; i < SHORT_WORDS; i++) {
        uint32_t hash = word_hash(text, &at);
        if (hash == 0) continue;
        if (i < FIRST_WORDS) feature_word(out, 3, hash + (i > 0));
        feature_word(out, 4, hash);
    }
}
