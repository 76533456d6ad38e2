// key.c - see key.h.
//
// The words of an article become uses, one a key, which count how often each field has it; weights and finders come out
// of these counts.
#include "story/key.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "story/outlet.h"
#include "story/weight.h"
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
    bool english;               // else the shipped table of frequencies does not know the language
    const TaughtTable *taught;  // NULL: nor was it taught
    Uses uses;                  // a use a key, in the order met
    int32_t *slots;             // by key, open addressing: 1 + place of a use
} Reader;

// Of the words of a title and a text: fewer than half of the slots are used.
enum { SLOTS = 2048 };
_Static_assert(SLOTS >= 4 * KEY_WORDS, "room for all words twice");

static int32_t *slot_of(const Reader *r, uint32_t key) {
    uint32_t at = key % SLOTS;
    while (r->slots[at] && r->uses.at[r->slots[at] - 1].key != key) at = (at + 1) % SLOTS;
    return &r->slots[at];
}

static Use *use_of(Reader *r, Stem stem, Arena *scratch) {
    int32_t *slot = slot_of(r, stem.key);
    if (*slot == 0) {
        *vec_push(&r->uses, scratch) = (Use){.key = stem.key, .bits = stem.bits};
        *slot = (int32_t)r->uses.len;
    }
    Use *use = &r->uses.at[*slot - 1];
    // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): a slot has its row
    if (stem.bits < use->bits) use->bits = stem.bits;
    return use;
}

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
        if (r->taught) stem.bits = taught_bits(r->taught, stem.key, stem.bits);
    } else if (says_something(word)) {
        stem = stem_of(r->stemmers, text, word, r->article->language);
        if (!r->english) {
            int32_t guess = guess_bits(str_span(text, word.at), word.flags);
            if (guess < stem.bits) stem.bits = guess;
            if (r->taught) stem.bits = taught_bits(r->taught, stem.key, stem.bits);
        }
    } else return;
    Use *use = use_of(r, stem, scratch);
    use->number = (word.flags & WORD_NUMBER) != 0;
    use->times[field]++;
    if (field == IN_TITLE || (word.flags & WORD_SENTENCE)) return;
    *(word.flags & WORD_UPPER ? &use->named : &use->plain) += 1;
}

static Words add_text(Reader *r, Str text, Field field, Arena *scratch) {
    Words words = words_find(text, KEY_WORDS, scratch);
    for (ptrdiff_t i = 0; i < words.len; i++)
        add_word(r, &words, i, text,
                 field == IN_TITLE  ? IN_TITLE
                     : i < KEY_LEAD ? IN_LEAD
                                    : IN_BODY,
                 scratch);
    return words;
}

// How much of a use counts in the vector that holds fields up to `last`; the lead holds the title too.
static int64_t weight_in(const Use *use, Field last) {
    int32_t times = 0;
    for (int f = 0; f <= (int)last; f++) times += use->times[f];
    return (int64_t)weight_damped(times) * use->bits;
}

// Keys too common to find an article by: in more than one of 24 articles of news.
enum { RARE_BITS = 73 };

static int64_t rarity(const Use *use) {
    int64_t place = use->times[IN_TITLE] ? 3 : use->times[IN_LEAD] ? 2 : 1;
    return use->bits < RARE_BITS ? 0 : weight_in(use, IN_BODY) * place;
}

// A use's place in the order by rarity, weight and key, as one number; the first is the largest.
typedef struct Ranked {
    uint64_t rank;
    const Use *use;
} Ranked;

static uint64_t rank_of(const Use *use) {
    return (uint64_t)rarity(use) << 48 | (uint64_t)weight_in(use, IN_BODY) << 32 | (uint32_t)~use->key;
}

