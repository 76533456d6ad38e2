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
