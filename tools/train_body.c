// train_body.c - the model that tells a page's body: data/models/page/body.model. How: data/models/page/body.md.
//
//     train_body [--without TRAIT-TRAIT] [--table N] [--wrong FILE] [--runs N] [--folds N] OUT.model GOLD.jsonl...
//
// With --folds 0 nothing is measured. OUT may be - for figures alone. FILE gets each page's blocks that were kept or missed wrongly, the worst by words
// first seen there.
//
// A row of GOLD names its page (`file`, beside GOLD), its address (`url`) and its body (`text`). A block is body when
// most of its word 4-grams stand in that text, in order. Two passes of logistic regression; the second learns from
// first-pass scores by models that never saw the page's site (jackknifed: with its own it would trust them too much).
// Figures are of models that saw nothing of the page's site in either pass.
#include "base/buf.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/utf8.h"
#include "page/body.h"
#include "page/decode.h"
#include "page/metadata.h"
#include "page/parse.h"
#include "page/trait.h"
#include "page/unpack.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OUTER = 10, INNER = 5, EPOCHS = 10, GRAM = 4, LONG = 6, MOST_PAGES = 4096, WORD_CAP = 150 };
static const double RATE = 0.01, DECAY = 2e-3, SCALE = 60, AGREED = 0.8;

typedef struct Words {
    uint32_t *at;
    ptrdiff_t len, cap;
} Words;

// Features of all of a page's blocks: those of i are at[start[i]] to at[start[i + 1]].
typedef struct Rows {
    uint32_t *at;
    int32_t *start;
} Rows;

typedef struct Example {
    int set, fold;
    Str file;
    bool teaches;
    Words gold, *block;  // words as hashes
    ptrdiff_t blocks;
    uint8_t *body, *guess;
    float *weight;
    TraitPage page;
    Rows first;
    int32_t *scores;  // jackknifed, first pass
} Example;

static Example examples[MOST_PAGES];
static int examples_len, sets;
static Arena keep;
static int runs = 3, folds = OUTER;
static int without_from = -1, without_end = -1, without_table = -1;

// ---- gold ----

static Words words_of(Str text) {
    Words words = {0};
    Str folded = utf8_fold(text, &keep);
    ptrdiff_t start = -1;
    for (ptrdiff_t at = 0; at <= folded.len;) {
        ptrdiff_t here = at;
        int32_t rune = at < folded.len ? utf8_next(folded, &at) : (at++, ' ');
        bool in = rune_letter(rune) || rune_digit(rune) || rune == '_';
        if (in && start < 0) start = here;
        if (!in && start >= 0) {
            *vec_push(&words, &keep) = (uint32_t)hash_bytes(str_slice(folded, start, here));
            start = -1;
        }
    }
    return words;
}

static uint32_t gram(const uint32_t *at, ptrdiff_t len) {
    uint64_t hash = 0;
    for (ptrdiff_t i = 0; i < len; i++) hash = hash_mix(hash, at[i]);
    return (uint32_t)hash;
}

// Where the `len` words at `at` next stand in gold from `from` on and are not used yet; -1.
static ptrdiff_t find_words(const Words *gold, const uint8_t *used, const uint32_t *at, ptrdiff_t len,
                            ptrdiff_t from, ptrdiff_t end) {
    for (ptrdiff_t i = from; i + len <= end; i++) {
        if (used[i] || gold->at[i] != at[0]) continue;
        ptrdiff_t k = 1;
        while (k < len && gold->at[i + k] == at[k] && !used[i + k]) k++;
        if (k == len) return i;
    }
    return -1;
}

typedef struct Anchor {
    ptrdiff_t block, from, end, words, best, back;
} Anchor;

static ptrdiff_t mark_grams(const Example *e, ptrdiff_t block, uint8_t *used, bool mark, ptrdiff_t *from,
                            ptrdiff_t *end) {
    const Words *words = &e->block[block];
    ptrdiff_t hits = 0, at = 0;
    *from = -1;
    for (ptrdiff_t i = 0; i + GRAM <= words->len; i++) {
        ptrdiff_t found = find_words(&e->gold, used, words->at + i, GRAM, at, e->gold.len);
        if (found < 0 && at) found = find_words(&e->gold, used, words->at + i, GRAM, 0, e->gold.len);
        if (found < 0) continue;
        hits++;
        if (*from < 0) *from = found;
        *end = found + GRAM;
        at = found;
    }
    if (mark && *from >= 0 && *end > *from) memset(used + *from, 1, (size_t)(*end - *from));
    return hits;
}