static int by_rank(const void *a, const void *b) {
    uint64_t x = ((const Ranked *)a)->rank, y = ((const Ranked *)b)->rank;
    return x > y ? -1 : x < y;
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

static bool is_named(const Key *key) { return (key->flags & (KEY_NAME | KEY_NUMBER)) != 0; }

static uint32_t length_of(uint64_t squares) {
    return (uint32_t)weight_root((int64_t)(squares << 2 * KEY_LENGTH_BITS));
}

static void set_totals(Keys *keys) {
    KeyTotals *t = &keys->totals;
    uint64_t names = 0, plain = 0, lead_names = 0;
    for (const Key *key = keys->at; key < keys->at + keys->len; key++) {
        int32_t title = key->title * key->title, lead = key->lead * key->lead;
        uint64_t body = (uint64_t)(key->body * key->body);
        t->title += title;
        t->title_names += is_named(key) ? title : 0;
        t->lead += lead;
        lead_names += is_named(key) ? (uint64_t)lead : 0;
        *(is_named(key) ? &names : &plain) += body;
        t->numbers += (key->flags & KEY_NUMBER) && (key->flags & KEY_TITLE);
    }
    t->names = length_of(names), t->plain = length_of(plain), t->lead_names = length_of(lead_names);
}

static void set_heaviest(Keys *keys) {
    int32_t len = 0;
    for (int32_t k = 0; k < keys->len; k++) {
        int32_t place = len;
        while (place > 0 && keys->at[keys->heaviest[place - 1]].body < keys->at[k].body) place--;
        if (place == KEY_HEAVIEST) continue;
        if (len < KEY_HEAVIEST) len++;
        for (int32_t i = len - 1; i > place; i--) keys->heaviest[i] = keys->heaviest[i - 1];
        keys->heaviest[place] = (uint8_t)k;
    }
}

void keys_complete(Keys *keys) {
    set_totals(keys);
    set_heaviest(keys);
}

uint64_t keys_stamp(void) {
    enum { CODE = 1 };  // raise it when this file or stem.c weighs otherwise
    return hash_mix(hash_mix(df_stamp(), about_stamp()), CODE);
}

// What title and lead are about. Of other languages the model knows nothing.
static About about_uses(const Reader *r) {
    AboutSum sum = {0};
    for (ptrdiff_t i = 0; i < r->uses.len && r->english; i++) {
        int64_t weight = weight_in(&r->uses.at[i], IN_LEAD);
        if (weight > 0) about_add(&sum, r->uses.at[i].key, weight);
    }
    return about_of(&sum);
}

// The heaviest uses as keys; the first of them find other articles.
static void set_keys(Keys *keys, Uses uses, Arena *keep, Arena scratch) {
    int64_t squares[FIELDS] = {0}, length[FIELDS];
    Ranked *ranked = arena_new(&scratch, Ranked, uses.len);
    for (ptrdiff_t i = 0; i < uses.len; i++) ranked[i] = (Ranked){rank_of(&uses.at[i]), &uses.at[i]};
    vec_sort(ranked, uses.len, (ptrdiff_t)sizeof *ranked, by_rank);
    ptrdiff_t len = uses.len < KEY_MOST ? uses.len : KEY_MOST;
    for (ptrdiff_t i = 0; i < len; i++)
        for (int f = 0; f < FIELDS; f++) {
            int64_t weight = weight_in(ranked[i].use, (Field)f);
            squares[f] += weight * weight;
        }
    for (int f = 0; f < FIELDS; f++) length[f] = weight_root(squares[f]) + 1;
    Key *at = arena_new(keep, Key, len);
    for (ptrdiff_t i = 0; i < len; i++) {
        const Use *use = ranked[i].use;
        at[i] = (Key){use->key, (uint8_t)(weight_in(use, IN_TITLE) * KEY_UNIT / length[IN_TITLE]),
                      (uint8_t)(weight_in(use, IN_LEAD) * KEY_UNIT / length[IN_LEAD]),
                      (uint8_t)(weight_in(use, IN_BODY) * KEY_UNIT / length[IN_BODY]),
                      flags_of(use, i < KEY_FINDERS && rarity(use) > 0)};
    }
    vec_sort(at, len, (ptrdiff_t)sizeof *at, by_number);
    keys->at = at;
    keys->len = (int32_t)len;
    keys_complete(keys);
}

static bool is_name(Reader *r, uint32_t key) {
    int32_t at = *slot_of(r, key);
    // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): a slot has its row
    return at && r->uses.at[at - 1].named > r->uses.at[at - 1].plain;
}

// A word of the title is a name when the text writes it as one: titles have capitals of their own.
static Headline read_headline(Reader *r, Arena *scratch) {
    const Article *article = r->article;
    Words words = words_find(article->title, HEADLINE_WORDS, scratch);
    bool *names = arena_new(scratch, bool, words.len);
    for (ptrdiff_t i = 0; i < words.len; i++)
        names[i] = is_name(r, stem_of(r->stemmers, article->title, words.at[i], article->language).key);
    return headline_of(article->title, words, names);
}

static Reader reader_of(const Article *article, Stemmers *stemmers, const TaughtTable *taught,
                        Arena *scratch) {
    Reader r = {.article = article,
                .stemmers = stemmers,
                .taught = taught,
                .slots = arena_new(scratch, int32_t, SLOTS)};
    r.english = taught_code(article->language) == 0;
    return r;
}

KeyStems keys_stems(const Article *article, Stemmers *stemmers, Arena *scratch) {
    Reader r = reader_of(article, stemmers, NULL, scratch);
    add_text(&r, article->title, IN_TITLE, scratch);
    add_text(&r, article->text, IN_BODY, scratch);
    KeyStems stems = {arena_new(scratch, uint32_t, r.uses.len), r.uses.len, r.uses.len};
    for (ptrdiff_t i = 0; i < r.uses.len; i++) stems.at[i] = r.uses.at[i].key;
    return stems;
}

Keys keys_of(const Article *article, Stemmers *stemmers, const TaughtTable *taught, Arena *keep,
             Arena scratch) {
    Reader r = reader_of(article, stemmers, taught, &scratch);
    Keys keys = {.when = when_of(article->published)};
    keys.roundup = section_gathers(article);
    add_text(&r, article->title, IN_TITLE, &scratch);
    Words words = add_text(&r, article->text, IN_BODY, &scratch);
    keys.words = (uint16_t)words.len;
    keys.pairs = name_pairs_of(article->text, words, article->language, stemmers, scratch);
    keys.headline = read_headline(&r, &scratch);
    keys.about = about_uses(&r);
    set_keys(&keys, r.uses, keep, scratch);
    char room[OUTLET_BYTES];
    Str outlet = outlet_plain(article->outlet, room);
    keys.outlet = outlet.len ? (uint32_t)(word_hash(outlet) >> 32) | 1 : 0;
    return keys;
}

Keys keys_of_section(const Section *section, Stemmers *stemmers, const TaughtTable *taught, Arena *keep,
                     Arena scratch) {
    const Article *page = section->article;
    Article part = {.language = page->language,
                    .outlet = page->outlet,
                    .published = article_time(page, section->at.start)};
    part.title = str_span(page->text, section->heading);
    part.text = str_span(page->text, (Span){section->at.start + (int32_t)part.title.len, section->at.end});
    Keys keys = keys_of(&part, stemmers, taught, keep, scratch);
    keys.roundup = false;
    keys.section = true;
    return keys;
}
