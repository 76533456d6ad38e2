// gold.c - see gold.h. In order: words, labels, figures.
#include "gold.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "base/vec.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GRAM = 4, LONG = 6 };

// ---- words ----

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

// ---- labels ----

static uint32_t gram(const uint32_t *at, ptrdiff_t len) {
    uint64_t hash = 0;
    for (ptrdiff_t i = 0; i < len; i++) hash = hash_mix(hash, at[i]);
    return (uint32_t)hash;
}

// Where the `len` words at `at` next stand in gold from `from` on and are not used yet; -1.
static ptrdiff_t find_words(const Words *text, const uint8_t *used, const uint32_t *at, ptrdiff_t len,
                            ptrdiff_t from, ptrdiff_t end) {
    for (ptrdiff_t i = from; i + len <= end; i++) {
        if (used[i] || text->at[i] != at[0]) continue;
        ptrdiff_t k = 1;
        while (k < len && text->at[i + k] == at[k] && !used[i + k]) k++;
        if (k == len) return i;
    }
    return -1;
}

typedef struct Anchor {
    ptrdiff_t block, from, end, words, best, back;
} Anchor;

static int by_place(const void *a, const void *b) {
    ptrdiff_t x = *(const ptrdiff_t *)a, y = *(const ptrdiff_t *)b;
    return (x > y) - (x < y);
}

// How many of the block's grams stand in gold where nothing else does, and where the block stands: its first gram alone
// may stand anywhere, so the middle one of all says.
static ptrdiff_t mark_grams(const Gold *gold, ptrdiff_t block, uint8_t *used, bool mark, ptrdiff_t *from,
                            ptrdiff_t *end, Arena scratch) {
    const Words *words = &gold->block[block];
    ptrdiff_t hits = 0, at = 0;
    ptrdiff_t *found = arena_new(&scratch, ptrdiff_t, words->len + 1),
              *begin = arena_new(&scratch, ptrdiff_t, words->len + 1);
    for (ptrdiff_t i = 0; i + GRAM <= words->len; i++) {
        ptrdiff_t here = find_words(&gold->text, used, words->at + i, GRAM, at, gold->text.len);
        if (here < 0 && at) here = find_words(&gold->text, used, words->at + i, GRAM, 0, gold->text.len);
        if (here < 0) continue;
        found[hits] = here, begin[hits++] = here - i;
        at = here;
    }
    *from = *end = -1;
    if (hits == 0) return 0;
    qsort(begin, (size_t)hits, sizeof *begin, by_place);
    *from = begin[hits / 2] < 0 ? 0 : begin[hits / 2];
    *end = *from + words->len < gold->text.len ? *from + words->len : gold->text.len;
    for (ptrdiff_t i = 0; mark && i < hits; i++) memset(used + found[i], 1, GRAM);
    return hits;
}

// Blocks most of whose grams stand in gold.
static ptrdiff_t find_anchors(Anchor *anchors, const Gold *gold, uint8_t *used, Arena scratch) {
    ptrdiff_t len = 0;
    for (ptrdiff_t i = 0; i < gold->blocks; i++) {
        ptrdiff_t from, end, all = gold->block[i].len - GRAM + 1;
        if (gold->block[i].len < LONG || mark_grams(gold, i, used, false, &from, &end, scratch) * 2 < all)
            continue;
        anchors[len++] = (Anchor){i, from, end, gold->block[i].len, 0, -1};
    }
    return len;
}

// The heaviest chain in gold's order: of a text that stands twice, one copy.
static void keep_chain(Gold *gold, Anchor *anchors, ptrdiff_t len, uint8_t *used, Arena scratch) {
    ptrdiff_t last = -1, from, end;
    for (ptrdiff_t i = 0; i < len; i++) {
        anchors[i].best = anchors[i].words;
        for (ptrdiff_t k = 0; k < i; k++)
            if (anchors[k].from < anchors[i].from && anchors[k].best + anchors[i].words >= anchors[i].best)
                anchors[i].best = anchors[k].best + anchors[i].words, anchors[i].back = k;
        if (last < 0 || anchors[i].best >= anchors[last].best) last = i;
    }
    for (ptrdiff_t i = last; i >= 0; i = anchors[i].back) {
        gold->body[anchors[i].block] = 1;
        mark_grams(gold, anchors[i].block, used, true, &from, &end, scratch);
    }
}

