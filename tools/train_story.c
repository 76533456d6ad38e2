// train_story.c - fits the weights of src/story/signs.def, and says how well they do on stories not seen.
//
//     train_story SET.ndjson SET.gold [SET.ndjson SET.gold]...     articles as lede read gives them, and rows
//                                                                 {"file" or "source", "story"}
//     train_story -uPAIRS.tsv ... LAST.ndjson LAST.gold            the last set is judged pair by pair: source, source, 0 or 1
//
// Sets after the first weigh -w, the pairs of -u weigh -y; those always teach. A pair that shares two finders is an example; logistic regression (Newton's method, ridge) finds the weights. Stories
// are dealt into FOLDS by the hash of their name: the stories of a fold are grouped, among all other articles, by
// weights fitted on pairs without any article of it.
#include "article/ndjson.h"
#include "base/hash.h"
#include "story/group.h"
#include "story/when.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FOLDS = 5, SETS = 4 };

typedef struct Item {
    Keys keys;
    Str story, source, id;
    int32_t gold, fold;
} Item;
typedef struct Set {
    Item *at;
    ptrdiff_t len, cap;
    Keys **keys;
} Set;
typedef struct Example {
    int32_t signs[SIGNS];
    int32_t fold_a, fold_b;
    bool same, later;  // later: of a set after the first
    double weight;
} Example;
typedef struct Examples {
    Example *at;
    ptrdiff_t len, cap;
} Examples;

static double ridge = 1e-4, pair_power = 0.5, set_weight = 1, judged_weight = 1;
static int link_more = 0, deal = 0;
static bool cut[SIGNS];   // signs left out, for ablations
static bool held[SIGNS];  // signs whose weight stands as it is

static Str read_file(const char *path, Arena *keep) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) exit((perror(path), 2));
    fseek(file, 0, SEEK_END);
    long len = ftell(file);
    rewind(file);
    char *bytes = arena_new(keep, char, len + 1);
    if (fread(bytes, 1, (size_t)len, file) != (size_t)len) exit(2);
    fclose(file);
    return (Str){bytes, len};
}

static Str field(Str row, const char *key) {
    char mark[32];
    snprintf(mark, sizeof mark, "\"%s\": \"", key);
    ptrdiff_t at = str_find(row, str_c(mark));
    if (at < 0) return (Str){0};
    Str rest = str_from(row, at + (ptrdiff_t)strlen(mark));
    return str_slice(rest, 0, str_find_byte(rest, '"'));
}

static int by_time(const void *a, const void *b) {
    const Item *x = a, *y = b;
    if (x->keys.when != y->keys.when) return x->keys.when < y->keys.when ? -1 : 1;
    return str_cmp(x->source, y->source);
}

static int by_source(const void *a, const void *b) {
    return str_cmp(((const Item *)a)->source, ((const Item *)b)->source);
}

static Set read_set(const char *articles, const char *gold, Stemmers *stemmers, Arena *keep, Arena scratch) {
    Set set = {0};
    Arena room = scratch;
    scratch.end = room.beg += (scratch.end - scratch.beg) / 2;
    Str rest = read_file(articles, &scratch), row, stories = read_file(gold, keep);
    struct {
        Item *at;
        ptrdiff_t len, cap;
    } names = {0};
    while (str_cut(&stories, '\n', &row)) {
        Str file = field(row, "file");
        if (file.len == 0) file = field(row, "source");
        *vec_push(&names, &scratch) = (Item){.source = file, .story = field(row, "story")};
    }
    vec_sort(names.at, names.len, sizeof(Item), by_source);
    while (str_cut(&rest, '\n', &row)) {
        Article article = {0};
        Err err;
        if (!ndjson_read(&article, row, str_c(articles), &scratch, room, &err)) continue;
        Str source = article.source;
        if (str_starts(source, S("x/"))) source = str_from(source, 2);
        Item asked = {.source = source},
             *found = names.len == 0 ? NULL
                                     : bsearch(&asked, names.at, (size_t)names.len, sizeof(Item), by_source);
        if (found == NULL) continue;
        stemmers_meet(stemmers, article.language);
        Item *item = vec_push(&set, keep);
        *item = *found;
        item->source = str_copy(source, keep);
        item->keys = keys_of(&article, stemmers, NULL, keep, room);
        item->fold =
            (int32_t)((deal ? hash_mix(hash_bytes(item->story), (uint64_t)deal) : hash_bytes(item->story)) %
                      FOLDS);
    }
    vec_sort(set.at, set.len, sizeof(Item), by_time);
    set.keys = arena_new(keep, Keys *, set.len);
    for (ptrdiff_t i = 0; i < set.len; i++) {
        set.keys[i] = &set.at[i].keys;
        set.at[i].gold = (int32_t)i;
        for (ptrdiff_t j = 0; j < i; j++)
            if (str_eq(set.at[j].story, set.at[i].story)) {
                set.at[i].gold = (int32_t)j;
                break;
            }
    }
    return set;
}

