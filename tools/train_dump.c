// train_dump.c - the models that tell a plain-text dump's lines: data/models/page/dump.model, chain.model, dump_trees.model and
// headline_trees.model, whose card is dump.md there.
//
//     train_dump [--family FAMILIES] [options of train_page.h] --dumps FOLDER[,FOLDER...] [--also FOLDER[,FOLDER...]]
//                [--titled PAGES.jsonl] OUT GOLD.jsonl...
//
// A row of GOLD or PAGES names its page (`file`), its address (`url`), its `title` and its body (`text`); FOLDER holds NAME.txt for
// NAME.html.gz, as a dumper writes it (tools/dumps.py); those of --also are measured and teach nothing. OUT is the folder
// that gets the models, or - for figures alone. FAMILIES of line_gauge.h are left out. PAGES teach titles alone.
//
// A logistic regression of each line; a linear chain over the states of chain.h with the same features; and trees over
// line_gauge.h, which learn from scores by models that never saw the page's host. Figures are of models that saw nothing of
// the host.
#include "article/identity.h"
#include "base/buf.h"
#include "base/map.h"
#include "page/bare.h"
#include "page/chain.h"
#include "page/decode.h"
#include "page/headline.h"
#include "page/line_gauge.h"
#include "page/stretch.h"
#include "train_page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SETS = 32, TREES = 100, TITLE_WORDS = 50, OF_HOST = 10, TITLED = -1 };
static const double AGREED = 0.8;

// A dump as the features want it.
typedef struct Seen {
    Lines lines;
    Stretch guess;
    LineWork traits;
    int32_t page;                        // its row of the gold files: dumps of one page are drawn together
    uint8_t *state;                      // by line, of the chain
    uint8_t *title;                      // by line: is it the title?
    int32_t *alone, *chained, *margins;  // jackknifed
} Seen;

static Seen seen[MOST_PAGES];
static uint8_t without_gauge[LINE_GAUGE_COUNT];
static int sets;
static Str set_names[SETS];

// ---- pages ----

static Rows read_rows(const LineWork *traits) {
    Arena *keep = &training.keep;
    ptrdiff_t len = traits->lines->len;
    Rows rows = {.start = arena_new(keep, int32_t, len + 1)};
    rows.at = arena_new(keep, uint32_t, len * LINE_TRAITS_MOST);
    Features all = {rows.at, 0};
    for (ptrdiff_t i = 0; i < len; i++) {
        line_trait_read(&all, traits, i);
        rows.start[i + 1] = (int32_t)all.len;
    }
    keep->beg = (char *)(rows.at + all.len);  // gives back what was not needed
    return rows;
}

static uint8_t *read_states(const uint8_t *body, ptrdiff_t len) {
    uint8_t *states = arena_new(&training.keep, uint8_t, len + 1);
    ptrdiff_t first = -1, last = -1;
    for (ptrdiff_t i = 0; i < len; i++)
        if (body[i]) last = i, first = first < 0 ? i : first;
    for (ptrdiff_t i = 0; i < len; i++)
        states[i] = (uint8_t)(body[i]                      ? LINE_BODY
                                  : i < first || first < 0 ? LINE_BEFORE
                                  : i > last               ? LINE_AFTER
                                                           : LINE_BETWEEN);
    return states;
}

// Lines that say the title, perhaps with the outlet's name behind.
static uint8_t *read_titles(const Lines *lines, Str title) {
    uint8_t *titles = arena_new(&training.keep, uint8_t, lines->len + 1);
    Arena scratch = training.keep;
    bool alone = false;
    for (ptrdiff_t i = 0; i < lines->len; i++)
        alone |= titles[i] = bare_same(lines->at[i].text, title, scratch);
    for (ptrdiff_t i = 0; i < lines->len && !alone; i++)
        titles[i] = lines->at[i].words <= TITLE_WORDS && bare_starts(lines->at[i].text, title, scratch);
    return titles;
}

static Str text_of(const Example *e, ptrdiff_t i) { return seen[e->index].lines.at[i].text; }

