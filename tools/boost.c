// boost.c - see boost.h. In order: rows, bins, histograms, one tree, all trees.
#include "boost.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BINS = 64, SAMPLE = 1 << 16 };

typedef struct Sums {
    float g, h;  // gradient and curvature
} Sums;

typedef struct Boost {
    const BoostData *data;
    const BoostRecipe *recipe;
    int16_t *cuts;  // BINS - 1 a number: bin b is above cut b - 1
    uint8_t *bins;  // row by row
    float *logit;
    Sums *sums;  // by row
    uint8_t *leaf;
    ptrdiff_t *drawn;
    ptrdiff_t drawn_len;
    Sums *hist;  // [leaf][number][bin]
    uint64_t dice;
} Boost;

static double dice(Boost *b) {
    b->dice ^= b->dice << 13, b->dice ^= b->dice >> 7, b->dice ^= b->dice << 17;
    return (double)(b->dice >> 11) / (double)(1ull << 53);
}

static int by_value(const void *a, const void *b) { return *(const int16_t *)a - *(const int16_t *)b; }

// ---- rows ----

BoostData boost_open(int width, ptrdiff_t most, Arena *arena) {
    return (BoostData){.at = arena_new(arena, int16_t, most * width),
                       .width = width,
                       .label = arena_new(arena, uint8_t, most),
                       .weight = arena_new(arena, float, most),
                       .start = arena_new(arena, float, most),
                       .group = arena_new(arena, int32_t, most)};
}

int16_t *boost_row(BoostData *data, uint8_t label, float weight, float start, int32_t group) {
    ptrdiff_t i = data->len++;
    data->label[i] = label, data->weight[i] = weight, data->start[i] = start, data->group[i] = group;
    if (group >= data->groups) data->groups = group + 1;
    return data->at + i * data->width;
}

// ---- bins ----

static void cut_number(Boost *b, int number, int16_t *sample) {
    const BoostData *d = b->data;
    ptrdiff_t step = d->len / SAMPLE + 1, len = 0;
    for (ptrdiff_t i = 0; i < d->len; i += step) sample[len++] = d->at[i * d->width + number];
    qsort(sample, (size_t)len, sizeof *sample, by_value);
    int16_t *cuts = b->cuts + number * (BINS - 1);
    ptrdiff_t cuts_len = 0, begun = 0;
    for (ptrdiff_t i = 1; i < len && cuts_len < BINS - 1; i++) {
        // a bin has its share of what is left, and values of one kind stay together
        if (sample[i] == sample[i - 1] || (i - begun) * (BINS - cuts_len) < len - begun) continue;
        cuts[cuts_len++] = (int16_t)((sample[i] + sample[i - 1] - (sample[i] + sample[i - 1] < 0)) / 2);
        begun = i;
    }
    while (cuts_len < BINS - 1) cuts[cuts_len++] = INT16_MAX;
}

static void bin_all(Boost *b) {
    const BoostData *d = b->data;
    int16_t *sample = malloc(sizeof *sample * (SAMPLE + 1));
    for (int number = 0; number < d->width; number++) {
        cut_number(b, number, sample);
        const int16_t *cuts = b->cuts + number * (BINS - 1);
        for (ptrdiff_t i = 0; i < d->len; i++) {
            int16_t value = d->at[i * d->width + number];
            int low = 0, high = BINS - 1;
            while (low < high) {
                int mid = (low + high) / 2;
                if (value > cuts[mid]) low = mid + 1;
                else high = mid;
            }
            b->bins[i * d->width + number] = (uint8_t)low;
        }
    }
    free(sample);
}

// ---- one tree ----

static void draw(Boost *b, uint8_t *asked) {
    const BoostData *d = b->data;
    uint8_t *in = calloc((size_t)d->groups + 1, 1);
    for (int32_t i = 0; i < d->groups; i++) in[i] = dice(b) < b->recipe->rows;
    b->drawn_len = 0;
    for (ptrdiff_t i = 0; i < d->len; i++)
        if (in[d->group[i]]) b->drawn[b->drawn_len++] = i;
    free(in);
    for (int k = 0; k < d->width; k++)
        asked[k] = dice(b) < b->recipe->numbers && !(d->left_out && d->left_out[k]);
}

static void fill(Boost *b, int leaves, const int *asked, int asked_len) {
    int width = b->data->width;
    memset(b->hist, 0, sizeof *b->hist * (size_t)leaves * (size_t)width * BINS);
    for (ptrdiff_t r = 0; r < b->drawn_len; r++) {
        ptrdiff_t i = b->drawn[r];
        const uint8_t *bins = b->bins + i * width;
        Sums *hist = b->hist + (ptrdiff_t)b->leaf[i] * width * BINS, s = b->sums[i];
        for (int k = 0; k < asked_len; k++) {
            Sums *to = hist + asked[k] * BINS + bins[asked[k]];
            to->g += s.g, to->h += s.h;
        }
    }
}