static int32_t shared_finders(const Keys *a, const Keys *b) {
    int32_t shared = 0;
    for (int32_t i = 0, j = 0; i < a->len && j < b->len;) {
        if (a->at[i].key == b->at[j].key) shared += (a->at[i++].flags & b->at[j++].flags & KEY_FINDER) != 0;
        else if (a->at[i].key < b->at[j].key) i++;
        else j++;
    }
    return shared;
}

static Example *add_example(Examples *examples, const Item *a, const Item *b, const Probe *probe,
                            Arena *keep) {
    Example *e = vec_push(examples, keep);
    score_signs(e->signs, probe, &b->keys);
    e->fold_a = a->fold, e->fold_b = b->fold;
    return e;
}

static const Item *item_of(const Set *set, Str source) {
    for (ptrdiff_t i = 0; i < set->len; i++)
        if (str_eq(set->at[i].source, source)) return &set->at[i];
    return NULL;
}

// Pairs that were read one by one: of no fold.
static void add_judged(Examples *examples, const Set *set, const char *path, Arena *keep) {
    Str rest = read_file(path, keep), row;
    int missing = 0;
    while (str_cut(&rest, '\n', &row)) {
        Str a, b;
        if (row.len == 0 || row.s[0] == '#' || !str_cut(&row, '\t', &a) || !str_cut(&row, '\t', &b)) continue;
        const Item *x = item_of(set, a), *y = item_of(set, b);
        if (x == NULL || y == NULL) {
            missing++;
            continue;
        }
        Probe probe;
        probe_set(&probe, &x->keys);
        Example *e = add_example(examples, x, y, &probe, keep);
        e->fold_a = e->fold_b = -1;
        e->same = str_eq(str_trim(row), S("1"));
        e->weight = judged_weight;
    }
    if (missing) printf("%d judged pairs are not in the set\n", missing);
}

static void add_examples(Examples *examples, const Set *set, bool later, Arena *keep) {
    double weight = later ? set_weight : 1;
    int32_t *size = calloc((size_t)set->len, sizeof *size);
    for (ptrdiff_t i = 0; i < set->len; i++) size[set->at[i].gold]++;
    for (ptrdiff_t i = 0; i < set->len; i++) {
        Probe probe;
        probe_set(&probe, &set->at[i].keys);
        for (ptrdiff_t j = 0; j < i; j++) {
            const Item *a = &set->at[i], *b = &set->at[j];
            if (shared_finders(&a->keys, &b->keys) < 2) continue;
            if (score_pair(&score_model, &probe, &b->keys) == SCORE_APART) {
                if (a->gold == b->gold)
                    printf("veto on one story: %.*s %.*s\n", (int)a->source.len, a->source.s,
                           (int)b->source.len, b->source.s);
                continue;
            }
            Example *e = add_example(examples, a, b, &probe, keep);
            e->same = a->gold == b->gold;
            e->later = later;
            // a story of n has n * n pairs, which are much alike
            e->weight = weight * (e->same && size[a->gold] > 2 ? pow(2.0 / size[a->gold], pair_power) : 1);
        }
    }
    free(size);
}

// A later set was gathered story by story, so that nearly all of its pairs are of one event: what that adds to each of them is
// learned apart, as COLUMN_LATER, and not kept.
enum { COLUMN_LATER = SIGNS, COLUMNS };

// Solves m x = v.
static void solve(double m[COLUMNS][COLUMNS], double v[COLUMNS]) {
    for (int k = 0; k < COLUMNS; k++) {
        int p = k;
        for (int i = k + 1; i < COLUMNS; i++)
            if (fabs(m[i][k]) > fabs(m[p][k])) p = i;
        for (int j = 0; j < COLUMNS; j++) {
            double t = m[k][j];
            m[k][j] = m[p][j];
            m[p][j] = t;
        }
        double t = v[k];
        v[k] = v[p];
        v[p] = t;
        for (int i = 0; i < COLUMNS; i++) {
            if (i == k) continue;
            double f = m[i][k] / m[k][k];
            for (int j = k; j < COLUMNS; j++) m[i][j] -= f * m[k][j];
            v[i] -= f * v[k];
        }
    }
    for (int k = 0; k < COLUMNS; k++) v[k] /= m[k][k];
}