static bool read_example(const GoldRow *row, int set, int32_t page, Str bytes) {
    Err err = {0};
    Str utf8;
    if (!decode_text(&utf8, bytes, (Str){0}, S("dump"), &training.keep, &err)) return false;
    Lines lines = line_read(utf8, &training.keep);
    if (lines.len == 0) return false;
    Arena *keep = &training.keep;
    Example *e = train_example(row, set);
    Seen *of = &seen[e->index];
    of->lines = lines, of->page = page;
    of->guess = stretch_guess(&lines, keep);
    of->traits = line_trait_open(&of->lines, of->guess.kept, of->guess.start, of->guess.end, keep);
    of->alone = arena_new(keep, int32_t, lines.len + 1);
    of->chained = arena_new(keep, int32_t, lines.len + 1);
    of->margins = arena_new(keep, int32_t, lines.len + 1);
    train_label(e, row, lines.len, text_of);
    of->title = read_titles(&of->lines, row->title);
    of->state = read_states(e->gold.body, lines.len);
    e->rows = read_rows(&of->traits);
    return true;
}

static Str after_slash(Str path) { return str_from(path, str_rfind_byte(path, '/') + 1); }

static Str dump_of(const GoldRow *row, Str folder) {
    Str name = after_slash(row->file);
    Str path = str_format(&training.keep, "%.*s/%.*s.txt", (int)folder.len, folder.s,
                          (int)str_find(name, S(".html")), name.s);
    return train_file(str_to_c(path, &training.keep));
}

// `page` counts the rows.
static void read_gold(const char *path, Str folder, int32_t *page) {
    Str rows = train_file(path), set = after_slash(str_c(path)), of = after_slash(folder);
    must(sets < SETS);
    set_names[sets] =
        str_format(&training.keep, "%.*s %.*s", (int)of.len, of.s, (int)str_find_byte(set, '.'), set.s);
    for (GoldRow row; train_next(&row, &rows);)
        training.len += read_example(&row, sets, (*page)++, dump_of(&row, folder));
    sets++;
}

// Pages whose title and body the reader of HTML found teach titles alone: each as one dumper after the other writes it,
// so many of a host.
static void read_titled(const char *path, int32_t page) {
    // dumpers that don't write <title>, which on such pages may be the headline and no more
    static const Str folders[] = {S_("lynx"), S_("links"), S_("w3m")};
    Str rows = train_file(path);
    Map hosts = {0};
    for (GoldRow row; train_next(&row, &rows);) {
        Str host = identity_host(row.url, &training.keep);
        if (host.len == 0 || ++*map_put(&hosts, host, &training.keep) > OF_HOST) continue;
        training.len += read_example(&row, TITLED, page, dump_of(&row, folders[page % countof(folders)]));
        page++;
    }
}

// ---- learning ----

static void score_alone(const Weights *weights, const Example *e) {
    for (ptrdiff_t i = 0; i < e->gold.blocks; i++)
        seen[e->index].alone[i] = train_score_fixed(weights, &e->rows, i);
}

static const double NOTHING = 40;  // e to the minus 40th added to one is one

static double log_sum(const double *at, int len) {
    double most = at[0], sum = 0;
    for (int i = 1; i < len; i++) most = at[i] > most ? at[i] : most;
    if (most < -1e200) return -1e300;
    for (int i = 0; i < len; i++)
        if (at[i] > most - NOTHING) sum += exp(at[i] - most);
    return most + log(sum);
}

enum { N = LINE_STATES };
typedef double States[N];  // a logarithm for each state
static const double NEVER = -1e300;

// The chain's steps are weights of its model.
static double step_of(const Weights *weights, int from, int to) {
    return (double)weights->at[stretch_step(from, to)].w;
}

