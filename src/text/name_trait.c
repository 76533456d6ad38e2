// name_trait.c - see name_trait.h. One row of `Word` a token, then a list of questions.
#include "text/name_trait.h"

#include "base/utf8.h"
#include "text/cluster.h"

#include <string.h>

// The families of features. A number is part of the model: append, never change.
enum {
    WORD = 1,
    LOW,
    WORD_PAIR,
    SHAPE,
    SHAPES,
    PREFIX,
    SUFFIX,
    BITS,
    CLUSTER,
    CLUSTER_PAIR,
    GROUP,
    PLACE,
    RULE,
    RULES,
    SEEN,
    LENGTH,
    EDGE,
    OUTER,
    AGAIN,
    AGAIN_SHARE,
    AGAIN_PAIR,
    AGAIN_SELF,
    BIT_PAIR,
    PHRASE,
    TURN = 64,  // family + TURN * (2 + offset): the same question of a neighbour
};

// What a family is worth shows a trainer built without it: -DNAME_WITHOUT='(1ull << PHRASE)'.
#ifndef NAME_WITHOUT
#define NAME_WITHOUT 0ull
#endif

typedef struct Word {
    uint32_t exact, low, shape;
    uint32_t bits;  // WordClass
    uint16_t fine, coarse;
    uint8_t rule;    // 1 + label of the guess
    uint8_t seen;    // in the text: capital in mid-sentence 1, in small letters 2, often 4
    uint8_t edge;    // first 1, last 2 of its sentence
    uint8_t phrase;  // in a name that a table holds whole: kind * 2, one more behind its first word
} Word;

// ------------------------------------------------------------------ words

static uint32_t shape_of(Str s) {
    char out[8];
    ptrdiff_t len = 0;
    for (ptrdiff_t at = 0; at < s.len && len < 8;) {
        unsigned char c = (unsigned char)s.s[at];
        int32_t rune = c;
        if (c < 0x80) at++;
        else rune = utf8_next(s, &at);
        char kind = rune >= '0' && rune <= '9'        ? '0'
            : rune < 0x80 && !ascii_alpha((char)rune) ? (char)rune
            : rune_upper(rune)                        ? 'A'
                                                      : 'a';
        bool again = len > 1 && out[len - 1] == kind && out[len - 2] == kind;  // "Aaa" for Aaaaaa
        if (!again) out[len++] = kind;
    }
    return feature_str(SHAPE, (Str){out, len});
}

static uint32_t low_hash(Str s, char out[64]) {
    if (s.len > 64) return feature_str(LOW, s);
    for (ptrdiff_t i = 0; i < s.len; i++) out[i] = ascii_fold(s.s[i]);
    return feature_str(LOW, (Str){out, s.len});
}

// ------------------------------------------------------------------ a table of the text's own words

typedef struct Seen {
    uint32_t low;
    uint8_t capital;
    bool small;
} Seen;

typedef struct SeenTable {
    Seen *at;
    uint32_t mask;
} SeenTable;

static Seen *seen_of(const SeenTable *table, uint32_t low) {
    uint32_t i = low & table->mask;
    while (table->at[i].low && table->at[i].low != (low | 1)) i = (i + 1) & table->mask;
    table->at[i].low = low | 1;
    return &table->at[i];
}

static void look_around(Word *words, const Tokens *tokens, Arena scratch) {
    ptrdiff_t size = 16;
    while (size < tokens->len * 2) size *= 2;
    SeenTable table = {arena_new(&scratch, Seen, size), (uint32_t)size - 1};
    for (ptrdiff_t i = 0; i < tokens->len; i++) {
        if (tokens->at[i].shape == TOKEN_PUNCT) continue;
        Seen *seen = seen_of(&table, words[i].low);
        if (!(words[i].bits & WORD_CAPITAL)) seen->small = true;
        else if (!(words[i].bits & WORD_START) && seen->capital < UINT8_MAX) seen->capital++;
    }
    for (ptrdiff_t i = 0; i < tokens->len; i++) {
        if (!(words[i].bits & WORD_CAPITAL)) continue;
        const Seen *seen = seen_of(&table, words[i].low);
        words[i].seen = (uint8_t)((seen->capital > 0) | seen->small << 1 | (seen->capital > 2) << 2);
    }
}

