// fingerprint.c - see fingerprint.h.
#include "story/fingerprint.h"

#include "base/hash.h"

enum { GRAM = FINGERPRINT_GRAM, WIDEST = 8 };

bool fingerprint_counts(Word word) { return !(word.flags & (WORD_QUOTED | WORD_STANDING)); }

static uint64_t gram_hash(const Word *words) {
    uint64_t hash = 0;
    for (int i = 0; i < GRAM; i++) hash = hash_mix(hash, words[i].hash);
    return hash;
}

// Of one stretch [start, end) of words that count.
static void winnow(Fingerprints *found, const Word *words, ptrdiff_t start, ptrdiff_t end, int window,
                   Arena *keep) {
    uint64_t last[WIDEST];  // the hashes of the window, the one of place p at p % WIDEST
    ptrdiff_t least = -1, kept = -1;
    for (ptrdiff_t p = start; p + GRAM <= end; p++) {
        last[p % WIDEST] = gram_hash(&words[p]);
        // the rightmost of the smallest; it is searched for again only when it has left the window
        if (least < start || least <= p - window) {
            ptrdiff_t from = p - window + 1 < start ? start : p - window + 1;
            for (ptrdiff_t q = least = from; q <= p; q++)
                if (last[q % WIDEST] <= last[least % WIDEST]) least = q;
        } else if (last[p % WIDEST] <= last[least % WIDEST]) least = p;
        if (p - start + 1 < window || least == kept) continue;
        kept = least;
        *vec_push(found, keep) = (Fingerprint){last[least % WIDEST], (int32_t)least};
    }
}

Fingerprints fingerprint_find(Words words, int window, Arena *keep) {
    must(window > 0 && window <= WIDEST);
    Fingerprints found = {0};
    for (ptrdiff_t start = 0, end; start < words.len; start = end + 1) {
        end = start;
        while (end < words.len && fingerprint_counts(words.at[end])) end++;
        winnow(&found, words.at, start, end, window, keep);
    }
    return found;
}
