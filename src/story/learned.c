// learned.c - see learned.h.
#include "story/learned.h"

enum {
    PRINTS_MOST = 2048,  // of one article that are looked at
    RELATED = 300,  // thousandths of the shorter one's fingerprints: from here on two articles are versions
    RELATED_LEAST = 4,  // fingerprints; fewer are a foot line, however short the article
    TIMES = 2,          // unrelated articles that must have it
    HALF = 2,
};

// An article of the same outlet that has print number `print` of this one.
typedef struct Hit {
    int32_t number, print;
} Hit;
typedef struct Hits {
    Hit *at;
    ptrdiff_t len, cap;
} Hits;

static int by_number(const void *a, const void *b) {
    const Hit *x = a, *y = b;
    if (x->number != y->number) return x->number < y->number ? -1 : 1;
    return x->print < y->print ? -1 : x->print > y->print;
}

static int32_t min32(int32_t a, int32_t b) { return a < b ? a : b; }

// Is `number` the outlet's, and of another story?
static bool is_other(const Around *around, int32_t number, uint64_t outlet) {
    return fingerprint_index_outlet(around->index, number) == outlet &&
        (around->story == NULL || around->story[number] != around->self);
}

// times[p]: unrelated articles of the outlet that have print p.
static void count_times(int32_t *times, const Around *around, uint64_t outlet, Fingerprints prints,
                        Arena scratch) {
    Holders *holders = arena_new(&scratch, Holders, 1);
    Hits hits = {0};
    for (int32_t p = 0; p < (int32_t)prints.len; p++) {
        fingerprint_index_find(around->index, prints.at[p].hash, holders);
        if (holders->many) times[p] = TIMES;  // no report stands in so many articles
        for (int32_t h = 0; h < holders->len && !holders->many; h++)
            if (is_other(around, holders->numbers[h], outlet))
                *vec_push(&hits, &scratch) = (Hit){holders->numbers[h], p};
    }
    vec_sort(hits.at, hits.len, (ptrdiff_t)sizeof(Hit), by_number);
    for (ptrdiff_t start = 0, end; start < hits.len; start = end) {
        for (end = start + 1; end < hits.len && hits.at[end].number == hits.at[start].number;) end++;
        int64_t shared = end - start,
                of = min32((int32_t)prints.len,
                           fingerprint_index_prints(around->index, hits.at[start].number));
        if (shared > RELATED_LEAST && shared * 1000 > RELATED * of) continue;
        for (ptrdiff_t h = start; h < end; h++) times[hits.at[h].print]++;
    }
}

// The words of each such print, and those between two that follow one another.
static bool mark_prints(Words words, Fingerprints prints, const int32_t *times) {
    bool any = false;
    for (ptrdiff_t p = 0; p < prints.len; p++) {
        if (times[p] < TIMES) continue;
        any = true;
        int32_t end = prints.at[p].at + FINGERPRINT_GRAM;
        if (p + 1 < prints.len && times[p + 1] >= TIMES && prints.at[p + 1].at < end + FINGERPRINT_COARSE)
            end = prints.at[p + 1].at;
        for (int32_t w = prints.at[p].at; w < end; w++) words.at[w].flags |= WORD_STANDING;
    }
    return any;
}

// A paragraph of which half is so is so to its ends, where fingerprints don't reach.
static void fill_paragraphs(Words words) {
    for (ptrdiff_t start = 0, end; start < words.len; start = end) {
        ptrdiff_t marked = 0;
        end = start;
        do marked += (words.at[end++].flags & WORD_STANDING) != 0;
        while (end < words.len && !(words.at[end].flags & WORD_PARAGRAPH));
        if (marked * HALF < end - start) continue;
        for (ptrdiff_t w = start; w < end; w++) words.at[w].flags |= WORD_STANDING;
    }
}

bool learned_mark(const Around *around, const Article *article, Words words, Arena scratch) {
    uint64_t outlet = fingerprint_outlet(article);
    if (outlet == 0) return false;
    Fingerprints prints = fingerprint_find(words, FINGERPRINT_COARSE, &scratch);
    if (prints.len > PRINTS_MOST) prints.len = PRINTS_MOST;
    int32_t *times = arena_new(&scratch, int32_t, prints.len);
    count_times(times, around, outlet, prints, scratch);
    if (!mark_prints(words, prints, times)) return false;
    fill_paragraphs(words);
    return true;
}