static Word *read_words(Str text, const Tokens *tokens, const Spans *sentences, const NameGuesses *guesses,
                        Arena *keep) {
    Word *words = arena_new(keep, Word, tokens->len + 1);
    char room[64];
    for (ptrdiff_t i = 0; i < tokens->len; i++) {
        Str s = str_span(text, tokens->at[i].at);
        words[i].low = low_hash(s, room);
        words[i].bits = guesses->words[i];
    }
    ptrdiff_t i = 0;
    for (ptrdiff_t s = 0; s < sentences->len; s++) {
        ptrdiff_t first = i;
        while (i < tokens->len && tokens->at[i].at.start < sentences->at[s].end) i++;
        if (i == first) continue;
        words[first].edge |= 1, words[i - 1].edge |= 2;
    }
    for (ptrdiff_t g = 0; g < guesses->len; g++) {
        const NameGuess *guess = &guesses->at[g];
        for (ptrdiff_t k = guess->name.first; k < guess->name.end; k++)
            words[k].rule = (uint8_t)(1 + (guess->kind == NAME_OTHER ? 7 : name_label_begins(guess->kind)) +
                                      (k > guess->name.first));
    }
    look_around(words, tokens, *keep);
    return words;
}

// ------------------------------------------------------------------ names that a table holds whole

static bool is_capital(const Word *words, const Tokens *tokens, ptrdiff_t i) {
    return (words[i].bits & WORD_CAPITAL) || tokens->at[i].shape == TOKEN_MIXED;
}

// The longest name of a table that begins with the word at `i`: the index behind it, `i` when there is none.
static ptrdiff_t phrase_end(const Word *words, Str text, const Tokens *tokens, ptrdiff_t i, NameKind *kind) {
    enum { LONGEST = 5 };
    ptrdiff_t last = i;
    while (last + 1 < tokens->len && last + 1 < i + LONGEST && !(words[last].edge & 2)) last++;
    for (; last >= i; last--) {
        bool country;
        if (!is_capital(words, tokens, last)) continue;
        *kind =
            lexicon_name(str_span(text, (Span){tokens->at[i].at.start, tokens->at[last].at.end}), &country);
        if (*kind != NAME_OTHER) return last + 1;
    }
    return i;
}

static void find_phrases(Word *words, Str text, const Tokens *tokens) {
    for (ptrdiff_t i = 0; i < tokens->len; i++) {
        NameKind kind;
        if (!is_capital(words, tokens, i)) continue;
        ptrdiff_t end = phrase_end(words, text, tokens, i, &kind);
        for (ptrdiff_t k = i; k < end; k++) words[k].phrase = (uint8_t)((int)kind * 2 + (k > i));
        if (end > i) i = end - 1;
    }
}

// ------------------------------------------------------------------ stretches

// Capitals, up to three tokens between two of them, and what a hyphen or number adds before and behind.
static void find_stretches(NameTraits *t, Str text, const Tokens *tokens, const Word *words, Arena *keep) {
    enum { GAP = 3 };
    t->token = arena_new(keep, int32_t, tokens->len + 1);
    t->stretches = arena_new(keep, Run, tokens->len + 1);  // one a token, where each is a sentence
    ptrdiff_t done = 0;
    for (ptrdiff_t i = 0; i < tokens->len; i++) {
        if (!is_capital(words, tokens, i)) continue;
        ptrdiff_t first = i, end = i + 1;
        if (i - 2 >= done && token_str(text, tokens, i - 1).s[0] == '-' && !tokens->at[i].space_before &&
            !tokens->at[i - 1].space_before && !(words[i - 1].edge & 1))
            first = i - 2;
        for (ptrdiff_t k = end; k < tokens->len && k <= end + GAP && !(words[k - 1].edge & 2); k++)
            if (is_capital(words, tokens, k)) end = k + 1;
        if (end + 1 < tokens->len && !(words[end - 1].edge & 2) && !(words[end].edge & 2)) {
            bool hyphen = token_str(text, tokens, end).s[0] == '-' && !tokens->at[end].space_before &&
                !tokens->at[end + 1].space_before;
            if (hyphen) end += 2;
            else if (tokens->at[end].shape == TOKEN_NUMBER) end++;
        }
        Run *stretch = &t->stretches[t->stretches_len++];
        stretch->first = t->len;
        for (ptrdiff_t k = first; k < end; k++) t->token[t->len++] = (int32_t)k;
        stretch->end = t->len;
        done = end;
        i = end - 1;
    }
}

