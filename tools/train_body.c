// train_body.c - the models that tell a page's body: data/models/page/body.model and body_trees.model. How:
// data/models/page/body.md.
//
//     train_body [--without TRAIT-TRAIT] [--table N] [--family FAMILIES] [--seed N] [--runs N] [--folds N]
//                [--wrong FILE] OUT GOLD.jsonl...
//
// OUT.model and OUT_trees.model are written; with OUT - only figures. With --folds 0 nothing is measured. FILE gets
// each page's blocks that were kept or missed wrongly. FAMILIES of gauge.h are left out.
//
// A row of GOLD names its page (`file`, beside GOLD), its address (`url`) and its body (`text`). First a logistic
// regression over traits; then trees over gauges, which learn from first-pass scores by
// models that never saw the page's site (jackknifed: with its own they would be trusted too much).
// Figures are of models that saw nothing of the page's site in either pass.
#include "base/buf.h"
#include "base/hash.h"
#include "base/json.h"
#include "boost.h"
#include "page/body.h"
#include "page/decode.h"
#include "page/gauge.h"
#include "page/metadata.h"
#include "page/parse.h"
#include "page/unpack.h"
#include "page_gold.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    OUTER = 10,
    INNER = 5,
    EPOCHS = 10,
    MOST_PAGES = 4096,
    WORD_CAP = 150,
    TREES = 200,
    PAGE_BYTES = 64 << 20
};
static const double RATE = 0.01, DECAY = 2e-3, SCALE = 60, AGREED = 0.8;
static BoostRecipe recipe = {
    .trees = TREES, .rate = 0.1, .ridge = 40, .rows = 0.7, .numbers = 0.3, .seed = 1};

// Features of all of a page's blocks: those of i are at[start[i]] to at[start[i + 1]].
typedef struct Rows {
    uint32_t *at;
    int32_t *start;
} Rows;

typedef struct Example {
    int set, fold;
    Str file;
    bool teaches;
    Gold gold;
    uint8_t *guess;  // by block
    float *weight;
    TraitPage page;
    TraitWork traits;
    Rows first;
    int32_t *scores;  // jackknifed, first pass
} Example;

static Example examples[MOST_PAGES];
static int examples_len, sets;
static Arena keep;
static int runs = 3, folds = OUTER;
static int without_from = -1, without_end = -1, without_table = -1;
static uint8_t without_gauge[GAUGE_COUNT];

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

static Rows first_rows(const Example *e) {
    Rows rows = {.start = arena_new(&keep, int32_t, e->gold.blocks + 1)};
    rows.at = arena_new(&keep, uint32_t, e->gold.blocks * TRAITS_MOST);
    Arena spare = keep;
    Features all = {rows.at, 0};
    for (ptrdiff_t i = 0; i < e->gold.blocks; i++) {
        if (trait_asks(&e->traits, i)) trait_first(&all, &e->traits, i, spare);
        rows.start[i + 1] = (int32_t)all.len;
    }
    keep.beg = (char *)(rows.at + all.len);  // gives back what was not needed
    return rows;
}

static Str text_of(const Example *e, ptrdiff_t i) { return e->page.layout->blocks.at[i].text; }

static void read_gold_of(Example *e, Str text, ptrdiff_t blocks) {
    Gold *gold = &e->gold;
    *gold = (Gold){gold_words(text, &keep), arena_new(&keep, Words, blocks + 1), blocks, NULL};
    e->weight = arena_new(&keep, float, blocks + 1);
    e->scores = arena_new(&keep, int32_t, blocks + 1);
    for (ptrdiff_t i = 0; i < blocks; i++) {
        gold->block[i] = gold_words(text_of(e, i), &keep);
        ptrdiff_t words = gold->block[i].len < WORD_CAP ? gold->block[i].len : WORD_CAP;
        e->weight[i] = (float)(SCALE * (double)(words + 3) / (double)(gold->text.len + 100));
    }
    gold_label(gold, &keep);
    e->first = first_rows(e);
}

