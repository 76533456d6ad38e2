// train.c - see train.h. Linear-chain CRF (Lafferty et al. 2001) by liblbfgs; averaged perceptron (Collins 2002).
#include "train.h"

#include <lbfgs.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { UNIT = 32, LINE = 64 };  // as in text/tagger.c

bool fold_has(Fold fold, int32_t group) { return fold.folds > 0 && group % fold.folds == fold.fold; }

// ------------------------------------------------------------------ samples with features as indices

typedef struct Row {
    const int32_t *features;  // of its things, index by index
    const uint32_t *ends;
    const uint8_t *gold;
    ptrdiff_t len;
} Row;

typedef struct Trainer {
    Recipe recipe;
    int labels;
    uint32_t *features;
    ptrdiff_t features_len, weights_len;
    Row *rows;
    ptrdiff_t rows_len, longest;
    double *scores, *on, *back, *scale, *from;  // of one row: things x labels
    uint8_t *kept;                              // of each feature of one row: is it looked at this time?
    uint64_t random;
} Trainer;

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static void find_features(Trainer *t, const Corpus *corpus, Fold fold, Arena *keep) {
    Features all = {0};
    for (ptrdiff_t i = 0; i < corpus->len; i++) {
        const Features *f = &corpus->at[i].seq.features;
        if (fold_has(fold, corpus->at[i].group)) continue;
        for (ptrdiff_t k = 0; k < f->len; k++) *vec_push(&all, keep) = f->at[k];
    }
    vec_sort(all.at, all.len, sizeof *all.at, by_number);
    for (ptrdiff_t i = 0, end; i < all.len; i = end) {
        for (end = i; end < all.len && all.at[end] == all.at[i];) end++;
        if (end - i >= t->recipe.cutoff) all.at[t->features_len++] = all.at[i];
    }
    t->features = all.at;
}

static int32_t index_of(const Trainer *t, uint32_t feature) {
    ptrdiff_t low = 0, high = t->features_len;
    while (low < high) {
        ptrdiff_t mid = (low + high) / 2;
        // NOLINTNEXTLINE(clang-analyzer-core.NullDereference): there are features_len of them
        if (t->features[mid] < feature) low = mid + 1;
        else high = mid;
    }
    return low < t->features_len && t->features[low] == feature ? (int32_t)low : -1;
}

static Row row_of(const Trainer *t, const Sample *sample, Arena *keep) {
    const Sequence *seq = &sample->seq;
    int32_t *features = arena_new(keep, int32_t, seq->features.len + 1);
    uint32_t *ends = arena_new(keep, uint32_t, seq->ends.len + 1), len = 0;
    ptrdiff_t k = 0;
    for (ptrdiff_t i = 0; i < seq->ends.len; i++) {
        for (; k < seq->ends.at[i]; k++) {
            int32_t index = index_of(t, seq->features.at[k]);
            if (index >= 0) features[len++] = index;
        }
        ends[i] = len;
    }
    return (Row){features, ends, sample->gold, seq->ends.len};
}

static Trainer *trainer_new(const Corpus *corpus, const Recipe *recipe, Fold fold, Arena *keep) {
    Trainer *t = arena_new(keep, Trainer, 1);
    t->recipe = *recipe;
    t->labels = recipe->labels_len;
    find_features(t, corpus, fold, keep);
    t->weights_len = t->features_len * t->labels + (t->labels + 1) * t->labels;
    t->rows = arena_new(keep, Row, corpus->len + 1);
    for (ptrdiff_t i = 0; i < corpus->len; i++) {
        if (fold_has(fold, corpus->at[i].group) || corpus->at[i].seq.ends.len == 0) continue;
        Row row = t->rows[t->rows_len++] = row_of(t, &corpus->at[i], keep);
        if (row.len > t->longest) t->longest = row.len;
    }
    t->scores = arena_new(keep, double, (t->longest + 1) * t->labels);
    t->on = arena_new(keep, double, (t->longest + 1) * t->labels);
    t->back = arena_new(keep, double, (t->longest + 1) * t->labels);
    t->scale = arena_new(keep, double, t->longest + 1);
    t->from = arena_new(keep, double, (t->labels + 1) * t->labels);
    return t;
}

