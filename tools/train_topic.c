// train_topic.c - makes data/models/topic.model: the upper IPTC topics of a paragraph. See docs/topics.md.
//
// usage: train_topic [--folds 5] [--out FILE.model] [--l2 4] [--cutoff 2] [--iterations 80] [--dev DEV.jsonl]
//                    TRAIN.jsonl [NEWS.tsv]
//
// TRAIN's rows are {"topics": [codes], "text"}: a paragraph with two topics is learned as both. Of NEWS (date, source,
// title, text) the beginnings are learned whose words in data/topics.en.tsv tell a topic that TRAIN lacks. Prints what
// cross-validation finds over TRAIN's rows, and over the beginnings (--folds 0: not), then what the whole model finds on DEV.
#include "train.h"

#include "text/topic.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yyjson.h>

enum {
    NEWS_CHARS = 900,  // of an article's beginning: two paragraphs
    NEWS_MOST = 700,   // beginnings of one topic
    SURE = 300,        // as topic.c
};

typedef struct Row {
    Sequence seq;
    uint32_t gold;  // a bit a topic
    bool news;
} Row;
typedef struct Rows {
    Row *at;
    ptrdiff_t len, cap;
} Rows;

static int top_index(Str code) {
    for (int t = 0; t < TOPIC_TOPS; t++)
        if (str_starts(code, topic_tops[t])) return t;
    return -1;
}

static Row *add_row(Rows *rows, Str text, Arena *keep, Arena scratch) {
    Row *row = vec_push(rows, keep);
    Tokens tokens = token_find(text, &scratch);
    topic_features(text, &tokens, 0, tokens.len, &row->seq, keep);
    return row;
}

static void read_labelled(Rows *rows, const char *line, size_t len, Arena *keep, Arena scratch) {
    yyjson_doc *json = yyjson_read(line, len, 0);
    yyjson_val *root = yyjson_doc_get_root(json), *topic, *text = yyjson_obj_get(root, "text");
    size_t i, max;
    if (yyjson_is_str(text)) {
        Row *row = add_row(rows, (Str){yyjson_get_str(text), (ptrdiff_t)yyjson_get_len(text)}, keep, scratch);
        yyjson_arr_foreach(yyjson_obj_get(root, "topics"), i, max, topic) {
            int top = top_index(str_c(yyjson_get_str(topic)));
            if (top >= 0) row->gold |= 1u << top;
        }
    }
    yyjson_doc_free(json);
}

// The beginning of a line of NEWS, when its words tell a topic that is not in `known`.
static void read_news(Rows *rows, Str line, uint32_t known, int *taken, Arena *keep, Arena scratch) {
    Str text = {0};
    for (int column = 0; column < 4; column++)
        if (!str_cut(&line, '\t', &text)) return;
    text = str_slice(text, 0, text.len < NEWS_CHARS ? text.len : NEWS_CHARS);
    Tokens tokens = token_find(text, &scratch);
    int top = topic_by_words(text, &tokens, 0, tokens.len, scratch);
    if (top < 0 || known >> top & 1 || taken[top] >= NEWS_MOST) return;
    taken[top]++;
    Row *row = vec_push(rows, keep);
    topic_features(text, &tokens, 0, tokens.len, &row->seq, keep);
    row->gold = 1u << top, row->news = true;
}

static void read_file(Rows *rows, const char *path, Arena *keep, Arena scratch) {
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t cap = 0;
    uint32_t known = 0;
    int taken[TOPIC_TOPS] = {0};
    if (!file) exit((perror(path), 2));
    for (ptrdiff_t i = 0; i < rows->len; i++) known |= rows->at[i].gold;
    bool news = strstr(path, ".tsv") != NULL;
    for (ssize_t len; (len = getline(&line, &cap, file)) > 0;) {
        if (news) read_news(rows, (Str){line, len - 1}, known, taken, keep, scratch);
        else read_labelled(rows, line, (size_t)len, keep, scratch);
    }
    for (int t = 0; news && t < TOPIC_TOPS; t++)
        if (taken[t]) printf("news: %.2s %d\n", topic_tops[t].s, taken[t]);
    free(line);
    fclose(file);
}

static Corpus corpus_of(const Rows *rows, Arena *keep) {
    Corpus corpus = {0};
    for (ptrdiff_t i = 0; i < rows->len; i++)
        for (int t = 0; t < TOPIC_TOPS; t++) {
            if (!(rows->at[i].gold >> t & 1)) continue;
            uint8_t *gold = arena_new(keep, uint8_t, 1);
            *gold = (uint8_t)t;
            *vec_push(&corpus, keep) = (Sample){rows->at[i].seq, gold, (int32_t)i};
        }
    return corpus;
}