// ------------------------------------------------------------------ questions

typedef struct Asker {
    Sequence *seq;
    const Word *words;
    Str text;
    const Tokens *tokens;
    Arena *keep;
} Asker;

static const Word nothing;

// The word at `i`, when it stands in the same sentence as `from`.
static const Word *near(const Asker *a, ptrdiff_t from, int by) {
    for (ptrdiff_t i = from; i != from + by; i += by < 0 ? -1 : 1)
        if (i < 0 || i >= a->tokens->len || (a->words[i].edge & (by < 0 ? 1 : 2))) return &nothing;
    ptrdiff_t at = from + by;
    return at >= 0 && at < a->tokens->len ? &a->words[at] : &nothing;
}

static void ask(const Asker *a, uint32_t family, uint32_t value) {
    if (!(NAME_WITHOUT >> family % TURN & 1)) sequence_add(a->seq, feature_num(family, value), a->keep);
}

static void ask_bits(const Asker *a, uint32_t family, uint32_t bits) {
    for (; bits; bits &= bits - 1) ask(a, family, (uint32_t)__builtin_ctz(bits));
}

static uint32_t turn(int by) { return (uint32_t)(TURN * (2 + by)); }

static void ask_affixes(const Asker *a, Str s) {
    for (ptrdiff_t n = 1; n <= 4; n++) {
        if (s.len <= n) break;
        if (n > 1) ask(a, PREFIX, feature_str(0, str_slice(s, 0, n)));
        ask(a, SUFFIX, feature_str(0, str_from(s, s.len - n)));
    }
}

static void ask_word(const Asker *a, ptrdiff_t i) {
    const Word *w = &a->words[i], *b = near(a, i, -1), *c = near(a, i, 1), *bb = near(a, i, -2),
               *cc = near(a, i, 2);
    enum { NO_START = (1 << 22) - 1 };
    ask(a, WORD, w->exact);
    ask(a, LOW, w->low);
    ask(a, LOW + turn(-1), b->low);
    ask(a, LOW + turn(1), c->low);
    ask(a, LOW + turn(-2), bb->low);
    ask(a, LOW + turn(2), cc->low);
    ask(a, WORD_PAIR + turn(-1), feature_two(0, b->low, w->low));
    ask(a, WORD_PAIR + turn(1), feature_two(0, w->low, c->low));
    ask(a, OUTER, feature_two(0, b->low, c->low));
    ask(a, SHAPE, w->shape);
    ask(a, SHAPES + turn(-1), feature_two(0, b->shape, w->shape));
    ask(a, SHAPES + turn(1), feature_two(0, w->shape, c->shape));
    ask(a, SHAPES, feature_num(feature_two(0, b->shape, w->shape), c->shape));
    ask_bits(a, BITS, w->bits);
    ask_bits(a, BITS + turn(-1), b->bits & NO_START);
    ask_bits(a, BITS + turn(1), c->bits & NO_START);
    ask_bits(a, BITS + turn(2),
             cc->bits & (WORD_CAPITAL | WORD_BODY | WORD_BODY_LAST | WORD_FIRM | WORD_FAMILY | WORD_SAY));
    ask_bits(a, BITS + turn(-2), bb->bits & (WORD_CAPITAL | WORD_BODY | WORD_TITLE | WORD_ROLE | WORD_GIVEN));
    ask(a, BIT_PAIR, w->bits);
    ask(a, BIT_PAIR + turn(-1), feature_two(0, b->bits & NO_START, w->bits & NO_START));
    ask(a, BIT_PAIR + turn(1), feature_two(0, w->bits & NO_START, c->bits & NO_START));
    ask(a, CLUSTER, w->fine);
    ask(a, CLUSTER + turn(-1), b->fine);
    ask(a, CLUSTER + turn(1), c->fine);
    ask(a, CLUSTER + turn(2), cc->coarse);
    ask(a, CLUSTER + turn(-2), bb->coarse);
    ask(a, CLUSTER_PAIR + turn(-1), feature_two(0, b->fine, w->fine));
    ask(a, CLUSTER_PAIR + turn(1), feature_two(0, w->fine, c->fine));
    ask(a, GROUP, w->coarse);
    ask(a, GROUP + turn(-1), feature_two(0, b->coarse, w->coarse));
    ask(a, GROUP + turn(1), feature_two(0, w->coarse, c->coarse));
    ask(a, RULE, w->rule);
    ask(a, RULE + turn(-1), b->rule);
    ask(a, RULE + turn(1), c->rule);
    ask(a, RULES, feature_num(feature_two(0, b->rule, w->rule), c->rule));
    ask(a, SEEN, w->seen);
    ask(a, PHRASE, w->phrase);
    ask(a, PHRASE + turn(-1), feature_two(0, b->phrase, w->phrase));
    ask(a, PHRASE + turn(1), feature_two(0, w->phrase, c->phrase));
    ask(a, EDGE, feature_num((uint32_t)w->edge, (w->bits & (WORD_START | WORD_SHOUTED)) >> 22));
    ask_affixes(a, token_str(a->text, a->tokens, i));
    sequence_next(a->seq, a->keep);
}

