// train_body.c - the models that tell a page's body: data/models/page/body.model and body_trees.model. How:
// data/models/page/body.md.
//
//     train_body [--family FAMILIES] [options of train_page.h] OUT GOLD.jsonl...
//
// OUT.model and OUT_trees.model are written; with OUT - only figures. With --folds 0 nothing is measured. FILE gets
// each page's blocks that were kept or missed wrongly. FAMILIES of gauge.h are left out.
//
// A row of GOLD names its page (`file`, beside GOLD), its address (`url`) and its body (`text`). First a logistic
// regression over traits; then trees over gauges, which learn from first-pass scores by
// models that never saw the page's site (jackknifed: with its own they would be trusted too much).
// Figures are of models that saw nothing of the page's site in either pass.
#include "base/buf.h"
#include "page/body.h"
#include "page/decode.h"
#include "page/gauge.h"
#include "page/metadata.h"
#include "page/parse.h"
#include "page/unpack.h"
#include "train_page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TREES = 60, PAGE_BYTES = 64 << 20 };
static const double AGREED = 0.8;

// A page as the features want it.
typedef struct Seen {
    TraitPage page;
    TraitWork traits;
    int32_t *scores;  // of the first pass, jackknifed
} Seen;

static Seen seen[MOST_PAGES];
static uint8_t without_gauge[GAUGE_COUNT];

// ---- pages ----

static Rows first_rows(const TraitWork *traits, ptrdiff_t blocks) {
    Arena *keep = &training.keep;
    Rows rows = {.start = arena_new(keep, int32_t, blocks + 1)};
    rows.at = arena_new(keep, uint32_t, blocks * TRAITS_MOST);
    Arena spare = *keep;
    Features all = {rows.at, 0};
    for (ptrdiff_t i = 0; i < blocks; i++) {
        if (trait_asks(traits, i)) trait_first(&all, traits, i, spare);
        rows.start[i + 1] = (int32_t)all.len;
    }
    keep->beg = (char *)(rows.at + all.len);  // gives back what was not needed
    return rows;
}

static Str text_of(const Example *e, ptrdiff_t i) { return seen[e->index].page.layout->blocks.at[i].text; }

static void score_page(const Weights *weights, const Example *e) {
    for (ptrdiff_t i = 0; i < e->gold.blocks; i++)
        seen[e->index].scores[i] = train_score_fixed(weights, &e->rows, i);
}

static void read_page(Seen *of, lxb_html_document_t *document) {
    static const PageHints hints = {0};
    Arena *keep = &training.keep, own = arena_reserve(PAGE_BYTES);  // the walk takes most of what it is given
    Article *about = arena_new(keep, Article, 1);
    Layout *layout = arena_new(keep, Layout, 1);
    Metadata *metadata = arena_new(keep, Metadata, 1);
    Guess *guess = arena_new(keep, Guess, 1);
    *layout = block_layout(document, &own);
    *metadata = metadata_read(about, layout, &hints, keep, keep);
    *guess = guess_body(layout, metadata, about->description, keep);
    of->page = (TraitPage){layout, metadata, guess, about->title, about->description};
    of->traits = trait_open(&of->page, keep);
}

static bool read_example(const GoldRow *row, int set, Str bytes) {
    Arena *keep = &training.keep;
    Err err = {0};
    Unpack unpack = {0};
    Dom dom = {0};
    Str unpacked, utf8;
    if (!unpack_bytes(&unpacked, &unpack, bytes, S("page"), keep, &err)) return false;
    if (!decode_text(&utf8, unpacked, (Str){0}, S("page"), keep, &err)) return false;
    if (!dom_parse(&dom, utf8, S("page"), &err)) return false;
    Example *e = train_example(row, set);
    Seen *of = &seen[e->index];
    read_page(of, dom.document);
    ptrdiff_t blocks = of->page.layout->blocks.len;
    train_label(e, row, blocks, text_of);
    e->rows = first_rows(&of->traits, blocks);
    of->scores = arena_new(keep, int32_t, blocks + 1);
    dom_close(&dom);
    unpack_close(&unpack);
    return true;
}

static void read_gold(const char *path, int set) {
    Str rows = train_file(path), folder = str_slice(str_c(path), 0, str_rfind_byte(str_c(path), '/') + 1);
    for (GoldRow row; train_next(&row, &rows);) {
        Str bytes = train_file(str_to_c(str_join(&training.keep, folder, row.file), &training.keep));
        training.len += read_example(&row, set, bytes);
    }
}

// ---- the second pass ----

static Tree trees[TREES];

// One row a block.
static void ask_page(BoostData *rows, const Example *e, Arena scratch) {
    const int32_t *scores = seen[e->index].scores;
    GaugeWork work = gauge_open(&seen[e->index].traits, scores, &scratch);
    for (ptrdiff_t k = 0; k < e->gold.blocks; k++)
        if (gauge_asks(&work, k))
            gauge_read(boost_row(rows, e->gold.body[k], e->weight[k],
                                 (float)scores[k] / (MODEL_ONE * GAUGE_SHARE), e->index),
                       &work, k);
}

