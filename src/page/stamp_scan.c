// stamp_scan.c - see stamp_scan.h.
#include "page/stamp_scan.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "data/page_months.h"

int scan_value(Str digits) {
    int n = 0;
    for (ptrdiff_t i = 0; i < digits.len && i < 9; i++) n = n * 10 + (digits.s[i] - '0');
    return n;
}

// 0 to 9 in the digits of any script that pages write days in; -1 for what is no digit.
static int digit_value(int32_t rune) {
    static const int32_t zeros[] = {'0',   0x660, 0x6F0, 0x966, 0x9E6, 0xA66,  0xAE6,  0xB66, 0xBE6,
                                    0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0x1040, 0x17E0, 0xFF10};
    for (ptrdiff_t i = 0; i < countof(zeros); i++)
        if (rune >= zeros[i] && rune < zeros[i] + 10) return (int)(rune - zeros[i]);
    return -1;
}

static int month_named(Str word) {
    char folded[64];
    ptrdiff_t len = 0;
    if (!page_months_may(word, 0, page_months_any)) return 0;
    for (ptrdiff_t at = 0; at < word.len && len + 4 < (ptrdiff_t)sizeof folded;)
        if ((unsigned char)word.s[at] < 0x80) folded[len++] = ascii_fold(word.s[at++]);
        else len += utf8_put(folded + len, rune_fold(utf8_next(word, &at)));
    const struct page_months_row *row = page_months_find((Str){folded, len});
    return row ? scan_value(row->month) : 0;
}

// A run of digits; the 9 that an int can hold count.
static Token scan_number(Str text, ptrdiff_t *at) {
    Token token = {NUMBER, {0}, 0, 0};
    ptrdiff_t start = *at;
    for (ptrdiff_t next = start; next < text.len; *at = next) {
        int digit = digit_value(utf8_next(text, &next));
        if (digit < 0) break;
        if (token.digits++ < 9) token.value = token.value * 10 + digit;
    }
    token.text = str_slice(text, start, *at);
    return token;
}

// Thai and its neighbours write no spaces inside a line, but around the parts of a day they do.
static bool is_ideograph(int32_t rune) { return rune >= 0x2E80 && rune_han(rune); }

static Token scan_word(Str text, ptrdiff_t start, ptrdiff_t *at) {
    for (ptrdiff_t next = *at; next < text.len; *at = next) {
        int32_t rune = utf8_next(text, &next);
        bool inside = (rune_letter(rune) && !is_ideograph(rune)) || rune_mark(rune) || rune == 0x200C;
        if (!inside) break;
    }
    Token token = {WORD, str_slice(text, start, *at), 0, 0};
    token.value = month_named(token.text);
    return token;
}

// "كانون الثاني" is one month.
static void join_months(Scan *scan) {
    int out = 0;
    for (int i = 0; i < scan->len; i++) {
        Token token = scan->at[i];
        const Token *next = i + 1 < scan->len ? &scan->at[i + 1] : NULL;
        if (token.kind == WORD && token.value == 0 && next && next->kind == WORD) {
            Token both = token;
            both.text.len = next->text.s + next->text.len - token.text.s;
            both.value = month_named(both.text);
            if (both.value) token = both, i++;
        }
        scan->at[out++] = token;
    }
    scan->len = out;
}

// "EditorialNovember 22, 2026": a month run together with the word before it; its bytes, 0 for none.
static ptrdiff_t month_glued(Str word) {
    for (ptrdiff_t at = 2; at + 2 < word.len; at++)
        if (ascii_upper(word.s[at]) && ascii_lower(word.s[at - 1]) && month_named(str_from(word, at)))
            return word.len - at;
    return 0;
}

Scan scan_text(Str text, bool day_first) {
    Scan scan;
    scan.text = text, scan.day_first = day_first, scan.len = 0;
    for (ptrdiff_t at = 0; at < text.len && scan.len < TOKENS_MOST;) {
        ptrdiff_t start = at;
        int32_t rune = utf8_next(text, &at);
        if (rune_space(rune) || rune == 0x200E || rune == 0x200F)
            continue;  // marks of direction stand between
        Token token = {MARK, str_slice(text, start, at), 0, 0};
        if (digit_value(rune) >= 0) {
            at = start;
            token = scan_number(text, &at);
        } else if (rune_letter(rune) && !is_ideograph(rune)) {
            token = scan_word(text, start, &at);
            ptrdiff_t month = token.value ? 0 : month_glued(token.text);
            if (month) {
                token.text = str_from(token.text, token.text.len - month);
                token.value = month_named(token.text);
            }
        }
        scan.at[scan.len++] = token;
    }
    join_months(&scan);
    return scan;
}

const Token *scan_at(const Scan *scan, int i) {
    static const Token none = {MARK, {0}, 0, 0};
    return i >= 0 && i < scan->len ? &scan->at[i] : &none;
}
bool scan_is_mark(const Scan *scan, int i, Str mark) {
    const Token *token = scan_at(scan, i);
    return token->kind == MARK && str_eq(token->text, mark);
}
bool scan_is_number(const Scan *scan, int i, int low, int high) {
    const Token *token = scan_at(scan, i);
    return token->kind == NUMBER && token->digits <= 4 && token->value >= low && token->value <= high;
}
bool scan_is_year(const Scan *scan, int i) {
    return scan_is_number(scan, i, FIRST_YEAR, LAST_YEAR) && scan_at(scan, i)->digits == 4;
}
bool scan_is_month(const Scan *scan, int i) {
    return scan_at(scan, i)->kind == WORD && scan_at(scan, i)->value > 0;
}
bool scan_is_word(const Scan *scan, int i, Str word) {
    return scan_at(scan, i)->kind == WORD && str_eq_case(scan_at(scan, i)->text, word);
}
// Do two tokens scan_touches? "2021-04" does, "2021 - 04" does not.
bool scan_touches(const Scan *scan, int i) {
    return scan_at(scan, i)->text.s + scan_at(scan, i)->text.len == scan_at(scan, i + 1)->text.s;
}