// What only words in and beside stretches need.
static void look_up(Word *w, Str s) {
    if (w->shape) return;
    w->exact = feature_str(WORD, s);
    w->shape = shape_of(s);
    Cluster cluster = cluster_of(s);
    w->fine = cluster.fine, w->coarse = cluster.coarse;
}

NameTraits name_traits(Str text, const Tokens *tokens, const Spans *sentences, const NameGuesses *guesses,
                       Arena *keep) {
    NameTraits t = {0};
    Word *words = read_words(text, tokens, sentences, guesses, keep);
    find_stretches(&t, text, tokens, words, keep);
    find_phrases(words, text, tokens);
    for (ptrdiff_t i = 0; i < t.len; i++)
        for (ptrdiff_t k = t.token[i] - 2; k <= t.token[i] + 2; k++)
            if (k >= 0 && k < tokens->len) look_up(&words[k], token_str(text, tokens, k));
    Asker a = {&t.seq, words, text, tokens, keep};
    // one block each, so that neither array has to move
    t.seq.features.cap = t.len * 80 + 1;
    t.seq.features.at = arena_new(keep, uint32_t, t.seq.features.cap);
    t.seq.ends.cap = t.len + 1;
    t.seq.ends.at = arena_new(keep, uint32_t, t.seq.ends.cap);
    for (ptrdiff_t i = 0; i < t.len; i++) ask_word(&a, t.token[i]);
    t.low = arena_new(keep, uint32_t, tokens->len + 1);
    for (ptrdiff_t i = 0; i < tokens->len; i++) t.low[i] = words[i].low;
    return t;
}

// ------------------------------------------------------------------ the second pass

// All that the first pass found for one word, or for two in a row.
typedef struct Found {
    uint32_t key;
    int32_t sum[NAME_LABELS], times;
} Found;

typedef struct FoundTable {
    Found *at;
    uint32_t mask;
} FoundTable;

static Found *found_of(const FoundTable *table, uint32_t key) {
    uint32_t i = (key | 1) * 0x9e3779b1u >> 7 & table->mask;
    while (table->at[i].key && table->at[i].key != (key | 1)) i = (i + 1) & table->mask;
    table->at[i].key = key | 1;
    return &table->at[i];
}

static FoundTable found_table(ptrdiff_t len, Arena *scratch) {
    ptrdiff_t size = 16;
    while (size < len * 2) size *= 2;
    return (FoundTable){arena_new(scratch, Found, size), (uint32_t)size - 1};
}

static void note(const FoundTable *table, uint32_t key, const int16_t *sure) {
    Found *found = found_of(table, key);
    for (int k = 0; k < NAME_LABELS; k++) found->sum[k] += sure[k];
    found->times++;
}

// The label most likely elsewhere, and how likely: 1 + label * 4 + quarter; 0 when the text has no other.
static uint32_t elsewhere(const FoundTable *table, uint32_t key, const int16_t *own) {
    const Found *found = found_of(table, key);
    if (found->times < 2) return 0;
    int best = 0;
    int32_t most = -1, all = (found->times - 1) * 1000;
    for (int k = 0; k < NAME_LABELS; k++)
        if (found->sum[k] - own[k] > most) most = found->sum[k] - own[k], best = k;
    int32_t quarter = (most * 4 - 1) / all;
    return (uint32_t)(1 + best * 4 + (quarter < 0 ? 0 : quarter > 3 ? 3 : quarter));
}