static bool read_example(Example *e, Str bytes, Str text) {
    Err err = {0};
    Unpack unpack = {0};
    Dom dom = {0};
    Str unpacked, utf8;
    if (!unpack_bytes(&unpacked, &unpack, bytes, S("page"), &keep, &err)) return false;
    if (!decode_text(&utf8, unpacked, (Str){0}, S("page"), &keep, &err)) return false;
    if (!dom_parse(&dom, utf8, S("page"), &err)) return false;
    static const PageHints hints = {0};
    Article *about = arena_new(&keep, Article, 1);
    Layout *layout = arena_new(&keep, Layout, 1);
    Metadata *metadata = arena_new(&keep, Metadata, 1);
    Guess *guess = arena_new(&keep, Guess, 1);
    Arena own = arena_reserve(PAGE_BYTES);  // the walk takes most of what it is given
    *layout = block_layout(dom.document, &own);
    *metadata = metadata_read(about, layout, &hints, &keep, &keep);
    *guess = guess_body(layout, metadata, about->description, &keep);
    e->page = (TraitPage){layout, metadata, guess, about->title, about->description};
    e->traits = trait_open(&e->page, &keep);
    e->guess = guess->kept;
    read_gold_of(e, text, layout->blocks.len);
    dom_close(&dom);
    unpack_close(&unpack);
    return true;
}

static void read_gold(const char *path, int set) {
    Str rows = read_whole(path), row;
    const char *slash = strrchr(path, '/');
    Str folder = {path, slash ? slash - path + 1 : 0};
    while (str_cut(&rows, '\n', &row)) {
        yyjson_doc *doc = yyjson_read(row.s, (size_t)row.len, 0);
        if (doc == NULL) continue;
        yyjson_val *root = yyjson_doc_get_root(doc);
        Str file = str_copy(str_c(yyjson_get_str(yyjson_obj_get(root, "file"))), &keep);
        Example *e = &examples[examples_len];
        *e = (Example){.set = set,
                       .file = file,
                       .fold = fold_of(str_c(yyjson_get_str(yyjson_obj_get(root, "url"))), OUTER * INNER)};
        Str body = str_c(yyjson_get_str(yyjson_obj_get(root, "text")));
        Str path_of = str_join(&keep, folder, file);
        Str bytes = read_whole(str_to_c(path_of, &keep));
        if (read_example(e, bytes, body)) examples_len++;
    }
}

// ---- learning ----

typedef struct Weights {
    float w[MODEL_SIZE], g[MODEL_SIZE];
} Weights;

static bool drop_tables;

