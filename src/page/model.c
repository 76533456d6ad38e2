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
