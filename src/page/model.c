// model.c - see model.h.
#include "page/model.h"

#include "base/vec.h"
#include "page/page_models.h"

enum { HEAD_BYTES = 8 };

Model model_named(Str name) {
    Model model = {0};
    for (int i = 0; i < models_len; i++) {
        if (!str_eq(models[i].name, name)) continue;
        must(models[i].end - models[i].start ==
             HEAD_BYTES + MODEL_PASSES * MODEL_SIZE * (ptrdiff_t)sizeof(int16_t));
        for (int pass = 0; pass < MODEL_PASSES; pass++)
            model.weights[pass] =
                (const int16_t *)(const void *)(models[i].start + HEAD_BYTES) + pass * MODEL_SIZE;
    }
    return model;
}

int32_t model_score(const Model *model, int pass, const Features *features) {
    const int16_t *weights = model->weights[pass];
    int32_t sum = 0;
    for (ptrdiff_t i = 0; i < features->len; i++) sum += weights[features->at[i]];
    return sum;
}

int bin_count(int32_t n) {
    static const int32_t ends[] = {0, 1, 2, 3, 5, 8, 12, 16, 24, 32, 48, 80, 128};
    int bin = 0;
    while (bin < countof(ends) && n > ends[bin]) bin++;
    return bin;
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
