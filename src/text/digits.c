// digits.c - see digits.h. A number is one token ("1.200,5") or, where a language sets thousands apart by spaces, several.
//
//     1.234.567   1,234.5   ١٬٢٣٤     the mark says itself what it is: it stands twice, or before another
//     1.200                           one mark and three digits: the language says (data/numerals.tsv)
//     3,5   0.25                      anything else is a fraction
#include "text/digits.h"

#include "base/utf8.h"
#include "data/numerals.h"

enum { MOST = 15 };  // digits that a double holds exactly

typedef struct Habit {
    int32_t point;  // the mark before a fraction, '.' or ','
    bool spaces;    // thousands are set apart by spaces
} Habit;

static Habit habit_of(Str language) {
    ptrdiff_t len = 0;
    while (len < language.len && ascii_alpha(language.s[len])) len++;
    const struct numerals_row *row = numerals_find(str_slice(language, 0, len));
    if (!row) return (Habit){'.', false};
    return (Habit){str_eq(row->point, S("comma")) ? ',' : '.', str_eq(row->group, S("space"))};
}

// The value of a digit of any script: digits stand in tens, in order, and their zero is where the tenth before is none.
static int digit_value(int32_t rune) {
    if (rune < 128) return rune - '0';
    static const int32_t zeros[] = {0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6,
                                    0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0,
                                    0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10};
    for (ptrdiff_t i = 0; i < countof(zeros); i++)
        if (rune >= zeros[i] && rune < zeros[i] + 10) return rune - zeros[i];
    return -1;
}

static int32_t plain_mark(int32_t rune) {
    return rune == 0x066B ? '.' : rune == 0x066C || rune == 0xFF0C ? ',' : rune == 0xFF0E ? '.' : rune;
}

// A number being read: its digits without marks, and the last mark.
typedef struct Digits {
    double value;
    int count, behind;  // digits in all; behind the last mark
    int32_t mark;
    int marks;
    bool mixed;  // more than one kind of mark
} Digits;

static bool read_token(Str word, Digits *d) {
    for (ptrdiff_t at = 0; at < word.len;) {
        int32_t rune = utf8_next(word, &at);
        if (rune_digit(rune)) {
            int value = digit_value(rune);
            if (value < 0 || ++d->count > MOST) return false;
            d->value = d->value * 10 + value;
            d->behind++;
        } else {
            rune = plain_mark(rune);
            if (rune != '.' && rune != ',') return false;
            d->mixed |= d->marks && rune != d->mark;
            d->mark = rune;
            d->marks++;
            d->behind = 0;
        }
    }
    return d->count > 0;
}

// Is the last mark one before a fraction?
static bool has_fraction(const Digits *d, Habit habit) {
    if (d->marks == 0) return false;
    if (d->mixed) return true;
    if (d->marks > 1) return false;
    return d->behind != 3 || (d->mark == habit.point && d->count > d->behind);
}

static bool is_hangul(int32_t rune) { return rune >= 0xAC00 && rune <= 0xD7A3; }

// The number that a token is; in Korean what counts stands behind it in the same token.
static Str number_of(Str text, const Token *token) {
    Str word = str_span(text, token->at);
    if (token->shape == TOKEN_NUMBER) return word;
    if (token->shape != TOKEN_ALNUM) return (Str){0};
    for (ptrdiff_t at = 0, next = 0; next < word.len; at = next) {
        int32_t rune = utf8_next(word, &next);
        if (is_hangul(rune)) return str_slice(word, 0, at);
        if (!rune_digit(rune) && rune != '.' && rune != ',') break;
    }
    return (Str){0};
}

// Scripts that set no space between a word and a number, and Hangul's endings.
static bool may_touch(Str text, const Token *token) {
    ptrdiff_t at = token->at.start;
    int32_t rune = utf8_next(text, &at);
    return rune_han(rune) || is_hangul(rune);
}

// "S-400", "10:30", "12/5", "B12": digits that are part of something else.
static bool is_part(Str text, const Tokens *tokens, ptrdiff_t first, ptrdiff_t end) {
    static const Str joints[] = {S_("-"), S_("/"), S_(":"), S_("."), S_(","), S_("_"), S_("#"), S_("@")};
    for (int side = 0; side < 2; side++) {
        ptrdiff_t i = side ? end : first - 1, next = side ? i + 1 : i - 1;
        if (i < 0 || i >= tokens->len || tokens->at[side ? end : first].space_before) continue;
        const Token *token = &tokens->at[i];
        if (token->shape != TOKEN_PUNCT) {
            if (!may_touch(text, token)) return true;
            continue;
        }
        bool goes_on = next >= 0 && next < tokens->len && !tokens->at[side ? next : i].space_before &&
            tokens->at[next].shape != TOKEN_PUNCT;
        for (ptrdiff_t k = 0; goes_on && k < countof(joints); k++)
            if (str_eq(token_str(text, tokens, i), joints[k])) return true;
    }
    return false;
}

Quantities digits_find(const Article *article, const Tokens *tokens, Arena *keep) {
    Quantities out = {0};
    Habit habit = habit_of(article->language);
    ptrdiff_t date = 0, end;
    for (ptrdiff_t i = 0; i < tokens->len; i = end) {
        end = i + 1;
        Str number = number_of(article->text, &tokens->at[i]);
        if (number.len == 0) continue;
        Digits d = {0};
        bool read = read_token(number, &d);
        // "1 200 000": three digits each, one space between
        while (read && habit.spaces && d.marks == 0 && d.count <= MOST - 3 && (end > i + 1 || d.count <= 3) &&
               end < tokens->len && tokens->at[end].shape == TOKEN_NUMBER &&
               token_str(article->text, tokens, end).len == 3 && !tokens->at[end].line_before &&
               tokens->at[end].at.start - tokens->at[end - 1].at.end <= 3)
            read = read_token(token_str(article->text, tokens, end++), &d);
        Span at = {tokens->at[i].at.start, tokens->at[end - 1].at.end};
        if (end == i + 1) at.end = at.start + (int32_t)number.len;
        while (date < article->dates.len && article->dates.at[date].at.end <= at.start) date++;
        if (!read || (date < article->dates.len && span_touch(article->dates.at[date].at, at))) continue;
        if (is_part(article->text, tokens, i, end)) continue;
        if (has_fraction(&d, habit))
            for (int n = 0; n < d.behind; n++) d.value /= 10;
        Str unit = {0};
        if (str_eq(token_str(article->text, tokens, end), S("%"))) {
            unit = S("%");
            at.end = tokens->at[end++].at.end;
        }
        *vec_push(&out, keep) =
            (Quantity){.at = at, .value = d.value, .low = d.value, .high = d.value, .unit = unit};
    }
    return out;
}