static void read_ahead(States *ahead, const Weights *weights, States *emit, ptrdiff_t len) {
    States to;
    for (ptrdiff_t i = 0; i < len; i++)
        for (int s = 0; s < N; s++) {
            for (int from = 0; from < N; from++)
                to[from] = !chain_may(from, s) ? NEVER
                    : i                        ? ahead[i - 1][from] + step_of(weights, from, s)
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
                to[n] = chain_may(s, n) ? back[i + 1][n] + emit[i + 1][n] + step_of(weights, s, n) : NEVER;
            back[i][s] = log_sum(to, N);
        }
}

static void learn_steps(Weights *weights, States *turn) {
    for (int s = 0; s < N; s++)
        for (int n = 0; n < N; n++) train_step(weights, stretch_step(s, n), turn[s][n], 2);
}

// The gradient of a line is what the chain expects of it less what it is, weighed by its words.
static void learn_chain(Weights *weights, const Example *e, Arena room) {
    ptrdiff_t len = e->gold.blocks;
    const Rows *rows = &e->rows;
    const uint8_t *state = seen[e->index].state;
    States *emit = arena_new(&room, States, len), *ahead = arena_new(&room, States, len),
           *back = arena_new(&room, States, len), turn[N] = {{0}}, ends;
    for (ptrdiff_t i = 0; i < len; i++) emit[i][LINE_BODY] = train_score(weights, rows, i);
    read_ahead(ahead, weights, emit, len);
    read_back(back, weights, emit, len);
    for (int s = 0; s < N; s++) ends[s] = ahead[len - 1][s] + back[len - 1][s];
    double all = log_sum(ends, N);
    for (ptrdiff_t i = 0; i < len; i++) {
        double weight = (double)e->weight[i], p = exp(ahead[i][LINE_BODY] + back[i][LINE_BODY] - all);
        for (int s = 0; i && s < N; s++)
            for (int n = 0; n < N; n++) {
                if (!chain_may(s, n)) continue;
                double both = ahead[i - 1][s] + step_of(weights, s, n) + emit[i][n] + back[i][n];
                turn[s][n] += weight *
                    ((both > all - NOTHING ? exp(both - all) : 0) - (state[i - 1] == s && state[i] == n));
            }
        train_row(weights, (p - e->gold.body[i]) * weight, rows, i);
    }
    learn_steps(weights, turn);
}

static ChainSteps steps_of(const Weights *weights) {
    ChainSteps steps = {0};
    for (int s = 0; s < N; s++)
        for (int n = 0; n < N; n++) steps.at[s][n] = (int32_t)lround(step_of(weights, s, n) * MODEL_ONE);
    return steps;
}

static void score_chain(const Weights *weights, const Example *e) {
    Arena scratch = training.keep;
    Seen *of = &seen[e->index];
    ptrdiff_t len = e->gold.blocks;
    for (ptrdiff_t i = 0; i < len; i++) of->chained[i] = train_score_fixed(weights, &e->rows, i);
    ChainSteps steps = steps_of(weights);
    memcpy(of->margins, chain_margins(of->chained, len, &steps, &scratch), (size_t)len * sizeof *of->margins);
}

// ---- trees ----

static Tree trees[TREES];

static LineScores scores_of(const Seen *of) { return (LineScores){of->alone, of->chained, of->margins}; }

static void ask_dump(BoostData *rows, const Example *e, Arena scratch) {
    const Seen *of = &seen[e->index];
    LineScores scores = scores_of(of);
    LineGaugeWork work = line_gauge_open(&of->traits, scores, &scratch);
    for (ptrdiff_t k = 0; k < e->gold.blocks; k++)
        if (line_gauge_asks(&work, k))
            line_gauge_read(boost_row(rows, e->gold.body[k], e->weight[k],
                                      (float)line_gauge_start(scores, k) / MODEL_ONE, of->page),
                            &work, k);
}

static TreeTask task = {
    .ask = ask_dump,
    .recipe = {.trees = TREES, .rate = 0.1, .ridge = 40, .rows = 0.7, .numbers = 0.3, .seed = 1},
    .width = LINE_GAUGE_COUNT,
    .left_out = without_gauge};

// ---- the title ----

