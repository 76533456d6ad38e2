// train_dump.c - the models that tell a plain-text dump's lines: data/models/page/dump.model and chain.model, whose card
// is dump.md there.
//
//     train_dump [options of train_page.h] --dumps FOLDER[,FOLDER...] [--also FOLDER[,FOLDER...]] OUT GOLD.jsonl...
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
#include "page/chain.h"
#include "page/decode.h"
#include "page/line_trait.h"
#include "page/stretch.h"
#include "train_page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SETS = 32, PASSES = 2 };
static const double AGREED = 0.8;

// A dump as the features want it.
typedef struct Seen {
    Lines lines;
    Stretch guess;
    uint8_t *state;  // by line, of the chain
    Rows second;
} Seen;

static Seen seen[MOST_PAGES];
static int sets;
static Str set_names[SETS];

// ---- pages ----

static Rounds rounds_of(const Seen *of, Arena *arena) {
    return line_trait_rounds(&of->lines, of->guess.kept, of->guess.start, of->guess.end, arena);
}

static Rows first_rows(const Seen *of) {
    static Arena side;  // what the rounds need while the rows grow in `keep`
    if (side.beg == NULL) side = arena_reserve((ptrdiff_t)1 << 30);
    Arena spare = side, *keep = &training.keep;
    Rounds rounds = rounds_of(of, &spare);
    Rows rows = {.start = arena_new(keep, int32_t, rounds.len + 1)};
    rows.at = arena_new(keep, uint32_t, rounds.len * rounds.most);
    Features all = {rows.at, 0};
    for (ptrdiff_t i = 0; i < rounds.len; i++) {
        rounds.first(&all, rounds.work, i, spare);
        rows.start[i + 1] = (int32_t)all.len;
    }
    keep->beg = (char *)(rows.at + all.len);  // gives back what was not needed
    return rows;
}

static Rows second_rows(const Example *e, Arena *room) {
    ptrdiff_t len = e->gold.blocks;
    Rows rows = {arena_new(room, uint32_t, e->first.start[len] + len * 64),
                 arena_new(room, int32_t, len + 1)};
    Arena spare = *room;
    Rounds rounds = rounds_of(&seen[e->index], &spare);
    rounds.told(rounds.work, e->scores, &spare);
    Features all = {rows.at, 0};
    for (ptrdiff_t i = 0; i < len; i++) {
        for (int32_t k = e->first.start[i]; k < e->first.start[i + 1]; k++) feature_put(&all, e->first.at[k]);
        rounds.second(&all, rounds.work, i);
        rows.start[i + 1] = (int32_t)all.len;
    }
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

static Str text_of(const Example *e, ptrdiff_t i) { return seen[e->index].lines.at[i].text; }

static bool read_example(const GoldRow *row, int set, Str bytes) {
    Err err = {0};
    Str utf8;
    if (!decode_text(&utf8, bytes, (Str){0}, S("dump"), &training.keep, &err)) return false;
    Lines lines = line_read(utf8, &training.keep);
    if (lines.len == 0) return false;
    Example *e = train_example(row, set);
    Seen *of = &seen[e->index];
    of->lines = lines;
    of->guess = stretch_guess(&lines, &training.keep);
    train_label(e, row, lines.len, text_of);
    of->state = read_states(e->gold.body, lines.len);
    e->first = first_rows(of);
    return true;
}

static Str after_slash(Str path) { return str_from(path, str_rfind_byte(path, '/') + 1); }

static void read_gold(const char *path, Str folder) {
    Str rows = train_file(path), set = after_slash(str_c(path)), of = after_slash(folder);
    must(sets < SETS);
    set_names[sets] =
        str_format(&training.keep, "%.*s %.*s", (int)of.len, of.s, (int)str_find_byte(set, '.'), set.s);
    for (GoldRow row; train_next(&row, &rows);) {
        Str name = after_slash(row.file);
        Str dump = str_format(&training.keep, "%.*s/%.*s.txt", (int)folder.len, folder.s,
                              (int)str_find(name, S(".html")), name.s);
        training.len += read_example(&row, sets, train_file(str_to_c(dump, &training.keep)));
    }
    sets++;
}

// ---- learning ----

static void learn_second(Weights *weights, const Example *e, Arena room) {
    (void)room;
    train_rows(weights, e, &seen[e->index].second);
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

// The chain's steps are weights of its model.
static double step_of(const Weights *weights, int from, int to) {
    return (double)weights->w[stretch_step(from, to)];
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
    const Rows *rows = &seen[e->index].second;
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
                turn[s][n] += weight * (exp(both - all) - (state[i - 1] == s && state[i] == n));
            }
        train_row(weights, (p - e->gold.body[i]) * weight, rows, i);
    }
    learn_steps(weights, turn);
}

// ---- one fold ----

typedef struct Models {
    Weights *first, *second, *chain;
} Models;

// `room` keeps the second rows.
static Models learn_all(int outer, Arena *room) {
    Models models = {.first = train_first_pass(outer, *room)};
    for (int i = 0; i < training.len; i++) seen[i].second = second_rows(&training.at[i], room);
    models.second = train_learn(learn_second, outer, -1, *room);
    models.chain = train_learn(learn_chain, outer, -1, *room);
    return models;
}

static void models_free(Models *models) { free(models->first), free(models->second), free(models->chain); }

