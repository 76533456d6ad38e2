// utf8.c - see utf8.h.
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

static bool continues(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

// How long the sequence at `s` is, its rune in *rune; 1 with RUNE_BAD when it is none. Overlong
// forms, surrogates and runes past U+10FFFF are none (Unicode 15, table 3-7).
static ptrdiff_t decode(Str s, int32_t *rune) {
    static const int32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char lead = (unsigned char)s.s[0];
    ptrdiff_t n = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
    *rune = RUNE_BAD;
    if (n == 0 || s.len < n) return 1;
    int32_t r = n == 1 ? lead : lead & (0x7F >> n);
    for (ptrdiff_t i = 1; i < n; i++) {
        if (!continues(s.s[i])) return 1;
        r = (r << 6) | ((unsigned char)s.s[i] & 0x3F);
    }
    if (r < least[n] || r > 0x10FFFF || (r >= 0xD800 && r <= 0xDFFF)) return 1;
    *rune = r;
    return n;
}

int32_t utf8_next_wide(Str s, ptrdiff_t *at) {
    int32_t rune;
    *at += decode(str_from(s, *at), &rune);
    return rune;
}

int32_t utf8_prev(Str s, ptrdiff_t *at) {
    ptrdiff_t end = *at, start = end - 1;
    while (start > 0 && end - start < 4 && continues(s.s[start])) start--;
    int32_t rune;
    if (decode(str_slice(s, start, end), &rune) != end - start) {
        *at = end - 1;
        return RUNE_BAD;
    }
    *at = start;
    return rune;
}

ptrdiff_t utf8_put(char out[4], int32_t rune) {
    return (ptrdiff_t)utf8proc_encode_char(rune, (utf8proc_uint8_t *)out);
}

bool utf8_valid(Str s) {
    for (ptrdiff_t at = 0; at < s.len;) {
        if ((unsigned char)s.s[at] - 1u < 0x7F) {
            at++;
            continue;
        }
        int32_t rune;
        ptrdiff_t n = s.s[at] ? decode(str_from(s, at), &rune) : 1;
        if (n == 1) return false;
        at += n;
    }
    return true;
}

// With three bytes, which `put` writes, for each bad one.
static Str replace_bad(Str s, void (*put)(char *out, unsigned char bad), Arena *keep) {
    if (utf8_valid(s)) return s;
    char *out = arena_bytes(keep, s.len * 3);
    ptrdiff_t len = 0;
    for (ptrdiff_t at = 0; at < s.len;) {
        ptrdiff_t start = at;
        int32_t rune = utf8_next(s, &at);
        if (rune == 0 || (rune == RUNE_BAD && at - start == 1)) {
            put(out + len, (unsigned char)s.s[start]);
            len += 3;
        } else {
            memcpy(out + len, s.s + start, (size_t)(at - start));
            len += at - start;
        }
    }
    return (Str){out, len};
}

static void put_mark(char *out, unsigned char bad) {
    (void)bad;
    memcpy(out, "\xEF\xBF\xBD", 3);
}

static void put_percent(char *out, unsigned char bad) {
    static const char digits[] = "0123456789ABCDEF";
    out[0] = '%', out[1] = digits[bad >> 4], out[2] = digits[bad & 15];
}

Str utf8_repair(Str s, Arena *keep) { return replace_bad(s, put_mark, keep); }
Str utf8_percent(Str s, Arena *keep) { return replace_bad(s, put_percent, keep); }

ptrdiff_t utf8_count(Str s) {
    ptrdiff_t n = 0;
    for (ptrdiff_t i = 0; i < s.len; i++) n += !continues(s.s[i]);
    return n;
}

static utf8proc_category_t category(int32_t rune) { return utf8proc_category(rune); }

bool rune_letter_wide(int32_t rune) {
    utf8proc_category_t c = category(rune);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool rune_upper_wide(int32_t rune) {
    utf8proc_category_t c = category(rune);
    return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool rune_lower_wide(int32_t rune) { return category(rune) == UTF8PROC_CATEGORY_LL; }

bool rune_digit_wide(int32_t rune) { return category(rune) == UTF8PROC_CATEGORY_ND; }

bool rune_space_wide(int32_t rune) {
    utf8proc_category_t c = category(rune);
    return (c >= UTF8PROC_CATEGORY_ZS && c <= UTF8PROC_CATEGORY_ZP) || rune == 0x85 || rune == 0x200B ||
        rune == 0xFEFF;
}

bool rune_mark_wide(int32_t rune) {
    utf8proc_category_t c = category(rune);
    return c >= UTF8PROC_CATEGORY_MN && c <= UTF8PROC_CATEGORY_ME;
}

bool rune_punct(int32_t rune) {
    if (rune < 0x80) return rune > ' ' && rune < 0x7F && !ascii_alpha((char)rune) && !ascii_digit((char)rune);
    utf8proc_category_t c = category(rune);
    return c >= UTF8PROC_CATEGORY_PC && c <= UTF8PROC_CATEGORY_SO;
}

bool rune_han_wide(int32_t rune) {
    static const struct {
        int32_t first, last;
    } ranges[] = {
        {0x0E00, 0x0EFF},                                        // Thai, Lao
        {0x1000, 0x109F},                                        // Myanmar
        {0x1780, 0x17FF},                                        // Khmer
        {0x3005, 0x3007},   {0x3040, 0x30FF}, {0x31F0, 0x31FF},  // iteration marks, kana
        {0x3400, 0x4DBF},   {0x4E00, 0x9FFF}, {0xF900, 0xFAFF},  // Han
        {0x20000, 0x323AF},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (rune >= ranges[i].first && rune <= ranges[i].last) return true;
    return false;
}

int32_t rune_fold_wide(int32_t rune) { return utf8proc_tolower(rune); }

// The ASCII that `s` begins with, in whole blocks, folded: how many bytes. A loop that compilers make wide.
static ptrdiff_t fold_blocks(char *restrict out, const char *restrict s, ptrdiff_t len) {
    enum { BLOCK = 16 };
    ptrdiff_t at = 0;
    for (unsigned char bits = 0; len - at >= BLOCK; at += BLOCK) {
        for (int i = 0; i < BLOCK; i++) {
            unsigned char c = (unsigned char)s[at + i];
            bits |= c;
            out[at + i] = (char)(c | ((unsigned char)(c - 'A') < 26) << 5);
        }
        if (bits >= 0x80) break;
    }
    return at;
}

Str utf8_fold(Str s, Arena *keep) {
    ptrdiff_t same = 0;
    while (same < s.len) {
        unsigned char c = (unsigned char)s.s[same];
        if (c < 0x80) {
            if (ascii_upper((char)c)) break;
            same++;
            continue;
        }
        ptrdiff_t next = same;
        int32_t rune = utf8_next(s, &next);
        if (rune_fold(rune) != rune) break;
        same = next;
    }
    if (same == s.len) return s;
    char *out = arena_bytes(keep, s.len * 3);  // folding lengthens a few runes, by a byte at most
    memcpy(out, s.s, (size_t)same);
    ptrdiff_t len = same;
    for (ptrdiff_t at = same; at < s.len;) {
        ptrdiff_t blocks = fold_blocks(out + len, s.s + at, s.len - at), stop = at + blocks + 16;
        at += blocks, len += blocks;
        while (at < s.len && at < stop) {
            if ((unsigned char)s.s[at] < 0x80) out[len++] = ascii_fold(s.s[at++]);
            else len += utf8_put(out + len, rune_fold(utf8_next(s, &at)));
        }
    }
    return (Str){out, len};
}

int rune_width(int32_t rune) { return rune < 0x80 ? rune >= 0x20 : utf8proc_charwidth(rune); }

enum { STRIDE = 64 };

RuneIndex rune_index(Str text, Arena *keep) {
    RuneIndex index = {text, arena_new(keep, int32_t, text.len / STRIDE + 2)};
    int32_t runes = 0;
    for (ptrdiff_t i = 0; i < text.len; i++) {
        if (i % STRIDE == 0) index.marks[i / STRIDE] = runes;
        runes += !continues(text.s[i]);
    }
    // marks from the end of the text on hold the whole count, so a search never runs past it
    for (ptrdiff_t m = (text.len + STRIDE - 1) / STRIDE; m < text.len / STRIDE + 2; m++)
        index.marks[m] = runes;
    return index;
}

ptrdiff_t rune_at(const RuneIndex *index, ptrdiff_t byte) {
    must(byte >= 0 && byte <= index->text.len);
    ptrdiff_t mark = byte / STRIDE, n = index->marks[mark];
    if (mark * STRIDE >= index->text.len) return n;
    for (ptrdiff_t i = mark * STRIDE; i < byte; i++) n += !continues(index->text.s[i]);
    return n;
}

ptrdiff_t rune_byte(const RuneIndex *index, ptrdiff_t rune) {
    ptrdiff_t low = 0, high = index->text.len / STRIDE + 1;
    if (rune < 0 || rune > index->marks[high]) return -1;
    while (high - low > 1) {
        ptrdiff_t mid = (low + high) / 2;
        if (index->marks[mid] <= rune) low = mid;
        else high = mid;
    }
    ptrdiff_t n = index->marks[low], i = low * STRIDE;
    // `n` runes start before byte i; walk to the start of rune number `rune`
    while (i < index->text.len && (n < rune || continues(index->text.s[i]))) {
        n += !continues(index->text.s[i]);
        i++;
        while (i < index->text.len && continues(index->text.s[i])) i++;
    }
    return i;
}