// What one question to all leaves is worth.
static double worth(const Boost *b, int leaves, int number, double *gain) {
    double total[BINS - 1] = {0}, best = -1;
    for (int leaf = 0; leaf < leaves; leaf++) {
        const Sums *hist = b->hist + ((ptrdiff_t)leaf * b->data->width + number) * BINS;
        double g = 0, h = 0, left_g = 0, left_h = 0;
        for (int bin = 0; bin < BINS; bin++) g += (double)hist[bin].g, h += (double)hist[bin].h;
        double ridge = b->recipe->ridge, whole = g * g / (h + ridge);
        for (int bin = 0; bin < BINS - 1; bin++) {
            left_g += (double)hist[bin].g, left_h += (double)hist[bin].h;
            double right_g = g - left_g, right_h = h - left_h;
            total[bin] += left_g * left_g / (left_h + ridge) + right_g * right_g / (right_h + ridge) - whole;
        }
    }
    int at = 0;
    for (int bin = 0; bin < BINS - 1; bin++)
        if (total[bin] > best) best = total[bin], at = bin;
    *gain = best;
    return at;
}

static void grow(Boost *b, Tree *out) {
    const BoostData *d = b->data;
    uint8_t is_asked[256];
    int asked[256], asked_len = 0;
    draw(b, is_asked);
    for (int k = 0; k < d->width; k++)
        if (is_asked[k]) asked[asked_len++] = k;
    memset(b->leaf, 0, (size_t)d->len);
    memset(out, 0, sizeof *out);
    for (int level = 0; level < TREE_DEPTH; level++) {
        fill(b, 1 << level, asked, asked_len);
        double best = 1e-9;
        int number = 0, bin = BINS - 1;
        for (int k = 0; k < asked_len; k++) {
            double gain = 0;
            int at = (int)worth(b, 1 << level, asked[k], &gain);
            if (gain > best) best = gain, number = asked[k], bin = at;
        }
        out->gauge[level] = (int16_t)number;
        out->above[level] = bin == BINS - 1 ? INT16_MAX : b->cuts[number * (BINS - 1) + bin];
        for (ptrdiff_t i = 0; i < d->len; i++)
            // NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult): every bin is set before the first tree
            b->leaf[i] |= (uint8_t)((b->bins[i * d->width + number] > bin) << level);
    }
    double g[TREE_LEAVES] = {0}, h[TREE_LEAVES] = {0};
    for (ptrdiff_t r = 0; r < b->drawn_len; r++) {
        ptrdiff_t i = b->drawn[r];
        g[b->leaf[i]] += (double)b->sums[i].g, h[b->leaf[i]] += (double)b->sums[i].h;
    }
    for (int leaf = 0; leaf < TREE_LEAVES; leaf++) {
        double value = -g[leaf] / (h[leaf] + b->recipe->ridge) * b->recipe->rate * TREE_ONE;
        out->leaf[leaf] = (int16_t)lround(value > 32000 ? 32000 : value < -32000 ? -32000 : value);
    }
}

// ---- all trees ----

void boost_learn(Tree *out, const BoostData *data, const BoostRecipe *recipe) {
    size_t rows = (size_t)data->len, width = (size_t)data->width;
    Boost b = {.data = data,
               .recipe = recipe,
               .cuts = malloc(sizeof *b.cuts * width * (BINS - 1)),
               .bins = malloc(rows * width),
               .logit = malloc(sizeof *b.logit * rows),
               .sums = malloc(sizeof *b.sums * rows),
               .leaf = malloc(rows),
               .drawn = malloc(sizeof *b.drawn * rows),
               .hist = malloc(sizeof *b.hist * TREE_LEAVES / 2 * width * BINS),
               .dice = recipe->seed * 2 + 88172645463325252u};
    bin_all(&b);
    memcpy(b.logit, data->start, sizeof *b.logit * rows);
    for (int t = 0; t < recipe->trees; t++) {
        for (size_t i = 0; i < rows; i++) {
            double p = 1 / (1 + exp(-(double)b.logit[i])), w = (double)data->weight[i];
            b.sums[i] = (Sums){(float)((p - data->label[i]) * w), (float)(p * (1 - p) * w)};
        }
        grow(&b, &out[t]);
        for (size_t i = 0; i < rows; i++) b.logit[i] += (float)out[t].leaf[b.leaf[i]] / TREE_ONE;
    }
    free(b.cuts), free(b.bins), free(b.logit), free(b.sums), free(b.leaf), free(b.drawn), free(b.hist);
}
