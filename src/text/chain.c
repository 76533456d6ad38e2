// chain.c - see chain.h and tagger.h. Viterbi for the best labels; forward and backward sums for how sure they are.
//
// Weights are 1/32 of a natural logarithm. Sums of probabilities are fixed-point numbers of 28 bits, scaled at every step so
// that the greatest has its top bit set: no floating point, no logarithm.
//
// The inner loops are inlined with the number of labels as a constant for the heads that we have (BY_LABELS), so that the
// compiler unrolls them: a third of their time.
#include "text/chain.h"

enum { UNIT = 32, BITS = 28 };

#define INLINE static inline __attribute__((always_inline))

// `call(L)` with the number of labels as a constant where it is a usual one.
// clang-format off
#define BY_LABELS(len, call) \
    switch (len) {           \
    case 2: call(2); break;  \
    case 5: call(5); break;  \
    case 7: call(7); break;  \
    default: call(len);      \
    }
// clang-format on

// ------------------------------------------------------------------ the best labels

// A score that says "not allowed": far below any sum of weights, and far from overflowing when weights are added to it.
enum { NOT = -(1 << 29), LEAST = -(1 << 28) };

typedef struct Best {
    int32_t score[TAGGER_LABELS];
} Best;

// Viterbi's table over steps: step[j][k] is the weight of k behind j.
typedef struct Steps {
    int32_t step[TAGGER_LABELS + 1][TAGGER_LABELS];
} Steps;

static Steps steps_of(const Head *head) {
    Steps s;
    for (int j = 0; j <= head->len; j++)
        for (int k = 0; k < head->len; k++)
            s.step[j][k] = head->from[j][k] == TAGGER_NEVER ? NOT : head->from[j][k];
    return s;
}

// From the labels before to those of the next thing; `back[k]` is the best label to stand before k.
INLINE void best_step(const Steps *s, Best *best, const int32_t *scores, uint8_t *back, int len) {
    Best next;
    int32_t top = LEAST;
    for (int k = 0; k < len; k++) {
        int32_t most = LEAST;
        int before = 0;
        for (int j = 0; j < len; j++) {
            int32_t score = best->score[j] + s->step[j][k];
            if (score > most) most = score, before = j;
        }
        back[k] = (uint8_t)before;
        next.score[k] = most == LEAST ? NOT : most + scores[k];
        if (next.score[k] > top) top = next.score[k];
    }
    for (int k = 0; k < len; k++)  // only differences matter: a text of any length fits
        best->score[k] = next.score[k] == NOT ? NOT : next.score[k] - top;
}

INLINE void best_steps(const Steps *s, Best *best, const int32_t *scores, ptrdiff_t width, uint8_t *back,
                       ptrdiff_t things, int len) {
    for (ptrdiff_t i = 1; i < things; i++) best_step(s, best, scores + i * width, back + i * len, len);
}

uint8_t *tagger_best(const Model *model, int h, const int32_t *scores, ptrdiff_t len, Arena *keep) {
    const Head *head = &model->heads[h];
    uint8_t *labels = arena_new(keep, uint8_t, len + 1);
    if (len == 0) return labels;
    Arena scratch = *keep;
    int count = head->len;
    uint8_t *back = len > 1 ? arena_new(&scratch, uint8_t, len * count) : labels;
    Steps steps = steps_of(head);
    Best now;
    for (int k = 0; k < count; k++)
        now.score[k] = steps.step[count][k] == NOT ? NOT : scores[head->first + k] + steps.step[count][k];
#define CALL(n) best_steps(&steps, &now, scores + head->first, model->width, back, len, n)
    BY_LABELS(count, CALL)
#undef CALL
    int best = 0;
    for (int k = 1; k < count; k++)
        if (now.score[k] > now.score[best]) best = k;
    for (ptrdiff_t i = len; i-- > 0;) {
        labels[i] = (uint8_t)best;
        if (i) best = back[i * count + best];
    }
    return labels;
}

// ------------------------------------------------------------------ how sure

// exp(-x / UNIT) in 28 bits; 0 when it is next to nothing.
static inline uint32_t fixed_exp(int32_t x) {
    static const uint32_t ones[] = {268435456, 98751886, 36328789, 13364615, 4916567, 1808704, 665385,
                                    244782,    90050,    33128,    12187,    4483,    1649,    607,
                                    223,       82,       30,       11,       4,       1};
    static const uint32_t parts[UNIT] = {
        268435456, 260176565, 252171774, 244413264, 236893459, 229605013, 222540810, 215693949,
        209057743, 202625713, 196391575, 190349242, 184492811, 178816564, 173314957, 167982616,
        162814334, 157805064, 152949913, 148244138, 143683146, 139262480, 134977824, 130824993,
        126799931, 122898707, 119117512, 115452651, 111900546, 108457729, 105120835, 101886607};
    uint32_t n = (uint32_t)x;
    if (n >= UNIT * countof(ones)) return 0;
    return (uint32_t)((uint64_t)ones[n / UNIT] * parts[n % UNIT] >> BITS);
}

