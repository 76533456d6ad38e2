// tagger.c - see tagger.h. Scores by looking features up, Viterbi for the labels, forward and backward sums for how
// sure they are.
//
// Weights are 1/32 of a natural logarithm. Sums of probabilities are fixed-point numbers of 28 bits, scaled at every
// step so that the greatest has its top bit set: no floating point, no logarithm.
#include "text/tagger.h"

#include "base/hash.h"
#include "data/models/models.h"

enum { LINE = 64, UNIT = 32, BITS = 28 };

uint32_t feature_str(uint32_t family, Str value) { return feature_num(family, (uint32_t)hash_bytes(value)); }

// ------------------------------------------------------------------ reading a model

// What the trainer writes: "lede-tag", bits, slot, heads; each head's labels (length, bytes) and transitions (two bytes,
// little endian); zeros up to a multiple of 64; the lines.
typedef struct Reader {
    const unsigned char *at, *end;
} Reader;

static int read_byte(Reader *r) { return r->at < r->end ? *r->at++ : 0; }

static Str read_word(Reader *r) {
    ptrdiff_t len = read_byte(r);
    if (r->end - r->at < len) return (Str){0};
    Str word = {(const char *)r->at, len};
    r->at += len;
    return word;
}

static bool read_head(Reader *r, Head *head, int first) {
    head->first = first;
    head->len = read_byte(r);
    if (head->len < 1 || head->len > TAGGER_LABELS) return false;
    for (int k = 0; k < head->len; k++) head->labels[k] = read_word(r);
    for (int j = 0; j <= head->len; j++) {
        for (int k = 0; k < head->len; k++) {
            int low = read_byte(r), high = read_byte(r);
            head->from[j][k] = (int16_t)(uint16_t)(low | high << 8);
        }
    }
    return true;
}

bool tagger_read(Model *out, Str bytes) {
    static const Str magic = S_("lede-tag");
    Model m = {0};
    Reader r = {(const unsigned char *)bytes.s, (const unsigned char *)bytes.s + bytes.len};
    if (!str_starts(bytes, magic)) return false;
    r.at += magic.len;
    m.bits = read_byte(&r);
    m.slot = read_byte(&r);
    m.heads_len = read_byte(&r);
    if (m.bits > 24 || m.bits < 1 || m.heads_len < 1 || m.heads_len > TAGGER_HEADS) return false;
    for (int h = 0; h < m.heads_len; h++) {
        if (!read_head(&r, &m.heads[h], m.width)) return false;
        m.width += m.heads[h].len;
    }
    if (m.slot <= m.width || m.slot < 8 || LINE % m.slot != 0) return false;
    ptrdiff_t head_len = (r.at - (const unsigned char *)bytes.s + LINE - 1) / LINE * LINE;
    if (bytes.len != head_len + ((ptrdiff_t)LINE << m.bits)) return false;
    m.lines = (const unsigned char *)bytes.s + head_len;
    *out = m;
    return true;
}

bool tagger_open(Model *out, Str name) {
    for (ptrdiff_t i = 0; i < models_len; i++)
        if (str_eq(models[i].name, name))
            return tagger_read(out, (Str){models[i].start, models[i].end - models[i].start});
    return false;
}

// ------------------------------------------------------------------ scores

// Eight bytes as a number, the first the lowest: the same on every machine.
static uint64_t eight(const unsigned char *at) {
    uint64_t n = 0;
    for (int i = 0; i < 8; i++) n |= (uint64_t)at[i] << (8 * i);
    return n;
}

// The weights of `feature`; NULL when the model has none. All check bytes of a line are compared at once: the lowest byte
// that is zero after the xor is the slot's (Mycroft 1987).
static inline const signed char *weights_of(const Model *model, const unsigned char *line, uint32_t feature) {
    const uint64_t ones = 0x0101010101010101u;
    int slots = LINE / model->slot;
    uint64_t check = feature & 0xff ? feature & 0xff : 1;
    uint64_t differ = eight(line) ^ check * ones;
    uint64_t zero = (differ - ones) & ~differ & ones << 7;
    if (slots < 8) zero &= ((uint64_t)1 << (8 * slots)) - 1;
    if (!zero) return NULL;
    return (const signed char *)line + slots + (__builtin_ctzll(zero) >> 3) * (model->slot - 1);
}