static bool is_of(Str label, char part, Str type) {
    return label.len > 2 && label.s[0] == part && label.s[1] == '-' && str_eq(str_from(label, 2), type);
}

static bool has_label(const Recipe *r, char part, Str type) {
    for (int k = 0; k < r->labels_len; k++)
        if (is_of(r->labels[k], part, type)) return true;
    return false;
}

// May label `k` stand behind label `j` (labels: at the beginning)? I-x and L-x go on with an x; where a type has an L,
// nothing else ends it.
static bool may_follow(const Recipe *r, int j, int k) {
    Str to = r->labels[k], from = j < r->labels_len ? r->labels[j] : S("");
    bool open = from.len > 2 && (str_starts(from, S("B-")) || str_starts(from, S("I-")));
    if (str_starts(to, S("I-")) || str_starts(to, S("L-")))
        return open && str_eq(str_from(from, 2), str_from(to, 2));
    return !open || !has_label(r, 'L', str_from(from, 2));
}

static void score_row(Trainer *t, const Row *row, const double *w) {
    uint32_t at = 0;
    for (ptrdiff_t i = 0; i < row->len; i++) {
        double *out = t->scores + i * t->labels;
        for (int k = 0; k < t->labels; k++) out[k] = 0;
        for (; at < row->ends[i]; at++) {
            const double *add = w + (ptrdiff_t)row->features[at] * t->labels;
            for (int k = 0; k < t->labels; k++) out[k] += add[k];
        }
    }
}

// ------------------------------------------------------------------ CRF

// Forward and backward sums, scaled to 1 at every thing. Gives the logarithm of the sum over all ways.
static double sum_ways(Trainer *t, const Row *row) {
    int n = t->labels;
    double log_sum = 0;
    for (ptrdiff_t i = 0; i < row->len; i++) {
        double *s = t->scores + i * n, *on = t->on + i * n, most = s[0], sum = 0;
        for (int k = 1; k < n; k++) most = s[k] > most ? s[k] : most;
        for (int k = 0; k < n; k++) s[k] = exp(s[k] - most);
        for (int k = 0; k < n; k++) {
            on[k] = i ? 0 : t->from[n * n + k];
            if (i)
                for (int j = 0; j < n; j++) on[k] += on[j - n] * t->from[j * n + k];
            sum += on[k] *= s[k];
        }
        for (int k = 0; k < n; k++) on[k] /= sum;
        t->scale[i] = sum;
        log_sum += log(sum) + most;
    }
    for (ptrdiff_t i = row->len; i-- > 0;) {
        double *back = t->back + i * n;
        for (int j = 0; j < n; j++) {
            back[j] = i + 1 == row->len;
            if (i + 1 == row->len) continue;
            for (int k = 0; k < n; k++)
                back[j] += t->from[j * n + k] * t->scores[(i + 1) * n + k] * back[n + k];
            back[j] /= t->scale[i + 1];
        }
    }
    return log_sum;
}

// Adds what `row` expects less what it has to the gradient; gives minus the logarithm of its gold's probability.
static double add_row(Trainer *t, const Row *row, const double *w, double *gradient) {
    int n = t->labels;
    double gold = 0, *turn = gradient + t->features_len * n;
    const double *from = w + t->features_len * n;
    score_row(t, row, w);
    for (ptrdiff_t i = 0; i < row->len; i++)
        gold += t->scores[i * n + row->gold[i]] + from[(i ? row->gold[i - 1] : n) * n + row->gold[i]];
    double loss = sum_ways(t, row) - gold;
    uint32_t at = 0;
    for (ptrdiff_t i = 0; i < row->len; i++) {
        double p[TAGGER_LABELS];
        for (int k = 0; k < n; k++) p[k] = t->on[i * n + k] * t->back[i * n + k] - (k == row->gold[i]);
        for (; at < row->ends[i]; at++) {
            double *g = gradient + (ptrdiff_t)row->features[at] * n;
            for (int k = 0; k < n; k++) g[k] += p[k];
        }
        if (i == 0) {
            for (int k = 0; k < n; k++) turn[n * n + k] += p[k];
            continue;
        }
        turn[row->gold[i - 1] * n + row->gold[i]] -= 1;
        for (int j = 0; j < n; j++)
            for (int k = 0; k < n; k++)
                turn[j * n + k] += t->on[(i - 1) * n + j] * t->from[j * n + k] * t->scores[i * n + k] *
                    t->back[i * n + k] / t->scale[i];
    }
    return loss;
}

