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
    ptrdiff_t pass = MODEL_SIZE * (ptrdiff_t)sizeof(int16_t);
    must(bytes.len >= pass && bytes.len % pass == 0);
    return (Model){(const int16_t *)(const void *)bytes.s, (int)(bytes.len / pass)};
}

int32_t model_score(const Model *model, const Features *features, int pass) {
    const int16_t *weights = model->weights + pass;
    int32_t sum = 0;
    for (ptrdiff_t i = 0; i < features->len; i++) sum += weights[(ptrdiff_t)features->at[i] * model->passes];
    return sum;
}

int32_t *model_decide(Str name, const Rounds *rounds, Arena *arena) {
    Model model = model_named(name);
    ptrdiff_t len = rounds->len;
    int32_t *first = arena_new(arena, int32_t, len + 1), *both = arena_new(arena, int32_t, len + 1);
    uint32_t *room = arena_new(arena, uint32_t, rounds->most);
    for (ptrdiff_t i = 0; i < len; i++) {
        Features features = {room, 0};
        first[i] = both[i] = MODEL_NEVER;
        if (!rounds->asks(rounds->work, i)) continue;
        rounds->first(&features, rounds->work, i, *arena);
        first[i] = model_score(&model, &features, 0);
        both[i] = model_score(&model, &features, 1);
    }
    rounds->told(rounds->work, first, arena);
    for (ptrdiff_t i = 0; i < len; i++) {
        Features features = {room, 0};
        if (!rounds->asks(rounds->work, i)) continue;
        rounds->second(&features, rounds->work, i);
        both[i] += model_score(&model, &features, 1);
    }
    return both;
}

int32_t model_weight(Str name, uint32_t feature) {
    Model model = model_named(name);
    return model.weights[(ptrdiff_t)feature * model.passes + model.passes - 1];
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
