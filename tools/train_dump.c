// train_dump.c - the models that tell a plain-text dump's lines: data/models/page/dump.model and chain.model, whose card
// is dump.md there.
//
//     train_dump [--folds N] [--runs N] [--epochs N] [--without TRAIT-TRAIT] [--table N] [--wrong FILE] [--pages FILE]
//                --dumps FOLDER[,FOLDER...] [--also FOLDER[,FOLDER...]] OUT GOLD.jsonl...
//
// A row of GOLD names its page (`file`), its address (`url`) and its body (`text`); FOLDER holds NAME.txt for
// NAME.html.gz, as a dumper writes it: lynx, w3m, a line a block; those of --also are measured and teach nothing. OUT is the
// folder that gets both models, or - for figures alone. A line is body when most of its word 4-grams stand in the gold, in
// order.
//
// Two passes of logistic regression of each line; and a linear chain over the states of chain.h, with the second pass's
// features. Second passes learn from first-pass scores by models that never saw the page's host. Figures are of models that
// saw nothing of the host.
#include "base/buf.h"
#include "base/hash.h"
#include "base/json.h"
#include "gold.h"
#include "page/chain.h"
#include "page/decode.h"
#include "page/line_trait.h"
#include "page/stretch.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OUTER = 10, INNER = 5, MOST_PAGES = 8192, WORD_CAP = 150, SETS = 32, PASSES = 2 };
static const double RATE = 0.01, SCALE = 60, AGREED = 0.8;
static double decay = 2e-3;

// Features of all of a page's lines: those of i are at[start[i]] to at[start[i + 1]].
typedef struct Rows {
    uint32_t *at;
    int32_t *start;
} Rows;

typedef struct Example {
    int set, fold;
    Str file;
    bool teaches;
    Words gold, *block;
    ptrdiff_t len;
    uint8_t *body, *state;
    float *weight;
    Lines lines;
    Stretch guess;
    Rows first, second;
    int32_t *scores;  // jackknifed, first pass
} Example;

static Example examples[MOST_PAGES];
static int examples_len, sets;
static Str set_names[SETS];
static Arena keep;
static int runs = 2, folds = OUTER, epochs = 7;
static int without_from = -1, without_end = -1, without_table = -1;

// ---- pages ----

static Str read_whole(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) perror(path), exit(1);
    fseek(file, 0, SEEK_END);
    ptrdiff_t len = ftell(file);
    rewind(file);
    char *at = arena_new(&keep, char, len + 1);
    len = (ptrdiff_t)fread(at, 1, (size_t)len, file);
    fclose(file);
    return (Str){at, len};
}

static int fold_of(Str url, int count) {
    ptrdiff_t at = str_find(url, S("://"));
    Str host = str_from(url, at < 0 ? 0 : at + 3);
    ptrdiff_t end = str_find_byte(host, '/');
    if (end >= 0) host = str_slice(host, 0, end);
    if (str_starts(host, S("www."))) host = str_from(host, 4);
    return (int)(hash_mix(hash_bytes(host), 5) % (uint64_t)count);
}

static Rounds rounds_of(const Example *e, Arena *arena) {
    return line_trait_rounds(&e->lines, e->guess.kept, e->guess.start, e->guess.end, arena);
}

static Rows first_rows(const Example *e) {
    static Arena side;  // what the rounds need while the rows grow in `keep`
    if (side.beg == NULL) side = arena_reserve((ptrdiff_t)1 << 30);
    Arena spare = side;
    Rounds rounds = rounds_of(e, &spare);
    Rows rows = {.start = arena_new(&keep, int32_t, e->len + 1)};
    rows.at = arena_new(&keep, uint32_t, e->len * rounds.most);
    Features all = {rows.at, 0};
    for (ptrdiff_t i = 0; i < e->len; i++) {
        rounds.first(&all, rounds.work, i, spare);
        rows.start[i + 1] = (int32_t)all.len;
    }
    keep.beg = (char *)(rows.at + all.len);  // gives back what was not needed
    return rows;
}