int32_t *tagger_scores(const Model *model, const Sequence *seq, Arena *keep) {
    enum { AHEAD = 8 };  // lines asked for before they are needed
    int32_t *scores = arena_new(keep, int32_t, seq->ends.len * model->width + 1), *out = scores;
    const uint32_t *feature = seq->features.at, *last = feature + seq->features.len;
    int shift = 32 - model->bits, width = model->width;
    for (ptrdiff_t i = 0; i < seq->ends.len; i++, out += width) {
        for (const uint32_t *end = seq->features.at + seq->ends.at[i]; feature < end; feature++) {
            if (last - feature > AHEAD)
                __builtin_prefetch(model->lines + (size_t)(feature[AHEAD] >> shift) * LINE);
            const signed char *weights =
                weights_of(model, model->lines + (size_t)(*feature >> shift) * LINE, *feature);
            for (int k = 0; weights && k < width; k++) out[k] += weights[k];
        }
    }
    return scores;
}

// ------------------------------------------------------------------ the best labels

typedef struct Best {
    int32_t score[TAGGER_LABELS];
} Best;

// The best label to stand before `k`, and the score of getting from it to there.
static int best_before(const Head *head, const Best *before, int k, int32_t *most) {
    int best = 0;
    *most = INT32_MIN;
    for (int j = 0; j < head->len; j++) {
        if (head->from[j][k] == TAGGER_NEVER || before->score[j] == INT32_MIN) continue;
        int32_t score = before->score[j] + head->from[j][k];
        if (score > *most) *most = score, best = j;
    }
    return best;
}

static Best first_scores(const Head *head, const int32_t *scores) {
    Best best = {{0}};
    for (int k = 0; k < head->len; k++) {
        int32_t from = head->from[head->len][k];
        best.score[k] = from == TAGGER_NEVER ? INT32_MIN : scores[k] + from;
    }
    return best;
}

uint8_t *tagger_best(const Model *model, int h, const int32_t *scores, ptrdiff_t len, Arena *keep) {
    const Head *head = &model->heads[h];
    uint8_t *labels = arena_new(keep, uint8_t, len + 1);
    if (len == 0) return labels;
    Arena scratch = *keep;
    uint8_t(*back)[TAGGER_LABELS] = arena_take(&scratch, TAGGER_LABELS, 1, len);
    Best now = first_scores(head, scores + head->first);
    for (ptrdiff_t i = 1; i < len; i++) {
        Best next = {{0}};
        int32_t top = INT32_MIN;
        for (int k = 0; k < head->len; k++) {
            int32_t most;
            back[i][k] = (uint8_t)best_before(head, &now, k, &most);
            next.score[k] = most == INT32_MIN ? most : most + scores[i * model->width + head->first + k];
            if (next.score[k] > top) top = next.score[k];
        }
        for (int k = 0; k < head->len; k++)  // only differences matter: a text of any length fits
            if (next.score[k] != INT32_MIN) next.score[k] -= top;
        now = next;
    }
    int best = 0;
    for (int k = 1; k < head->len; k++)
        if (now.score[k] > now.score[best]) best = k;
    for (ptrdiff_t i = len; i-- > 0; best = back[i][best]) labels[i] = (uint8_t)best;
    return labels;
}

// ------------------------------------------------------------------ how sure

// exp(-x / UNIT) in 28 bits; 0 when it is next to nothing.
static uint64_t fixed_exp(int32_t x) {
    static const uint32_t ones[] = {268435456, 98751886, 36328789, 13364615, 4916567, 1808704, 665385,
                                    244782,    90050,    33128,    12187,    4483,    1649,    607,
                                    223,       82,       30,       11,       4,       1};
    static const uint32_t parts[UNIT] = {
        268435456, 260176565, 252171774, 244413264, 236893459, 229605013, 222540810, 215693949,
        209057743, 202625713, 196391575, 190349242, 184492811, 178816564, 173314957, 167982616,
        162814334, 157805064, 152949913, 148244138, 143683146, 139262480, 134977824, 130824993,
        126799931, 122898707, 119117512, 115452651, 111900546, 108457729, 105120835, 101886607};
    if (x >= UNIT * countof(ones)) return 0;
    return (uint64_t)ones[x / UNIT] * parts[x % UNIT] >> BITS;
}

typedef struct Sums {
    uint64_t p[TAGGER_LABELS];
} Sums;

