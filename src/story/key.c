// key.c - see key.h.
//
// The words of an article become uses (key, field), are sorted by key, and each run of one key is counted
// once; weights and finders come out of these counts.
#include "story/key.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "story/outlet.h"
#include "story/when.h"

typedef enum Field { IN_TITLE, IN_LEAD, IN_BODY, FIELDS } Field;

// One key with how often each field has it.
typedef struct Use {
    uint32_t key;
    int32_t bits;  // sixteenths
    int32_t times[FIELDS];
    int32_t named, plain;  // uses inside sentences with and without a capital
    bool number;
} Use;
typedef struct Uses {
    Use *at;
    ptrdiff_t len, cap;
} Uses;

// What reading one article needs.
typedef struct Reader {
    const Article *article;
    Stemmers *stemmers;
    bool english;  // else the table of frequencies does not know the language
    Uses uses;
} Reader;

// A letter alone is what an apostrophe left behind ("don't", "l'eau"), or an initial.
static bool says_something(Word word) {
    return (word.flags & (WORD_NUMBER | WORD_RUNE)) || word.at.end - word.at.start > 1;
}

// How rare a word is likely to be where no table knows its language: the shorter, the commoner (Zipf 1935), and a
// capital inside a sentence makes a name. Sixteenths of a bit by letters.
static int32_t guess_bits(Str word, uint32_t flags) {
    static const uint8_t by_letters[] = {0, 8, 16, 40, 72, 104, 128, 144, 160, 168};
    if (flags & WORD_NUMBER) return DF_UNKNOWN * 3 / 4;
    if ((flags & WORD_UPPER) && !(flags & WORD_SENTENCE)) return DF_UNKNOWN;
    ptrdiff_t letters = 0;
    for (ptrdiff_t i = 0; i < word.len; i++) letters += ((unsigned char)word.s[i] & 0xC0) != 0x80;
    return letters < countof(by_letters) ? by_letters[letters] : 176;
}

// Kana of the syllabary that grammar is written in say little; pairs of other characters are words.
static int32_t pair_bits(Str text, Word a, Word b) {
    ptrdiff_t at = a.at.start;
    int32_t first = utf8_next(text, &at);
    at = b.at.start;
    int32_t second = utf8_next(text, &at);
    bool grammar_a = first >= 0x3040 && first < 0x30A0, grammar_b = second >= 0x3040 && second < 0x30A0;
    return grammar_a && grammar_b ? 24 : grammar_a || grammar_b ? 64 : DF_UNKNOWN * 3 / 4;
}

static void add_word(Reader *r, const Words *words, ptrdiff_t i, Str text, Field field, Arena *scratch) {
    Word word = words->at[i];
    Stem stem;
    if (word.flags & WORD_RUNE) {
        // scripts without spaces: two neighbours make a key, for one alone says too little
        if (i + 1 >= words->len || words->at[i + 1].at.start != word.at.end) return;
        stem = (Stem){(uint32_t)(hash_mix(word.hash, words->at[i + 1].hash) >> 32),
                      pair_bits(text, word, words->at[i + 1])};
    } else if (says_something(word)) {
        stem = stem_of(r->stemmers, text, word, r->article->language);
        if (!r->english) {
            int32_t guess = guess_bits(str_span(text, word.at), word.flags);
            if (guess < stem.bits) stem.bits = guess;
        }
    } else return;
    Use *use = vec_push(&r->uses, scratch);
    *use = (Use){.key = stem.key, .bits = stem.bits, .number = (word.flags & WORD_NUMBER) != 0};
    use->times[field] = 1;
    if (field != IN_TITLE && !(word.flags & WORD_SENTENCE)) {
        use->named = (word.flags & WORD_UPPER) != 0;
        use->plain = !use->named;
    }
}

static int32_t add_text(Reader *r, Str text, Field field, Arena *scratch) {
    Words words = words_find(text, KEY_WORDS, scratch);
    for (ptrdiff_t i = 0; i < words.len; i++)
        add_word(r, &words, i, text,
                 field == IN_TITLE  ? IN_TITLE
                     : i < KEY_LEAD ? IN_LEAD
                                    : IN_BODY,
                 scratch);
    return (int32_t)words.len;
}

static int by_key(const void *a, const void *b) {
    uint32_t x = ((const Use *)a)->key, y = ((const Use *)b)->key;
    return x < y ? -1 : x > y;
}

// Brings uses of one key together.
static void merge(Uses *uses) {
    vec_sort(uses->at, uses->len, (ptrdiff_t)sizeof(Use), by_key);
    ptrdiff_t kept = 0;
    for (ptrdiff_t i = 0; i < uses->len; i++) {
        Use *last = kept ? &uses->at[kept - 1] : NULL, use = uses->at[i];
        if (last == NULL || last->key != use.key) {
            uses->at[kept++] = use;
            continue;
        }
        for (int f = 0; f < FIELDS; f++) last->times[f] += use.times[f];
        last->named += use.named;
        last->plain += use.plain;
        if (use.bits < last->bits) last->bits = use.bits;
    }
    uses->len = kept;
}

// 16 * (1 + log2(times)): a word used eight times says four times what one use says.
static int32_t damped(int32_t times) {
    static const int32_t table[] = {0, 16, 32, 41, 48, 53, 57, 61, 64, 67, 69, 71, 73, 75, 77, 79};
    return times < countof(table) ? table[times] : 80;
}