static bool left_out(uint32_t id) {
    if (id < MODEL_FIXED) {
        int trait = (int)id / MODEL_BINS;
        return trait >= without_from && trait <= without_end;
    }
    if (drop_tables) return true;
    return ((int)id - MODEL_FIXED) / MODEL_WORDS == without_table;
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

static void learn_page(Weights *weights, const Example *e, const Rows *f) {
    // every other time without the hashed words: a site that is new has others
    drop_tables = dice() % 2;
    for (ptrdiff_t i = 0; i < e->gold.blocks; i++) {
        double miss = (1 / (1 + exp(-score_of(weights, f, i))) - e->gold.body[i]) * (double)e->weight[i];
        for (int32_t k = f->start[i]; k < f->start[i + 1]; k++) {
            uint32_t id = f->at[k];
            if (left_out(id)) continue;
            float step = (float)(miss + DECAY * (double)weights->w[id]);
            weights->g[id] += step * step;
            weights->w[id] -= (float)RATE * step / sqrtf(weights->g[id] + 1e-3f);
        }
    }
    drop_tables = false;
}

static bool in_outer(const Example *e, int outer) { return e->fold / INNER == outer; }
static bool in_inner(const Example *e, int outer, int inner) {
    return e->fold / INNER != outer && (e->fold / INNER + e->fold) % INNER == inner;
}

// Learns from the pages that are in neither fold: the mean of some runs in other orders.
static Weights *learn(const Rows *features, int outer, int inner) {
    Weights *mean = calloc(1, sizeof *mean), *weights = malloc(sizeof *weights);
    int order[MOST_PAGES], len = 0;
    for (int i = 0; i < examples_len; i++)
        if (examples[i].teaches && !(outer >= 0 && in_outer(&examples[i], outer)) &&
            !(inner >= 0 && in_inner(&examples[i], outer, inner)))
            order[len++] = i;
    for (int run = 0; run < runs; run++) {
        memset(weights, 0, sizeof *weights);
        for (int epoch = 0; epoch < EPOCHS; epoch++)
            for (int i = len - 1; i >= 0; i--) {
                int k = (int)(dice() % (uint32_t)(i + 1)), page = order[k];
                order[k] = order[i], order[i] = page;
                learn_page(weights, &examples[page], &features[page]);
            }
        for (int i = 0; i < MODEL_SIZE; i++) mean->w[i] += weights->w[i] / (float)runs;
    }
    free(weights);
    return mean;
}

static void score_page(const Weights *weights, Example *e) {
    for (ptrdiff_t i = 0; i < e->gold.blocks; i++)
        e->scores[i] = trait_asks(&e->traits, i)
            ? (int32_t)lround(score_of(weights, &e->first, i) * MODEL_ONE)
            : MODEL_NEVER;
}

// First-pass scores of all pages outside `outer`, each by a model without its inner fold; those of `outer` by one of
// all the others.
static Weights *first_pass(int outer) {
    static Rows firsts[MOST_PAGES];
    for (int i = 0; i < examples_len; i++) firsts[i] = examples[i].first;
    for (int inner = 0; inner < INNER; inner++) {
        Weights *weights = learn(firsts, outer, inner);
        for (int i = 0; i < examples_len; i++)
            if (in_inner(&examples[i], outer, inner)) score_page(weights, &examples[i]);
        free(weights);
    }
    Weights *weights = learn(firsts, outer, -1);
    for (int i = 0; i < examples_len; i++)
        if (outer >= 0 && in_outer(&examples[i], outer)) score_page(weights, &examples[i]);
    return weights;
}

// ---- the second pass ----

static Tree trees[TREES];

// One row a block of the pages outside `outer`.
static void learn_trees(int outer, Arena room) {
    ptrdiff_t most = 0, len = 0;
    for (int i = 0; i < examples_len; i++) most += examples[i].gold.blocks;
    int16_t *at = arena_new(&room, int16_t, most * GAUGE_COUNT);
    uint8_t *label = arena_new(&room, uint8_t, most);
    float *weight = arena_new(&room, float, most), *start = arena_new(&room, float, most);
    int32_t *group = arena_new(&room, int32_t, most);
    for (int i = 0; i < examples_len; i++) {
        const Example *e = &examples[i];
        if (!e->teaches || (outer >= 0 && in_outer(e, outer))) continue;
        Arena scratch = room;
        GaugeWork work = gauge_open(&e->traits, e->scores, &scratch);
        for (ptrdiff_t k = 0; k < e->gold.blocks; k++) {
            if (!gauge_asks(&work, k)) continue;
            gauge_read(at + len * GAUGE_COUNT, &work, k);
            label[len] = e->gold.body[k], weight[len] = e->weight[k], group[len] = i;
            start[len++] = (float)e->scores[k] / (MODEL_ONE * GAUGE_SHARE);
        }
    }
    BoostData data = {at, GAUGE_COUNT, len, label, weight, start, group, examples_len, without_gauge};
    boost_learn(trees, &data, &recipe);
}

// Which blocks of page `i` are kept after both passes.
static void decide(uint8_t *kept, int i, Arena scratch) {
    const Example *e = &examples[i];
    const int32_t *scores = gauge_scores((Trees){trees, TREES}, &e->traits, e->scores, &scratch);
    body_keep(kept, e->page.layout, e->page.metadata, e->page.guess, scores, scratch);
}

// ---- figures ----

// The blocks of a page that were not what they should be, by the model that never saw its site.
static void show_wrong(FILE *file, const Example *e, const uint8_t *kept) {
    ptrdiff_t wrong = 0;
    for (ptrdiff_t i = 0; i < e->gold.blocks; i++)
        if (kept[i] != e->gold.body[i]) wrong += e->gold.block[i].len;
    if (wrong * 100 < e->gold.text.len) return;
    Figures got = {0}, best = {0};
    gold_measure(&got, &e->gold, kept, keep), gold_measure(&best, &e->gold, e->gold.body, keep);
    fprintf(file, "\n%td of %td words wrong, word F1 %.3f of %.3f: %.*s\n", wrong, e->gold.text.len, got.f1,
            best.f1, (int)e->file.len, e->file.s);
    for (ptrdiff_t i = 0; i < e->gold.blocks; i++) {
        if (kept[i] == e->gold.body[i]) continue;
        Str text = str_slice(text_of(e, i), 0, 110);
        const Block *block = &e->page.layout->blocks.at[i];
        size_t len;
        const lxb_char_t *tag = lxb_tag_name_by_id(block->tag, &len);
        fprintf(file, "  %s %4td words  %-10s guess %d  score %5.1f  clues %06x  %.*s\n",
                kept[i] ? "kept  " : "missed", e->gold.block[i].len, tag ? (const char *)tag : "?",
                e->guess[i], (double)e->scores[i] / MODEL_ONE,
                (unsigned)(e->page.layout->boxes.at[block->box].clues | block->inner), (int)text.len, text.s);
    }
}

enum { ORACLE, GUESS, ONE, TWO, KINDS };
static const char *const kinds[] = {"oracle", "rules alone", "first pass", "both passes"};
static Figures figures[8][KINDS];

static void try_fold(int outer, FILE *wrong, Arena room) {
    free(first_pass(outer));
    learn_trees(outer, room);
    for (int i = 0; i < examples_len; i++) {
        Example *e = &examples[i];
        Figures *of = figures[e->set];
        if (!in_outer(e, outer)) continue;
        Arena scratch = room;
        uint8_t *kept = arena_new(&scratch, uint8_t, e->gold.blocks + 1);
        gold_measure(&of[ORACLE], &e->gold, e->gold.body, scratch);
        gold_measure(&of[GUESS], &e->gold, e->guess, scratch);
        for (ptrdiff_t k = 0; k < e->gold.blocks; k++) kept[k] = e->scores[k] > 0;
        gold_measure(&of[ONE], &e->gold, kept, scratch);
        decide(kept, i, scratch);
        gold_measure(&of[TWO], &e->gold, kept, scratch);
        if (wrong) show_wrong(wrong, e, kept);
    }
}

// ---- models ----

static FILE *open_model(const char *out, const char *name, const char *head) {
    char path[4096];
    snprintf(path, sizeof path, "%s%s.model", out, name);
    FILE *file = fopen(path, "wb");
    if (file == NULL) perror(path), exit(1);
    fwrite(head, 1, 8, file);
    return file;
}

static void put_weight(FILE *file, float weight) {
    double w = (double)weight * MODEL_ONE;
    int16_t out = (int16_t)lround(w > 32767 ? 32767 : w < -32767 ? -32767 : w);
    fwrite(&out, sizeof out, 1, file);
}

static void write_models(const char *out, Arena room) {
    Weights *first = first_pass(-1);
    learn_trees(-1, room);
    FILE *file = open_model(out, "", "lede-w1\n");
    for (int i = 0; i < MODEL_SIZE; i++) put_weight(file, first->w[i]);
    fclose(file);
    file = open_model(out, "_trees", "lede-t1\n");
    fwrite(trees, sizeof *trees, TREES, file);
    fclose(file);
}

static void leave_out(const char *families) {
#define LEAVE_OUT(family, name) \
    if (strstr(families, #family)) without_gauge[G_##name] = 1;
    GAUGES(LEAVE_OUT)
#undef LEAVE_OUT
}

int main(int argc, char **argv) {
    int at = 1;
    FILE *wrong = NULL;
    for (; at + 1 < argc && argv[at][0] == '-' && argv[at][1] == '-'; at += 2) {
        const char *option = argv[at] + 2, *value = argv[at + 1];
        if (strcmp(option, "without") == 0) sscanf(value, "%d-%d", &without_from, &without_end);
        else if (strcmp(option, "table") == 0) without_table = atoi(value);
        else if (strcmp(option, "family") == 0) leave_out(value);
        else if (strcmp(option, "seed") == 0) recipe.seed = (uint64_t)atoi(value);
        else if (strcmp(option, "runs") == 0) runs = atoi(value);
        else if (strcmp(option, "folds") == 0) folds = atoi(value);
        else if (strcmp(option, "wrong") == 0) wrong = fopen(value, "w");
    }
    if (argc - at < 2) return fprintf(stderr, "usage: train_body [options] OUT GOLD.jsonl...\n"), 2;
    keep = arena_reserve((ptrdiff_t)32 << 30);
    for (int i = at + 1; i < argc; i++) read_gold(argv[i], sets++);
    Arena room = arena_reserve((ptrdiff_t)16 << 30);
    // gold that leaves out half of a page, or holds another, teaches the wrong thing; it is measured all the same
    for (int i = 0; i < examples_len; i++) {
        Figures one = {0};
        gold_measure(&one, &examples[i].gold, examples[i].guess, room);
        examples[i].teaches = one.f1 >= AGREED;
    }
    for (int outer = 0; outer < folds; outer++) try_fold(outer, wrong, room);
    for (int set = 0; set < sets; set++)
        for (int kind = 0; kind < KINDS; kind++)
            if (folds) printf("%s ", argv[at + 1 + set]), gold_show(kinds[kind], &figures[set][kind]);
    if (strcmp(argv[at], "-") != 0) write_models(argv[at], room);
    return 0;
}