// Scales the greatest to 28 bits. All zero: nothing allowed here is likely, so all are alike.
static void scale(Sums *s, int len) {
    uint64_t most = 0;
    for (int k = 0; k < len; k++)
        if (s->p[k] > most) most = s->p[k];
    if (most == 0) {
        for (int k = 0; k < len; k++) s->p[k] = (uint64_t)1 << BITS;
        return;
    }
    int shift = 64 - BITS - 1 - __builtin_clzll(most);
    for (int k = 0; k < len; k++) s->p[k] = shift > 0 ? s->p[k] >> shift : s->p[k] << -shift;
}

// Transitions and one thing's scores as probabilities, but for a factor.
typedef struct Chain {
    const Head *head;
    uint64_t from[TAGGER_LABELS + 1][TAGGER_LABELS];
} Chain;

static Chain chain_of(const Head *head) {
    Chain chain = {.head = head};
    int32_t most = TAGGER_NEVER;
    for (int j = 0; j <= head->len; j++)
        for (int k = 0; k < head->len; k++)
            if (head->from[j][k] > most) most = head->from[j][k];
    for (int j = 0; j <= head->len; j++)
        for (int k = 0; k < head->len; k++)
            chain.from[j][k] = head->from[j][k] == TAGGER_NEVER ? 0 : fixed_exp(most - head->from[j][k]);
    return chain;
}

static Sums likely(const Head *head, const int32_t *scores) {
    Sums out = {{0}};
    int32_t most = scores[0];
    for (int k = 1; k < head->len; k++)
        if (scores[k] > most) most = scores[k];
    for (int k = 0; k < head->len; k++) out.p[k] = fixed_exp(most - scores[k]);
    return out;
}

// Of all ways to get to each label at this thing, from those before it.
static Sums step_on(const Chain *c, const Sums *before, const Sums *here) {
    Sums out = {{0}};
    for (int k = 0; k < c->head->len; k++) {
        for (int j = 0; j < c->head->len; j++) out.p[k] += before->p[j] * c->from[j][k];
        out.p[k] = (out.p[k] >> BITS) * here->p[k];
    }
    scale(&out, c->head->len);
    return out;
}

// Of all ways to go on from each label at a thing, over the next one.
static Sums step_back(const Chain *c, const Sums *behind, const Sums *next) {
    Sums out = {{0}}, both;
    for (int k = 0; k < c->head->len; k++) both.p[k] = behind->p[k] * next->p[k] >> BITS;
    for (int j = 0; j < c->head->len; j++)
        for (int k = 0; k < c->head->len; k++) out.p[j] += c->from[j][k] * both.p[k];
    scale(&out, c->head->len);
    return out;
}

static void write_sure(int16_t *out, const Sums *on, const Sums *back, int len) {
    uint64_t sum = 0, product[TAGGER_LABELS];
    for (int k = 0; k < len; k++) sum += product[k] = on->p[k] * back->p[k] >> 8;
    for (int k = 0; k < len; k++) out[k] = (int16_t)(sum >> 10 ? product[k] / (sum / 1000 + 1) : 0);
}

static int16_t *how_sure(const Model *model, int h, const int32_t *scores, ptrdiff_t len, Arena *keep) {
    const Head *head = &model->heads[h];
    int16_t *sure = arena_new(keep, int16_t, len * head->len + 1);
    if (len == 0) return sure;
    Arena scratch = *keep;
    Chain chain = chain_of(head);
    Sums *here = arena_new(&scratch, Sums, len), *on = arena_new(&scratch, Sums, len), back;
    for (ptrdiff_t i = 0; i < len; i++) here[i] = likely(head, scores + i * model->width + head->first);
    for (int k = 0; k < head->len; k++) on[0].p[k] = chain.from[head->len][k] * here[0].p[k];
    scale(&on[0], head->len);
    for (ptrdiff_t i = 1; i < len; i++) on[i] = step_on(&chain, &on[i - 1], &here[i]);
    for (int k = 0; k < head->len; k++) back.p[k] = (uint64_t)1 << BITS;
    for (ptrdiff_t i = len; i-- > 0;) {
        write_sure(sure + i * head->len, &on[i], &back, head->len);
        if (i) back = step_back(&chain, &back, &here[i]);
    }
    return sure;
}

Tags tagger_decide(const Model *model, int head, const int32_t *scores, ptrdiff_t len, Arena *keep) {
    Tags tags = {.labels = model->heads[head].len};
    tags.label = tagger_best(model, head, scores, len, keep);
    tags.sure = how_sure(model, head, scores, len, keep);
    return tags;
}

Tags tagger_run(const Model *model, int head, const Sequence *seq, Arena *keep) {
    return tagger_decide(model, head, tagger_scores(model, seq, keep), seq->ends.len, keep);
}
