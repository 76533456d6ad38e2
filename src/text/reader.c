// reader.c - see reader.h.
#include "text/reader.h"

#include "base/utf8.h"
#include "data/abbreviations.en.h"
#include "data/abbreviations.h"
#include "data/sentences.en.h"
#include "data/starters.en.h"

static Sort sort_of_ascii(char c) {
    switch (c) {
    case '.': return SORT_DOT;
    case '!':
    case '?': return SORT_MARK;
    case ')':
    case ']':
    case '}': return SORT_CLOSER;
    case '(':
    case '[':
    case '{': return SORT_OPENER;
    case '"':
    case '\'': return SORT_STRAIGHT;
    case '-': return SORT_DASH;
    default: return SORT_OTHER;
    }
}

// Marks that are not ASCII. Quotation marks are sorted as English has them: “ and ‘ open.
static Sort sort_of_rune(int32_t rune) {
    static const struct {
        Sort sort;
        int32_t runes[16];
    } sorts[] = {
        {SORT_STRONG,
         {0x3002, 0xFF01, 0xFF1F, 0xFF61, 0x0964, 0x0965, 0x061F, 0x06D4, 0x0589, 0x1362, 0x104B, 0x104A,
          0x203C, 0x2049, 0x17D4, 0x1367}},
        {SORT_ELLIPSIS, {0x2026}},
        {SORT_DOT, {0xFF0E}},
        {SORT_MARK, {0x37E}},
        {SORT_CLOSER,
         {0x201D, 0x2019, 0xBB, 0x203A, 0x300D, 0x300F, 0xFF09, 0x3011, 0x3009, 0x300B, 0x3015, 0xFF3D}},
        {SORT_OPENER,
         {0xBF, 0xA1, 0x201C, 0x2018, 0xAB, 0x2039, 0x201E, 0x201A, 0x300C, 0x300E, 0xFF08, 0x3010, 0x3008,
          0x300A, 0x3014, 0xFF3B}},
        {SORT_DASH, {0x2013, 0x2014, 0x2015}},
        {SORT_BULLET, {0x2022, 0x25CF, 0x25AA, 0x25E6, 0x2043, 0x2023, 0x2219, 0x25A0, 0x25BA}},
    };
    for (ptrdiff_t s = 0; s < countof(sorts); s++)
        for (ptrdiff_t k = 0; k < countof(sorts[s].runes) && sorts[s].runes[k]; k++)
            if (sorts[s].runes[k] == rune) return sorts[s].sort;
    return SORT_OTHER;
}

// Greek asks with a semicolon and Armenian ends with a colon, or with marks that look so.
static Sort sort_by_script(const Reader *r, ptrdiff_t i, char mark) {
    if (r->english || (mark != ';' && mark != ':') || i == 0 || r->tokens->at[i].space_before)
        return SORT_OTHER;
    ptrdiff_t at = r->tokens->at[i].at.start;
    int32_t rune = utf8_prev(r->text, &at);
    if (mark == ';')
        return (rune >= 0x370 && rune < 0x400) || (rune >= 0x1F00 && rune < 0x2000) ? SORT_MARK : SORT_OTHER;
    return rune >= 0x531 && rune < 0x590 ? SORT_STRONG : SORT_OTHER;
}

Sort reader_sort(const Reader *r, ptrdiff_t i) {
    if (i < 0 || i >= r->end) return SORT_NOTHING;
    const Token *token = &r->tokens->at[i];
    if (token->shape < TOKEN_PUNCT) return SORT_WORD;
    Str word = str_span(r->text, token->at);
    if ((unsigned char)word.s[0] < 0x80) {
        Sort sort = word.len == 1 ? sort_of_ascii(word.s[0]) : SORT_OTHER;
        return sort == SORT_OTHER && word.len == 1 ? sort_by_script(r, i, word.s[0]) : sort;
    }
    ptrdiff_t at = 0;
    Sort sort = sort_of_rune(utf8_next(word, &at));
    return sort == SORT_OTHER && token->shape == TOKEN_HAN ? SORT_WORD : sort;
}

Next reader_next(const Reader *r, ptrdiff_t i) {
    if (i < 0 || i >= r->end) return NEXT_NOTHING;
    ptrdiff_t at = 0;
    switch (r->tokens->at[i].shape) {
    case TOKEN_TITLE:
    case TOKEN_UPPER: return NEXT_CAPITAL;
    case TOKEN_NUMBER: return NEXT_NUMBER;
    case TOKEN_PUNCT: return NEXT_MARK;
    case TOKEN_HAN: return NEXT_UNCASED;
    default: break;
    }
    int32_t rune = utf8_next(reader_word(r, i), &at);
    if (rune_digit(rune)) return NEXT_NUMBER;
    if (rune_upper(rune)) return NEXT_CAPITAL;
    return rune_lower(rune) ? NEXT_LOWER : NEXT_UNCASED;
}

ptrdiff_t reader_past_openers(const Reader *r, ptrdiff_t i) {
    for (ptrdiff_t limit = i + 4; i < limit; i++) {
        Sort sort = reader_sort(r, i);
        if (sort != SORT_OPENER && sort != SORT_STRAIGHT && sort != SORT_BULLET) break;
    }
    return i;
}

bool reader_is_kind(const Reader *r, ptrdiff_t i, Str kind) {
    const struct sentences_en_row *row = r->english ? sentences_en_find(reader_word(r, i)) : NULL;
    return row && str_eq(row->kind, kind);
}

bool reader_starts(const Reader *r, ptrdiff_t i) {
    return r->english && (reader_is_kind(r, i, S("start")) || starters_en_find(reader_word(r, i)));
}

// What `word` is in the table of all languages, if its language is the text's.
static Str foreign_abbreviation(const Reader *r, Str word) {
    const struct abbreviations_row *row = abbreviations_find(word), *end = abbreviations + abbreviations_len;
    for (; row && row < end && str_eq(row->word, word); row++) {
        Str languages = row->languages, one;
        while (str_cut(&languages, ' ', &one))
            if (str_eq(one, r->language)) return row->kind;
    }
    return (Str){0};
}

Str reader_abbreviation(const Reader *r, ptrdiff_t i) {
    Str word = reader_word(r, i);
    if (word.len == 0 || (r->english && word.len > 8)) return (Str){0};
    if (word.s[word.len - 1] == '.') word.len--;  // "e.g."
    if (!r->english) return foreign_abbreviation(r, word);
    const struct abbreviations_en_row *row = abbreviations_en_find(word);
    if (!row && r->tokens->at[i].shape == TOKEN_UPPER) {  // GEN. as Gen.
        char title[8];
        for (ptrdiff_t k = 0; k < word.len; k++) title[k] = k ? ascii_fold(word.s[k]) : word.s[0];
        row = abbreviations_en_find((Str){title, word.len});
    }
    return row ? row->kind : (Str){0};
}

int32_t reader_roman(Str word) {
    int32_t sum = 0, last = 0;
    for (ptrdiff_t i = word.len - 1; i >= 0; i--) {
        char c = ascii_fold(word.s[i]);
        int32_t value = c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : 0;
        if (value == 0) return 0;
        sum += value < last ? -value : value;
        last = value;
    }
    return sum;
}
