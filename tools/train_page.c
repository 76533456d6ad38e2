// train_page.c - see train_page.h. In order: options, examples, learning, output.
#include "train_page.h"

#include "base/buf.h"
#include "base/hash.h"
#include "base/json.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WORD_CAP = 150 };
static const double RATE = 0.01, SCALE = 60;

Training training = {
    .folds = OUTER, .seed = 0, .decay = 2e-3, .without_from = -1, .without_end = -1, .without_table = -1};

// ---- options ----

bool train_option(const char *name, const char *value) {
    Training *t = &training;
    if (strcmp(name, "--without") == 0) return sscanf(value, "%d-%d", &t->without_from, &t->without_end) == 2;
    if (strcmp(name, "--table") == 0) t->without_table = atoi(value);
    else if (strcmp(name, "--seed") == 0) t->seed = (uint64_t)atoi(value);
    else if (strcmp(name, "--runs") == 0) t->runs = atoi(value);
    else if (strcmp(name, "--epochs") == 0) t->epochs = atoi(value);
    else if (strcmp(name, "--doubt") == 0) t->doubt = atoi(value);
    else if (strcmp(name, "--folds") == 0) t->folds = atoi(value);
    else if (strcmp(name, "--wrong") == 0) t->wrong = fopen(value, "w");
    else return false;
    return true;
}

// ---- examples ----

Str train_file(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) perror(path), exit(1);
    fseek(file, 0, SEEK_END);
    ptrdiff_t len = ftell(file);
    rewind(file);
    char *at = arena_new(&training.keep, char, len + 1);
    len = (ptrdiff_t)fread(at, 1, (size_t)len, file);
    fclose(file);
    return (Str){at, len};
}

static Str field(yyjson_val *root, const char *name) {
    return str_copy(str_c(yyjson_get_str(yyjson_obj_get(root, name))), &training.keep);
}

bool train_next(GoldRow *row, Str *rows) {
    for (Str line; str_cut(rows, '\n', &line);) {
        yyjson_doc *doc = yyjson_read(line.s, (size_t)line.len, 0);
        if (doc == NULL) continue;
        yyjson_val *root = yyjson_doc_get_root(doc);
        *row = (GoldRow){field(root, "file"), field(root, "url"), field(root, "title"), field(root, "text")};
        yyjson_doc_free(doc);
        return true;
    }
    return false;
}

static int fold_of(Str url) {
    ptrdiff_t at = str_find(url, S("://"));
    Str host = str_from(url, at < 0 ? 0 : at + 3);
    ptrdiff_t end = str_find_byte(host, '/');
    if (end >= 0) host = str_slice(host, 0, end);
    if (str_starts(host, S("www."))) host = str_from(host, 4);
    return (int)(hash_mix(hash_bytes(host), 5) % (uint64_t)(OUTER * INNER));
}

Example *train_example(const GoldRow *row, int set) {
    if (training.len >= MOST_PAGES) fprintf(stderr, "too many pages\n"), exit(1);
    Example *e = &training.at[training.len];
    *e = (Example){.index = training.len, .set = set, .file = row->file, .fold = fold_of(row->url)};
    return e;
}

void train_label(Example *e, const GoldRow *row, ptrdiff_t blocks, TextOf *text_of) {
    Arena *keep = &training.keep;
    Gold *gold = &e->gold;
    *gold = (Gold){gold_words(row->text, keep), arena_new(keep, Words, blocks + 1), blocks, NULL};
    e->weight = arena_new(keep, float, blocks + 1);
    for (ptrdiff_t i = 0; i < blocks; i++) {
        gold->block[i] = gold_words(text_of(e, i), keep);
        ptrdiff_t words = gold->block[i].len < WORD_CAP ? gold->block[i].len : WORD_CAP;
        e->weight[i] = (float)(SCALE * (double)(words + 3) / (double)(gold->text.len + 100));
    }
    gold_label(gold, keep);
}

// ---- learning ----

static bool drop_tables, drop_doubtful;

static bool left_out(uint32_t id) {
    if (id < MODEL_FIXED) {
        int trait = (int)id / MODEL_BINS;
        if (drop_doubtful && training.doubtful(trait)) return true;
        return trait >= training.without_from && trait <= training.without_end;
    }
    return drop_tables || ((int)id - MODEL_FIXED) / MODEL_WORDS == training.without_table;
}

double train_score(const Weights *weights, const Rows *rows, ptrdiff_t i) {
    double sum = 0;
    for (int32_t k = rows->start[i]; k < rows->start[i + 1]; k++)
        if (!left_out(rows->at[k])) sum += weights->at[rows->at[k]].w;
    return sum;
}

int32_t train_score_fixed(const Weights *weights, const Rows *rows, ptrdiff_t i) {
    if (rows->start[i] == rows->start[i + 1]) return MODEL_NEVER;
    return (int32_t)lround(train_score(weights, rows, i) * MODEL_ONE);
}

static uint32_t dice(void) {
    static uint64_t state;
    if (state == 0) state = 88172645463325252u + training.seed;
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return (uint32_t)(state >> 16);
}

void train_step(Weights *weights, uint32_t id, double miss, int times) {
    float step = (float)miss;
    weights->at[id].g += step * step;
    weights->at[id].w -= (float)RATE * (float)times * step / sqrtf(weights->at[id].g + 1e-3f);
}