static int32_t *scores_by(const Weights *weights, const Example *e, Arena *room) {
    int32_t *scores = arena_new(room, int32_t, e->gold.blocks + 1);
    for (ptrdiff_t i = 0; i < e->gold.blocks; i++)
        scores[i] = train_score_fixed(weights, &seen[e->index].second, i);
    return scores;
}

static ChainSteps steps_of(const Weights *weights) {
    ChainSteps steps = {0};
    for (int s = 0; s < LINE_STATES; s++)
        for (int n = 0; n < LINE_STATES; n++)
            steps.at[s][n] = (int32_t)lround(step_of(weights, s, n) * MODEL_ONE);
    return steps;
}

static Str about(const Example *e, ptrdiff_t i, Arena *room) {
    Str text = str_slice(text_of(e, i), 0, 110);
    return str_format(room, "%d  score %5.1f  %.*s", seen[e->index].guess.kept[i],
                      (double)e->scores[i] / MODEL_ONE, (int)text.len, text.s);
}

enum { ORACLE, GUESS, ONE, TWO, CHAIN, KINDS };
static const char *const kinds[] = {"oracle", "rules alone", "first pass", "both passes", "and chain"};
static Figures figures[SETS][KINDS];

static void measure(const Example *e, const Models *models, Arena room) {
    const Seen *of = &seen[e->index];
    ptrdiff_t len = e->gold.blocks;
    uint8_t *kept = arena_new(&room, uint8_t, len + 1);
    Figures *sums = figures[e->set];
    gold_measure(&sums[ORACLE], &e->gold, e->gold.body, room);
    gold_measure(&sums[GUESS], &e->gold, of->guess.kept, room);
    for (ptrdiff_t k = 0; k < len; k++) kept[k] = e->scores[k] > 0;
    gold_measure(&sums[ONE], &e->gold, kept, room);
    ChainSteps steps = steps_of(models->chain);
    int32_t *alone = scores_by(models->second, e, &room), *chained = scores_by(models->chain, e, &room);
    for (ptrdiff_t k = 0; k < len; k++) kept[k] = alone[k] > 0;
    gold_measure(&sums[TWO], &e->gold, kept, room);
    Stretch stretch = {.kept = kept};
    stretch_keep(&stretch, &of->lines, &of->guess, alone, chain_margins(chained, len, &steps, &room));
    gold_measure(&sums[CHAIN], &e->gold, kept, room);
    train_show_wrong(e, kept, str_to_c(set_names[e->set], &room), about, room);
}

static void try_fold(int outer, Arena room) {
    Models models = learn_all(outer, &room);
    for (int i = 0; i < training.len; i++)
        if (train_in_outer(&training.at[i], outer)) measure(&training.at[i], &models, room);
    models_free(&models);
}

// ---- models ----

static void write_model(Str folder, const char *name, const Weights *first, const Weights *second) {
    FILE *file = train_model(str_format(&training.keep, "%.*s/%s.model", (int)folder.len, folder.s, name),
                             "lede-w2\n");
    for (int i = 0; i < MODEL_SIZE; i++) train_put(file, first->w[i]), train_put(file, second->w[i]);
    fclose(file);
}

static void read_folders(const char *list, char **golds, int len) {
    Str folders = str_c(list), folder;
    while (str_cut(&folders, ',', &folder))
        for (int i = 0; i < len; i++) read_gold(golds[i], folder);
}

int main(int argc, char **argv) {
    training.runs = 2, training.epochs = 7;
    int at = 1;
    const char *dumps = NULL, *also = "";
    for (; at + 1 < argc && argv[at][0] == '-' && argv[at][1] == '-'; at += 2) {
        if (strcmp(argv[at], "--dumps") == 0) dumps = argv[at + 1];
        else if (strcmp(argv[at], "--also") == 0) also = argv[at + 1];
        else if (!train_option(argv[at], argv[at + 1])) break;
    }
    if (argc - at < 2 || dumps == NULL) return fprintf(stderr, "usage: see tools/train_dump.c\n"), 2;
    training.keep = arena_reserve((ptrdiff_t)32 << 30);
    read_folders(dumps, argv + at + 1, argc - at - 1);
    int teaching = training.len;
    read_folders(also, argv + at + 1, argc - at - 1);
    Arena room = arena_reserve((ptrdiff_t)16 << 30);
    // gold that leaves out half of a page, or holds another, teaches the wrong thing; it is measured all the same
    for (int i = 0; i < training.len; i++) {
        Example *e = &training.at[i];
        Figures none = {0};
        e->teaches = i < teaching && gold_measure(&none, &e->gold, e->gold.body, room) >= AGREED;
    }
    for (int outer = 0; outer < training.folds; outer++) try_fold(outer, room);
    for (int set = 0; set < sets; set++)
        for (int kind = 0; kind < KINDS; kind++)
            if (training.folds)
                printf("%-14.*s ", (int)set_names[set].len, set_names[set].s),
                    gold_show(kinds[kind], &figures[set][kind]);
    if (strcmp(argv[at], "-") == 0) return 0;
    Models models = learn_all(-1, &room);
    write_model(str_c(argv[at]), "dump", models.first, models.second);
    write_model(str_c(argv[at]), "chain", models.first, models.chain);
    models_free(&models);
    return 0;
}