static int64_t root(int64_t n) {
    int64_t r = 0;
    for (int64_t bit = (int64_t)1 << 31; bit; bit >>= 1)
        if ((r + bit) * (r + bit) <= n) r += bit;
    return r;
}

// How much of a use counts in the vector that holds fields up to `last`; the lead holds the title too.
static int64_t weight_in(const Use *use, Field last) {
    int32_t times = 0;
    for (int f = 0; f <= (int)last; f++) times += use->times[f];
    return (int64_t)damped(times) * use->bits;
}

// Keys too common to find an article by: in more than one of 24 articles of news.
enum { RARE_BITS = 73 };

static int64_t rarity(const Use *use) {
    int64_t place = use->times[IN_TITLE] ? 3 : use->times[IN_LEAD] ? 2 : 1;
    return use->bits < RARE_BITS ? 0 : weight_in(use, IN_BODY) * place;
}

static int by_rarity(const void *a, const void *b) {
    const Use *x = a, *y = b;
    int64_t p = rarity(x), q = rarity(y);
    if (p != q) return p > q ? -1 : 1;
    p = weight_in(x, IN_BODY), q = weight_in(y, IN_BODY);
    return p != q ? (p > q ? -1 : 1) : by_key(a, b);
}

static uint8_t flags_of(const Use *use, bool finder) {
    int32_t bits = use->bits / DF_BIT;
    return (uint8_t)((use->named > use->plain ? KEY_NAME : 0) | (use->number ? KEY_NUMBER : 0) |
                     (finder ? KEY_FINDER : 0) | (use->times[IN_TITLE] ? KEY_TITLE : 0) |
                     (bits > 15 ? 15 : bits) << KEY_BITS_SHIFT);
}

static int by_number(const void *a, const void *b) {
    uint32_t x = ((const Key *)a)->key, y = ((const Key *)b)->key;
    return x < y ? -1 : x > y;
}

// The heaviest uses as keys; the first of them find other articles.
static void set_keys(Keys *keys, Uses uses, Arena *keep) {
    int64_t squares[FIELDS] = {0}, length[FIELDS];
    vec_sort(uses.at, uses.len, (ptrdiff_t)sizeof(Use), by_rarity);
    if (uses.len > KEY_MOST) uses.len = KEY_MOST;
    for (ptrdiff_t i = 0; i < uses.len; i++)
        for (int f = 0; f < FIELDS; f++) {
            int64_t weight = weight_in(&uses.at[i], (Field)f);
            squares[f] += weight * weight;
        }
    for (int f = 0; f < FIELDS; f++) length[f] = root(squares[f]) + 1;
    Key *at = arena_new(keep, Key, uses.len);
    for (ptrdiff_t i = 0; i < uses.len; i++) {
        const Use *use = &uses.at[i];
        at[i] = (Key){use->key, (uint8_t)(weight_in(use, IN_TITLE) * KEY_UNIT / length[IN_TITLE]),
                      (uint8_t)(weight_in(use, IN_LEAD) * KEY_UNIT / length[IN_LEAD]),
                      (uint8_t)(weight_in(use, IN_BODY) * KEY_UNIT / length[IN_BODY]),
                      flags_of(use, i < KEY_FINDERS && rarity(use) > 0)};
    }
    vec_sort(at, uses.len, (ptrdiff_t)sizeof *at, by_number);
    keys->at = at;
    keys->len = (int32_t)uses.len;
}

static bool is_name(const Uses *uses, uint32_t key) {
    ptrdiff_t from = 0, to = uses->len;
    while (from < to) {
        ptrdiff_t middle = (from + to) / 2;
        if (uses->at[middle].key < key) from = middle + 1;
        else to = middle;
    }
    return from < uses->len && uses->at[from].key == key && uses->at[from].named > uses->at[from].plain;
}

// A word of the title is a name when the text writes it as one: titles have capitals of their own.
static Headline read_headline(Reader *r, Arena *scratch) {
    const Article *article = r->article;
    Words words = words_find(article->title, HEADLINE_WORDS, scratch);
    bool *names = arena_new(scratch, bool, words.len);
    for (ptrdiff_t i = 0; i < words.len; i++)
        names[i] =
            is_name(&r->uses, stem_of(r->stemmers, article->title, words.at[i], article->language).key);
    return headline_of(article->title, words, names);
}

Keys keys_of(const Article *article, Stemmers *stemmers, Arena *keep, Arena scratch) {
    Reader r = {.article = article, .stemmers = stemmers};
    r.english = article->language.len == 0 || str_starts_case(article->language, S("en"));
    Keys keys = {.when = when_of(article->published)};
    keys.roundup = article->form == FORM_ROUNDUP || headline_roundup(article->title);
    add_text(&r, article->title, IN_TITLE, &scratch);
    keys.words = (uint16_t)add_text(&r, article->text, IN_BODY, &scratch);
    merge(&r.uses);
    keys.headline = read_headline(&r, &scratch);
    set_keys(&keys, r.uses, keep);
    char room[OUTLET_BYTES];
    Str outlet = outlet_plain(article->outlet, room);
    keys.outlet = outlet.len ? (uint32_t)(word_hash(outlet) >> 32) | 1 : 0;
    return keys;
}
