// clusters.c - words that stand among the same neighbours, from news: data/clusters.en.tsv.
//
// usage: xzcat ../shared/corpus/news.tsv.xz | build/tools/clusters > data/clusters.en.tsv
//
// A word is the square roots of how often each neighbour stands before and behind it, thrown onto 2 x 64 axes at random
// (Johnson & Lindenstrauss 1984), and made as long as 1. k-means (Lloyd) twice: into many groups, and the groups' centres into few. Words are kept in
// the case they have: "May" is not "may".
#include "base/map.h"
#include "text/token.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SIDE = 64, AXES = 2 * SIDE, LEAST = 12, CONTEXTS = 6000, FINE = 1024, COARSE = 96, ROUNDS = 12 };

typedef struct Vocabulary {
    Map index;   // word to how often, then to 1 + its place
    Str *words;  // by how often
    int32_t len;
} Vocabulary;

typedef struct Count {
    uint64_t key;  // side, word, neighbour
    int32_t n;
} Count;

static bool is_word(const Token *t) { return t->shape != TOKEN_NUMBER && t->shape != TOKEN_ALNUM; }

// Texts of the rows on stdin, joined.
static Str read_texts(Arena *keep) {
    char *line = NULL, *at = keep->beg;
    size_t cap = 0;
    Str all = {at, 0};
    while (getline(&line, &cap, stdin) > 0) {
        const char *tab = strrchr(line, '\t');
        Str text = str_trim(str_c(tab ? tab + 1 : line));
        memcpy(arena_take(keep, 1, 1, text.len + 1), text.s, (size_t)text.len);
        all.len += text.len + 1;
        at[all.len - 1] = '\n';
    }
    free(line);
    return all;
}

static int by_count(const void *a, const void *b) {
    const MapEntry *x = a, *y = b;
    if (x->value != y->value) return x->value > y->value ? -1 : 1;
    return str_cmp(x->key, y->key);
}

static Vocabulary count_words(Str text, const Tokens *tokens, Arena *keep) {
    Vocabulary v = {0};
    Map counts = {0};
    for (ptrdiff_t i = 0; i < tokens->len; i++)
        if (is_word(&tokens->at[i])) ++*map_put(&counts, str_span(text, tokens->at[i].at), keep);
    vec_sort(counts.at, counts.len, sizeof *counts.at, by_count);
    v.words = arena_new(keep, Str, counts.len);
    for (ptrdiff_t i = 0; i < counts.len && counts.at[i].value >= LEAST; i++) {
        v.words[v.len++] = counts.at[i].key;
        *map_put(&v.index, counts.at[i].key, keep) = v.len;
    }
    return v;
}

