// score.c - see score.h.
//
// What tells, in order of weight: the leads say the same in the same rare words; one's title is told in the
// other's body; the bodies agree; rare keys are shared. Against it: days between them; one outlet (which
// rarely reports one event twice, but makes many pages from one template); numbers in both titles that the
// other article lacks (two draws of a lottery, two quarters, two scores).
// Weights: logistic regression over pairs of two sets of labelled news, stable when trained on any part of them,
// rounded by hand.
#include "story/score.h"

#include "story/when.h"

enum {
    BIAS = -6300,
    LEAD = 4400,
    BODY = 3400,  // a cosine of one
    TOLD = 3200,
    TOLD_LESS = 1400,  // all of a title found in the other's body; of the two, more and less
    RARE = 290,        // a shared rare key
    DAY = 1000,
    FREE_DAYS = 2,
    MOST_DAYS = 10,  // a day more between them than an event's first reports take
    SAME_OUTLET = 900,
    NUMBERS_APART = 1100,             // one outlet: titles without a common number
    NUMBERS_UNTOLD = 3000,            // one outlet: numbers of either title not in the other article
    NUMBERS_UNTOLD_ELSEWHERE = 1200,  // two outlets: tolls differ and rise
    TEMPLATE = 400,  // cosine of titles from which untold numbers mean another filling of one form
};

int32_t score_rare(const Keys *a, const Keys *b) {
    int32_t shared = 0;
    for (int32_t i = 0, j = 0; i < a->rare_len && j < b->rare_len;) {
        if (a->rare[i] == b->rare[j]) shared++, i++, j++;
        else if (a->rare[i] < b->rare[j]) i++;
        else j++;
    }
    return shared;
}

static int32_t numbers_cost(const Keys *a, const Keys *b, bool same_outlet) {
    if (a->numbers.len == 0 || b->numbers.len == 0) return 0;
    bool untold =
        key_common(a->numbers, b->body) < a->numbers.len && key_common(b->numbers, a->body) < b->numbers.len;
    if (!same_outlet) return untold ? NUMBERS_UNTOLD_ELSEWHERE : 0;
    if (untold && key_cosine(a->title, b->title) >= TEMPLATE) return -2 * SCORE_LEAST;
    return (untold ? NUMBERS_UNTOLD : 0) + (key_common(a->numbers, b->numbers) == 0 ? NUMBERS_APART : 0);
}

int64_t score_latest(const Keys *keys) {
    return keys->when == WHEN_UNKNOWN ? WHEN_UNKNOWN : keys->when + (MOST_DAYS + 1) * WHEN_DAY - 1;
}

static int32_t part(int32_t weight, int32_t of_1024) { return weight * of_1024 / 1024; }

int32_t score_pair(const Keys *a, const Keys *b) {
    int64_t days = when_apart(a->when, b->when) / WHEN_DAY;
    if (days > MOST_DAYS) return SCORE_LEAST;
    bool same_outlet = a->outlet && a->outlet == b->outlet;
    int32_t ab = key_covered(a->title, b->body), ba = key_covered(b->title, a->body);
    int32_t score = BIAS + part(LEAD, key_cosine(a->lead, b->lead)) +
        part(BODY, key_cosine(a->body, b->body)) + part(TOLD, ab > ba ? ab : ba) +
        part(TOLD_LESS, ab > ba ? ba : ab) + RARE * score_rare(a, b) -
        DAY * (int32_t)(days > FREE_DAYS ? days - FREE_DAYS : 0) - (same_outlet ? SAME_OUTLET : 0) -
        numbers_cost(a, b, same_outlet);
    return score < SCORE_LEAST ? SCORE_LEAST : score;
}