static Rows second_rows(const Example *e, Arena *room) {
    Rows rows = {arena_new(room, uint32_t, e->first.start[e->len] + e->len * 64),
                 arena_new(room, int32_t, e->len + 1)};
    Arena spare = *room;
    Rounds rounds = rounds_of(e, &spare);
    rounds.told(rounds.work, e->scores, &spare);
    Features all = {rows.at, 0};
    for (ptrdiff_t i = 0; i < e->len; i++) {
        for (int32_t k = e->first.start[i]; k < e->first.start[i + 1]; k++) feature_put(&all, e->first.at[k]);
        rounds.second(&all, rounds.work, i);
        rows.start[i + 1] = (int32_t)all.len;
    }
    return rows;
}

static void read_states(Example *e) {
    ptrdiff_t first = -1, last = -1;
    for (ptrdiff_t i = 0; i < e->len; i++)
        if (e->body[i]) last = i, first = first < 0 ? i : first;
    for (ptrdiff_t i = 0; i < e->len; i++)
        e->state[i] = (uint8_t)(e->body[i]                   ? LINE_BODY
                                    : i < first || first < 0 ? LINE_BEFORE
                                    : i > last               ? LINE_AFTER
                                                             : LINE_BETWEEN);
}

static bool read_example(Example *e, Str bytes, Str text) {
    Err err = {0};
    Str utf8;
    if (!decode_text(&utf8, bytes, (Str){0}, S("dump"), &keep, &err)) return false;
    e->lines = line_read(utf8, &keep);
    e->guess = stretch_guess(&e->lines, &keep);
    e->len = e->lines.len;
    e->gold = gold_words(text, &keep);
    e->block = arena_new(&keep, Words, e->len + 1);
    e->body = arena_new(&keep, uint8_t, e->len + 1);
    e->state = arena_new(&keep, uint8_t, e->len + 1);
    e->weight = arena_new(&keep, float, e->len + 1);
    e->scores = arena_new(&keep, int32_t, e->len + 1);
    for (ptrdiff_t i = 0; i < e->len; i++) {
        e->block[i] = gold_words(e->lines.at[i].text, &keep);
        ptrdiff_t words = e->block[i].len < WORD_CAP ? e->block[i].len : WORD_CAP;
        e->weight[i] = (float)(SCALE * (double)(words + 3) / (double)(e->gold.len + 100));
    }
    gold_label(e->body, &e->gold, e->block, e->len, keep);
    read_states(e);
    e->first = first_rows(e);
    return e->len > 0;
}

static void read_gold(const char *path, Str folder) {
    Str rows = read_whole(path), row;
    Str name_of = str_from(str_c(path), str_rfind_byte(str_c(path), '/') + 1);
    int set = sets++;
    set_names[set] =
        str_format(&keep, "%.*s %.*s", (int)(folder.len - str_rfind_byte(folder, '/') - 1),
                   folder.s + str_rfind_byte(folder, '/') + 1, (int)str_find_byte(name_of, '.'), name_of.s);
    while (str_cut(&rows, '\n', &row)) {
        yyjson_doc *doc = yyjson_read(row.s, (size_t)row.len, 0);
        if (doc == NULL) continue;
        yyjson_val *root = yyjson_doc_get_root(doc);
        Str file = str_copy(str_c(yyjson_get_str(yyjson_obj_get(root, "file"))), &keep);
        Example *e = &examples[examples_len];
        *e = (Example){.set = set,
                       .file = file,
                       .fold = fold_of(str_c(yyjson_get_str(yyjson_obj_get(root, "url"))), OUTER * INNER)};
        Str body = str_c(yyjson_get_str(yyjson_obj_get(root, "text"))),
            name = str_from(file, str_rfind_byte(file, '/') + 1);
        Str dump = str_format(&keep, "%.*s/%.*s.txt", (int)folder.len, folder.s,
                              (int)str_find(name, S(".html")), name.s);
        examples_len += read_example(e, read_whole(str_to_c(dump, &keep)), body);
        yyjson_doc_free(doc);
    }
}

// ---- learning ----

typedef struct Weights {
    float w[MODEL_SIZE], g[MODEL_SIZE];
    float step[LINE_STATES][LINE_STATES], step_g[LINE_STATES][LINE_STATES];  // of the chain
} Weights;

static bool drop_tables;

static bool left_out(uint32_t id) {
    if (id < MODEL_FIXED) {
        int trait = (int)id / MODEL_BINS;
        return trait >= without_from && trait <= without_end;
    }
    return drop_tables || ((int)id - MODEL_FIXED) / MODEL_WORDS == without_table;
}

