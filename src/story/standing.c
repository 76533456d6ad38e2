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

// The table as hashes, by first word.
static void read_phrases(Phrase *phrases, Arena scratch) {
    for (ptrdiff_t i = 0; i < standing_len; i++) {
        Words words = words_find(standing[i].phrase, PHRASE_WORDS, &scratch);
        for (; phrases[i].len < words.len; phrases[i].len++)
            phrases[i].words[phrases[i].len] = words.at[phrases[i].len].hash;
    }
    vec_sort(phrases, standing_len, (ptrdiff_t)sizeof(Phrase), by_first);
}

static bool stands_at(const Phrase *phrase, const Word *at, const Word *end) {
    if (end - at < phrase->len) return false;
    for (int32_t i = 0; i < phrase->len; i++)
        if (phrase->words[i] != at[i].hash) return false;
    return true;
}

static bool any_stands_at(const Phrase *phrases, const Word *at, const Word *end) {
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

void standing_mark(Words words, Arena scratch) {
    Phrase *phrases = arena_new(&scratch, Phrase, standing_len);
    read_phrases(phrases, scratch);
    for (ptrdiff_t start = 0, end; start < words.len; start = end) {
        end = start + 1;
        while (end < words.len && !(words.at[end].flags & WORD_PARAGRAPH)) end++;
        if (end - start > LONGEST) continue;
        bool found = false;
        for (ptrdiff_t i = start; i < end && !found; i++)
            found = any_stands_at(phrases, &words.at[i], &words.at[end - 1] + 1);
        for (ptrdiff_t i = start; found && i < end; i++) words.at[i].flags |= WORD_STANDING;
    }
}
