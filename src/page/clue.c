// clue.c - see clue.h.
#include "page/clue.h"

#include "base/vec.h"
#include "data/page_clues.h"

#include <string.h>

enum {
    WORD_MOST = 32,   // letters; longer ones are no words
    WORDS_MOST = 24,  // of one attribute
};

static uint32_t clue_named(Str word) {
    static const Str names[] = {
#define WORD(constant, word) S_(word),
        CLUES(WORD)
#undef WORD
    };
    for (ptrdiff_t i = 0; i < countof(names); i++)
        if (str_eq(names[i], word)) return 1u << i;
    return 0;
}

static int pair_of(const char *word) { return (word[0] - 'a') * 26 + (word[1] - 'a'); }

void clue_sieve(ClueSieve *sieve) {
    for (int i = 0; i < page_clues_len; i++) {
        Str word = page_clues[i].word;
        sieve->lengths[pair_of(word.s)] |= 1u << (word.len & 31);
    }
}

static uint32_t clue_of(const ClueSieve *sieve, const char *word, ptrdiff_t len) {
    if (len < 2 || !(sieve->lengths[pair_of(word)] >> (len & 31) & 1)) return 0;
    const struct page_clues_row *row = page_clues_find((Str){word, len});
    return row ? clue_named(row->clue) : 0;
}

uint32_t clue_words(const ClueSieve *sieve, Str names) {
    char word[2 * WORD_MOST];
    ptrdiff_t last = 0, len = 0;  // word[0, last) the word before, word[last, last + len) this one
    uint32_t clues = 0;
    int words = 0;
    for (ptrdiff_t i = 0; i <= names.len && words < WORDS_MOST; i++) {
        char c = i < names.len ? names.s[i] : ' ';
        bool letter = ascii_alpha(c);
        bool camel = ascii_upper(c) && i && ascii_lower(names.s[i - 1]);
        if ((!letter || camel) && len) {
            words++;
            clues |= clue_of(sieve, word + last, len);
            if (last) clues |= clue_of(sieve, word, last + len);
            memmove(word, word + last, (size_t)len);
            last = len;
            len = 0;
        }
        if (ascii_space(c)) last = 0;
        if (letter && len < WORD_MOST) word[last + len++] = ascii_fold(c);
    }
    return clues;
}

int clue_tokens(uint16_t *out, int most, Str names) {
    int count = 0;
    uint32_t hash = 0;
    ptrdiff_t len = 0;
    for (ptrdiff_t i = 0; i <= names.len && count < most; i++) {
        char c = i < names.len ? names.s[i] : ' ';
        bool letter = ascii_alpha(c), camel = ascii_upper(c) && i && ascii_lower(names.s[i - 1]);
        if ((!letter || camel) && len) {
            // a letter or two say nothing
            if (len > 2) out[count++] = (uint16_t)((hash * 0x9E3779B1u) >> (32 - CLUE_TOKEN_BITS));
            hash = 0;
            len = 0;
        }
        if (letter) hash = hash * 31 + (uint32_t)(unsigned char)ascii_fold(c), len++;
    }
    return count;
}

uint32_t clue_role(Str role) {
    static const struct {
        Str role;
        uint32_t clue;
    } rows[] = {
        {S_("navigation"), CLUE_NAVIGATION}, {S_("menu"), CLUE_NAVIGATION},
        {S_("menubar"), CLUE_NAVIGATION},    {S_("banner"), CLUE_HEADER},
        {S_("contentinfo"), CLUE_FOOTER},    {S_("complementary"), CLUE_SIDEBAR},
        {S_("search"), CLUE_FORM},           {S_("dialog"), CLUE_FORM},
        {S_("alertdialog"), CLUE_FORM},      {S_("toolbar"), CLUE_NAVIGATION},
        {S_("tablist"), CLUE_NAVIGATION},    {S_("button"), CLUE_FORM},
    };
    for (ptrdiff_t i = 0; i < countof(rows); i++)
        if (str_eq_case(rows[i].role, role)) return rows[i].clue;
    return 0;
}