static double score_of(const Weights *weights, const Rows *f, ptrdiff_t i) {
    double sum = 0;
    for (int32_t k = f->start[i]; k < f->start[i + 1]; k++)
        if (!left_out(f->at[k])) sum += weights->w[f->at[k]];
    return sum;
}

static uint32_t dice(void) {
    static uint64_t state = 88172645463325252u;
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return (uint32_t)(state >> 16);
}

static void learn_row(Weights *weights, double miss, const Rows *f, ptrdiff_t i) {
    for (int32_t k = f->start[i]; k < f->start[i + 1]; k++) {
        uint32_t id = f->at[k];
        if (left_out(id)) continue;
        float step = (float)(miss + decay * (double)weights->w[id]);
        weights->g[id] += step * step;
        weights->w[id] -= (float)RATE * step / sqrtf(weights->g[id] + 1e-3f);
    }
}

static void learn_lines(Weights *weights, const Example *e, const Rows *rows) {
    for (ptrdiff_t i = 0; i < e->len; i++) {
        double miss = (1 / (1 + exp(-score_of(weights, rows, i))) - e->body[i]) * (double)e->weight[i];
        learn_row(weights, miss, rows, i);
    }
}

static void learn_first(Weights *weights, const Example *e, Arena room) {
    (void)room;
    learn_lines(weights, e, &e->first);
}
static void learn_second(Weights *weights, const Example *e, Arena room) {
    (void)room;
    learn_lines(weights, e, &e->second);
}

static double log_sum(const double *at, int len) {
    double most = at[0], sum = 0;
    for (int i = 1; i < len; i++) most = at[i] > most ? at[i] : most;
    if (most < -1e200) return -1e300;
    for (int i = 0; i < len; i++) sum += exp(at[i] - most);
    return most + log(sum);
}

enum { N = LINE_STATES };
typedef double States[N];  // a logarithm for each state
static const double NEVER = -1e300;

static void read_ahead(States *ahead, const Weights *weights, States *emit, ptrdiff_t len) {
    States to;
    for (ptrdiff_t i = 0; i < len; i++)
        for (int s = 0; s < N; s++) {
            for (int from = 0; from < N; from++)
                to[from] = !chain_may(from, s) ? NEVER
                    : i                        ? ahead[i - 1][from] + (double)weights->step[from][s]
                    : from == LINE_BEFORE      ? 0
                                               : NEVER;
            ahead[i][s] = emit[i][s] + log_sum(to, N);
        }
}

static void read_back(States *back, const Weights *weights, States *emit, ptrdiff_t len) {
    States to;
    for (int s = 0; s < N; s++) back[len - 1][s] = s == LINE_BETWEEN ? NEVER : 0;
    for (ptrdiff_t i = len - 2; i >= 0; i--)
        for (int s = 0; s < N; s++) {
            for (int n = 0; n < N; n++)
                to[n] =
                    chain_may(s, n) ? back[i + 1][n] + emit[i + 1][n] + (double)weights->step[s][n] : NEVER;
            back[i][s] = log_sum(to, N);
        }
}

static void learn_steps(Weights *weights, States *turn) {
    for (int s = 0; s < N; s++)
        for (int n = 0; n < N; n++) {
            float step = (float)turn[s][n];
            weights->step_g[s][n] += step * step;
            weights->step[s][n] -= (float)RATE * 2 * step / sqrtf(weights->step_g[s][n] + 1e-3f);
        }
}

// The gradient of a line is what the chain expects of it less what it is, weighed by its words.
static void learn_chain(Weights *weights, const Example *e, Arena room) {
    ptrdiff_t len = e->len;
    States *emit = arena_new(&room, States, len), *ahead = arena_new(&room, States, len),
           *back = arena_new(&room, States, len), turn[N] = {{0}}, ends;
    for (ptrdiff_t i = 0; i < len; i++) emit[i][LINE_BODY] = score_of(weights, &e->second, i);
    read_ahead(ahead, weights, emit, len);
    read_back(back, weights, emit, len);
    for (int s = 0; s < N; s++) ends[s] = ahead[len - 1][s] + back[len - 1][s];
    double all = log_sum(ends, N);
    for (ptrdiff_t i = 0; i < len; i++) {
        double weight = (double)e->weight[i], p = exp(ahead[i][LINE_BODY] + back[i][LINE_BODY] - all);
        for (int s = 0; i && s < N; s++)
            for (int n = 0; n < N; n++) {
                if (!chain_may(s, n)) continue;
                double both = ahead[i - 1][s] + (double)weights->step[s][n] + emit[i][n] + back[i][n];
                turn[s][n] += weight * (exp(both - all) - (e->state[i - 1] == s && e->state[i] == n));
            }
        learn_row(weights, (p - e->body[i]) * weight, &e->second, i);
    }
    learn_steps(weights, turn);
}

