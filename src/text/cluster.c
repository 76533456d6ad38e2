// cluster.c - see cluster.h.
#include "text/cluster.h"

#include "data/clusters.en.h"

static uint16_t number_of(Str digits) {
    uint16_t n = 0;
    for (ptrdiff_t i = 0; i < digits.len; i++) n = (uint16_t)(n * 10 + digits.s[i] - '0');
    return (uint16_t)(n + 1);
}

Cluster cluster_of(Str word) {
    struct clusters_en_row row = clusters_en_find(word);
    return row.word.len ? (Cluster){number_of(row.fine), number_of(row.coarse)} : (Cluster){0};
}