// What gold has in another order, as far as nothing of the chain stands there.
static void keep_rest(Gold *gold, const Anchor *anchors, ptrdiff_t len, uint8_t *used, Arena scratch) {
    for (ptrdiff_t i = 0; i < len; i++) {
        ptrdiff_t from, end, block = anchors[i].block;
        if (gold->body[block]) continue;
        if (mark_grams(gold, block, used, false, &from, &end, scratch) * 2 <
            gold->block[block].len - GRAM + 1)
            continue;
        gold->body[block] = 1;
        mark_grams(gold, block, used, true, &from, &end, scratch);
    }
}

// Where they last stand in it.
static ptrdiff_t find_last(const Words *text, const uint8_t *used, const Words *words, ptrdiff_t from,
                           ptrdiff_t end) {
    for (ptrdiff_t i = end - words->len; i >= from; i--)
        if (find_words(text, used, words->at, words->len, i, i + words->len) == i) return i;
    return -1;
}

// Short ones between their neighbours, from the end: a heading stands nearer to its text than its copy in a table of
// contents.
static void keep_short(Gold *gold, const Anchor *anchors, ptrdiff_t len, uint8_t *used) {
    ptrdiff_t end = gold->text.len;
    for (ptrdiff_t i = gold->blocks - 1, last = len - 1; i >= 0; i--) {
        while (last >= 0 && (anchors[last].block > i || !gold->body[anchors[last].block])) {
            if (gold->body[anchors[last].block]) end = anchors[last].from;
            last--;
        }
        if (gold->block[i].len == 0 || gold->block[i].len >= LONG) continue;
        ptrdiff_t found =
            find_last(&gold->text, used, &gold->block[i], last < 0 ? 0 : anchors[last].end, end);
        if (found < 0) continue;
        gold->body[i] = 1;
        memset(used + found, 1, (size_t)gold->block[i].len);
        end = found;
    }
}

void gold_label(Gold *gold, Arena *keep) {
    gold->body = arena_new(keep, uint8_t, gold->blocks + 1);
    Arena scratch = *keep;
    uint8_t *used = arena_new(&scratch, uint8_t, gold->text.len + 1);
    Anchor *anchors = arena_new(&scratch, Anchor, gold->blocks + 1);
    ptrdiff_t len = find_anchors(anchors, gold, used, scratch);
    keep_chain(gold, anchors, len, used, scratch);
    keep_short(gold, anchors, len, used);
    keep_rest(gold, anchors, len, used, scratch);
}

// ---- figures ----

static int by_value(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static ptrdiff_t shared(uint32_t *a, ptrdiff_t a_len, uint32_t *b, ptrdiff_t b_len) {
    if (a_len == 0 || b_len == 0) return 0;
    qsort(a, (size_t)a_len, sizeof *a, by_value);
    qsort(b, (size_t)b_len, sizeof *b, by_value);
    ptrdiff_t i = 0, k = 0, both = 0;
    while (i < a_len && k < b_len) {
        if (a[i] == b[k]) both++, i++, k++;
        else if (a[i] < b[k]) i++;
        else k++;
    }
    return both;
}

static Words grams_of(const Words *words, Arena *room) {
    Words out = {0};
    ptrdiff_t len = words->len < GRAM ? words->len : GRAM;
    for (ptrdiff_t i = 0; len && i + len <= words->len; i++) *vec_push(&out, room) = gram(words->at + i, len);
    return out;
}

double gold_measure(Figures *figures, const Gold *gold, const uint8_t *kept, Arena scratch) {
    Words got = {0}, text = {0};
    for (ptrdiff_t i = 0; i < gold->blocks; i++)
        if (kept[i])
            for (ptrdiff_t k = 0; k < gold->block[i].len; k++)
                *vec_push(&got, &scratch) = gold->block[i].at[k];
    for (ptrdiff_t k = 0; k < gold->text.len; k++) *vec_push(&text, &scratch) = gold->text.at[k];
    Words a = grams_of(&got, &scratch), b = grams_of(&text, &scratch);
    double both = (double)shared(a.at, a.len, b.at, b.len), all = (double)(a.len + b.len) - both;
    if (all > 0)
        figures->hit += both / all, figures->wrong += ((double)a.len - both) / all,
            figures->missed += ((double)b.len - both) / all;
    double same = (double)shared(got.at, got.len, text.at, text.len);
    double f1 = got.len + text.len ? 2 * same / (double)(got.len + text.len) : 1;
    figures->f1 += f1;
    figures->pages++;
    return f1;
}

void gold_show(const char *what, const Figures *f) {
    double p = f->hit / (f->hit + f->wrong), r = f->hit / (f->hit + f->missed);
    printf("%-24s word F1 %.4f  shingle F1 %.4f  (%d pages)\n", what, f->f1 / f->pages, 2 * p * r / (p + r),
           f->pages);
}
