// token.c - see token.h. One pass over the bytes; ASCII by table, the rest by utf8.h.
//
//     don't  ──► letters ' letters        a *bridge* is a mark with a word on both sides
//     U.S.   ──► letters . letters . .    an *acronym* takes its last full stop along
#include "text/token.h"

#include "base/utf8.h"

typedef enum Class {
    CLASS_PUNCT,
    CLASS_SPACE,
    CLASS_LOWER,
    CLASS_UPPER,
    CLASS_DIGIT,
    CLASS_HAN,
    CLASS_EXTEND,  // combining marks and invisible ones: part of what stands before them
} Class;

// clang-format off
#define P CLASS_PUNCT
#define B CLASS_SPACE
#define L CLASS_LOWER
#define U CLASS_UPPER
#define D CLASS_DIGIT
static const uint8_t ascii[128] = {
    B, B, B, B, B, B, B, B,  B, B, B, B, B, B, B, B,  B, B, B, B, B, B, B, B,  B, B, B, B, B, B, B, B,
    B, P, P, P, P, P, P, P,  P, P, P, P, P, P, P, P,  D, D, D, D, D, D, D, D,  D, D, P, P, P, P, P, P,
    P, U, U, U, U, U, U, U,  U, U, U, U, U, U, U, U,  U, U, U, U, U, U, U, U,  U, U, U, P, P, P, P, P,
    P, L, L, L, L, L, L, L,  L, L, L, L, L, L, L, L,  L, L, L, L, L, L, L, L,  L, L, L, P, P, P, P, B,
};
#undef P
#undef B
#undef L
#undef U
#undef D
// clang-format on

// Soft hyphen, joiners and direction marks (Cf): UAX #29, rule WB4.
static bool invisible(int32_t rune) {
    return rune == 0xAD || (rune >= 0x200C && rune <= 0x200F) || (rune >= 0x202A && rune <= 0x202E) ||
        (rune >= 0x2060 && rune <= 0x206F);
}

static Class class_of(int32_t rune) {
    if (rune < 128) return (Class)ascii[rune];
    if (rune_han(rune)) return rune_mark(rune) ? CLASS_EXTEND : CLASS_HAN;
    if (rune_upper(rune)) return CLASS_UPPER;
    if (rune_letter(rune)) return CLASS_LOWER;
    if (invisible(rune) || rune_mark(rune)) return CLASS_EXTEND;
    if (rune_space(rune) || (rune >= 0x80 && rune < 0xA0)) return CLASS_SPACE;
    return rune_digit(rune) ? CLASS_DIGIT : CLASS_PUNCT;
}

// The class of the rune at *at, which moves past it; white space behind the end.
static Class next_class(Str text, ptrdiff_t *at) {
    if (*at >= text.len) return CLASS_SPACE;
    unsigned char c = (unsigned char)text.s[*at];
    if (c < 128) {
        ++*at;
        return (Class)ascii[c];
    }
    return class_of(utf8_next(text, at));
}

static bool is_letter(Class c) { return c == CLASS_LOWER || c == CLASS_UPPER; }

static bool is_word(Class c) { return is_letter(c) || c == CLASS_DIGIT; }

// What a word is made of, as far as it has been read.
typedef struct Word {
    ptrdiff_t end;
    Class first, last;
    bool lower, upper, digit;  // of what it has any; `upper` past the first letter only
    int dots;                  // full stops inside
    int segment, longest;      // letters since the last of them, and at most between two
} Word;

static void word_add(Word *word, Class c) {
    if (c == CLASS_EXTEND) return;
    word->lower |= c == CLASS_LOWER;
    word->upper |= c == CLASS_UPPER && word->last != CLASS_SPACE;
    word->digit |= c == CLASS_DIGIT;
    if (word->last == CLASS_SPACE) word->first = c;
    word->last = c;
    if (++word->segment > word->longest) word->longest = word->segment;
}

// Length of the apostrophe at `at`, straight or curly; 0 when there is none.
static ptrdiff_t apostrophe(Str text, ptrdiff_t at) {
    if (at < text.len && text.s[at] == '\'') return 1;
    return str_starts(str_from(text, at), S("\xE2\x80\x99")) ? 3 : 0;
}

// Length of the hyphen at `at`, plain, U+2010 or the one that does not break, U+2011.
static ptrdiff_t hyphen(Str text, ptrdiff_t at) {
    if (at < text.len && text.s[at] == '-') return 1;
    Str rest = str_from(text, at);
    return str_starts(rest, S("\xE2\x80\x90")) || str_starts(rest, S("\xE2\x80\x91")) ? 3 : 0;
}

// Length of the mark before a fraction or between thousands as Arabic writes them, U+066B and U+066C.
static ptrdiff_t arabic_mark(Str text, ptrdiff_t at) {
    Str rest = str_from(text, at);
    return str_starts(rest, S("\xD9\xAB")) || str_starts(rest, S("\xD9\xAC")) ? 2 : 0;
}

// Length of a genitive at `at` ("'s" and no letter behind it); 0 when there is none.
static ptrdiff_t genitive(Str text, ptrdiff_t at) {
    ptrdiff_t end = at + apostrophe(text, at);
    if (end == at || end >= text.len || (text.s[end] | 0x20) != 's') return 0;
    ptrdiff_t behind = ++end;
    Class c = next_class(text, &behind);
    return is_word(c) || c == CLASS_EXTEND ? 0 : end - at;
}