static double evaluate(void *instance, const double *w, double *gradient, int len, double step) {
    Trainer *t = instance;
    int n = t->labels;
    double loss = 0;
    (void)step;
    memset(gradient, 0, (size_t)len * sizeof *gradient);
    for (int j = 0; j <= n; j++)
        for (int k = 0; k < n; k++)
            t->from[j * n + k] = may_follow(&t->recipe, j, k) ? exp(w[t->features_len * n + j * n + k]) : 0;
    for (ptrdiff_t i = 0; i < t->rows_len; i++) loss += add_row(t, &t->rows[i], w, gradient);
    for (ptrdiff_t i = 0; i < len; i++) {
        loss += w[i] * w[i] * t->recipe.l2 / 2;
        gradient[i] += w[i] * t->recipe.l2;
    }
    return loss;
}

static Weights weights_of(const Trainer *t, const double *w, Arena *keep) {
    Weights out = {.recipe = t->recipe, .features = t->features, .len = t->features_len};
    out.at = arena_new(keep, double, t->weights_len);
    memcpy(out.at, w, (size_t)t->weights_len * sizeof *w);
    return out;
}

Weights train_crf(const Corpus *corpus, const Recipe *recipe, Fold fold, Arena *keep) {
    Trainer *t = trainer_new(corpus, recipe, fold, keep);
    double loss, *w = lbfgs_malloc((int)t->weights_len);
    must(w != NULL);
    memset(w, 0, (size_t)t->weights_len * sizeof *w);
    lbfgs_parameter_t p;
    lbfgs_parameter_init(&p);
    p.max_iterations = recipe->iterations;
    p.past = 5;
    p.delta = 1e-4;
    int status = lbfgs((int)t->weights_len, w, &loss, evaluate, NULL, t, &p);
    fprintf(stderr, "crf: %td samples, %td features, loss %.1f (%d)\n", t->rows_len, t->features_len, loss,
            status);
    Weights out = weights_of(t, w, keep);
    lbfgs_free(w);
    return out;
}

// ------------------------------------------------------------------ CRF, a sample at a time

// Another order, alike every time.
static void shuffle(Trainer *t, uint64_t random) {
    for (ptrdiff_t i = t->rows_len; i > 1; i--) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        ptrdiff_t k = (ptrdiff_t)((random >> 33) % (uint64_t)i);
        Row swap = t->rows[i - 1];
        t->rows[i - 1] = t->rows[k], t->rows[k] = swap;
    }
}

enum { WIDE = 8 };            // labels at most; all are stepped at once
#define SETTLED (1.0f / 512)  // a thing as sure as this of its label teaches nothing more: most are, soon

// A feature's weights and the sums of its gradients' squares, in one line of memory.
typedef struct Line {
    float weight[WIDE], squares[WIDE];
} Line;

// Down the slope, the shorter the more steps were taken already (Duchi et al. 2011). `share` is the penalty's part.
static inline void step(Line *line, const float *slope, float share, float rate) {
    for (int k = 0; k < WIDE; k++) {
        float g = slope[k] + share * line->weight[k];
        line->squares[k] += g * g;
        line->weight[k] -= rate * g / sqrtf(1e-3f + line->squares[k]);
    }
}