static TreeTask task = {
    .ask = ask_page,
    .recipe = {.trees = TREES, .rate = 0.1, .ridge = 40, .rows = 0.7, .numbers = 0.3, .seed = 1},
    .width = GAUGE_COUNT,
    .left_out = without_gauge};

// Which blocks of a page are kept after both passes.
static void decide(uint8_t *kept, const Example *e, Arena scratch) {
    const Seen *of = &seen[e->index];
    const int32_t *scores = gauge_scores((Trees){trees, TREES}, &of->traits, of->scores, &scratch);
    body_keep(kept, &of->page, scores, scratch);
}

// ---- figures ----

static Str about(const Example *e, ptrdiff_t i, Arena *room) {
    const TraitPage *page = &seen[e->index].page;
    const Block *block = &page->layout->blocks.at[i];
    size_t len;
    const lxb_char_t *tag = lxb_tag_name_by_id(block->tag, &len);
    Str text = str_slice(block->text, 0, 110);
    return str_format(room, "%-10s guess %d  score %5.1f  clues %06x  %.*s", tag ? (const char *)tag : "?",
                      page->guess->kept[i], (double)seen[e->index].scores[i] / MODEL_ONE,
                      (unsigned)block_clues(page->layout, block), (int)text.len, text.s);
}

enum { ORACLE, GUESS, ONE, TWO, KINDS };
static const char *const kinds[] = {"oracle", "rules alone", "first pass", "both passes"};
static Figures figures[8][KINDS];

static void try_fold(int outer, Arena room) {
    free(train_jackknife(train_rows, score_page, outer, room));
    train_trees(trees, &task, outer, room);
    for (int i = 0; i < training.len; i++) {
        const Example *e = &training.at[i];
        Figures *of = figures[e->set];
        if (!train_in_outer(e, outer)) continue;
        Arena scratch = room;
        uint8_t *kept = arena_new(&scratch, uint8_t, e->gold.blocks + 1);
        gold_measure(&of[ORACLE], &e->gold, e->gold.body, scratch);
        gold_measure(&of[GUESS], &e->gold, seen[i].page.guess->kept, scratch);
        for (ptrdiff_t k = 0; k < e->gold.blocks; k++) kept[k] = seen[i].scores[k] > 0;
        gold_measure(&of[ONE], &e->gold, kept, scratch);
        decide(kept, e, scratch);
        gold_measure(&of[TWO], &e->gold, kept, scratch);
        train_show_wrong(e, kept, "", about, scratch);
    }
}

static void write_models(Str out, Arena room) {
    Weights *first = train_jackknife(train_rows, score_page, -1, room);
    train_trees(trees, &task, -1, room);
    train_write_weights(str_join(&room, out, S(".model")), first);
    train_write_trees(str_join(&room, out, S("_trees.model")), trees, TREES);
    free(first);
}

static void leave_out(const char *families) {
#define LEAVE_OUT(family, name) \
    if (strstr(families, #family)) without_gauge[G_##name] = 1;
    GAUGES(LEAVE_OUT)
#undef LEAVE_OUT
}

int main(int argc, char **argv) {
    training.runs = 3, training.epochs = 10, training.doubtful = trait_is_guess, training.doubt = 25;
    int at = 1;
    for (; at + 1 < argc && argv[at][0] == '-' && argv[at][1] == '-'; at += 2) {
        if (strcmp(argv[at], "--family") == 0) leave_out(argv[at + 1]);
        else if (!train_option(argv[at], argv[at + 1])) break;
    }
    if (argc - at < 2) return fprintf(stderr, "usage: train_body [options] OUT GOLD.jsonl...\n"), 2;
    task.recipe.seed = 1 + training.seed;
    training.keep = arena_reserve((ptrdiff_t)32 << 30);
    int sets = argc - at - 1;
    for (int set = 0; set < sets; set++) read_gold(argv[at + 1 + set], set);
    Arena room = arena_reserve((ptrdiff_t)16 << 30);
    // gold that leaves out half of a page, or holds another, teaches the wrong thing; it is measured all the same
    for (int i = 0; i < training.len; i++) {
        Example *e = &training.at[i];
        Figures none = {0};
        e->teaches = gold_measure(&none, &e->gold, seen[i].page.guess->kept, room) >= AGREED;
    }
    for (int outer = 0; outer < training.folds; outer++) try_fold(outer, room);
    for (int set = 0; set < sets; set++)
        for (int kind = 0; kind < KINDS; kind++)
            if (training.folds)
                printf("%s ", argv[at + 1 + set]), gold_show(kinds[kind], &figures[set][kind]);
    if (strcmp(argv[at], "-") != 0) write_models(str_c(argv[at]), room);
    return 0;
}
