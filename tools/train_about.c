// train_about.c - which stems stand in the same articles of news: data/models/story/about.model.
//
//     xzcat ../shared/corpus/news.tsv.xz | build/tools/train_about > data/models/story/about.model
//
// Articles are rows of stems, weighted as src/story/key.c does and made as long as 1. The model is the space of the
// AXES + 1 largest right singular vectors of that matrix without the first, which is what all articles have in common:
// found by multiplying a random space with it, again and again, and making its axes square each time (Stewart 1969).
#include "story/about.h"
#include "story/stem.h"
#include "story/weight.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 1000, LEAST = 5, STEMS = 12288, AXES = ABOUT_AXES + 1, ROUNDS = 12, SLOTS = 1 << 20 };

typedef struct Cell {
    int32_t stem, times;
    float weight;
} Cell;
typedef struct Cells {
    Cell *at;
    ptrdiff_t len, cap;
} Cells;
typedef struct Row {
    ptrdiff_t start, end;  // cells
} Row;
typedef struct Rows {
    Row *at;
    ptrdiff_t len, cap;
} Rows;
typedef struct Known {
    uint32_t key;
    int32_t bits, articles, last,
        place;  // last: the cell of the article being read; place: in the model, -1 none
} Known;

static Known known[SLOTS];
static int32_t order[SLOTS], order_len;

static int32_t slot_of(uint32_t key) {
    uint32_t at = key & (SLOTS - 1);
    while (known[at].bits && known[at].key != key) at = (at + 1) & (SLOTS - 1);
    return (int32_t)at;
}

static void read_row(Cells *cells, Rows *rows, Stemmers *stemmers, Str text, Arena *keep, Arena scratch) {
    Row row = {cells->len, cells->len};
    Words words = words_find(text, WORDS, &scratch);
    for (ptrdiff_t i = 0; i < words.len; i++) {
        Stem stem = stem_of(stemmers, text, words.at[i], S("en"));
        if (stem.bits <= 2 * DF_BIT) continue;  // in every fourth article
        int32_t slot = slot_of(stem.key);
        Known *k = &known[slot];
        if (k->bits == 0) {
            *k = (Known){stem.key, stem.bits, 0, -1, -1};
            order[order_len++] = slot;
        }
        if (k->last < row.start) {
            k->last = (int32_t)cells->len;
            k->articles++;
            *vec_push(cells, keep) = (Cell){.stem = slot};
        }
        must(cells->at);
        cells->at[k->last].times++;
    }
    row.end = cells->len;
    *vec_push(rows, keep) = row;
}

static int by_articles(const void *a, const void *b) {
    const Known *x = &known[*(const int32_t *)a], *y = &known[*(const int32_t *)b];
    if (x->articles != y->articles) return x->articles > y->articles ? -1 : 1;
    return (x->key > y->key) - (x->key < y->key);
}

static void weigh(Cells *cells, const Rows *rows) {
    must(cells->at && rows->at);
    for (ptrdiff_t r = 0; r < rows->len; r++) {
        float squares = 0;
        for (ptrdiff_t c = rows->at[r].start; c < rows->at[r].end; c++) {
            Cell *cell = &cells->at[c];
            const Known *k = &known[cell->stem];
            cell->stem = k->place;
            cell->weight = k->place < 0 ? 0 : (float)weight_damped(cell->times) * (float)k->bits;
            squares += cell->weight * cell->weight;
        }
        for (ptrdiff_t c = rows->at[r].start; c < rows->at[r].end; c++)
            cells->at[c].weight /= sqrtf(squares) + 1e-9f;
    }
}

// to = A' A from
static void multiply(float *to, const float *from, int32_t stems, const Cells *cells, const Rows *rows) {
    must(cells->at && rows->at);
    memset(to, 0, sizeof(float) * AXES * (size_t)stems);
    for (ptrdiff_t r = 0; r < rows->len; r++) {
        float sum[AXES] = {0};
        for (ptrdiff_t c = rows->at[r].start; c < rows->at[r].end; c++) {
            const Cell *cell = &cells->at[c];
            if (cell->stem < 0) continue;
            const float *x = from + (ptrdiff_t)cell->stem * AXES;
            for (int a = 0; a < AXES; a++) sum[a] += cell->weight * x[a];
        }
        for (ptrdiff_t c = rows->at[r].start; c < rows->at[r].end; c++) {
            const Cell *cell = &cells->at[c];
            if (cell->stem < 0) continue;
            float *x = to + (ptrdiff_t)cell->stem * AXES;
            for (int a = 0; a < AXES; a++) x[a] += cell->weight * sum[a];
        }
    }
}

