// key_pack.c - see key_pack.h.
#include "story/key_pack.h"

#include <string.h>

enum {
    LOW_BITS = 24,
    LOW_BYTES = 3,
    STEPS = 1 << (32 - LOW_BITS),  // of the upper bits
    WORD = sizeof(uint64_t)
};

// ---- bits, in words of 64 ----

static uint64_t word_at(const uint8_t *bytes, ptrdiff_t i) {
    uint64_t word;
    memcpy(&word, bytes + i * (ptrdiff_t)sizeof word, sizeof word);
    return word;
}

static void set_bit(uint8_t *bytes, ptrdiff_t i) {
    uint64_t word = word_at(bytes, i / 64) | (uint64_t)1 << i % 64;
    memcpy(bytes + i / 64 * (ptrdiff_t)sizeof word, &word, sizeof word);
}

// ---- where things stand: all of `bytes` follows from the header ----

typedef struct Layout {
    ptrdiff_t low, high, body, flags, in_title, in_lead, pairs, pair_weights, words, labels, about, weights;
} Layout;

static Layout layout_of(const PackedKeys *p) {
    Layout at;
    at.pairs = 0;
    at.words = at.pairs + p->pairs_len * (ptrdiff_t)sizeof(uint32_t);
    at.labels = at.words + p->headline_words * (ptrdiff_t)sizeof(uint16_t);
    at.pair_weights = at.labels + p->headline_labels * 2 * (ptrdiff_t)sizeof(uint16_t);
    at.about = at.pair_weights + p->pairs_len;
    at.low = at.about + (p->about ? (ptrdiff_t)sizeof(About) : 0);
    at.high = at.low + LOW_BYTES * p->len;
    at.body = at.high + (p->len + STEPS + 63) / 64 * WORD;
    at.flags = at.body + p->len;
    at.in_title = at.flags + p->len;
    at.in_lead = at.in_title + WORD;
    at.weights = at.in_lead + WORD;
    return at;
}

static ptrdiff_t weights_of(const Keys *keys) {
    ptrdiff_t count = 0;
    for (int32_t k = 0; k < keys->len; k++) count += (keys->at[k].title != 0) + (keys->at[k].lead != 0);
    return count;
}

// ---- packing ----

bool keys_fit(const Keys *keys) {
    const KeyTotals *t = &keys->totals;
    return t->title <= UINT16_MAX && t->title_names <= UINT16_MAX && t->lead <= UINT16_MAX &&
        t->names <= UINT16_MAX && t->plain <= UINT16_MAX && t->lead_names <= UINT16_MAX;
}

static void pack_head(PackedKeys *p, const Keys *keys) {
    const KeyTotals *t = &keys->totals;
    must(keys_fit(keys));
    p->when = keys->when, p->outlet = keys->outlet;
    p->title = (uint16_t)t->title, p->title_names = (uint16_t)t->title_names, p->lead = (uint16_t)t->lead;
    p->names = (uint16_t)t->names, p->plain = (uint16_t)t->plain, p->lead_names = (uint16_t)t->lead_names;
    p->numbers = (uint8_t)t->numbers;
    p->words = keys->words, p->score = keys->headline.score;
    p->len = (uint8_t)keys->len, p->pairs_len = (uint8_t)keys->pairs.len;
    p->headline_words = keys->headline.words_len, p->headline_labels = keys->headline.labels_len;
    p->roundup = keys->roundup, p->section = keys->section;
    p->about = about_known(&keys->about);
    memcpy(p->heaviest, keys->heaviest, sizeof p->heaviest);
}

static void pack_keys(PackedKeys *p, const Layout *at, const Keys *keys) {
    uint8_t *weight = p->bytes + at->weights;
    memset(p->bytes + at->high, 0, (size_t)(at->body - at->high));
    memset(p->bytes + at->in_title, 0, (size_t)(at->weights - at->in_title));
    for (int32_t k = 0; k < keys->len; k++) {
        const Key *key = &keys->at[k];
        for (int b = 0; b < LOW_BYTES; b++)
            p->bytes[at->low + LOW_BYTES * k + b] = (uint8_t)(key->key >> 8 * b);
        set_bit(p->bytes + at->high, (ptrdiff_t)(key->key >> LOW_BITS) + k);
        p->bytes[at->body + k] = key->body;
        p->bytes[at->flags + k] = key->flags;
        if (key->title) set_bit(p->bytes + at->in_title, k), *weight++ = key->title;
        if (key->lead) set_bit(p->bytes + at->in_lead, k), *weight++ = key->lead;
    }
}

