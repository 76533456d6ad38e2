// model.c - see model.h.
#include "page/model.h"

#include "base/vec.h"
#include "page/page_models.h"

enum { HEAD_BYTES = 8 };

Model model_named(Str name) {
    Model model = {0};
    for (int i = 0; i < models_len; i++) {
        if (!str_eq(models[i].name, name)) continue;
        must(models[i].end - models[i].start == HEAD_BYTES + MODEL_SIZE * (ptrdiff_t)sizeof(Weight));
        model.weights = (const Weight *)(const void *)(models[i].start + HEAD_BYTES);
    }
    return model;
}

Score model_score(const Model *model, const Features *features) {
    Score sum = {0};
    for (ptrdiff_t i = 0; i < features->len; i++) {
        Weight weight = model->weights[features->at[i]];
        for (int pass = 0; pass < MODEL_PASSES; pass++) sum.pass[pass] += weight.pass[pass];
    }
    return sum;
}

int bin_count(int32_t n) {
    // from 16 words on by the next of {24, 32, 48, 80, 128}
    static const uint8_t bins[17] = {0, 1, 2, 3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 7, 7, 7, 7};
    if (n <= 0) return 0;
    if (n <= 16) return bins[n];
    return n <= 24 ? 8 : n <= 32 ? 9 : n <= 48 ? 10 : n <= 80 ? 11 : n <= 128 ? 12 : 13;
}

int bin_share(int64_t part, int64_t whole) {
    if (part <= 0 || whole <= 0) return 0;
    if (part >= whole) return 8;
    int64_t share = part * 100 / whole;
    return share < 5 ? 1
        : share < 15 ? 2
        : share < 35 ? 3
        : share < 60 ? 4
        : share < 80 ? 5
        : share < 93 ? 6
                     : 7;
}