static void label_blocks(Example *e) {
    uint8_t *used = arena_new(&keep, uint8_t, e->gold.len + 1);
    Anchor *anchors = arena_new(&keep, Anchor, e->blocks + 1);
    ptrdiff_t len = 0;
    for (ptrdiff_t i = 0; i < e->blocks; i++) {
        ptrdiff_t from, end, all = e->block[i].len - GRAM + 1;
        if (e->block[i].len < LONG || mark_grams(e, i, used, false, &from, &end) * 2 < all) continue;
        anchors[len++] = (Anchor){i, from, end, e->block[i].len, 0, -1};
    }
    // the heaviest chain in gold's order: of a text that stands twice, one copy
    ptrdiff_t last = -1;
    for (ptrdiff_t i = 0; i < len; i++) {
        anchors[i].best = anchors[i].words;
        for (ptrdiff_t k = 0; k < i; k++)
            if (anchors[k].from < anchors[i].from && anchors[k].best + anchors[i].words > anchors[i].best)
                anchors[i].best = anchors[k].best + anchors[i].words, anchors[i].back = k;
        if (last < 0 || anchors[i].best > anchors[last].best) last = i;
    }
    for (ptrdiff_t i = last; i >= 0; i = anchors[i].back) {
        e->body[anchors[i].block] = 1;
        memset(used + anchors[i].from, 1,
               (size_t)(anchors[i].end > anchors[i].from ? anchors[i].end - anchors[i].from : 0));
    }
    for (ptrdiff_t i = 0; i < len; i++) {
        ptrdiff_t from, end, block = anchors[i].block;
        if (e->body[block]) continue;
        if (mark_grams(e, block, used, false, &from, &end) * 2 < e->block[block].len - GRAM + 1) continue;
        e->body[block] = 1;
        mark_grams(e, block, used, true, &from, &end);
    }
    // short ones between their neighbours
    ptrdiff_t before = 0;
    for (ptrdiff_t i = 0, next = 0; i < e->blocks; i++) {
        while (next < len && (anchors[next].block < i || !e->body[anchors[next].block])) {
            if (e->body[anchors[next].block]) before = anchors[next].end;
            next++;
        }
        if (e->block[i].len == 0 || e->block[i].len >= LONG) continue;
        ptrdiff_t end = next < len ? anchors[next].from : e->gold.len;
        ptrdiff_t found = find_words(&e->gold, used, e->block[i].at, e->block[i].len, before, end);
        if (found < 0) continue;
        e->body[i] = 1;
        memset(used + found, 1, (size_t)e->block[i].len);
        before = found + e->block[i].len;
    }
}

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

static Rounds rounds_of(const Example *e, Arena *arena) { return trait_rounds(&e->page, arena); }

static Rows first_rows(const Example *e) {
    Rounds rounds = rounds_of(e, &keep);
    Rows rows = {.start = arena_new(&keep, int32_t, e->blocks + 1)};
    rows.at = arena_new(&keep, uint32_t, e->blocks * rounds.most);
    Arena spare = keep;
    Features all = {rows.at, 0};
    for (ptrdiff_t i = 0; i < e->blocks; i++) {
        if (rounds.asks(rounds.work, i)) rounds.first(&all, rounds.work, i, spare);
        rows.start[i + 1] = (int32_t)all.len;
    }
    keep.beg = (char *)(rows.at + all.len);  // gives back what was not needed
    return rows;
}

static Rows second_rows(const Example *e, Arena *room) {
    Rounds rounds = rounds_of(e, room);
    rounds.told(rounds.work, e->scores, room);
    Rows rows = {arena_new(room, uint32_t, e->first.start[e->blocks] + e->blocks * 48),
                 arena_new(room, int32_t, e->blocks + 1)};
    Features all = {rows.at, 0};
    for (ptrdiff_t i = 0; i < e->blocks; i++) {
        for (int32_t k = e->first.start[i]; k < e->first.start[i + 1]; k++) feature_put(&all, e->first.at[k]);
        if (rounds.asks(rounds.work, i)) rounds.second(&all, rounds.work, i);
        rows.start[i + 1] = (int32_t)all.len;
    }
    return rows;
}

static Str text_of(const Example *e, ptrdiff_t i) { return e->page.layout->blocks.at[i].text; }