uint32_t chain_exp(int32_t x) { return fixed_exp(x); }

void chain_open(Head *head) {
    int32_t most = TAGGER_NEVER;
    for (int j = 0; j <= head->len; j++)
        for (int k = 0; k < head->len; k++)
            if (head->from[j][k] > most) most = head->from[j][k];
    for (int j = 0; j <= head->len; j++)
        for (int k = 0; k < head->len; k++)
            head->likely[j][k] = head->from[j][k] == TAGGER_NEVER ? 0 : fixed_exp(most - head->from[j][k]);
}

// Scales the greatest to 28 bits. All zero: nothing allowed here is likely, so all are alike.
INLINE void scale(uint32_t *out, const uint64_t *p, int len) {
    uint64_t all = 0;
    for (int k = 0; k < len; k++) all |= p[k];
    if (all == 0) {
        for (int k = 0; k < len; k++) out[k] = (uint32_t)1 << BITS;
        return;
    }
    int shift = 64 - BITS - 1 - __builtin_clzll(all);
    for (int k = 0; k < len; k++) out[k] = (uint32_t)(shift > 0 ? p[k] >> shift : p[k] << -shift);
}

// One thing's scores as probabilities, but for a factor.
INLINE void here_of(uint32_t *out, const int32_t *scores, int len) {
    int32_t most = scores[0];
    for (int k = 1; k < len; k++)
        if (scores[k] > most) most = scores[k];
    for (int k = 0; k < len; k++) out[k] = fixed_exp(most - scores[k]);
}

// Of all ways to get to each label at this thing, from those before it.
INLINE void step_on(const Head *head, uint32_t *out, const uint32_t *before, const uint32_t *here, int len) {
    uint64_t p[TAGGER_LABELS];
    for (int k = 0; k < len; k++) {
        uint64_t sum = 0;
        for (int j = 0; j < len; j++) sum += (uint64_t)before[j] * head->likely[j][k];
        p[k] = (sum >> BITS) * here[k];
    }
    scale(out, p, len);
}

// Of all ways to go on from each label at a thing, over the next one: `back` moves to the thing before.
INLINE void step_back(const Head *head, uint32_t *back, const uint32_t *next, int len) {
    uint64_t both[TAGGER_LABELS], p[TAGGER_LABELS];
    for (int k = 0; k < len; k++) both[k] = (uint64_t)back[k] * next[k] >> BITS;
    for (int j = 0; j < len; j++) {
        p[j] = 0;
        for (int k = 0; k < len; k++) p[j] += head->likely[j][k] * both[k];
    }
    scale(back, p, len);
}

INLINE void write_sure(int16_t *out, const uint32_t *on, const uint32_t *back, int len) {
    uint64_t sum = 0, product[TAGGER_LABELS];
    for (int k = 0; k < len; k++) sum += product[k] = (uint64_t)on[k] * back[k] >> 8;
    uint64_t part = sum / 1000 + 1;
    for (int k = 0; k < len; k++)
        out[k] = (int16_t)(sum >> 10 == 0 || product[k] < part ? 0 : product[k] / part);
}

INLINE void sure_of(const Head *head, int16_t *sure, uint32_t *here, uint32_t *on, const int32_t *scores,
                    ptrdiff_t width, ptrdiff_t things, int len) {
    for (ptrdiff_t i = 0; i < things; i++) here_of(here + i * len, scores + i * width, len);
    uint64_t first[TAGGER_LABELS];
    for (int k = 0; k < len; k++) first[k] = (uint64_t)head->likely[head->len][k] * here[k];
    scale(on, first, len);
    for (ptrdiff_t i = 1; i < things; i++)
        step_on(head, on + i * len, on + (i - 1) * len, here + i * len, len);
    uint32_t back[TAGGER_LABELS];
    for (int k = 0; k < len; k++) back[k] = (uint32_t)1 << BITS;
    for (ptrdiff_t i = things; i-- > 0;) {
        write_sure(sure + i * len, on + i * len, back, len);
        if (i) step_back(head, back, here + i * len, len);
    }
}

int16_t *tagger_sure(const Model *model, int h, const int32_t *scores, ptrdiff_t len, Arena *keep) {
    const Head *head = &model->heads[h];
    int16_t *sure = arena_new(keep, int16_t, len * head->len + 1);
    if (len == 0) return sure;
    Arena scratch = *keep;
    uint32_t *here = arena_new(&scratch, uint32_t, len * head->len);
    uint32_t *on = arena_new(&scratch, uint32_t, len * head->len);
#define CALL(n) sure_of(head, sure, here, on, scores + head->first, model->width, len, n)
    BY_LABELS(head->len, CALL)
#undef CALL
    return sure;
}
