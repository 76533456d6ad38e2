// reader.h - a paragraph while its sentences are looked for: what kind of thing stands at each token.
//
// A token index past the paragraph's end is allowed everywhere and is nothing, so that a look ahead needs no check.
#ifndef LEDE_TEXT_READER_H
#define LEDE_TEXT_READER_H

#include "text/token.h"

// What a token is to a sentence's end.
typedef enum Sort {
    SORT_NOTHING,  // past the paragraph
    SORT_WORD,
    SORT_DOT,       // . may be an abbreviation's
    SORT_MARK,      // ! ?
    SORT_STRONG,    // 。 । and other scripts' stops: always an end
    SORT_ELLIPSIS,  // …
    SORT_CLOSER,    // ) ” »
    SORT_OPENER,    // ( “ «
    SORT_STRAIGHT,  // " and ' may open or close
    SORT_DASH,
    SORT_BULLET,
    SORT_OTHER,  // any other mark
} Sort;

// What stands where a sentence might begin.
typedef enum Next { NEXT_NOTHING, NEXT_LOWER, NEXT_CAPITAL, NEXT_NUMBER, NEXT_MARK, NEXT_UNCASED } Next;

// The mark before an item of a list that stands in one paragraph: "a.", "(2)", "ii)", "• 9.".
typedef struct Item {
    int32_t value;  // of its number or letter
    int32_t roman;  // of its letters read as a Roman number; 0: no such
    char close;     // '.', ')' or '*' for a bullet; 0: no mark
} Item;

typedef struct Reader {
    Str text;
    const Tokens *tokens;
    bool english;
    bool ordinals;     // the language writes "3. Mai"
    Str language;      // "de" of "de-AT"
    int32_t dateline;  // where the article's ends; 0 when none is known
    bool careless;     // whoever writes begins sentences with small letters
    ptrdiff_t first;   // the sentence's first token
    ptrdiff_t end;     // behind the paragraph's last token
    Item item;         // the list that runs through it; {0} when none does
} Reader;

static inline Str reader_word(const Reader *r, ptrdiff_t i) {
    return i >= 0 && i < r->end ? str_span(r->text, r->tokens->at[i].at) : (Str){0};
}
static inline const Token *reader_token(const Reader *r, ptrdiff_t i) {
    return &r->tokens->at[i];
}  // i < r->end
// White space before it; the paragraph's end has.
static inline bool reader_spaced(const Reader *r, ptrdiff_t i) {
    return i >= r->end || r->tokens->at[i].space_before;
}
// Is it this one ASCII mark?
static inline bool reader_is(const Reader *r, ptrdiff_t i, char mark) {
    if (i < 0 || i >= r->end) return false;
    Span at = r->tokens->at[i].at;
    return at.end - at.start == 1 && r->text.s[at.start] == mark;
}

Sort reader_sort(const Reader *r, ptrdiff_t i);
Next reader_next(const Reader *r, ptrdiff_t i);
// The first token from `i` on that opens nothing; at most a few marks are passed over.
ptrdiff_t reader_past_openers(const Reader *r, ptrdiff_t i);

// What the tables say of the word at `i`.
bool reader_is_kind(const Reader *r, ptrdiff_t i, Str kind);  // data/sentences.en.tsv
bool reader_starts(const Reader *r, ptrdiff_t i);  // its capital is a sentence's: also starters.en.tsv
Str reader_abbreviation(const Reader *r,
                        ptrdiff_t i);  // data/abbreviations.en.tsv, abbreviations.tsv; empty: it is none
// "iv" is 4; 0: no number in Roman letters, or one past 39.
int32_t reader_roman(Str word);

#endif