// "Ph.D" and "bbc.com" go on over the full stop; "ended.The" lacks a space and is two words.
static bool stop_joins(Str text, const Word *word, Class next, ptrdiff_t behind) {
    if (word->last == CLASS_DIGIT || next == CLASS_DIGIT) return word->last == next;
    if (word->last != CLASS_LOWER || next != CLASS_UPPER) return true;
    return next_class(text, &behind) != CLASS_LOWER;
}

// "S-400", "Covid-19", "19-hour" and the rest of "30-year-old", but neither "well-known" nor "10-15".
static bool hyphen_joins(const Word *word, Class next) {
    if (word->last == CLASS_DIGIT) return next != CLASS_DIGIT;
    return next == CLASS_DIGIT || word->digit;
}

// Length of the mark at the word's end, where the word goes on behind it; else 0.
static ptrdiff_t bridge(Str text, const Word *word) {
    ptrdiff_t at = word->end;
    if (at + 1 >= text.len) return 0;
    unsigned char c = (unsigned char)text.s[at];
    if (c != '.' && c != ',' && c != '-' && c != '\'' && c != '_' && c != 0xE2 && c != 0xD9) return 0;
    ptrdiff_t len = c < 128 ? 1 : c == 0xD9 ? arabic_mark(text, at) : apostrophe(text, at) + hyphen(text, at);
    ptrdiff_t behind = at + len;
    Class next = len ? next_class(text, &behind) : CLASS_SPACE;
    if (!is_word(next)) return 0;
    bool joins;
    if (c == '_') joins = true;
    else if (c == ',' || c == 0xD9) joins = word->last == CLASS_DIGIT && next == CLASS_DIGIT;
    else if (c == '.') joins = stop_joins(text, word, next, behind);
    else if (apostrophe(text, at)) joins = is_letter(word->last) && is_letter(next) && !genitive(text, at);
    else joins = hyphen_joins(word, next);
    return joins ? len : 0;
}

// Reads the word whose first rune, of class `c`, ends at `end`.
static Word read_word(Str text, Class c, ptrdiff_t end) {
    Word word = {.end = end, .last = CLASS_SPACE};
    word_add(&word, c);
    for (;;) {
        ptrdiff_t next = word.end;
        c = next_class(text, &next);
        if (is_word(c) || c == CLASS_EXTEND) {
            word_add(&word, c);
            word.end = next;
            continue;
        }
        ptrdiff_t len = bridge(text, &word);
        if (len == 0) break;
        word.dots += text.s[word.end] == '.';
        if (text.s[word.end] == '.') word.segment = 0;
        word.end += len;
    }
    bool acronym = word.dots && word.longest <= 2 && !word.digit;
    if (acronym && word.end < text.len && text.s[word.end] == '.') word.end++;
    return word;
}

static TokenShape word_shape(const Word *word) {
    if (word->digit)
        return word->lower || word->upper || word->first != CLASS_DIGIT ? TOKEN_ALNUM : TOKEN_NUMBER;
    if (word->first == CLASS_LOWER) return word->upper ? TOKEN_MIXED : TOKEN_LOWER;
    if (!word->upper) return word->lower ? TOKEN_TITLE : TOKEN_UPPER;
    return word->lower ? TOKEN_MIXED : TOKEN_UPPER;
}

// The end of a mark or character with all that is combined with it.
static ptrdiff_t extend(Str text, ptrdiff_t end) {
    ptrdiff_t next = end;
    while (next < text.len && next_class(text, &next) == CLASS_EXTEND) end = next;
    return end;
}

Tokens token_find(Str text, Arena *keep) {
    Tokens out = {0};
    bool space = true, line = true, after_word = false;
    for (ptrdiff_t at = 0; at < text.len;) {
        ptrdiff_t end = at;
        Class c = next_class(text, &end);
        if (c == CLASS_SPACE) {
            space = true;
            line |= text.s[at] == '\n';
            after_word = false;
            at = end;
            continue;
        }
        TokenShape shape = c == CLASS_HAN ? TOKEN_HAN : TOKEN_PUNCT;
        ptrdiff_t owner = after_word ? genitive(text, at) : 0;
        after_word = is_word(c);
        if (after_word) {
            Word word = read_word(text, c, end);
            end = word.end;
            shape = word_shape(&word);
        } else if (owner) {
            end = at + owner;
            shape = text.s[end - 1] == 's' ? TOKEN_LOWER : TOKEN_UPPER;
        } else {
            end = extend(text, end);
        }
        *vec_push(&out, keep) = (Token){{(int32_t)at, (int32_t)end}, shape, space, line};
        space = line = false;
        at = end;
    }
    return out;
}

ptrdiff_t token_at(const Tokens *tokens, int32_t byte) {
    ptrdiff_t low = 0, high = tokens->len;
    while (low < high) {
        ptrdiff_t mid = low + (high - low) / 2;
        if (tokens->at[mid].at.end > byte) high = mid;
        else low = mid + 1;
    }
    return low;
}

Str token_str(Str text, const Tokens *tokens, ptrdiff_t i) {
    return i >= 0 && i < tokens->len ? str_span(text, tokens->at[i].at) : (Str){0};
}
