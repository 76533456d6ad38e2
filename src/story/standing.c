// standing.c - see standing.h.
#include "story/standing.h"

#include "data/standing.h"

enum {
    PHRASE_WORDS = 8,
    LONGEST = 60,  // words of a paragraph that is one; a longer one is a report that uses the phrase
};

typedef struct Phrase {
    uint64_t words[PHRASE_WORDS];
    int32_t len;
} Phrase;

static int by_first(const void *a, const void *b) {
    uint64_t x = ((const Phrase *)a)->words[0], y = ((const Phrase *)b)->words[0];
    return x < y ? -1 : x > y;
}

struct Standing {
    uint64_t first[4];  // a bit of 256 for each phrase's first word: most words are none
    Phrase *phrases;    // by first word
};

Standing *standing_read(Arena *keep) {
    Standing *table = arena_new(keep, Standing, 1);
    Phrase *phrases = table->phrases = arena_new(keep, Phrase, standing_len);
    for (ptrdiff_t i = 0; i < standing_len; i++) {
        Words words = words_find(standing[i].phrase, PHRASE_WORDS, keep);
        for (; phrases[i].len < words.len; phrases[i].len++)
            phrases[i].words[phrases[i].len] = words.at[phrases[i].len].hash;
        uint64_t first = phrases[i].words[0];
        table->first[first >> 6 & 3] |= (uint64_t)1 << (first & 63);
    }
    vec_sort(phrases, standing_len, (ptrdiff_t)sizeof(Phrase), by_first);
    return table;
}

static bool stands_at(const Phrase *phrase, const Word *at, const Word *end) {
    if (end - at < phrase->len) return false;
    for (int32_t i = 0; i < phrase->len; i++)
        if (phrase->words[i] != at[i].hash) return false;
    return true;
}

static bool any_stands_at(const Standing *table, const Word *at, const Word *end) {
    if (!(table->first[at->hash >> 6 & 3] >> (at->hash & 63) & 1)) return false;
    const Phrase *phrases = table->phrases;
    ptrdiff_t low = 0, high = standing_len;
    while (low < high) {
        ptrdiff_t mid = low + (high - low) / 2;
        if (phrases[mid].words[0] < at->hash) low = mid + 1;
        else high = mid;
    }
    for (; low < standing_len && phrases[low].words[0] == at->hash; low++)
        if (stands_at(&phrases[low], at, end)) return true;
    return false;
}

void standing_mark(const Standing *table, Words words) {
    for (ptrdiff_t start = 0, end; start < words.len; start = end) {
        end = start + 1;
        while (end < words.len && !(words.at[end].flags & WORD_PARAGRAPH)) end++;
        if (end - start > LONGEST) continue;
        bool found = false;
        for (ptrdiff_t i = start; i < end && !found; i++)
            found = any_stands_at(table, &words.at[i], &words.at[end - 1] + 1);
        for (ptrdiff_t i = start; found && i < end; i++) words.at[i].flags |= WORD_STANDING;
    }
}
