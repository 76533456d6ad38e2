// key.c - see key.h.
//
// The words of an article become uses (key, field), are sorted by key, and each run of one key is counted
// once; the three vectors and the rare keys come out of these counts.
#include "story/key.h"

#include "base/hash.h"
#include "story/outlet.h"
#include "story/when.h"

typedef enum Field { IN_TITLE, IN_LEAD, IN_BODY, FIELDS } Field;

// One key with how often each field has it.
typedef struct Use {
    uint32_t key;
    int32_t bits;
    int32_t times[FIELDS];
    bool number;
} Use;
typedef struct Uses {
    Use *at;
    ptrdiff_t len, cap;
} Uses;

// A letter alone is what an apostrophe left behind ("don't", "l'eau"), or an initial.
static bool says_something(Word word) {
    return (word.flags & (WORD_NUMBER | WORD_RUNE)) || word.at.end - word.at.start > 1;
}

static void add_word(Uses *uses, const Words *words, ptrdiff_t i, Str text, Field field, Str language,
                     Stemmers *stemmers, Arena *scratch) {
    Word word = words->at[i];
    Stem stem;
    if (word.flags & WORD_RUNE) {
        // scripts without spaces: two neighbours make a key, for one alone says too little
        if (i + 1 >= words->len || words->at[i + 1].at.start != word.at.end) return;
        stem = (Stem){(uint32_t)(hash_mix(word.hash, words->at[i + 1].hash) >> 32), DF_UNKNOWN / 2};
    } else if (says_something(word)) stem = stem_of(stemmers, text, word, language);
    else return;
    Use *use = vec_push(uses, scratch);
    *use = (Use){.key = stem.key, .bits = stem.bits, .number = (word.flags & WORD_NUMBER) != 0};
    use->times[field] = 1;
}

static void add_text(Uses *uses, Str text, Field field, Str language, Stemmers *stemmers, Arena *scratch) {
    Words words = words_find(text, KEY_WORDS, scratch);
    for (ptrdiff_t i = 0; i < words.len; i++) {
        Field where = field == IN_TITLE ? IN_TITLE : i < KEY_LEAD ? IN_LEAD : IN_BODY;
        add_word(uses, &words, i, text, where, language, stemmers, scratch);
    }
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
        if (kept && uses->at[kept - 1].key == uses->at[i].key)
            for (int f = 0; f < FIELDS; f++) uses->at[kept - 1].times[f] += uses->at[i].times[f];
        else uses->at[kept++] = uses->at[i];
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

static KeyVector vector_of(const Uses *uses, Field last, Arena *keep) {
    int64_t squares = 0;
    int32_t len = 0;
    for (ptrdiff_t i = 0; i < uses->len; i++) {
        int64_t weight = weight_in(&uses->at[i], last);
        squares += weight * weight;
        len += weight > 0;
    }
    KeyVector vector = {arena_new(keep, Key, len), 0};
    int64_t length = root(squares);
    for (ptrdiff_t i = 0; i < uses->len; i++) {
        int64_t weight = weight_in(&uses->at[i], last);
        if (weight > 0)
            vector.at[vector.len++] = (Key){uses->at[i].key, (int32_t)(weight * KEY_UNIT / length)};
    }
    return vector;
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
    return p != q ? (p > q ? -1 : 1) : by_key(a, b);
}

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static void pick_rare(Keys *keys, Uses uses) {
    vec_sort(uses.at, uses.len, (ptrdiff_t)sizeof(Use), by_rarity);
    for (ptrdiff_t i = 0; i < uses.len && i < KEY_RARE && rarity(&uses.at[i]) > 0; i++)
        keys->rare[keys->rare_len++] = uses.at[i].key;
    vec_sort(keys->rare, keys->rare_len, (ptrdiff_t)sizeof *keys->rare, by_number);
}

static KeyVector title_numbers(const Uses *uses, Arena *keep) {
    int32_t len = 0;
    for (ptrdiff_t i = 0; i < uses->len; i++) len += uses->at[i].number && uses->at[i].times[IN_TITLE];
    KeyVector numbers = {arena_new(keep, Key, len), 0};
    for (ptrdiff_t i = 0; i < uses->len; i++)
        if (uses->at[i].number && uses->at[i].times[IN_TITLE])
            numbers.at[numbers.len++] = (Key){uses->at[i].key, 1};
    return numbers;
}

Keys keys_of(const Article *article, Stemmers *stemmers, Arena *keep, Arena scratch) {
    Uses uses = {0};
    add_text(&uses, article->title, IN_TITLE, article->language, stemmers, &scratch);
    add_text(&uses, article->text, IN_BODY, article->language, stemmers, &scratch);
    merge(&uses);
    Keys keys = {.when = when_of(article->published)};
    keys.title = vector_of(&uses, IN_TITLE, keep);
    keys.lead = vector_of(&uses, IN_LEAD, keep);
    keys.body = vector_of(&uses, IN_BODY, keep);
    keys.numbers = title_numbers(&uses, keep);
    pick_rare(&keys, uses);
    char room[OUTLET_BYTES];
    Str outlet = outlet_plain(article->outlet, room);
    keys.outlet = outlet.len ? word_hash(outlet) | 1 : 0;
    return keys;
}

int32_t key_cosine(KeyVector a, KeyVector b) {
    int64_t sum = 0;
    for (int32_t i = 0, j = 0; i < a.len && j < b.len;) {
        if (a.at[i].key == b.at[j].key) sum += (int64_t)a.at[i++].weight * b.at[j++].weight;
        else if (a.at[i].key < b.at[j].key) i++;
        else j++;
    }
    return (int32_t)(sum >> 18);  // two units of 2^14 give 2^28; 2^10 stays
}

int32_t key_covered(KeyVector of, KeyVector in) {
    int64_t sum = 0;
    for (int32_t i = 0, j = 0; i < of.len && j < in.len;) {
        if (of.at[i].key < in.at[j].key) i++;
        else if (of.at[i].key > in.at[j].key) j++;
        else {
            sum += (int64_t)of.at[i].weight * of.at[i].weight;
            i++, j++;
        }
    }
    return (int32_t)(sum >> 18);
}

int32_t key_common(KeyVector of, KeyVector in) {
    int32_t common = 0;
    for (int32_t i = 0, j = 0; i < of.len && j < in.len;) {
        if (of.at[i].key < in.at[j].key) i++;
        else if (of.at[i].key > in.at[j].key) j++;
        else common++, i++, j++;
    }
    return common;
}
