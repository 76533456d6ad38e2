// tagger.c - see tagger.h. Models from their bytes, and scores: each feature is one look into the table. What the scores
// come to: chain.c.
#include "text/tagger.h"

#include <endian.h>
#include <string.h>

#include "base/hash.h"
#include "data/models/models.h"
#include "text/chain.h"

enum { LINE = 64 };

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
    chain_open(head);
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
static inline uint64_t eight(const unsigned char *at) {
    uint64_t n;
    memcpy(&n, at, sizeof n);
    return le64toh(n);
}

// Which slots of `line` hold `feature`: the top bit of their check bytes. All are compared at once: the lowest byte that is
// zero after the xor is the slot's (Mycroft 1987); those above it may be set by chance.
static inline uint64_t slots_of(const unsigned char *line, uint32_t feature) {
    const uint64_t ones = 0x0101010101010101u;
    uint64_t check = feature & 0xff ? feature & 0xff : 1;
    uint64_t differ = eight(line) ^ check * ones;
    return (differ - ones) & ~differ & ones << 7;
}

// Lines are asked for AHEAD of the feature that needs them: a table is larger than the nearest memory, and nearly every
// feature is in another line. Whole annotating with 16, 32, 64, 100, 200: 1, 1.09, 1.09, 1.09, 1.11 times as fast.
typedef struct Looks {
    const uint32_t *at, *last;
    const unsigned char *lines;
    int shift;
} Looks;

enum { AHEAD = 128 };

static inline const unsigned char *next_line(Looks *l, uint32_t *feature) {
    const uint32_t *ahead = l->last - l->at > AHEAD ? l->at + AHEAD : l->at;
    __builtin_prefetch(l->lines + (size_t)(*ahead >> l->shift) * LINE);
    *feature = *l->at++;
    return l->lines + (size_t)(*feature >> l->shift) * LINE;
}

// Slots of eight bytes, so at most seven labels: the byte before a slot's weights is read along, and its sum left out.
// Whether a feature has weights nobody can foretell, so there is no branch on it. Weights are summed as 128 more than they
// are, which needs no sign: those at even places in one word, four sums of 16 bits, those at odd places in another.
enum { SMALL = 8, ROUND = 256, MORE = 128 };  // so many bytes fit a sum

static inline void add_small(int32_t *out, int width, Looks *l, const uint32_t *end) {
    const uint64_t more = 0x8080808080808080u, halves = 0x00ff00ff00ff00ffu;
    while (l->at < end) {
        uint64_t sums[2] = {0, 0};
        ptrdiff_t count = end - l->at > ROUND ? ROUND : end - l->at;
        for (ptrdiff_t i = 0; i < count; i++) {
            uint32_t feature;
            const unsigned char *line = next_line(l, &feature);
            uint64_t slots = slots_of(line, feature);
            size_t slot = (size_t)__builtin_ctzll(slots | (uint64_t)1 << 63) / 8;
            uint64_t weights = eight(line + SMALL - 1 + slot * (SMALL - 1));
            weights = (weights & -(uint64_t)(slots != 0)) ^ more;
            sums[0] += weights & halves;
            sums[1] += weights >> 8 & halves;
        }
        for (int k = 0; k < width; k++)
            out[k] += (int32_t)(sums[(k + 1) % 2] >> (k + 1) / 2 * 16 & 0xffff) - MORE * (int32_t)count;
    }
}

static inline void add_any(int32_t *out, const Model *model, Looks *l, const uint32_t *end) {
    int count = LINE / model->slot;
    uint64_t used = count < 8 ? ((uint64_t)1 << (8 * count)) - 1 : ~(uint64_t)0;
    while (l->at < end) {
        uint32_t feature;
        const unsigned char *line = next_line(l, &feature);
        uint64_t slots = slots_of(line, feature) & used;
        if (!slots) continue;
        const signed char *weights =
            (const signed char *)line + count + (__builtin_ctzll(slots) >> 3) * (model->slot - 1);
        for (int k = 0; k < model->width; k++) out[k] += weights[k];
    }
}

int32_t *tagger_scores(const Model *model, const Sequence *seq, Arena *keep) {
    int32_t *scores = arena_new(keep, int32_t, seq->ends.len * model->width + 1), *out = scores;
    if (seq->features.len == 0) return scores;
    Looks looks = {.at = seq->features.at,
                   .last = seq->features.at + seq->features.len,
                   .lines = model->lines,
                   .shift = 32 - model->bits};
    for (ptrdiff_t i = 0; i < AHEAD && i < seq->features.len; i++)
        __builtin_prefetch(model->lines + (size_t)(looks.at[i] >> looks.shift) * LINE);
    for (ptrdiff_t i = 0; i < seq->ends.len; i++, out += model->width) {
        const uint32_t *end = seq->features.at + seq->ends.at[i];
        if (model->slot == SMALL) add_small(out, model->width, &looks, end);
        else add_any(out, model, &looks, end);
    }
    return scores;
}

Tags tagger_decide(const Model *model, int head, const int32_t *scores, ptrdiff_t len, Arena *keep) {
    Tags tags = {.labels = model->heads[head].len};
    tags.label = tagger_best(model, head, scores, len, keep);
    tags.sure = tagger_sure(model, head, scores, len, keep);
    return tags;
}

Tags tagger_run(const Model *model, int head, const Sequence *seq, Arena *keep) {
    return tagger_decide(model, head, tagger_scores(model, seq, keep), seq->ends.len, keep);
}