typedef void Learn(Weights *, const Example *, Arena);

static bool in_outer(const Example *e, int outer) { return e->fold / INNER == outer; }
static bool in_inner(const Example *e, int outer, int inner) {
    return e->fold / INNER != outer && (e->fold / INNER + e->fold) % INNER == inner;
}

// Learns from the pages that are in neither fold: the mean of some runs in other orders.
static Weights *learn(Learn *page, int outer, int inner, Arena room) {
    Weights *mean = calloc(1, sizeof *mean), *weights = malloc(sizeof *weights);
    static int order[MOST_PAGES];
    int len = 0;
    for (int i = 0; i < examples_len; i++)
        if (examples[i].teaches && !(outer >= 0 && in_outer(&examples[i], outer)) &&
            !(inner >= 0 && in_inner(&examples[i], outer, inner)))
            order[len++] = i;
    for (int run = 0; run < runs; run++) {
        memset(weights, 0, sizeof *weights);
        for (int epoch = 0; epoch < epochs; epoch++)
            for (int i = len - 1; i >= 0; i--) {
                int k = (int)(dice() % (uint32_t)(i + 1)), at = order[k];
                order[k] = order[i], order[i] = at;
                // every other time without the hashed words: a site that is new has others
                drop_tables = dice() % 2;
                page(weights, &examples[at], room);
                drop_tables = false;
            }
        for (int i = 0; i < MODEL_SIZE; i++) mean->w[i] += weights->w[i] / (float)runs;
        for (int s = 0; s < LINE_STATES; s++) {
            for (int n = 0; n < LINE_STATES; n++) mean->step[s][n] += weights->step[s][n] / (float)runs;
        }
    }
    free(weights);
    return mean;
}

static void score_page(const Weights *weights, Example *e) {
    for (ptrdiff_t i = 0; i < e->len; i++)
        e->scores[i] = (int32_t)lround(score_of(weights, &e->first, i) * MODEL_ONE);
}

// First-pass scores of all pages outside `outer`, each by a model without its inner fold; those of `outer` by one of
// all the others.
static Weights *first_pass(int outer, Arena room) {
    for (int inner = 0; inner < INNER; inner++) {
        Weights *weights = learn(learn_first, outer, inner, room);
        for (int i = 0; i < examples_len; i++)
            if (in_inner(&examples[i], outer, inner)) score_page(weights, &examples[i]);
        free(weights);
    }
    Weights *weights = learn(learn_first, outer, -1, room);
    for (int i = 0; i < examples_len; i++)
        if (outer >= 0 && in_outer(&examples[i], outer)) score_page(weights, &examples[i]);
    return weights;
}

static void make_seconds(Arena *room) {
    for (int i = 0; i < examples_len; i++) examples[i].second = second_rows(&examples[i], room);
}

static int32_t *scores_by(const Weights *weights, const Example *e, Arena *room) {
    int32_t *scores = arena_new(room, int32_t, e->len + 1);
    for (ptrdiff_t i = 0; i < e->len; i++)
        scores[i] = (int32_t)lround(score_of(weights, &e->second, i) * MODEL_ONE);
    return scores;
}

static ChainSteps steps_of(const Weights *weights) {
    ChainSteps steps = {0};
    for (int s = 0; s < LINE_STATES; s++)
        for (int n = 0; n < LINE_STATES; n++)
            steps.at[s][n] = (int32_t)lround((double)weights->step[s][n] * MODEL_ONE);
    return steps;
}

// ---- figures ----

typedef struct Figures {
    double f1, hit, wrong, missed;
    int pages;
} Figures;