// Hides a share of the features, so that each learns to do without the others (Wang et al. 2013).
static void drop_features(Trainer *t, const Row *row) {
    uint32_t last = row->ends[row->len - 1], least = (uint32_t)(t->recipe.drop * 65536);
    for (uint32_t i = 0; i < last; i++) {
        t->random = t->random * 6364136223846793005u + 1442695040888963407u;
        t->kept[i] = (t->random >> 33 & 65535) >= least;
    }
}

static void score_lines(Trainer *t, const Row *row, const Line *lines) {
    enum { AHEAD = 12 };
    uint32_t at = 0, last = row->ends[row->len - 1];
    float scale = 1 / (1 - (float)t->recipe.drop);
    for (ptrdiff_t i = 0; i < row->len; i++) {
        float sum[WIDE] = {0};
        for (; at < row->ends[i]; at++) {
            if (at + AHEAD < last) __builtin_prefetch(&lines[row->features[at + AHEAD]]);
            if (!t->kept[at]) continue;
            for (int k = 0; k < WIDE; k++) sum[k] += lines[row->features[at]].weight[k];
        }
        for (int k = 0; k < t->labels; k++) t->scores[i * t->labels + k] = (double)(sum[k] * scale);
    }
}

// As add_row, but steps at once.
static void learn_row(Trainer *t, const Row *row, Line *lines, const float *share, float rate) {
    int n = t->labels;
    Line *turn = lines + t->features_len;
    drop_features(t, row);
    score_lines(t, row, lines);
    for (int j = 0; j <= n; j++)
        for (int k = 0; k < n; k++)
            t->from[j * n + k] = may_follow(&t->recipe, j, k) ? exp((double)turn[j].weight[k]) : 0;
    sum_ways(t, row);
    uint32_t at = 0;
    for (ptrdiff_t i = 0; i < row->len; i++) {
        float slope[WIDE] = {0};
        for (int k = 0; k < n; k++)
            slope[k] = (float)(t->on[i * n + k] * t->back[i * n + k] - (k == row->gold[i]));
        float most = 0;
        for (int k = 0; k < n; k++) most = fmaxf(most, fabsf(slope[k]));
        if (most < SETTLED) at = row->ends[i];
        for (; at < row->ends[i]; at++)
            if (t->kept[at]) step(&lines[row->features[at]], slope, share[row->features[at]], rate);
        if (i == 0) step(&turn[n], slope, 0, rate);
        for (int j = 0; i > 0 && j < n; j++) {
            for (int k = 0; k < n; k++)
                slope[k] = (float)(t->on[(i - 1) * n + j] * t->from[j * n + k] * t->scores[i * n + k] *
                                       t->back[i * n + k] / t->scale[i] -
                                   (row->gold[i - 1] == j && row->gold[i] == k));
            step(&turn[j], slope, 0, rate);
        }
    }
}

// What is right as a whole is to get more, by as much as it lacks.
static void choose_row(Trainer *t, const Row *row, Line *lines, const float *share, float rate) {
    double most = -1e30, all = 0, right = 0;
    drop_features(t, row);
    score_lines(t, row, lines);
    for (ptrdiff_t i = 0; i < row->len; i++) most = fmax(most, t->scores[i * t->labels + 1]);
    for (ptrdiff_t i = 0; i < row->len; i++) {
        double p = t->on[i] = exp(t->scores[i * t->labels + 1] - most);
        all += p, right += row->gold[i] ? p : 0;
    }
    if (right <= 0) return;
    uint32_t at = 0;
    for (ptrdiff_t i = 0; i < row->len; i++) {
        float slope[WIDE] = {0};
        slope[1] = (float)(t->on[i] / all - (row->gold[i] ? t->on[i] / right : 0));
        if (fabsf(slope[1]) < SETTLED) at = row->ends[i];
        for (; at < row->ends[i]; at++)
            if (t->kept[at]) step(&lines[row->features[at]], slope, share[row->features[at]], rate);
    }
}

