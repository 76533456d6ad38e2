// form_table.h - the rows of a form's table as `form` reads them and `form_match` matches them.
#ifndef LEDE_TEXT_FORM_TABLE_H
#define LEDE_TEXT_FORM_TABLE_H

#include "text/form.h"
#include "text/form_number.h"
#include "base/map.h"

typedef enum ItemKind { ITEM_WORD, ITEM_RULE } ItemKind;

// One item of a form. Alternatives ("in|on") are items in a row; all but the last say `more`.
typedef struct Item {
    ItemKind kind;
    int32_t id;  // of the word or rule
    bool more, optional, glued, apart;
} Item;
typedef struct Items {
    Item *at;
    ptrdiff_t len, cap;
} Items;

typedef struct Row {
    int32_t rule;
    int32_t fixed;  // how many words it holds: breaks ties
    Items items;
    When fields;
    uint64_t *begins, *second;  // as a Rule's
    bool single;
} Row;
typedef struct Rows {
    Row *at;
    ptrdiff_t len, cap;
} Rows;

// A list of rows, by index.
typedef struct Ids {
    int32_t *at;
    ptrdiff_t len, cap;
} Ids;
typedef struct Lists {
    Ids *at;
    ptrdiff_t len, cap;
} Lists;

// What a rule may begin with, and what may come second: a bit a class of pieces.
typedef struct Rule {
    const FormNumber *number;  // NULL for a rule of rows alone
    uint64_t *begins, *second;
    bool single;  // may it be one piece?
} Rule;
typedef struct Rules {
    Rule *at;
    ptrdiff_t len, cap;
} Rules;

// Classes of pieces: a word of the table is its own; the others that may begin a form are these.
enum { CLASS_NONE, CLASS_DIGITS, CLASS_COUNT, CLASS_FIRST_WORD };

struct Forms {
    Map word_ids, rule_ids;  // words: their class; rules: 1 + index
    ptrdiff_t classes;
    Rules rules;
    Rows rows;
    Lists lists;      // of rows; the first is empty
    uint16_t *begun;  // rules x classes: which list holds the rule's rows that may begin so
    uint64_t
        *second;  // classes x a bit a row: which rows may have it second; CLASS_NONE: which are one piece
    ptrdiff_t row_words;
    int32_t date;  // the rule looked for
};

extern const When form_nothing;  // each field WHEN_NO

static inline bool has_bit(const uint64_t *bits, ptrdiff_t class) {
    return bits[class / 64] >> class % 64 & 1;
}

#endif