static int by_value(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static ptrdiff_t shared(uint32_t *a, ptrdiff_t a_len, uint32_t *b, ptrdiff_t b_len) {
    if (a_len == 0 || b_len == 0) return 0;
    qsort(a, (size_t)a_len, sizeof *a, by_value);
    qsort(b, (size_t)b_len, sizeof *b, by_value);
    ptrdiff_t i = 0, k = 0, both = 0;
    while (i < a_len && k < b_len) {
        if (a[i] == b[k]) both++, i++, k++;
        else if (a[i] < b[k]) i++;
        else k++;
    }
    return both;
}

static Words grams_of(const Words *words, Arena *room) {
    Words out = {0};
    ptrdiff_t len = words->len < GOLD_GRAM ? words->len : GOLD_GRAM;
    for (ptrdiff_t i = 0; len && i + len <= words->len; i++)
        *vec_push(&out, room) = gold_gram(words->at + i, len);
    return out;
}

static double measure(Figures *figures, const Example *e, const uint8_t *kept, Arena room) {
    Words got = {0}, gold = {0};
    for (ptrdiff_t i = 0; i < e->len; i++)
        if (kept[i])
            for (ptrdiff_t k = 0; k < e->block[i].len; k++) *vec_push(&got, &room) = e->block[i].at[k];
    for (ptrdiff_t k = 0; k < e->gold.len; k++) *vec_push(&gold, &room) = e->gold.at[k];
    Words a = grams_of(&got, &room), b = grams_of(&gold, &room);
    double both = (double)shared(a.at, a.len, b.at, b.len), all = (double)(a.len + b.len) - both;
    if (all > 0)
        figures->hit += both / all, figures->wrong += ((double)a.len - both) / all,
            figures->missed += ((double)b.len - both) / all;
    double same = (double)shared(got.at, got.len, gold.at, gold.len);
    double f1 = got.len + gold.len ? 2 * same / (double)(got.len + gold.len) : 1;
    figures->f1 += f1;
    figures->pages++;
    return f1;
}

static void show(const char *what, const Figures *f) {
    double p = f->hit / (f->hit + f->wrong), r = f->hit / (f->hit + f->missed);
    printf("%-12s word F1 %.4f  shingle F1 %.4f  (%d pages)\n", what, f->f1 / f->pages, 2 * p * r / (p + r),
           f->pages);
}

// The lines of a page that were not what they should be, by the model that never saw its site.
static void show_wrong(FILE *file, const Example *e, const uint8_t *kept, const int32_t *margin) {
    ptrdiff_t wrong = 0;
    for (ptrdiff_t i = 0; i < e->len; i++)
        if (kept[i] != e->body[i]) wrong += e->block[i].len;
    if (wrong * 100 < e->gold.len) return;
    fprintf(file, "\n%td of %td words wrong: %.*s %.*s\n", wrong, e->gold.len, (int)set_names[e->set].len,
            set_names[e->set].s, (int)e->file.len, e->file.s);
    for (ptrdiff_t i = 0; i < e->len; i++) {
        if (kept[i] == e->body[i]) continue;
        Str text = str_slice(e->lines.at[i].text, 0, 110);
        fprintf(file, "  %s %4td words  %d  score %5.1f %5.1f  %.*s\n", kept[i] ? "kept  " : "missed",
                e->block[i].len, e->guess.kept[i], (double)e->scores[i] / MODEL_ONE,
                (double)margin[i] / MODEL_ONE, (int)text.len, text.s);
    }
}

static void write_model(const char *folder, const char *name, const Weights *first, const Weights *second) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s.model", folder, name);
    FILE *file = fopen(path, "wb");
    if (file == NULL) perror(path), exit(1);
    fwrite("lede-w2\n", 1, 8, file);
    for (int i = 0; i < MODEL_SIZE; i++)
        for (int pass = 0; pass < PASSES; pass++) {
            double w = (double)(pass ? second : first)->w[i] * MODEL_ONE;
            int16_t out = (int16_t)lround(w > 32767 ? 32767 : w < -32767 ? -32767 : w);
            fwrite(&out, sizeof out, 1, file);
        }
    fclose(file);
}