static bool is_fixed(int column) { return column < SIGNS && (cut[column] || held[column]); }

static void take_step(double w[COLUMNS], const Examples *examples, int fold) {
    double h[COLUMNS][COLUMNS] = {{0}}, g[COLUMNS] = {0}, all = 0;
    for (ptrdiff_t e = 0; e < examples->len; e++) {
        const Example *x = &examples->at[e];
        if (x->fold_a == fold || x->fold_b == fold) continue;
        double signs[COLUMNS] = {[COLUMN_LATER] = x->later}, z = 0;
        for (int s = 0; s < SIGNS; s++) signs[s] = x->signs[s] / 1e3;
        for (int s = 0; s < COLUMNS; s++) z += w[s] * signs[s];
        double p = 1 / (1 + exp(-z)), q = x->weight * p * (1 - p), r = x->weight * (x->same - p);
        all += x->weight;
        for (int s = 0; s < COLUMNS; s++) {
            g[s] += r * signs[s];
            for (int t = 0; t < COLUMNS; t++) h[s][t] += q * signs[s] * signs[t];
        }
    }
    for (int s = 0; s < COLUMNS; s++) {
        double pull = s == SIGN_BASE || s == COLUMN_LATER ? 1e-9 : ridge * all;
        h[s][s] += pull + 1e-9;
        g[s] -= pull * w[s];
        if (!is_fixed(s)) continue;
        for (int t = 0; t < COLUMNS; t++) h[s][t] = h[t][s] = 0;
        h[s][s] = 1;
        g[s] = 0;
    }
    solve(h, g);
    for (int s = 0; s < COLUMNS; s++) w[s] += g[s];
}

static ScoreModel fit(const Examples *examples, int fold) {
    double w[COLUMNS] = {0};
    for (int s = 0; s < SIGNS; s++)
        if (held[s]) w[s] = score_model.weights[s] / 1e3;
    for (int round = 0; round < 15; round++) take_step(w, examples, fold);
    ScoreModel model = score_model;
    for (int s = 0; s < SIGNS; s++) model.weights[s] = (int32_t)lround(w[s] * 1000);
    return model;
}

typedef struct Figures {
    double p, r, n;              // sums of B-cubed
    double both, found, gold;    // pairs
    int hard[2], hard_right[2];  // different, same
} Figures;

typedef struct Hard {
    Str a, b;
    bool same;
} Hard;
static Hard hards[256];
static int hards_len;

// Adds what articles of `fold` say; all of them when fold < 0.
static void count(Figures *f, const Set *set, const int32_t *story, int fold, bool hard, bool show) {
    for (ptrdiff_t i = 0; i < set->len; i++) {
        if (fold >= 0 && set->at[i].fold != fold) continue;
        double both = 0, found = 0, gold = 0;
        for (ptrdiff_t j = 0; j < set->len; j++) {
            bool x = story[i] == story[j], y = set->at[i].gold == set->at[j].gold;
            both += x && y, found += x, gold += y;
        }
        f->p += both / found, f->r += both / gold, f->n++;
        f->both += both - 1, f->found += found - 1, f->gold += gold - 1;
    }
    if (!hard) return;
    for (int h = 0; h < hards_len; h++) {
        ptrdiff_t a = -1, b = -1;
        for (ptrdiff_t i = 0; i < set->len; i++) {
            if (str_eq(set->at[i].source, hards[h].a)) a = i;
            if (str_eq(set->at[i].source, hards[h].b)) b = i;
        }
        if (fold >= 0 && (a < 0 ? fold != 0 : set->at[a].fold != fold)) continue;
        f->hard[hards[h].same]++;
        bool right = ((a >= 0 && b >= 0 && story[a] == story[b]) == hards[h].same);
        f->hard_right[hards[h].same] += right;
        if (show)
            printf("%s %s %.*s %.*s\n", right ? "right" : "WRONG", hards[h].same ? "same" : "diff",
                   (int)hards[h].a.len, hards[h].a.s, (int)hards[h].b.len, hards[h].b.s);
    }
}

static void print_figures(const char *what, const Figures *f) {
    double p = f->p / f->n, r = f->r / f->n, pp = f->found > 0 ? f->both / f->found : 1,
           pr = f->both / f->gold;
    printf("%-22s B3 %.4f (P %.3f R %.3f)  pairs F1 %.3f (P %.3f R %.3f)", what, 2 * p * r / (p + r), p, r,
           2 * pp * pr / (pp + pr), pp, pr);
    if (f->hard[0] && f->hard[1])
        printf("  hard same %d/%d different %d/%d balanced %.3f", f->hard_right[1], f->hard[1],
               f->hard_right[0], f->hard[0],
               ((double)f->hard_right[1] / f->hard[1] + (double)f->hard_right[0] / f->hard[0]) / 2);
    putchar('\n');
}