static uint32_t pair_key(const NameTraits *t, ptrdiff_t thing, int by) {
    uint32_t here = t->low[t->token[thing]],
             other = t->token[thing] + by >= 0 ? t->low[t->token[thing] + by] : 0;
    return by < 0 ? feature_two(1, other, here) : feature_two(2, here, other);
}

static int32_t share(const Found *found, int kind, const int16_t *own) {
    int b = 2 * kind - 1;
    int32_t sum = found->sum[b] + found->sum[b + 1] - own[b] - own[b + 1], all = (found->times - 1) * 1000;
    return found->times < 2 ? 9 : sum * 8 / (all + 1);
}

Sequence name_traits_again(const NameTraits *t, const uint8_t *label, const int16_t *sure, Arena *keep,
                           Arena scratch) {
    Sequence seq = {0};
    FoundTable words = found_table(t->len, &scratch), pairs = found_table(t->len * 2, &scratch);
    for (ptrdiff_t i = 0; i < t->len; i++) {
        const int16_t *own = sure + i * NAME_LABELS;
        note(&words, t->low[t->token[i]], own);
        note(&pairs, pair_key(t, i, -1), own);
        note(&pairs, pair_key(t, i, 1), own);
    }
    uint32_t *most = arena_new(&scratch, uint32_t, t->len + 2);
    for (ptrdiff_t i = 0; i < t->len; i++)
        most[i + 1] = elsewhere(&words, t->low[t->token[i]], sure + i * NAME_LABELS);
    for (ptrdiff_t i = 0; i < t->len; i++) {
        Asker a = {.seq = &seq, .keep = keep};
        const int16_t *own = sure + i * NAME_LABELS;
        bool before = i > 0 && t->token[i - 1] == t->token[i] - 1;
        bool behind = i + 1 < t->len && t->token[i + 1] == t->token[i] + 1;
        uint32_t self = (uint32_t)(label[i] * 4 + own[label[i]] / 251);
        const Found *found = found_of(&words, t->low[t->token[i]]);
        ask(&a, AGAIN, most[i + 1]);
        ask(&a, AGAIN + turn(-1), before ? most[i] : 99);
        ask(&a, AGAIN + turn(1), behind ? most[i + 2] : 99);
        ask(&a, AGAIN_SELF, self);
        ask(&a, AGAIN_SELF + turn(-1), before ? label[i - 1] : 99u);
        ask(&a, AGAIN_SELF + turn(1), behind ? label[i + 1] : 99u);
        ask(&a, AGAIN_SELF + turn(2), feature_two(0, self, most[i + 1]));
        ask(&a, AGAIN_PAIR + turn(-1), elsewhere(&pairs, pair_key(t, i, -1), own));
        ask(&a, AGAIN_PAIR + turn(1), elsewhere(&pairs, pair_key(t, i, 1), own));
        for (int kind = 1; kind <= 3; kind++)
            ask(&a, AGAIN_SHARE + turn(kind - 2), (uint32_t)share(found, kind, own));
        sequence_next(&seq, keep);
    }
    return seq;
}

void name_traits_decide(const Model *model, int head, const int32_t *scores, const NameTraits *t,
                        uint8_t *label, int16_t *sure, Arena scratch) {
    for (ptrdiff_t s = 0; s < t->stretches_len; s++) {
        Arena own = scratch;
        Run stretch = t->stretches[s];
        ptrdiff_t len = stretch.end - stretch.first;
        const int32_t *at = scores + stretch.first * model->width;
        if (!sure) {
            memcpy(label + stretch.first, tagger_best(model, head, at, len, &own), (size_t)len);
            continue;
        }
        Tags tags = tagger_decide(model, head, at, len, &own);
        memcpy(label + stretch.first, tags.label, (size_t)len);
        memcpy(sure + stretch.first * NAME_LABELS, tags.sure, (size_t)(len * NAME_LABELS) * sizeof *sure);
    }
}
