// gold.c - see gold.h.
#include "gold.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <string.h>

enum { LONG = 6 };

Words gold_words(Str text, Arena *keep) {
    Words words = {0};
    Str folded = utf8_fold(text, keep);
    ptrdiff_t start = -1;
    for (ptrdiff_t at = 0; at <= folded.len;) {
        ptrdiff_t here = at;
        int32_t rune = at < folded.len ? utf8_next(folded, &at) : (at++, ' ');
        bool in = rune_letter(rune) || rune_digit(rune) || rune == '_';
        if (in && start < 0) start = here;
        if (!in && start >= 0) {
            *vec_push(&words, keep) = (uint32_t)hash_bytes(str_slice(folded, start, here));
            start = -1;
        }
    }
    return words;
}

uint32_t gold_gram(const uint32_t *at, ptrdiff_t len) {
    uint64_t hash = 0;
    for (ptrdiff_t i = 0; i < len; i++) hash = hash_mix(hash, at[i]);
    return (uint32_t)hash;
}

// Where the `len` words at `at` next stand in gold from `from` on and are not used yet; -1.
static ptrdiff_t find_words(const Words *gold, const uint8_t *used, const uint32_t *at, ptrdiff_t len,
                            ptrdiff_t from, ptrdiff_t end) {
    for (ptrdiff_t i = from; i + len <= end; i++) {
        if (used[i] || gold->at[i] != at[0]) continue;
        ptrdiff_t k = 1;
        while (k < len && gold->at[i + k] == at[k] && !used[i + k]) k++;
        if (k == len) return i;
    }
    return -1;
}

typedef struct Anchor {
    ptrdiff_t block, from, end, words, best, back;
} Anchor;

static ptrdiff_t mark_grams(const Words *gold, const Words *words, uint8_t *used, bool mark, ptrdiff_t *from,
                            ptrdiff_t *end) {
    ptrdiff_t hits = 0, at = 0;
    *from = -1;
    for (ptrdiff_t i = 0; i + GOLD_GRAM <= words->len; i++) {
        ptrdiff_t found = find_words(gold, used, words->at + i, GOLD_GRAM, at, gold->len);
        if (found < 0 && at) found = find_words(gold, used, words->at + i, GOLD_GRAM, 0, gold->len);
        if (found < 0) continue;
        hits++;
        if (*from < 0) *from = found;
        *end = found + GOLD_GRAM;
        at = found;
    }
    if (mark && *from >= 0 && *end > *from) memset(used + *from, 1, (size_t)(*end - *from));
    return hits;
}

void gold_label(uint8_t *body, const Words *gold, const Words *block, ptrdiff_t blocks, Arena scratch) {
    uint8_t *used = arena_new(&scratch, uint8_t, gold->len + 1);
    Anchor *anchors = arena_new(&scratch, Anchor, blocks + 1);
    ptrdiff_t len = 0;
    for (ptrdiff_t i = 0; i < blocks; i++) {
        ptrdiff_t from, end, all = block[i].len - GOLD_GRAM + 1;
        if (block[i].len < LONG || mark_grams(gold, &block[i], used, false, &from, &end) * 2 < all) continue;
        anchors[len++] = (Anchor){i, from, end, block[i].len, 0, -1};
    }
    // the heaviest chain in gold's order: of a text that stands twice, one copy
    ptrdiff_t last = -1;
    for (ptrdiff_t i = 0; i < len; i++) {
        anchors[i].best = anchors[i].words;
        for (ptrdiff_t k = 0; k < i; k++)
            if (anchors[k].from < anchors[i].from && anchors[k].best + anchors[i].words > anchors[i].best)
                anchors[i].best = anchors[k].best + anchors[i].words, anchors[i].back = k;
        if (last < 0 || anchors[i].best > anchors[last].best) last = i;
    }
    for (ptrdiff_t i = last; i >= 0; i = anchors[i].back) {
        body[anchors[i].block] = 1;
        memset(used + anchors[i].from, 1,
               (size_t)(anchors[i].end > anchors[i].from ? anchors[i].end - anchors[i].from : 0));
    }
    for (ptrdiff_t i = 0; i < len; i++) {
        ptrdiff_t from, end, at = anchors[i].block;
        if (body[at]) continue;
        if (mark_grams(gold, &block[at], used, false, &from, &end) * 2 < block[at].len - GOLD_GRAM + 1)
            continue;
        body[at] = 1;
        mark_grams(gold, &block[at], used, true, &from, &end);
    }
    // short ones between their neighbours
    ptrdiff_t before = 0;
    for (ptrdiff_t i = 0, next = 0; i < blocks; i++) {
        while (next < len && (anchors[next].block < i || !body[anchors[next].block])) {
            if (body[anchors[next].block]) before = anchors[next].end;
            next++;
        }
        if (block[i].len == 0 || block[i].len >= LONG) continue;
        ptrdiff_t end = next < len ? anchors[next].from : gold->len;
        ptrdiff_t found = find_words(gold, used, block[i].at, block[i].len, before, end);
        if (found < 0) continue;
        body[i] = 1;
        memset(used + found, 1, (size_t)block[i].len);
        before = found + block[i].len;
    }
}