int main(int argc, char **argv) {
    Arena keep = arena_reserve((ptrdiff_t)8 << 30), scratch = arena_reserve((ptrdiff_t)8 << 30);
    Stemmers *stemmers = stemmers_open(&keep);
    Set sets[SETS];
    int sets_len = 0, verbose = 0;
    int at = 1;
    int show_same = -1;
    const char *judged = NULL;
    bool as_is = false;
    for (; at < argc && argv[at][0] == '-'; at++) {
        if (strncmp(argv[at], "-r", 2) == 0) ridge = atof(argv[at] + 2);
        if (strncmp(argv[at], "-p", 2) == 0) pair_power = atof(argv[at] + 2);
        if (strncmp(argv[at], "-x", 2) == 0) cut[atoi(argv[at] + 2)] = true;
        if (strncmp(argv[at], "-f", 2) == 0) held[atoi(argv[at] + 2)] = true;
        if (strncmp(argv[at], "-v", 2) == 0) verbose = 1, show_same = atoi(argv[at] + 2);
        if (strncmp(argv[at], "-l", 2) == 0) link_more = atoi(argv[at] + 2);
        if (strncmp(argv[at], "-d", 2) == 0) deal = atoi(argv[at] + 2);
        if (strncmp(argv[at], "-w", 2) == 0) set_weight = atof(argv[at] + 2);
        if (strncmp(argv[at], "-y", 2) == 0) judged_weight = atof(argv[at] + 2);
        if (strncmp(argv[at], "-u", 2) == 0) judged = argv[at] + 2;
        if (strcmp(argv[at], "-m") == 0) as_is = true;
        if (strncmp(argv[at], "-h", 2) == 0) {
            Str rest = read_file(argv[at] + 2, &keep), row;
            while (str_cut(&rest, '\n', &row))
                hards[hards_len++] =
                    (Hard){field(row, "a"), field(row, "b"), str_find(row, S("\"same\": true")) >= 0};
        }
    }
    for (; at + 1 < argc && sets_len < SETS; at += 2)
        sets[sets_len++] = read_set(argv[at], argv[at + 1], stemmers, &keep, scratch);
    Examples examples = {0};
    for (int s = 0; s < sets_len; s++) {
        Arena k = keep;
        group_keys(&score_model, sets[s].keys, (int32_t)sets[s].len, &k);
    }
    if (judged && sets_len == 0) {
        fputs("train_story: -u FILE wants the articles of its pairs as the last ARTICLES GOLD\n", stderr);
        return 2;
    }
    if (judged) add_judged(&examples, &sets[--sets_len], judged, &keep);
    for (int s = 0; s < sets_len; s++) add_examples(&examples, &sets[s], s > 0, &keep);
    int positive = 0;
    for (ptrdiff_t e = 0; e < examples.len; e++) positive += examples.at[e].same;
    printf("%td pairs, %d of one story\n", examples.len, positive);
    ScoreModel models[FOLDS + 1];
    for (int fold = 0; fold <= FOLDS; fold++) models[fold] = as_is ? score_model : fit(&examples, fold);
    for (int same = -1800; same <= -1200; same += 50) {
        char what[64];
        for (int s = 0; s < sets_len; s++) {
            Figures cross = {0}, whole = {0};
            for (int fold = 0; fold <= FOLDS; fold++) {
                models[fold].same = same;
                models[fold].link = same + link_more;
                Arena k = keep;
                int32_t *story = group_keys(&models[fold], sets[s].keys, (int32_t)sets[s].len, &k);
                if (fold < FOLDS) count(&cross, &sets[s], story, fold, s == 0, verbose && same == show_same);
                else count(&whole, &sets[s], story, -1, s == 0, false);
            }
            snprintf(what, sizeof what, "%d set %d crossed", same, s);
            print_figures(what, &cross);
            snprintf(what, sizeof what, "%d set %d whole", same, s);
            if (verbose) print_figures(what, &whole);
        }
    }
    if (verbose)
        for (int s = 0; s < SIGNS; s++) {
            printf("%-50.*s", (int)sign_says((Sign)s).len, sign_says((Sign)s).s);
            for (int fold = FOLDS; fold >= 0; fold--) printf(" %7d", models[fold].weights[s]);
            putchar('\n');
        }
    stemmers_close(stemmers);
    return 0;
}