void train_row(Weights *weights, double miss, const Rows *rows, ptrdiff_t i) {
    for (int32_t k = rows->start[i]; k < rows->start[i + 1]; k++) {
        uint32_t id = rows->at[k];
        if (!left_out(id)) train_step(weights, id, miss + training.decay * (double)weights->at[id].w, 1);
    }
}

void train_rows(Weights *weights, const Example *e, Arena room) {
    (void)room;
    for (ptrdiff_t i = 0; i < e->gold.blocks; i++) {
        double miss = 1 / (1 + exp(-train_score(weights, &e->rows, i))) - e->gold.body[i];
        train_row(weights, miss * (double)e->weight[i], &e->rows, i);
    }
}

bool train_in_outer(const Example *e, int outer) { return outer >= 0 && e->fold / INNER == outer; }

static bool in_inner(const Example *e, int outer, int inner) {
    return inner >= 0 && e->fold / INNER != outer && (e->fold / INNER + e->fold) % INNER == inner;
}

static Weights *learn_all(Learn *page, int outer, int inner, Arena room) {
    Weights *mean = calloc(1, sizeof *mean), *weights = malloc(sizeof *weights);
    int order[MOST_PAGES], len = 0;
    for (int i = 0; i < training.len; i++) {
        const Example *e = &training.at[i];
        if (e->teaches && !train_in_outer(e, outer) && !in_inner(e, outer, inner)) order[len++] = i;
    }
    for (int run = 0; run < training.runs; run++) {
        memset(weights, 0, sizeof *weights);
        for (int epoch = 0; epoch < training.epochs; epoch++)
            for (int i = len - 1; i >= 0; i--) {
                int k = (int)(dice() % (uint32_t)(i + 1)), at = order[k];
                order[k] = order[i], order[i] = at;
                // every other time without the hashed words: a site that is new has others
                drop_tables = dice() % 2;
                // now and then without what the pages that teach make too sure of
                drop_doubtful = training.doubtful && (int)(dice() % 100) < training.doubt;
                page(weights, &training.at[at], room);
                drop_tables = drop_doubtful = false;
            }
        for (int i = 0; i < MODEL_SIZE; i++) mean->at[i].w += weights->at[i].w / (float)training.runs;
    }
    free(weights);
    return mean;
}

Weights *train_jackknife(Learn *learn, Score *score, int outer, Arena room) {
    for (int inner = 0; inner < INNER; inner++) {
        Weights *weights = learn_all(learn, outer, inner, room);
        for (int i = 0; i < training.len; i++)
            if (in_inner(&training.at[i], outer, inner)) score(weights, &training.at[i]);
        free(weights);
    }
    Weights *weights = learn_all(learn, outer, -1, room);
    for (int i = 0; i < training.len; i++)
        if (train_in_outer(&training.at[i], outer)) score(weights, &training.at[i]);
    return weights;
}

void train_trees(Tree *out, const TreeTask *task, int outer, Arena room) {
    ptrdiff_t most = 0;
    for (int i = 0; i < training.len; i++) most += training.at[i].gold.blocks;
    BoostData rows = boost_open(task->width, most, &room);
    rows.left_out = task->left_out;
    for (int i = 0; i < training.len; i++) {
        const Example *e = &training.at[i];
        bool teaches = task->of ? task->of(e) : e->teaches;
        if (teaches && !train_in_outer(e, outer)) task->ask(&rows, e, room);
    }
    boost_learn(out, &rows, &task->recipe);
}

// ---- output ----

void train_show_wrong(const Example *e, const uint8_t *kept, const char *set, About *about, Arena room) {
    ptrdiff_t wrong = 0;
    for (ptrdiff_t i = 0; i < e->gold.blocks; i++)
        if (kept[i] != e->gold.body[i]) wrong += e->gold.block[i].len;
    if (training.wrong == NULL || wrong * 100 < e->gold.text.len) return;
    Figures none = {0};
    double got = gold_measure(&none, &e->gold, kept, room),
           best = gold_measure(&none, &e->gold, e->gold.body, room);
    fprintf(training.wrong, "\n%td of %td words wrong, word F1 %.3f of %.3f: %s %.*s\n", wrong,
            e->gold.text.len, got, best, set, (int)e->file.len, e->file.s);
    for (ptrdiff_t i = 0; i < e->gold.blocks; i++) {
        if (kept[i] == e->gold.body[i]) continue;
        Arena one = room;
        Str what = about(e, i, &one);
        fprintf(training.wrong, "  %s %4td words  %.*s\n", kept[i] ? "kept  " : "missed",
                e->gold.block[i].len, (int)what.len, what.s);
    }
}

static FILE *open_model(Str path, const char *head) {
    FILE *file = fopen(str_to_c(path, &training.keep), "wb");
    if (file == NULL) perror("model"), exit(1);
    fwrite(head, 1, 8, file);
    return file;
}

void train_write_weights(Str path, const Weights *weights) {
    FILE *file = open_model(path, "lede-w1\n");
    for (int i = 0; i < MODEL_SIZE; i++) {
        double w = (double)weights->at[i].w * MODEL_ONE;
        int16_t out = (int16_t)lround(w > 32767 ? 32767 : w < -32767 ? -32767 : w);
        fwrite(&out, sizeof out, 1, file);
    }
    fclose(file);
}

void train_write_trees(Str path, const Tree *trees, int len) {
    FILE *file = open_model(path, "lede-t1\n");
    fwrite(trees, sizeof *trees, (size_t)len, file);
    fclose(file);
}