// Small steps, a sample at a time, shorter and shorter.
static Weights train_steps(const Corpus *corpus, const Recipe *recipe, Fold fold, bool choice, Arena *keep) {
    Trainer *t = trainer_new(corpus, recipe, fold, keep);
    must(t->labels <= WIDE);
    Line *lines = arena_new(keep, Line, t->features_len + t->labels + 1);
    float *share = arena_new(keep, float, t->features_len + 1);
    uint32_t most = 0;
    for (ptrdiff_t i = 0; i < t->rows_len; i++) {
        uint32_t len = t->rows[i].ends[t->rows[i].len - 1];
        for (uint32_t k = 0; k < len; k++) share[t->rows[i].features[k]] += 1;
        most = len > most ? len : most;
    }
    for (ptrdiff_t f = 0; f < t->features_len; f++) share[f] = (float)recipe->l2 / share[f];
    t->kept = arena_new(keep, uint8_t, (ptrdiff_t)most + 1);
    for (int epoch = 0; epoch < recipe->iterations; epoch++) {
        shuffle(t, (uint64_t)epoch + 1);
        for (ptrdiff_t i = 0; i < t->rows_len; i++) {
            double left = 1 - ((double)i / (double)t->rows_len + epoch) / recipe->iterations;
            float rate = (float)(recipe->rate * left);
            if (choice) choose_row(t, &t->rows[i], lines, share, rate);
            else learn_row(t, &t->rows[i], lines, share, rate);
        }
    }
    double *w = arena_new(keep, double, t->weights_len);
    for (ptrdiff_t f = 0; f <= t->features_len + t->labels; f++)
        for (int k = 0; k < t->labels; k++) w[f * t->labels + k] = (double)lines[f].weight[k];
    fprintf(stderr, "%s: %td samples, %td features\n", choice ? "choice" : "adagrad", t->rows_len,
            t->features_len);
    return weights_of(t, w, keep);
}

Weights train_adagrad(const Corpus *corpus, const Recipe *recipe, Fold fold, Arena *keep) {
    return train_steps(corpus, recipe, fold, false, keep);
}

Weights train_choice(const Corpus *corpus, const Recipe *recipe, Fold fold, Arena *keep) {
    return train_steps(corpus, recipe, fold, true, keep);
}

// ------------------------------------------------------------------ perceptron

// The best labels by the present weights.
static void decode(Trainer *t, const Row *row, const double *w, uint8_t *out, uint8_t *back) {
    int n = t->labels;
    const double *from = w + t->features_len * n;
    score_row(t, row, w);
    for (ptrdiff_t i = 0; i < row->len; i++) {
        for (int k = 0; k < n; k++) {
            double most = -1e300;
            for (int j = i ? 0 : n; j < (i ? n : n + 1); j++) {
                double score = from[j * n + k] + (i ? t->on[(i - 1) * n + j] : 0);
                if (may_follow(&t->recipe, j, k) && score > most) most = score, back[i * n + k] = (uint8_t)j;
            }
            t->on[i * n + k] = most + t->scores[i * n + k];
        }
    }
    int best = 0;
    for (int k = 1; k < n; k++)
        if (t->on[(row->len - 1) * n + k] > t->on[(row->len - 1) * n + best]) best = k;
    for (ptrdiff_t i = row->len; i-- > 0; best = back[i * n + best]) out[i] = (uint8_t)best;
}

// Adds `by` along the labels to the weights, and `by` times the time to their sum over time.
static void reward(const Trainer *t, const Row *row, const uint8_t *labels, double by, double time, double *w,
                   double *sum) {
    uint32_t at = 0;
    for (ptrdiff_t i = 0; i < row->len; i++) {
        ptrdiff_t turn = (t->features_len + (i ? labels[i - 1] : t->labels)) * t->labels + labels[i];
        w[turn] += by, sum[turn] += by * time;
        for (; at < row->ends[i]; at++) {
            ptrdiff_t f = (ptrdiff_t)row->features[at] * t->labels + labels[i];
            w[f] += by, sum[f] += by * time;
        }
    }
}

