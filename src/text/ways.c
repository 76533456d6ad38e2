// ways.c - see ways.h. Viterbi with the best few ways to each label, not the best only; most things have one or two labels
// that are possible at all, so that this costs little.
#include "text/ways.h"

#include "text/chain.h"

enum { LEAST_SURE = 4, NOT = -(1 << 29) };  // thousandths a label needs to be looked at

// One of the best ways to a label at a thing: over which label of the thing before, and over which of its ways.
typedef struct Step {
    int32_t score;
    uint8_t label, way;
} Step;

// What can stand at one thing: for each possible label its ways, the best first.
typedef struct Place {
    uint8_t labels[TAGGER_LABELS], labels_len, ways_len[TAGGER_LABELS];
    Step *ways;  // of labels[n]: at [n * WAYS]
} Place;

static void open_place(Place *place, const int16_t *sure, int count, Arena *keep) {
    for (int k = 0; k < count; k++)
        if (sure[k] >= LEAST_SURE) place->labels[place->labels_len++] = (uint8_t)k;
    for (int k = 0; place->labels_len == 0 && k < count; k++)  // nothing known: all
        place->labels[k] = (uint8_t)k;
    if (place->labels_len == 0) place->labels_len = (uint8_t)count;
    place->ways = arena_new(keep, Step, place->labels_len * WAYS + 1);
}

// The best ways to label `k` from all ways to the labels before: each list is in order, so the best is a list's head.
static int merge(Step *out, const Head *head, const Place *before, int k, int32_t score) {
    int next[TAGGER_LABELS] = {0}, len = 0;
    for (; len < WAYS; len++) {
        Step best = {.score = NOT};
        int from = 0;
        for (int n = 0; n < before->labels_len; n++) {
            int j = before->labels[n];
            if (next[n] >= before->ways_len[n] || head->from[j][k] == TAGGER_NEVER) continue;
            int32_t sum = before->ways[n * WAYS + next[n]].score + head->from[j][k];
            if (sum > best.score) best = (Step){sum, (uint8_t)n, (uint8_t)next[n]}, from = n;
        }
        if (best.score == NOT) break;
        next[from]++;
        best.score += score;
        out[len] = best;
    }
    return len;
}

// Only differences matter: a text of any length fits.
static void level(Place *place) {
    int32_t top = NOT;
    for (int n = 0; n < place->labels_len; n++)
        if (place->ways_len[n] && place->ways[n * WAYS].score > top) top = place->ways[n * WAYS].score;
    for (int n = 0; n < place->labels_len; n++)
        for (int w = 0; w < place->ways_len[n]; w++) place->ways[n * WAYS + w].score -= top;
}

static void weigh(Ways *ways, const int32_t *behind) {
    int64_t sum = 0;
    for (int w = 0; w < ways->len; w++) sum += chain_exp(behind[w]);
    for (int w = 0; w < ways->len; w++)
        ways->share[w] = (int16_t)(1000 * (int64_t)chain_exp(behind[w]) / sum);
}

Ways ways_find(const Model *model, int h, const int32_t *scores, const int16_t *sure, ptrdiff_t len,
               Arena *keep) {
    Ways out = {0};
    if (len == 0) return out;
    for (int w = 0; w < WAYS; w++) out.label[w] = arena_new(keep, uint8_t, len);
    Arena scratch = *keep;
    const Head *head = &model->heads[h];
    Place *places = arena_new(&scratch, Place, len + 1);
    for (ptrdiff_t i = 0; i < len; i++) {
        Place *place = &places[i];
        const int32_t *score = scores + i * model->width + head->first;
        open_place(place, sure + i * head->len, head->len, &scratch);
        for (int n = 0; n < place->labels_len; n++) {
            int k = place->labels[n];
            Step *ways = place->ways + n * WAYS;
            if (i) {
                place->ways_len[n] = (uint8_t)merge(ways, head, place - 1, k, score[k]);
            } else if (head->from[head->len][k] != TAGGER_NEVER) {
                ways[0].score = score[k] + head->from[head->len][k];
                place->ways_len[n] = 1;
            }
        }
        level(place);
    }
    // the ends of all ways, merged as if one more thing followed
    int32_t behind[WAYS];
    int next[TAGGER_LABELS] = {0};
    const Place *end = &places[len - 1];
    for (; out.len < WAYS; out.len++) {
        int from = -1;
        for (int n = 0; n < end->labels_len; n++) {
            if (next[n] >= end->ways_len[n]) continue;
            if (from < 0 || end->ways[n * WAYS + next[n]].score > end->ways[from * WAYS + next[from]].score)
                from = n;
        }
        if (from < 0) break;
        int n = from, w = next[from]++;
        behind[out.len] = -end->ways[n * WAYS + w].score;
        for (ptrdiff_t i = len; i-- > 0;) {
            out.label[out.len][i] = places[i].labels[n];
            Step step = places[i].ways[n * WAYS + w];
            n = step.label, w = step.way;
        }
    }
    weigh(&out, behind);
    return out;
}