typedef struct Count {
    int rows, best;  // rows; those whose surest topic is one of theirs
    int gold[TOPIC_TOPS], found[TOPIC_TOPS], right[TOPIC_TOPS];
} Count;

// Of the rows that somebody labelled, or of the beginnings whose words told their topic.
static void try_rows(Str packed, const Rows *rows, bool news, Fold fold, Count *count, Arena scratch) {
    Model model;
    must(tagger_read(&model, packed));
    for (ptrdiff_t i = 0; i < rows->len; i++) {
        const Row *row = &rows->at[i];
        if (row->news != news || (fold.folds && !fold_has(fold, (int32_t)i))) continue;
        Arena own = scratch;
        Tags tags = tagger_run(&model, 0, &row->seq, &own);
        int best = 0;
        for (int t = 0; t < TOPIC_TOPS; t++) {
            bool gold = row->gold >> t & 1, found = tags.sure[t] >= SURE;
            if (tags.sure[t] > tags.sure[best]) best = t;
            count->gold[t] += gold, count->found[t] += found, count->right[t] += gold && found;
        }
        count->rows++, count->best += (int)(row->gold >> best & 1);
    }
}

static void print_count(const char *title, const Count *c) {
    int gold = 0, found = 0, right = 0;
    printf("%s: surest topic right %.3f of %d |", title, (double)c->best / (c->rows + 1e-9), c->rows);
    for (int t = 0; t < TOPIC_TOPS; t++) {
        gold += c->gold[t], found += c->found[t], right += c->right[t];
        if (c->gold[t]) printf(" %.2s %.3f", topic_tops[t].s, 2.0 * c->right[t] / (c->gold[t] + c->found[t]));
    }
    printf(" | P %.3f R %.3f F1 %.3f\n", (double)right / found, (double)right / gold,
           2.0 * right / (found + gold));
    fflush(stdout);
}

int main(int argc, char **argv) {
    Arena keep = arena_reserve((ptrdiff_t)8 << 30), scratch = arena_reserve((ptrdiff_t)8 << 30);
    Recipe recipe = {.labels_len = TOPIC_TOPS, .l2 = 4, .cutoff = 2, .iterations = 80};
    for (int t = 0; t < TOPIC_TOPS; t++) recipe.labels[t] = topic_tops[t];
    int folds = 5, bits = 0;
    const char *out = NULL, *dev = NULL;
    Rows rows = {0}, unseen = {0};
    for (int i = 1; i < argc; i++) {
        const char *arg = argv[i], *value = i + 1 < argc ? argv[i + 1] : "";
        if (strcmp(arg, "--folds") == 0) folds = atoi(value), i++;
        else if (strcmp(arg, "--bits") == 0) bits = atoi(value), i++;
        else if (strcmp(arg, "--out") == 0) out = value, i++;
        else if (strcmp(arg, "--dev") == 0) dev = value, i++;
        else if (strcmp(arg, "--l2") == 0) recipe.l2 = atof(value), i++;
        else if (strcmp(arg, "--cutoff") == 0) recipe.cutoff = atoi(value), i++;
        else if (strcmp(arg, "--iterations") == 0) recipe.iterations = atoi(value), i++;
        else read_file(&rows, arg, &keep, scratch);
    }
    Corpus corpus = corpus_of(&rows, &keep);
    Count count = {0}, told = {0};
    for (int f = 0; f < folds; f++) {
        Arena own = scratch, rest = scratch;
        own.end = rest.beg += (scratch.end - scratch.beg) / 2;
        Fold fold = {f, folds};
        Weights w = train_crf(&corpus, &recipe, fold, &own);
        Str model = train_pack(&w, 1, bits, &own);
        try_rows(model, &rows, false, fold, &count, rest);
        try_rows(model, &rows, true, fold, &told, rest);
    }
    if (folds) print_count("cross-validated", &count), print_count("beginnings told by words", &told);
    Weights w = train_crf(&corpus, &recipe, (Fold){0}, &keep);
    Str packed = train_pack(&w, 1, bits, &keep);
    if (dev) {
        Count seen = {0};
        read_file(&unseen, dev, &keep, scratch);
        try_rows(packed, &unseen, false, (Fold){0}, &seen, scratch);
        print_count("dev", &seen);
    }
    return out && !train_write(out, packed);
}