Weights train_perceptron(const Corpus *corpus, const Recipe *recipe, Fold fold, Arena *keep) {
    Trainer *t = trainer_new(corpus, recipe, fold, keep);
    double *w = arena_new(keep, double, t->weights_len), *sum = arena_new(keep, double, t->weights_len),
           time = 1;
    uint8_t *labels = arena_new(keep, uint8_t, t->longest + 1);
    uint8_t *back = arena_new(keep, uint8_t, (t->longest + 1) * t->labels);
    for (int epoch = 0; epoch < recipe->iterations; epoch++) {
        shuffle(t, (uint64_t)epoch + 1);
        for (ptrdiff_t i = 0; i < t->rows_len; i++, time++) {
            const Row *row = &t->rows[i];
            decode(t, row, w, labels, back);
            if (memcmp(labels, row->gold, (size_t)row->len) == 0) continue;
            reward(t, row, row->gold, 1, time, w, sum);
            reward(t, row, labels, -1, time, w, sum);
        }
    }
    // Its weights have no unit: a tenth fits a byte.
    for (ptrdiff_t i = 0; i < t->weights_len; i++) w[i] = (w[i] - sum[i] / time) / 10;
    return weights_of(t, w, keep);
}

// ------------------------------------------------------------------ packing

// All heads' weights of one feature.
typedef struct Packed {
    uint32_t feature;
    int32_t strength;  // the greatest weight: who stays when a line is full
    int8_t at[LINE];
} Packed;

static int8_t to_byte(double weight) {
    double units = weight * UNIT;
    return (int8_t)lround(units > 127 ? 127 : units < -127 ? -127 : units);
}

static int by_feature(const void *a, const void *b) {
    return by_number(&((const Packed *)a)->feature, &((const Packed *)b)->feature);
}

// By line, the strongest first.
static int by_line(const Packed *a, const Packed *b, int shift) {
    uint32_t x = a->feature >> shift, y = b->feature >> shift;
    if (x != y) return x < y ? -1 : 1;
    if (a->strength != b->strength) return a->strength > b->strength ? -1 : 1;
    return (a->feature > b->feature) - (a->feature < b->feature);
}

typedef struct Packs {
    Packed *at;
    ptrdiff_t len, cap;
} Packs;

// Every feature of some head with a weight that counts, once.
static Packs collect(const Weights *heads, int heads_len, Arena *keep) {
    Packs all = {0};
    for (int h = 0, first = 0; h < heads_len; first += heads[h].recipe.labels_len, h++) {
        int n = heads[h].recipe.labels_len;
        for (ptrdiff_t f = 0; f < heads[h].len; f++) {
            Packed p = {.feature = heads[h].features[f]};
            for (int k = 0; k < n; k++) p.at[first + k] = to_byte(heads[h].at[f * n + k]);
            *vec_push(&all, keep) = p;
        }
    }
    vec_sort(all.at, all.len, sizeof *all.at, by_feature);
    Packs out = {.at = all.at};
    for (ptrdiff_t i = 0; i < all.len; i++) {
        bool same = out.len && out.at[out.len - 1].feature == all.at[i].feature;
        Packed *p = same ? &out.at[out.len - 1] : &out.at[out.len++];
        if (!same) *p = all.at[i];
        for (int k = 0; k < LINE; k++) {
            if (same && all.at[i].at[k]) p->at[k] = all.at[i].at[k];
            int size = p->at[k] < 0 ? -p->at[k] : p->at[k];
            if (size > p->strength) p->strength = size;
        }
    }
    ptrdiff_t strong = 0;
    for (ptrdiff_t i = 0; i < out.len; i++)
        if (out.at[i].strength > 0) out.at[strong++] = out.at[i];
    out.len = strong;
    return out;
}

static void sort_lines(Packs *packs, int shift) {
    // Sorted by feature, so by line already: insertion within a line.
    for (ptrdiff_t i = 1; i < packs->len; i++) {
        Packed p = packs->at[i];
        ptrdiff_t k = i;
        for (; k > 0 && by_line(&p, &packs->at[k - 1], shift) < 0; k--) packs->at[k] = packs->at[k - 1];
        packs->at[k] = p;
    }
}

typedef struct Bytes {
    unsigned char *at;
    ptrdiff_t len, cap;
} Bytes;

