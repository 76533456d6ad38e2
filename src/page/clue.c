// clue.c - see clue.h.
#include "page/clue.h"

#include "base/vec.h"
#include "data/page_clues.h"

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

// The letter that a byte is, folded; 0 for what is none.
static inline char letter_of(char c) {
    char folded = (char)(c | 0x20);
    return folded >= 'a' && folded <= 'z' ? folded : 0;
}

Clues clue_read(const ClueSieve *sieve, Str names) {
    Clues clues = {0};
    char letters[(WORDS_MOST + 1) * WORD_MOST];  // of all words, one behind the other
    ptrdiff_t before = -1, start = 0,
              len = 0;  // where the word before begins, if a space doesn't part it; this one
    uint32_t hash = 0;
    int words = 0;
    for (ptrdiff_t i = 0; i <= names.len && words < WORDS_MOST; i++) {
        char c = i < names.len ? names.s[i] : ' ', letter = letter_of(c);
        bool camel = ascii_upper(c) && i && ascii_lower(names.s[i - 1]);
        if ((letter == 0 || camel) && len > start) {
            words++;
            clues.what |= clue_of(sieve, letters + start, len - start);
            if (before >= 0) clues.what |= clue_of(sieve, letters + before, len - before);
            // a letter or two say nothing
            if (len - start > 2 && clues.len < CLUE_TOKENS)
                clues.tokens[clues.len++] = (uint16_t)((hash * 0x9E3779B1u) >> (32 - CLUE_TOKEN_BITS));
            before = start;
            start = len;
            hash = 0;
        }
        if (ascii_space(c)) before = -1;
        if (letter == 0) continue;
        hash = hash * 31 + (uint32_t)letter;
        if (len - start < WORD_MOST) letters[len++] = letter;
    }
    return clues;
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
