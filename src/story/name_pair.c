// name_pair.c - see name_pair.h.
#include "story/name_pair.h"

#include "base/hash.h"
#include "story/weight.h"

enum { OTHERS = 12, OTHER = 32 * 10 * DF_BIT };  // pairs told twice
enum { LEAST_BITS = 6 * DF_BIT };                // of both words: "The President" is in every report

typedef struct Use {
    uint32_t key;
    int32_t bits, times;
} Use;
typedef struct Uses {
    Use *at;
    ptrdiff_t len, cap;
} Uses;

static int by_key(const void *a, const void *b) {
    uint32_t x = ((const Use *)a)->key, y = ((const Use *)b)->key;
    return x < y ? -1 : x > y;
}

static int32_t weight_of(const Use *use) { return weight_damped(use->times) * use->bits; }

static int by_weight(const void *a, const void *b) {
    int32_t x = weight_of(a), y = weight_of(b);
    return x != y ? (x > y ? -1 : 1) : by_key(a, b);
}

// The second begins no sentence and stands behind a space alone, so they are one name.
static bool is_pair(Str text, Word a, Word b) {
    return (a.flags & b.flags & WORD_UPPER) && !(b.flags & WORD_SENTENCE) && b.at.start == a.at.end + 1 &&
        text.s[a.at.end] == ' ';
}

static Uses find_uses(Str text, Words words, Str language, Stemmers *stemmers, Arena *keep) {
    Uses uses = {0};
    for (ptrdiff_t i = 0; i + 1 < words.len; i++) {
        if (!is_pair(text, words.at[i], words.at[i + 1])) continue;
        Stem a = stem_of(stemmers, text, words.at[i], language),
             b = stem_of(stemmers, text, words.at[i + 1], language);
        if (a.bits + b.bits >= LEAST_BITS)
            *vec_push(&uses, keep) = (Use){(uint32_t)(hash_mix(a.key, b.key) >> 32), a.bits + b.bits, 1};
    }
    vec_sort(uses.at, uses.len, (ptrdiff_t)sizeof(Use), by_key);
    ptrdiff_t len = 0;
    for (ptrdiff_t i = 0; i < uses.len; i++)
        if (len && uses.at[len - 1].key == uses.at[i].key) uses.at[len - 1].times++;
        else uses.at[len++] = uses.at[i];
    uses.len = len;
    return uses;
}

NamePairs name_pairs_of(Str text, Words words, Str language, Stemmers *stemmers, Arena scratch) {
    NamePairs pairs = {0};
    Uses uses = find_uses(text, words, language, stemmers, &scratch);
    vec_sort(uses.at, uses.len, (ptrdiff_t)sizeof(Use), by_weight);
    pairs.len = uses.len < NAME_PAIRS ? (int32_t)uses.len : NAME_PAIRS;
    // as if it had some more: one name alone, told once, is not what a report is about
    int64_t squares = (int64_t)OTHERS * OTHER * OTHER;
    for (int32_t i = 0; i < pairs.len; i++)
        squares += (int64_t)weight_of(&uses.at[i]) * weight_of(&uses.at[i]);
    vec_sort(uses.at, pairs.len, (ptrdiff_t)sizeof(Use), by_key);
    int64_t length = weight_root(squares) + 1;
    for (int32_t i = 0; i < pairs.len; i++) {
        pairs.key[i] = uses.at[i].key;
        pairs.weight[i] = (uint8_t)((int64_t)weight_of(&uses.at[i]) * NAME_PAIR_UNIT / length);
    }
    return pairs;
}

NamePairsShared name_pairs_shared(const NamePairs *a, const NamePairs *b) {
    int32_t product = 0, lacks_a = 0, lacks_b = 0, i = 0, j = 0;
    while (i < a->len || j < b->len) {
        bool only_a = j == b->len || (i < a->len && a->key[i] < b->key[j]);
        bool only_b = !only_a && (i == a->len || b->key[j] < a->key[i]);
        if (only_a) lacks_b = a->weight[i] > lacks_b ? a->weight[i] : lacks_b, i++;
        else if (only_b) lacks_a = b->weight[j] > lacks_a ? b->weight[j] : lacks_a, j++;
        else product += a->weight[i++] * b->weight[j++];
    }
    return (NamePairsShared){product, lacks_a < lacks_b ? lacks_a : lacks_b};
}