static void put(Bytes *out, int byte, Arena *keep) { *vec_push(out, keep) = (unsigned char)byte; }

static void put_head(Bytes *out, const Weights *head, Arena *keep) {
    int n = head->recipe.labels_len;
    put(out, n, keep);
    for (int k = 0; k < n; k++) {
        put(out, (int)head->recipe.labels[k].len, keep);
        for (ptrdiff_t i = 0; i < head->recipe.labels[k].len; i++)
            put(out, head->recipe.labels[k].s[i], keep);
    }
    for (int j = 0; j <= n; j++) {
        for (int k = 0; k < n; k++) {
            long units = lround(head->at[head->len * n + j * n + k] * UNIT);
            units = units > 3000 ? 3000 : units < -3000 ? -3000 : units;
            if (!may_follow(&head->recipe, j, k)) units = TAGGER_NEVER;
            put(out, (int)((unsigned long)units & 255), keep);
            put(out, (int)((unsigned long)units >> 8 & 255), keep);
        }
    }
}

Str train_pack(const Weights *heads, int heads_len, int bits, Arena *keep) {
    Packs packs = collect(heads, heads_len, keep);
    int width = 0, slot = 1;
    for (int h = 0; h < heads_len; h++) width += heads[h].recipe.labels_len;
    while (slot <= width || slot < 8) slot *= 2;
    must(slot <= LINE);
    int slots = LINE / slot;
    if (bits == 0)  // lines three quarters full on average
        for (bits = 6; packs.len * 4 > ((ptrdiff_t)3 << bits) * slots;) bits++;
    sort_lines(&packs, 32 - bits);
    Bytes out = {0};
    for (const char *c = "lede-tag"; *c; c++) put(&out, *c, keep);
    put(&out, bits, keep), put(&out, slot, keep), put(&out, heads_len, keep);
    for (int h = 0; h < heads_len; h++) put_head(&out, &heads[h], keep);
    while (out.len % LINE) put(&out, 0, keep);
    ptrdiff_t head_len = out.len, lost = 0;
    for (ptrdiff_t i = 0; i < (ptrdiff_t)LINE << bits; i++) put(&out, 0, keep);
    for (ptrdiff_t i = 0; i < packs.len; i++) {
        const Packed *p = &packs.at[i];
        unsigned char *line = out.at + head_len + (size_t)(p->feature >> (32 - bits)) * LINE;
        int at = 0, check = p->feature & 255 ? (int)(p->feature & 255) : 1;
        while (at < slots && line[at] && line[at] != check) at++;
        if (at == slots || line[at]) {
            lost++;
            continue;
        }
        line[at] = (unsigned char)check;
        memcpy(line + slots + at * (slot - 1), p->at, (size_t)width);
    }
    fprintf(stderr, "pack: %td features in 2^%d lines, %td left out, %td bytes\n", packs.len, bits, lost,
            out.len);
    return (Str){(const char *)out.at, out.len};
}

// ------------------------------------------------------------------ trying, writing

Hits train_try(Str packed, int head, const Corpus *corpus, Fold fold, Arena scratch) {
    Hits hits = {0};
    Model model;
    must(tagger_read(&model, packed));
    for (ptrdiff_t i = 0; i < corpus->len; i++) {
        const Sample *s = &corpus->at[i];
        if (!fold_has(fold, s->group)) continue;
        Arena own = scratch;
        int32_t *scores = tagger_scores(&model, &s->seq, &own);
        uint8_t *best = tagger_best(&model, head, scores, s->seq.ends.len, &own);
        for (ptrdiff_t k = 0; k < s->seq.ends.len; k++) hits.right += best[k] == s->gold[k];
        hits.all += s->seq.ends.len;
    }
    return hits;
}

bool train_write(const char *path, Str packed) {
    FILE *file = fopen(path, "wb");
    if (!file) return false;
    bool ok = fwrite(packed.s, 1, (size_t)packed.len, file) == (size_t)packed.len;
    return fclose(file) == 0 && ok;
}