void keys_pack_again(PackedKeys *p, const Keys *keys) {
    pack_head(p, keys);
    Layout at = layout_of(p);
    const Headline *h = &keys->headline;
    memcpy(p->bytes + at.pairs, keys->pairs.key, (size_t)p->pairs_len * sizeof *keys->pairs.key);
    memcpy(p->bytes + at.pair_weights, keys->pairs.weight, p->pairs_len);
    memcpy(p->bytes + at.words, h->words, p->headline_words * sizeof *h->words);
    memcpy(p->bytes + at.labels, h->label, p->headline_labels * sizeof *h->label);
    memcpy(p->bytes + at.labels + p->headline_labels * sizeof *h->label, h->number,
           p->headline_labels * sizeof *h->number);
    if (p->about) memcpy(p->bytes + at.about, &keys->about, sizeof keys->about);
    pack_keys(p, &at, keys);
}

static ptrdiff_t size_of(const Keys *keys, ptrdiff_t weights) {
    PackedKeys head;
    pack_head(&head, keys);
    return (ptrdiff_t)offsetof(PackedKeys, bytes) + layout_of(&head).weights + weights;
}

ptrdiff_t keys_pack_most(const Keys *keys) { return size_of(keys, 2 * (ptrdiff_t)keys->len); }

PackedKeys *keys_pack(const Keys *keys, ptrdiff_t room, Arena *keep) {
    ptrdiff_t size = room ? room : size_of(keys, weights_of(keys));
    PackedKeys *packed = arena_take(keep, 1, _Alignof(PackedKeys), size);
    keys_pack_again(packed, keys);
    return packed;
}

// ---- unpacking ----

static void unpack_head(Keys *keys, const PackedKeys *p) {
    keys->when = p->when, keys->outlet = p->outlet;
    keys->totals =
        (KeyTotals){p->title, p->title_names, p->lead, p->names, p->plain, p->lead_names, p->numbers};
    keys->words = p->words, keys->headline.score = p->score;
    keys->len = p->len, keys->pairs.len = p->pairs_len;
    keys->headline.words_len = p->headline_words, keys->headline.labels_len = p->headline_labels;
    keys->roundup = p->roundup, keys->section = p->section;
    memcpy(keys->heaviest, p->heaviest, sizeof p->heaviest);
}

// Bit i of the upper bits' words is the key's number k and its upper bits together: i = k + upper.
static void unpack_keys(Key *to, const PackedKeys *p, const Layout *at) {
    const uint8_t *low = p->bytes + at->low, *high = p->bytes + at->high, *weight = p->bytes + at->weights;
    const uint8_t *body = p->bytes + at->body, *flags = p->bytes + at->flags;
    uint64_t in_title = word_at(p->bytes + at->in_title, 0), in_lead = word_at(p->bytes + at->in_lead, 0);
    int32_t k = 0;
    for (int32_t w = 0; k < p->len; w++)
        for (uint64_t word = word_at(high, w); word; word &= word - 1, k++, low += LOW_BYTES) {
            uint32_t upper = (uint32_t)(w * 64 + __builtin_ctzll(word) - k);
            uint32_t key = upper << LOW_BITS | (uint32_t)low[2] << 16 | (uint32_t)low[1] << 8 | low[0];
            uint8_t title = in_title >> k & 1 ? *weight++ : 0, lead = in_lead >> k & 1 ? *weight++ : 0;
            to[k] = (Key){key, title, lead, body[k], flags[k]};
        }
}

const Keys *keys_unpack(const PackedKeys *p, KeysRoom *room) {
    Keys *keys = &room->keys;
    Headline *h = &keys->headline;
    Layout at = layout_of(p);
    unpack_head(keys, p);
    memcpy(keys->pairs.key, p->bytes + at.pairs, (size_t)p->pairs_len * sizeof *keys->pairs.key);
    memcpy(keys->pairs.weight, p->bytes + at.pair_weights, p->pairs_len);
    memcpy(h->words, p->bytes + at.words, p->headline_words * sizeof *h->words);
    memcpy(h->label, p->bytes + at.labels, p->headline_labels * sizeof *h->label);
    memcpy(h->number, p->bytes + at.labels + p->headline_labels * sizeof *h->label,
           p->headline_labels * sizeof *h->number);
    keys->about = (About){0};
    if (p->about) memcpy(&keys->about, p->bytes + at.about, sizeof keys->about);
    unpack_keys(room->at, p, &at);
    keys->at = room->at;
    return keys;
}