static void read_gold_of(Example *e, Str text) {
    e->gold = words_of(text);
    e->block = arena_new(&keep, Words, e->blocks + 1);
    e->body = arena_new(&keep, uint8_t, e->blocks + 1);
    e->weight = arena_new(&keep, float, e->blocks + 1);
    e->scores = arena_new(&keep, int32_t, e->blocks + 1);
    for (ptrdiff_t i = 0; i < e->blocks; i++) {
        e->block[i] = words_of(text_of(e, i));
        ptrdiff_t words = e->block[i].len < WORD_CAP ? e->block[i].len : WORD_CAP;
        e->weight[i] = (float)(SCALE * (double)(words + 3) / (double)(e->gold.len + 100));
    }
    label_blocks(e);
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
    *layout = block_layout(dom.document, &keep);
    *metadata = metadata_read(about, layout, &hints, &keep, &keep);
    *guess = guess_body(layout, metadata, about->description, &keep);
    e->page = (TraitPage){layout, metadata, guess, about->title, about->description};
    e->blocks = layout->blocks.len;
    e->guess = guess->kept;
    read_gold_of(e, text);
    e->first = first_rows(e);
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
    for (ptrdiff_t i = 0; i < e->blocks; i++) {
        double miss = (1 / (1 + exp(-score_of(weights, f, i))) - e->body[i]) * (double)e->weight[i];
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
    for (ptrdiff_t i = 0; i < e->blocks; i++)
        e->scores[i] = e->first.start[i] == e->first.start[i + 1]
            ? MODEL_NEVER
            : (int32_t)lround(score_of(weights, &e->first, i) * MODEL_ONE);
}

// First-pass scores of all pages outside `outer`, each by a model without its inner fold; those of `outer` by one of
// all the others.
static Weights *first_pass(const Rows *firsts, int outer) {
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

static Weights *second_pass(Rows *seconds, int outer, Arena *room) {
    for (int i = 0; i < examples_len; i++) seconds[i] = second_rows(&examples[i], room);
    return learn(seconds, outer, -1);
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
    ptrdiff_t len = words->len < GRAM ? words->len : GRAM;
    for (ptrdiff_t i = 0; len && i + len <= words->len; i++) *vec_push(&out, room) = gram(words->at + i, len);
    return out;
}

static void measure(Figures *figures, const Example *e, const uint8_t *kept, Arena room) {
    Words got = {0}, gold = {0};
    for (ptrdiff_t i = 0; i < e->blocks; i++)
        if (kept[i])
            for (ptrdiff_t k = 0; k < e->block[i].len; k++) *vec_push(&got, &room) = e->block[i].at[k];
    for (ptrdiff_t k = 0; k < e->gold.len; k++) *vec_push(&gold, &room) = e->gold.at[k];
    Words a = grams_of(&got, &room), b = grams_of(&gold, &room);
    double both = (double)shared(a.at, a.len, b.at, b.len), all = (double)(a.len + b.len) - both;
    if (all > 0)
        figures->hit += both / all, figures->wrong += ((double)a.len - both) / all,
            figures->missed += ((double)b.len - both) / all;
    double same = (double)shared(got.at, got.len, gold.at, gold.len);
    figures->f1 += got.len + gold.len ? 2 * same / (double)(got.len + gold.len) : 1;
    figures->pages++;
}

static void show(const char *what, const Figures *f) {
    double p = f->hit / (f->hit + f->wrong), r = f->hit / (f->hit + f->missed);
    printf("%-24s word F1 %.4f  shingle F1 %.4f  (%d pages)\n", what, f->f1 / f->pages, 2 * p * r / (p + r),
           f->pages);
}

// The blocks of a page that were not what they should be, by the model that never saw its site.
static void show_wrong(FILE *file, const Example *e, const uint8_t *kept) {
    ptrdiff_t wrong = 0;
    for (ptrdiff_t i = 0; i < e->blocks; i++)
        if (kept[i] != e->body[i]) wrong += e->block[i].len;
    if (wrong * 100 < e->gold.len) return;
    fprintf(file, "\n%td of %td words wrong: %.*s\n", wrong, e->gold.len, (int)e->file.len, e->file.s);
    for (ptrdiff_t i = 0; i < e->blocks; i++) {
        if (kept[i] == e->body[i]) continue;
        Str text = str_slice(text_of(e, i), 0, 110);
        const Block *block = &e->page.layout->blocks.at[i];
        size_t len;
        const lxb_char_t *tag = lxb_tag_name_by_id(block->tag, &len);
        fprintf(file, "  %s %4td words  %-10s guess %d  score %5.1f  clues %06x  %.*s\n",
                kept[i] ? "kept  " : "missed", e->block[i].len, tag ? (const char *)tag : "?", e->guess[i],
                (double)e->scores[i] / MODEL_ONE,
                (unsigned)(e->page.layout->boxes.at[block->box].clues | block->inner), (int)text.len, text.s);
    }
}

static void write_model(const char *path, Weights *const passes[MODEL_PASSES]) {
    FILE *file = fopen(path, "wb");
    if (file == NULL) perror(path), exit(1);
    fwrite("lede-w2\n", 1, 8, file);
    for (int i = 0; i < MODEL_SIZE; i++)
        for (int pass = 0; pass < MODEL_PASSES; pass++) {
            double w = (double)passes[pass]->w[i] * MODEL_ONE;
            int16_t out = (int16_t)lround(w > 32767 ? 32767 : w < -32767 ? -32767 : w);
            fwrite(&out, sizeof out, 1, file);
        }
    fclose(file);
}

int main(int argc, char **argv) {
    int at = 1;
    FILE *wrong = NULL;
    for (; at + 1 < argc && argv[at][0] == '-' && argv[at][1] == '-'; at += 2) {
        if (strcmp(argv[at], "--without") == 0) sscanf(argv[at + 1], "%d-%d", &without_from, &without_end);
        else if (strcmp(argv[at], "--folds") == 0) folds = atoi(argv[at + 1]);
        else if (strcmp(argv[at], "--runs") == 0) runs = atoi(argv[at + 1]);
        else if (strcmp(argv[at], "--wrong") == 0) wrong = fopen(argv[at + 1], "w");
        else if (strcmp(argv[at], "--table") == 0) without_table = atoi(argv[at + 1]);
    }
    if (argc - at < 2) return fprintf(stderr, "usage: train_body [options] OUT.model GOLD.jsonl...\n"), 2;
    keep = arena_reserve((ptrdiff_t)32 << 30);
    for (int i = at + 1; i < argc; i++) read_gold(argv[i], sets++);
    Arena room = arena_reserve((ptrdiff_t)16 << 30);
    // gold that leaves out half of a page, or holds another, teaches the wrong thing; it is measured all the same
    for (int i = 0; i < examples_len; i++) {
        Figures one = {0};
        measure(&one, &examples[i], examples[i].guess, room);
        examples[i].teaches = one.f1 >= AGREED;
    }
    Rows *firsts = calloc(MOST_PAGES, sizeof *firsts), *seconds = calloc(MOST_PAGES, sizeof *seconds);
    for (int i = 0; i < examples_len; i++) firsts[i] = examples[i].first;

    enum { ORACLE, GUESS, ONE, TWO, KINDS };
    static const char *const names[] = {"oracle", "rules alone", "first pass", "both passes"};
    static Figures figures[8][KINDS];
    for (int outer = 0; outer < folds; outer++) {
        Arena fold = room;
        Weights *one = first_pass(firsts, outer), *two = second_pass(seconds, outer, &fold);
        for (int i = 0; i < examples_len; i++) {
            Example *e = &examples[i];
            if (!in_outer(e, outer)) continue;
            uint8_t *kept = arena_new(&fold, uint8_t, e->blocks + 1);
            measure(&figures[e->set][ORACLE], e, e->body, fold);
            measure(&figures[e->set][GUESS], e, e->guess, fold);
            for (ptrdiff_t k = 0; k < e->blocks; k++) kept[k] = e->scores[k] > 0;
            measure(&figures[e->set][ONE], e, kept, fold);
            int32_t *both = arena_new(&fold, int32_t, e->blocks + 1);
            for (ptrdiff_t k = 0; k < e->blocks; k++)
                both[k] = seconds[i].start[k] < seconds[i].start[k + 1]
                    ? (int32_t)lround(score_of(two, &seconds[i], k) * MODEL_ONE)
                    : MODEL_NEVER;
            body_keep(kept, e->page.layout, e->page.metadata, e->page.guess, both, fold);
            measure(&figures[e->set][TWO], e, kept, fold);
            if (wrong) show_wrong(wrong, e, kept);
        }
        free(one), free(two);
    }
    for (int set = 0; set < sets; set++)
        for (int kind = 0; kind < KINDS; kind++)
            if (folds) printf("%s ", argv[at + 1 + set]), show(names[kind], &figures[set][kind]);
    if (strcmp(argv[at], "-") == 0) return 0;
    Arena all = room;
    Weights *passes[MODEL_PASSES] = {first_pass(firsts, -1), NULL};
    passes[1] = second_pass(seconds, -1, &all);
    write_model(argv[at], passes);
    return 0;
}
