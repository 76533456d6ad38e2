// stamp_scan.h - a date line cut into tokens: numbers in any script's digits, words, marks.
#ifndef LEDE_PAGE_STAMP_SCAN_H
#define LEDE_PAGE_STAMP_SCAN_H

#include "base/arena.h"

enum {
    TOKENS_MOST = 48,  // of one text: a date line is short
    FIRST_YEAR = 1900,
    LAST_YEAR = 2100,
};

typedef enum TokenKind { NUMBER, WORD, MARK } TokenKind;
typedef struct Token {
    TokenKind kind;
    Str text;
    int value;   // a number's; a month's of a word, else 0
    int digits;  // of a number
} Token;

typedef struct Scan {
    Str text;
    Token at[TOKENS_MOST];
    int len;
    bool day_first;
} Scan;

typedef struct Moment {
    int year, month, day;
    int hour, minute, second;  // -1 when unknown
    int zone;                  // minutes east
    bool has_zone;
} Moment;

Scan scan_text(Str text, bool day_first);

// All take any `i`: outside the text stands an empty mark.
const Token *scan_at(const Scan *scan, int i);
bool scan_is_mark(const Scan *scan, int i, Str mark);
bool scan_is_number(const Scan *scan, int i, int low, int high);  // of at most four digits
bool scan_is_year(const Scan *scan, int i);
bool scan_is_month(const Scan *scan, int i);
bool scan_is_word(const Scan *scan, int i, Str word);

int scan_value(Str digits);  // of ASCII digits, nine at most

// Do token `i` and the next touch? "2021-04" does, "2021 - 04" does not.
bool scan_touches(const Scan *scan, int i);

#endif
