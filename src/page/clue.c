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
        uint32_t length = 1u << (word.len & 31);
        sieve->starts[pair_of(word.s)] |= length;
        sieve->ends[pair_of(word.s + word.len - 2)] |= length;
    }
}

static uint32_t clue_of(const ClueSieve *sieve, const char *word, ptrdiff_t len) {
    if (len < 2) return 0;
    uint32_t lengths = sieve->starts[pair_of(word)] & sieve->ends[pair_of(word + len - 2)];
    if (!(lengths >> (len & 31) & 1)) return 0;
    const struct page_clues_row *row = page_clues_find((Str){word, len});
    return row ? clue_named(row->clue) : 0;
}

// The words read so far, their letters one behind the other.
typedef struct Words {
    char letters[(WORDS_MOST + 1) * WORD_MOST];
    ptrdiff_t before, start, len;  // where the word before begins (-1: a space parts it); this one; the end
    uint32_t hash;
    int count;
} Words;

static void end_word(Clues *clues, Words *words, const ClueSieve *sieve) {
    ptrdiff_t len = words->len - words->start;
    if (len == 0) return;
    words->count++;
    clues->what |= clue_of(sieve, words->letters + words->start, len);
    if (words->before >= 0)
        clues->what |= clue_of(sieve, words->letters + words->before, words->len - words->before);
    // a letter or two say nothing
    if (len > 2 && clues->len < CLUE_TOKENS)
        clues->tokens[clues->len++] =
            (uint16_t)((uint32_t)(words->hash * 0x9E3779B1u) >> (32 - CLUE_TOKEN_BITS));
    words->before = words->start;
    words->start = words->len;
    words->hash = 0;
}

static inline void add_letter(Words *words, char letter) {
    words->hash = words->hash * 31 + (unsigned char)letter;
    if (words->len - words->start < WORD_MOST) words->letters[words->len++] = letter;
}

// The small letters at the start of [at, at + len).
static ptrdiff_t add_letters(Words *words, const char *at, ptrdiff_t len) {
    uint32_t hash = words->hash;
    ptrdiff_t n = 0, room = WORD_MOST - (words->len - words->start);
    char *to = words->letters + words->len;
    for (; n < len && ascii_lower(at[n]); n++) {
        hash = hash * 31 + (unsigned char)at[n];
        if (n < room) to[n] = at[n];
    }
    words->hash = hash;
    words->len += n < room ? n : room;
    return n;
}

Clues clue_read(const ClueSieve *sieve, Str names) {
    Clues clues = {0};
    Words words;
    words.before = -1, words.start = words.len = 0, words.hash = 0, words.count = 0;
    for (ptrdiff_t i = 0; i < names.len && words.count < WORDS_MOST;) {
        char c = names.s[i];
        if (ascii_lower(c)) {
            i += add_letters(&words, names.s + i, names.len - i);
            continue;
        }
        bool upper = ascii_upper(c);
        if (!upper || (i && ascii_lower(names.s[i - 1]))) end_word(&clues, &words, sieve);
        if (upper) add_letter(&words, ascii_fold(c));
        else if (ascii_space(c)) words.before = -1;
        i++;
    }
    if (words.count < WORDS_MOST) end_word(&clues, &words, sieve);
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