// Makes the axes square to each other, the first one first (Cholesky): it turns to what all articles have in common.
static void square(float *space, int32_t stems) {
    static double r[AXES][AXES];
    memset(r, 0, sizeof r);
    for (ptrdiff_t s = 0; s < stems; s++)
        for (int a = 0; a < AXES; a++)
            for (int b = a; b < AXES; b++) r[a][b] += (double)space[s * AXES + a] * space[s * AXES + b];
    for (int a = 0; a < AXES; a++) {
        for (int k = 0; k < a; k++)
            for (int b = a; b < AXES; b++) r[a][b] -= r[k][a] * r[k][b];
        double root = sqrt(r[a][a]);
        for (int b = a; b < AXES; b++) r[a][b] /= root;
    }
    for (ptrdiff_t s = 0; s < stems; s++) {
        float *x = space + s * AXES;
        for (int a = 0; a < AXES; a++) {
            double part = x[a];
            for (int b = 0; b < a; b++) part -= x[b] * r[b][a];
            x[a] = (float)(part / r[a][a]);
        }
    }
}

static int by_key(const void *a, const void *b) {
    uint32_t x = known[*(const int32_t *)a].key, y = known[*(const int32_t *)b].key;
    return (x > y) - (x < y);
}

static void put(uint32_t n, int bytes) {
    for (int i = 0; i < bytes; i++) putchar((int)(n >> 8 * i & 255));
}

static float largest(const float *axes) {
    float most = 0;
    for (int a = 1; a < AXES; a++) most = fmaxf(most, fabsf(axes[a]));
    return most;
}

static void write_model(const float *space, int32_t stems) {
    float most = 0;
    for (ptrdiff_t s = 0; s < stems; s++) most = fmaxf(most, largest(space + s * AXES));
    printf("abo1");
    put((uint32_t)stems, 4);
    for (int32_t s = 0; s < stems; s++) put(known[order[s]].key, 4);
    for (ptrdiff_t s = 0; s < stems; s++)
        put((uint32_t)lrintf(largest(space + s * AXES) / most * UINT16_MAX), 2);
    for (ptrdiff_t s = 0; s < stems; s++) {
        const float *x = space + s * AXES + 1;
        float unit = largest(space + s * AXES) / 7 + 1e-30f;
        for (int a = 0; a < ABOUT_AXES; a += 2)
            put((uint32_t)(lrintf(x[a] / unit) + 8) | (uint32_t)(lrintf(x[a + 1] / unit) + 8) << 4, 1);
    }
}

int main(void) {
    Arena keep = arena_reserve((ptrdiff_t)8 << 30), cells_keep = arena_reserve((ptrdiff_t)4 << 30),
          scratch = arena_reserve((ptrdiff_t)1 << 30);
    Stemmers *stemmers = stemmers_open(&keep);
    if (!stemmers_meet(stemmers, S("en"))) return 1;
    Cells cells = {0};
    Rows rows = {0};
    char *line = NULL;
    size_t room = 0;
    for (ssize_t len; (len = getline(&line, &room, stdin)) > 0;) {
        Str rest = {line, len}, date, source;
        str_cut(&rest, '\t', &date);
        str_cut(&rest, '\t', &source);
        read_row(&cells, &rows, stemmers, rest, &cells_keep, scratch);
    }
    if (rows.len == 0) {
        fputs(
            "train_about: standard input has no articles: day, outlet, title, lead, with tabs between them\n",
            stderr);
        return 2;
    }
    vec_sort(order, order_len, sizeof *order, by_articles);
    int32_t stems = order_len < STEMS ? order_len : STEMS;
    while (stems > 0 && known[order[stems - 1]].articles < LEAST) stems--;
    vec_sort(order, stems, sizeof *order, by_key);
    for (int32_t s = 0; s < stems; s++) known[order[s]].place = s;
    weigh(&cells, &rows);
    fprintf(stderr, "train_about: %td articles, %d stems of %d, %td cells\n", rows.len, stems, order_len,
            cells.len);
    ptrdiff_t size = (ptrdiff_t)stems * AXES;
    float *space = arena_new(&keep, float, size), *next = arena_new(&keep, float, size);
    uint64_t seed = 1;
    for (ptrdiff_t i = 0; i < size; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        space[i] = (float)(seed >> 40) / (1 << 24) - 0.5f;
    }
    square(space, stems);
    for (int round = 0; round < ROUNDS; round++) {
        multiply(next, space, stems, &cells, &rows);
        float *swap = space;
        space = next;
        next = swap;
        square(space, stems);
    }
    write_model(space, stems);
    stemmers_close(stemmers);
    free(line);
    return 0;
}