static Tree title_trees[TREES];

// What of a dump is kept, by scores of models that never saw its host.
static void decide(uint8_t *kept, const Example *e, Arena scratch) {
    const Seen *of = &seen[e->index];
    int32_t *scores = line_gauge_scores((Trees){trees, TREES}, &of->traits, scores_of(of), &scratch);
    Stretch stretch = {.kept = kept};
    stretch_keep(&stretch, &of->lines, &of->guess, scores);
}

// A row a line that may be the title; all of a dump's weigh the same.
static void ask_title(BoostData *rows, const Example *e, Arena scratch) {
    const Seen *of = &seen[e->index];
    uint8_t *kept = arena_new(&scratch, uint8_t, of->lines.len + 1);
    decide(kept, e, scratch);
    HeadlineWork work = headline_open(&of->lines, kept, &scratch);
    bool stands = false;
    for (ptrdiff_t i = work.from; i < work.end; i++) stands |= of->title[i];
    for (ptrdiff_t i = work.from; stands && i < work.end; i++)
        if (headline_asks(&work, i))
            headline_read(boost_row(rows, of->title[i], of->title[i] ? 10 : 1, -4, of->page), &work, i);
}

static bool teaches_titles(const Example *e) { return e->teaches || e->set == TITLED; }

static TreeTask title_task = {
    .ask = ask_title,
    .recipe = {.trees = TREES, .rate = 0.1, .ridge = 20, .rows = 0.7, .numbers = 0.4, .seed = 1},
    .width = HEADLINE_GAUGE_COUNT,
    .of = teaches_titles};

// ---- one fold ----

typedef struct Models {
    Weights *alone, *chain;
} Models;

static Models learn_fold(int outer, Arena room) {
    Models models = {train_jackknife(train_rows, score_alone, outer, room),
                     train_jackknife(learn_chain, score_chain, outer, room)};
    train_trees(trees, &task, outer, room);
    train_trees(title_trees, &title_task, outer, room);
    return models;
}

static void models_free(Models *models) { free(models->alone), free(models->chain); }

static Str about(const Example *e, ptrdiff_t i, Arena *room) {
    Str text = str_slice(text_of(e, i), 0, 110);
    const Seen *of = &seen[e->index];
    return str_format(room, "%d  score %5.1f %5.1f  %.*s", of->guess.kept[i],
                      (double)of->alone[i] / MODEL_ONE, (double)of->margins[i] / MODEL_ONE, (int)text.len,
                      text.s);
}

enum { ORACLE, GUESS, ALONE, CHAIN, TREES_TOO, KINDS };
static const char *const kinds[] = {"oracle", "rules alone", "a line alone", "in its chain", "and trees"};
static Figures figures[SETS][KINDS];
static struct {
    int all, stand, right;  // titles: those that are a line of the dump, those found
} titles[SETS];

static void measure_title(const Example *e, const uint8_t *kept, Arena room) {
    const Seen *of = &seen[e->index];
    HeadlineWork work = headline_open(&of->lines, kept, &room);
    ptrdiff_t title = headline_choose((Trees){title_trees, TREES}, &work);
    titles[e->set].all++;
    titles[e->set].stand += memchr(of->title, 1, (size_t)of->lines.len) != NULL;
    titles[e->set].right += title >= 0 && of->title[title];
}

static void measure(const Example *e, Arena room) {
    const Seen *of = &seen[e->index];
    ptrdiff_t len = e->gold.blocks;
    uint8_t *kept = arena_new(&room, uint8_t, len + 1);
    Figures *sums = figures[e->set];
    gold_measure(&sums[ORACLE], &e->gold, e->gold.body, room);
    gold_measure(&sums[GUESS], &e->gold, of->guess.kept, room);
    for (ptrdiff_t k = 0; k < len; k++) kept[k] = of->alone[k] > 0;
    gold_measure(&sums[ALONE], &e->gold, kept, room);
    for (ptrdiff_t k = 0; k < len; k++) kept[k] = of->margins[k] > 0;
    gold_measure(&sums[CHAIN], &e->gold, kept, room);
    decide(kept, e, room);
    gold_measure(&sums[TREES_TOO], &e->gold, kept, room);
    measure_title(e, kept, room);
    train_show_wrong(e, kept, str_to_c(set_names[e->set], &room), about, room);
}