static int by_key(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

// A random sign for a neighbour's axis, alike every time.
static float sign_of(uint64_t neighbour, uint64_t axis) {
    uint64_t h = (neighbour * 64 + axis + 1) * 0x9e3779b97f4a7c15u;
    h = (h ^ h >> 30) * 0xbf58476d1ce4e5b9u;
    return (h >> 40) & 1 ? 1.0f : -1.0f;
}

static float *make_vectors(const Vocabulary *v, Str text, const Tokens *tokens, Arena *keep) {
    uint64_t *pairs = arena_new(keep, uint64_t, tokens->len * 2 + 2);
    ptrdiff_t len = 0;
    int32_t before = 0;
    for (ptrdiff_t i = 0; i < tokens->len; i++) {
        int64_t *found =
            is_word(&tokens->at[i]) ? map_get(&v->index, str_span(text, tokens->at[i].at)) : NULL;
        int32_t here = found ? (int32_t)*found : 0;
        if (tokens->at[i].line_before) before = 0;
        if (here && before <= CONTEXTS) pairs[len++] = (uint64_t)here << 32 | (uint64_t)before;
        if (before && here <= CONTEXTS) pairs[len++] = (uint64_t)before << 32 | 1u << 30 | (uint64_t)here;
        before = here;
    }
    vec_sort(pairs, len, sizeof *pairs, by_key);
    float *vectors = arena_new(keep, float, (ptrdiff_t)v->len *AXES);
    for (ptrdiff_t i = 0, end; i < len; i = end) {
        for (end = i; end < len && pairs[end] == pairs[i];) end++;
        float root = sqrtf((float)(end - i));
        bool behind = pairs[i] >> 30 & 1;
        uint64_t neighbour = pairs[i] & ((1u << 30) - 1);
        float *at = vectors + ((ptrdiff_t)(pairs[i] >> 32) - 1) * AXES + behind * SIDE;
        for (int a = 0; a < SIDE; a++) at[a] += root * sign_of(neighbour + behind * 100000u, (uint64_t)a);
    }
    for (ptrdiff_t w = 0; w < v->len; w++) {
        float sum = 0;
        for (int a = 0; a < AXES; a++) sum += vectors[w * AXES + a] * vectors[w * AXES + a];
        for (int a = 0; a < AXES; a++) vectors[w * AXES + a] /= sqrtf(sum) + 1e-9f;
    }
    return vectors;
}

// k-means of `len` vectors; gives each its group, and the centres.
static int32_t *make_groups(const float *vectors, int32_t len, int32_t groups, float **centres, Arena *keep) {
    int32_t *group = arena_new(keep, int32_t, len), *members = arena_new(keep, int32_t, groups);
    float *centre = arena_new(keep, float, (ptrdiff_t)groups *AXES);
    for (int32_t g = 0; g < groups; g++)  // begin at the most frequent words
        memcpy(centre + (ptrdiff_t)g * AXES, vectors + (ptrdiff_t)g * AXES, AXES * sizeof *centre);
    for (int round = 0; round < ROUNDS; round++) {
        for (int32_t w = 0; w < len; w++) {
            const float *x = vectors + (ptrdiff_t)w * AXES;
            float most = -1e9f;
            for (int32_t g = 0; g < groups; g++) {
                const float *c = centre + (ptrdiff_t)g * AXES;
                float dot[8] = {0}, sum = 0;
                for (int a = 0; a < AXES; a += 8)
                    for (int k = 0; k < 8; k++) dot[k] += x[a + k] * c[a + k];
                for (int k = 0; k < 8; k++) sum += dot[k];
                if (sum > most) most = sum, group[w] = g;
            }
        }
        memset(centre, 0, (size_t)groups * AXES * sizeof *centre);
        memset(members, 0, (size_t)groups * sizeof *members);
        for (int32_t w = 0; w < len; w++) {
            members[group[w]]++;
            for (int a = 0; a < AXES; a++)
                centre[(ptrdiff_t)group[w] * AXES + a] += vectors[(ptrdiff_t)w * AXES + a];
        }
        for (int32_t g = 0; g < groups; g++) {
            float sum = 0;
            for (int a = 0; a < AXES; a++)
                sum += centre[(ptrdiff_t)g * AXES + a] * centre[(ptrdiff_t)g * AXES + a];
            for (int a = 0; a < AXES; a++) centre[(ptrdiff_t)g * AXES + a] /= sqrtf(sum) + 1e-9f;
        }
    }
    *centres = centre;
    return group;
}

typedef struct Line {
    Str word;
    int32_t fine, coarse;
} Line;

static int by_word(const void *a, const void *b) {
    return str_cmp(((const Line *)a)->word, ((const Line *)b)->word);
}

int main(void) {
    Arena keep = arena_reserve((ptrdiff_t)24 << 30);
    Str text = read_texts(&keep);
    Tokens tokens = token_find(text, &keep);
    Vocabulary v = count_words(text, &tokens, &keep);
    float *vectors = make_vectors(&v, text, &tokens, &keep), *centres, *ignored;
    fprintf(stderr, "clusters: %td words, %d kept\n", tokens.len, v.len);
    int32_t *fine = make_groups(vectors, v.len, FINE, &centres, &keep);
    int32_t *coarse = make_groups(centres, FINE, COARSE, &ignored, &keep);
    Line *lines = arena_new(&keep, Line, v.len);
    ptrdiff_t len = 0;
    for (int32_t w = 0; w < v.len; w++)
        if (ascii_alpha(v.words[w].s[0]) || (unsigned char)v.words[w].s[0] > 0xc2)
            lines[len++] = (Line){v.words[w], fine[w], coarse[fine[w]]};
    vec_sort(lines, len, sizeof *lines, by_word);
    printf("# Words that stand among the same neighbours have the same numbers: of a small group, of a great "
           "one\n"
           "# source: counts over ramybaly/Article-Bias-Prediction, 37554 articles of US news 2012 to 2020; "
           "words only\n"
           "# licence: facts; our selection MIT\n# size: %td rows\n"
           "# command: xzcat ../shared/corpus/news.tsv.xz | build/tools/clusters > data/clusters.en.tsv\n"
           "# columns: word fine coarse\n",
           len);
    for (ptrdiff_t i = 0; i < len; i++)
        printf("%.*s\t%d\t%d\n", (int)lines[i].word.len, lines[i].word.s, lines[i].fine, lines[i].coarse);
    return 0;
}
