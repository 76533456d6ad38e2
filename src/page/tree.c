// tree.c - see tree.h.
#include "page/tree.h"

#include "page/model.h"

Trees trees_named(Str name) {
    Str bytes = model_bytes(name);
    must(bytes.len % (ptrdiff_t)sizeof(Tree) == 0);
    return (Trees){(const Tree *)(const void *)bytes.s, bytes.len / (ptrdiff_t)sizeof(Tree)};
}

int32_t trees_score(Trees trees, const int16_t *numbers) {
    int32_t sum = 0;
    for (ptrdiff_t i = 0; i < trees.len; i++) {
        const Tree *tree = &trees.at[i];
        unsigned leaf = 0;
        for (int level = 0; level < TREE_DEPTH; level++)
            leaf |= (unsigned)(numbers[tree->gauge[level]] > tree->above[level]) << level;
        sum += tree->leaf[leaf];
    }
    return sum;
}

// ---- some at a time ----

enum { LANES = 8 };

typedef int16_t Lanes __attribute__((vector_size(2 * LANES)));  // a number of each thing

// A question is put to all at once; a comparison of vectors is -1 where it holds.
static inline void add_tree(int32_t sums[LANES], const Tree *tree, const Lanes *numbers) {
    Lanes leaf = {0};
    for (int level = 0; level < TREE_DEPTH; level++)
        leaf |= (numbers[tree->gauge[level]] > tree->above[level]) & (int16_t)(1 << level);
    for (int k = 0; k < LANES; k++) sums[k] += tree->leaf[leaf[k]];
}

void trees_score_all(int32_t *out, Trees trees, const int16_t *numbers, ptrdiff_t width, ptrdiff_t len,
                     Arena scratch) {
    Lanes *lanes = arena_new(&scratch, Lanes, width);
    for (ptrdiff_t i = 0; i < len; i += LANES, numbers += LANES * width) {
        int32_t sums[LANES] = {0};
        ptrdiff_t count = len - i < LANES ? len - i : LANES;
        for (ptrdiff_t k = 0; k < count; k++)
            for (ptrdiff_t n = 0; n < width; n++) lanes[n][k] = numbers[k * width + n];
        for (ptrdiff_t t = 0; t < trees.len; t++) add_tree(sums, &trees.at[t], lanes);
        for (ptrdiff_t k = 0; k < count; k++) out[i + k] = sums[k];
    }
}