static void try_fold(int outer, Arena room) {
    Models models = learn_fold(outer, room);
    for (int i = 0; i < training.len; i++)
        if (training.at[i].set != TITLED && train_in_outer(&training.at[i], outer))
            measure(&training.at[i], room);
    models_free(&models);
}

static void show_figures(void) {
    for (int set = 0; set < sets; set++) {
        int len = (int)set_names[set].len;
        for (int kind = 0; kind < KINDS; kind++)
            printf("%-14.*s ", len, set_names[set].s), gold_show(kinds[kind], &figures[set][kind]);
        printf("%-14.*s titles: %d pages, %d have it on a line, %d found\n", len, set_names[set].s,
               titles[set].all, titles[set].stand, titles[set].right);
    }
}

// ---- models ----

static void write_models(Str folder, Arena room) {
    Models models = learn_fold(-1, room);
    train_write_weights(str_join(&room, folder, S("/dump.model")), models.alone);
    train_write_weights(str_join(&room, folder, S("/chain.model")), models.chain);
    train_write_trees(str_join(&room, folder, S("/dump_trees.model")), trees, TREES);
    train_write_trees(str_join(&room, folder, S("/headline_trees.model")), title_trees, TREES);
    models_free(&models);
}

static void read_folders(const char *list, char **golds, int len) {
    Str folders = str_c(list), folder;
    while (str_cut(&folders, ',', &folder)) {
        int32_t page = 0;
        for (int i = 0; i < len; i++) read_gold(golds[i], folder, &page);
    }
}

static void leave_out(const char *families) {
#define LEAVE_OUT(family, name) \
    if (strstr(families, #family)) without_gauge[D_##name] = 1;
    LINE_GAUGES(LEAVE_OUT)
#undef LEAVE_OUT
}

int main(int argc, char **argv) {
    training.runs = 2, training.epochs = 7;
    int at = 1;
    const char *dumps = NULL, *also = "", *titled = NULL;
    for (; at + 1 < argc && argv[at][0] == '-' && argv[at][1] == '-'; at += 2) {
        if (strcmp(argv[at], "--dumps") == 0) dumps = argv[at + 1];
        else if (strcmp(argv[at], "--also") == 0) also = argv[at + 1];
        else if (strcmp(argv[at], "--titled") == 0) titled = argv[at + 1];
        else if (strcmp(argv[at], "--family") == 0) leave_out(argv[at + 1]);
        else if (!train_option(argv[at], argv[at + 1])) break;
    }
    if (argc - at < 2 || dumps == NULL) return fprintf(stderr, "usage: see tools/train_dump.c\n"), 2;
    task.recipe.seed = title_task.recipe.seed = 1 + training.seed;
    training.keep = arena_reserve((ptrdiff_t)32 << 30);
    read_folders(dumps, argv + at + 1, argc - at - 1);
    int teaching = training.len;
    if (titled) read_titled(titled, seen[training.len - 1].page + 1);
    read_folders(also, argv + at + 1, argc - at - 1);
    Arena room = arena_reserve((ptrdiff_t)16 << 30);
    // gold that leaves out half of a page, or holds another, teaches the wrong thing; it is measured all the same
    for (int i = 0; i < training.len; i++) {
        Example *e = &training.at[i];
        Figures none = {0};
        e->teaches = i < teaching && gold_measure(&none, &e->gold, e->gold.body, room) >= AGREED;
    }
    for (int outer = 0; outer < training.folds; outer++) try_fold(outer, room);
    if (training.folds) show_figures();
    if (strcmp(argv[at], "-") == 0) return 0;
    write_models(str_c(argv[at]), room);
    return 0;
}