int main(int argc, char **argv) {
    int at = 1;
    FILE *wrong = NULL, *pages = NULL;
    const char *dumps = NULL, *also = "";
    for (; at + 1 < argc && argv[at][0] == '-' && argv[at][1] == '-'; at += 2) {
        if (strcmp(argv[at], "--without") == 0) sscanf(argv[at + 1], "%d-%d", &without_from, &without_end);
        else if (strcmp(argv[at], "--dumps") == 0) dumps = argv[at + 1];
        else if (strcmp(argv[at], "--also") == 0) also = argv[at + 1];
        else if (strcmp(argv[at], "--folds") == 0) folds = atoi(argv[at + 1]);
        else if (strcmp(argv[at], "--runs") == 0) runs = atoi(argv[at + 1]);
        else if (strcmp(argv[at], "--epochs") == 0) epochs = atoi(argv[at + 1]);
        else if (strcmp(argv[at], "--decay") == 0) decay = atof(argv[at + 1]);
        else if (strcmp(argv[at], "--wrong") == 0) wrong = fopen(argv[at + 1], "w");
        else if (strcmp(argv[at], "--pages") == 0) pages = fopen(argv[at + 1], "w");
        else if (strcmp(argv[at], "--table") == 0) without_table = atoi(argv[at + 1]);
    }
    if (argc - at < 2 || dumps == NULL) return fprintf(stderr, "usage: see tools/train_dump.c\n"), 2;
    keep = arena_reserve((ptrdiff_t)32 << 30);
    Str folders = str_c(dumps), folder;
    while (str_cut(&folders, ',', &folder))
        for (int i = at + 1; i < argc; i++) read_gold(argv[i], folder);
    int teaching = examples_len;
    folders = str_c(also);
    while (str_cut(&folders, ',', &folder))
        for (int i = at + 1; i < argc; i++) read_gold(argv[i], folder);
    Arena room = arena_reserve((ptrdiff_t)16 << 30);
    enum { ORACLE, GUESS, ONE, TWO, CHAIN, KINDS };
    static const char *const names[] = {"oracle", "rules alone", "first pass", "both passes", "and chain"};
    static Figures figures[SETS][KINDS], none;
    // gold that leaves out half of a page, or holds another, teaches the wrong thing; it is measured all the same
    for (int i = 0; i < examples_len; i++)
        examples[i].teaches = i < teaching && measure(&none, &examples[i], examples[i].body, room) >= AGREED;
    for (int outer = 0; outer < folds; outer++) {
        Arena fold = room;
        Weights *one = first_pass(outer, fold);
        make_seconds(&fold);
        Weights *two = learn(learn_second, outer, -1, fold), *chain = learn(learn_chain, outer, -1, fold);
        for (int i = 0; i < examples_len; i++) {
            Example *e = &examples[i];
            if (!in_outer(e, outer)) continue;
            Arena page = fold;
            uint8_t *kept = arena_new(&page, uint8_t, e->len + 1);
            measure(&figures[e->set][ORACLE], e, e->body, page);
            measure(&figures[e->set][GUESS], e, e->guess.kept, page);
            for (ptrdiff_t k = 0; k < e->len; k++) kept[k] = e->scores[k] > 0;
            measure(&figures[e->set][ONE], e, kept, page);
            ChainSteps steps = steps_of(chain);
            int32_t *alone = scores_by(two, e, &page), *chained = scores_by(chain, e, &page);
            int32_t *margin = chain_margins(chained, e->len, &steps, &page);
            Stretch stretch = {.kept = kept};
            for (ptrdiff_t k = 0; k < e->len; k++) kept[k] = alone[k] > 0;
            measure(&figures[e->set][TWO], e, kept, page);
            stretch_keep(&stretch, &e->lines, &e->guess, alone, margin);
            double f1 = measure(&figures[e->set][CHAIN], e, kept, page);
            if (wrong) show_wrong(wrong, e, kept, margin);
            if (pages)
                fprintf(pages, "%.4f %.*s %.*s\n", f1, (int)e->file.len, e->file.s,
                        (int)set_names[e->set].len, set_names[e->set].s);
        }
        free(one), free(two), free(chain);
    }
    for (int set = 0; set < sets; set++)
        for (int kind = 0; kind < KINDS; kind++)
            if (folds)
                printf("%-14.*s ", (int)set_names[set].len, set_names[set].s),
                    show(names[kind], &figures[set][kind]);
    if (strcmp(argv[at], "-") == 0) return 0;
    Weights *one = first_pass(-1, room);
    make_seconds(&room);
    write_model(argv[at], "dump", one, learn(learn_second, -1, -1, room));
    Weights *chain = learn(learn_chain, -1, -1, room);
    ChainSteps steps = steps_of(chain);
    for (int from = 0; from < LINE_STATES; from++)
        for (int to = 0; to < LINE_STATES; to++)
            chain->w[stretch_step(from, to)] = (float)steps.at[from][to] / MODEL_ONE;
    write_model(argv[at], "chain", one, chain);
    return 0;
}
