// learning.c - see learning.h.
//
// Coming and going, an article makes stale what holds one of its fingerprints and is its outlet's; and all that holds one
// that passes FINGERPRINT_MANY, for then it tells of nobody. Where most are new, everything is stale, and none is asked.
#include "story/learning.h"

#include "base/limits.h"

#include <string.h>

enum { MARK_IN = 1, MARK_STALE = 2, STEP = 1 << 12 };

struct Learning {
    Arena whole, free;
    FingerprintIndex *index;  // NULL: nothing is known
    int32_t len, news;        // articles; how many came or went since all stories were made
    bool all_stale;
    uint8_t *marks;  // by number; they grow at their end
    int32_t marks_len;
};

static void make_learning(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    *(Learning **)ctx = arena_new(keep, Learning, 1);
}

Learning *learning_new(void) {
    Arena whole = arena_reserve((ptrdiff_t)sizeof(Learning) + LIMIT_WINDOW + STEP), rest = whole;
    Learning *learning = NULL;
    if (whole.beg == NULL || arena_try(make_learning, &learning, &rest, (Arena){0})) {
        arena_release(whole);
        return NULL;
    }
    learning->whole = whole;
    learning->free = rest;
    learning->marks = (uint8_t *)rest.beg;
    return learning;
}

static void take_marks(void *ctx, Arena *keep, Arena scratch) {
    (void)ctx, (void)scratch;
    arena_new(keep, uint8_t, STEP);
}

static bool widen_marks(Learning *learning, int32_t number) {
    while (number >= learning->marks_len) {
        if (arena_try(take_marks, NULL, &learning->free, (Arena){0})) return false;
        learning->marks_len += STEP;
    }
    return true;
}

void learning_free(Learning *learning) {
    if (learning == NULL) return;
    fingerprint_index_free(learning->index);
    arena_release(learning->whole);
}

const FingerprintIndex *learning_index(const Learning *learning) { return learning->index; }

static uint8_t mark_of(const Learning *learning, int32_t number) {
    return number < learning->marks_len ? learning->marks[number] : 0;
}

bool learning_has(const Learning *learning, int32_t number) { return mark_of(learning, number) & MARK_IN; }
bool learning_stale(const Learning *learning, int32_t number) {
    return learning->all_stale || (mark_of(learning, number) & MARK_STALE);
}
void learning_seen(Learning *learning, int32_t number) {
    if (number < learning->marks_len) learning->marks[number] &= (uint8_t)~MARK_STALE;
}

void learning_all_seen(Learning *learning) { learning->all_stale = false, learning->news = 0; }

void learning_forget(Learning *learning) {
    fingerprint_index_free(learning->index);
    learning->index = NULL;
    learning->len = 0;
    learning->all_stale = true;
    memset(learning->marks, 0, (size_t)learning->marks_len);
}

// Those whose words count otherwise when `article` comes or goes; it must not be in the index.
static void mark_holders(Learning *learning, const Article *article, Arena scratch) {
    Fingerprints prints = fingerprint_index_of(article, &scratch);
    Holders *holders = arena_new(&scratch, Holders, 1);
    uint64_t outlet = fingerprint_outlet(article);
    for (ptrdiff_t p = 0; p < prints.len; p++) {
        fingerprint_index_find(learning->index, prints.at[p].hash, holders);
        if (holders->many) continue;
        bool passes = holders->len == FINGERPRINT_MANY;
        for (int32_t h = 0; h < holders->len; h++) {
            int32_t number = holders->numbers[h];
            if (passes || (outlet && fingerprint_index_outlet(learning->index, number) == outlet))
                learning->marks[number] |= MARK_STALE;
        }
    }
}

// Behind a border: a text may want more than `scratch` has.
typedef struct Marking {
    Learning *learning;
    const Article *article;
} Marking;

static void run_marking(void *ctx, Arena *keep, Arena scratch) {
    (void)scratch;
    Marking *marking = ctx;
    mark_holders(marking->learning, marking->article, *keep);
}

static void mark(Learning *learning, const Article *article, Arena scratch) {
    if (++learning->news > learning->len / 4) learning->all_stale = true;
    if (learning->all_stale) return;
    Marking marking = {learning, article};
    if (arena_try(run_marking, &marking, &scratch, (Arena){0})) learning->all_stale = true;
}

bool learning_put(Learning *learning, int32_t number, const Article *article, Arena scratch) {
    if (learning->index == NULL) learning->index = fingerprint_index_new();
    if (learning->index == NULL || !widen_marks(learning, number)) return false;
    mark(learning, article, scratch);
    if (!fingerprint_index_add(learning->index, number, article, scratch)) {
        learning_forget(learning);
        return false;
    }
    learning->marks[number] = MARK_IN | MARK_STALE;
    learning->len++;
    return true;
}

void learning_take(Learning *learning, int32_t number, const Article *article, Arena scratch) {
    if (!learning_has(learning, number)) return;
    fingerprint_index_remove(learning->index, number);
    learning->marks[number] = MARK_STALE;
    learning->len--;
    mark(learning, article, scratch);
}
