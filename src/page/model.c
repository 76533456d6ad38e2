// model.c - see model.h.
#include "page/model.h"

#include "base/vec.h"
#include "page/page_models.h"

enum { HEAD_BYTES = 8 };

Str model_bytes(Str name) {
    int i = 0;
    while (i < models_len && !str_eq(models[i].name, name)) i++;
    must(i < models_len);
    return (Str){models[i].start + HEAD_BYTES, models[i].end - models[i].start - HEAD_BYTES};
}

Model model_named(Str name) {
    Str bytes = model_bytes(name);
    must(bytes.len == MODEL_SIZE * (ptrdiff_t)sizeof(int16_t));
    return (Model){(const int16_t *)(const void *)bytes.s};
}

int32_t model_score(const Model *model, const Features *features) {
    int32_t sum = 0;
    for (ptrdiff_t i = 0; i < features->len; i++) sum += model->weights[features->at[i]];
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
