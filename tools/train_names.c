// train_names.c - makes data/models/names.model: persons, organisations, places. See docs/models.md.
//
// usage: train_names [--folds 5] [--second] [--out FILE.model] [--l2 6] [--cutoff 1] [--iterations 120] [--perceptron]
//                    [--by-source] TRAIN.jsonl...
//
// Prints what cross-validation over the documents of TRAIN finds, by source (--folds 0: not), and writes a model from all
// of it. With --second the model has a second pass, which learns from jackknifed answers of the first: each document's come
// from a model that has not seen it; that needs --folds. --by-source leaves out a source at a time instead of a fold.
#include "train.h"

#include "article/article.h"
#include "base/utf8.h"
#include "text/name_guess.h"
#include "text/sentence.h"
#include "text/token.h"
#include "text/name_trait.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yyjson.h>

typedef struct Gold {
    Span at;  // bytes
    NameKind kind;
} Gold;
typedef struct Golds {
    Gold *at;
    ptrdiff_t len, cap;
} Golds;

typedef struct Doc {
    Str source, text;
    int32_t group;  // for folds
    Tokens tokens;
    NameTraits traits;
    Golds gold;
    Spans ignore;
    uint8_t *label;  // gold of each thing
    Sequence again;  // second pass, jackknifed
} Doc;
typedef struct Docs {
    Doc *at;
    ptrdiff_t len, cap;
} Docs;

// ------------------------------------------------------------------ reading

static Str str_of(yyjson_val *v, Arena *keep) {
    return str_copy((Str){yyjson_get_str(v), (ptrdiff_t)yyjson_get_len(v)}, keep);
}

static NameKind kind_of(const char *type) {
    if (strcmp(type, "PER") == 0) return NAME_PERSON;
    if (strcmp(type, "ORG") == 0) return NAME_ORGANISATION;
    return strcmp(type, "LOC") == 0 ? NAME_PLACE : NAME_OTHER;
}

static Span span_at(const RuneIndex *index, int64_t start, int64_t end) {
    return (Span){(int32_t)rune_byte(index, start), (int32_t)rune_byte(index, end)};
}

static void read_gold(Doc *doc, yyjson_val *row, Arena *keep) {
    RuneIndex index = rune_index(doc->text, keep);
    size_t i, max;
    yyjson_val *e;
    yyjson_arr_foreach(yyjson_obj_get(row, "entities"), i, max, e) {
        NameKind kind = kind_of(yyjson_get_str(yyjson_obj_get(e, "type")));
        Span at = span_at(&index, yyjson_get_int(yyjson_obj_get(e, "start")),
                          yyjson_get_int(yyjson_obj_get(e, "end")));
        if (kind != NAME_OTHER) *vec_push(&doc->gold, keep) = (Gold){at, kind};
    }
    yyjson_arr_foreach(yyjson_obj_get(row, "ignore"), i, max, e) * vec_push(&doc->ignore, keep) =
        span_at(&index, yyjson_get_int(yyjson_arr_get(e, 0)), yyjson_get_int(yyjson_arr_get(e, 1)));
}

static void label_things(Doc *doc, Arena *keep) {
    doc->label = arena_new(keep, uint8_t, doc->traits.len + 1);
    for (ptrdiff_t g = 0; g < doc->gold.len; g++) {
        bool begun = false;
        for (ptrdiff_t i = 0; i < doc->traits.len; i++) {
            Span at = doc->tokens.at[doc->traits.token[i]].at;
            if (at.start < doc->gold.at[g].at.start || at.end > doc->gold.at[g].at.end) continue;
            doc->label[i] = (uint8_t)(name_label_begins(doc->gold.at[g].kind) + begun);
            begun = true;
        }
    }
}

static Doc read_doc(yyjson_val *row, Arena *keep, Arena scratch) {
    Doc doc = {.source = str_of(yyjson_obj_get(row, "source"), keep),
               .text = str_of(yyjson_obj_get(row, "text"), keep)};
    read_gold(&doc, row, keep);
    Article article = {
        .text = doc.text, .language = S("en"), .paragraphs = article_paragraphs(doc.text, keep)};
    doc.tokens = token_find(doc.text, keep);
    article.sentences = sentence_find(&article, &doc.tokens, keep, scratch);
    NameGuesses guesses = name_guess(&article, &doc.tokens, keep);
    doc.traits = name_traits(doc.text, &doc.tokens, &article.sentences, &guesses, keep);
    label_things(&doc, keep);
    return doc;
}

static void read_docs(Docs *docs, const char *path, Arena *keep, Arena scratch) {
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t cap = 0;
    if (!file) {
        fprintf(stderr, "train_names: %s: cannot read it\n", path);
        exit(2);
    }
    for (ssize_t len; (len = getline(&line, &cap, file)) > 0;) {
        yyjson_doc *json = yyjson_read(line, (size_t)len, 0);
        if (!json) continue;
        *vec_push(docs, keep) = read_doc(yyjson_doc_get_root(json), keep, scratch);
        docs->at[docs->len - 1].group = (int32_t)docs->len - 1;
        yyjson_doc_free(json);
    }
    free(line);
    fclose(file);
}

// ------------------------------------------------------------------ samples

static void add_features(Sequence *out, const Sequence *in, ptrdiff_t thing, Arena *keep) {
    for (uint32_t f = thing ? in->ends.at[thing - 1] : 0; f < in->ends.at[thing]; f++)
        sequence_add(out, in->features.at[f], keep);
}

static Corpus corpus_of(const Docs *docs, bool second, Arena *keep) {
    Corpus corpus = {0};
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        const Doc *doc = &docs->at[d];
        for (ptrdiff_t s = 0; s < doc->traits.stretches_len; s++) {
            Run run = doc->traits.stretches[s];
            Sample sample = {.group = doc->group, .gold = doc->label + run.first};
            for (ptrdiff_t i = run.first; i < run.end; i++) {
                add_features(&sample.seq, &doc->traits.seq, i, keep);
                if (second) add_features(&sample.seq, &doc->again, i, keep);
                sequence_next(&sample.seq, keep);
            }
            *vec_push(&corpus, keep) = sample;
        }
    }
    return corpus;
}

// ------------------------------------------------------------------ scoring

typedef struct Count {
    Str source;
    int right[4], found[4], gold[4];  // by kind; [0] all
} Count;
typedef struct Counts {
    Count at[32];
    int len;
} Counts;

static Count *count_for(Counts *counts, Str source) {
    for (int i = 0; i < counts->len; i++)
        if (str_eq(counts->at[i].source, source)) return &counts->at[i];
    counts->at[counts->len].source = source;
    return &counts->at[counts->len++];
}

static void count_names(Count *c, const Doc *doc, const uint8_t *label) {
    const NameTraits *t = &doc->traits;
    for (ptrdiff_t g = 0; g < doc->gold.len; g++) c->gold[doc->gold.at[g].kind]++, c->gold[0]++;
    for (ptrdiff_t i = 0, end; i < t->len; i = end) {
        end = i + 1;
        if (label[i] % 2 == 0) continue;
        while (end < t->len && label[end] == label[i] + 1 && t->token[end] == t->token[end - 1] + 1) end++;
        Span at = {doc->tokens.at[t->token[i]].at.start, doc->tokens.at[t->token[end - 1]].at.end};
        NameKind kind = name_label_kind(label[i]);
        bool right = false, ignored = false;
        for (ptrdiff_t g = 0; g < doc->gold.len; g++)
            right |= doc->gold.at[g].kind == kind && doc->gold.at[g].at.start == at.start &&
                doc->gold.at[g].at.end == at.end;
        for (ptrdiff_t g = 0; g < doc->ignore.len; g++) ignored |= span_touch(doc->ignore.at[g], at);
        if (ignored && !right) continue;
        c->found[kind]++, c->found[0]++;
        c->right[kind] += right, c->right[0] += right;
    }
}

static double f1(const Count *c, int kind) {
    return c->found[kind] + c->gold[kind] ? 2.0 * c->right[kind] / (c->found[kind] + c->gold[kind]) : 0;
}

static void print_counts(const char *title, const Counts *counts) {
    Count all = {.source = S("all")};
    for (int i = 0; i <= counts->len; i++) {
        const Count *c = i < counts->len ? &counts->at[i] : &all;
        printf("%-10s %-18.*s P %.4f R %.4f F1 %.4f | person %.4f organisation %.4f place %.4f (%d)\n", title,
               (int)c->source.len, c->source.s, (double)c->right[0] / (c->found[0] + 1e-9),
               (double)c->right[0] / (c->gold[0] + 1e-9), f1(c, 0), f1(c, 1), f1(c, 2), f1(c, 3), c->gold[0]);
        for (int k = 0; k < 4 && i < counts->len; k++)
            all.right[k] += c->right[k], all.found[k] += c->found[k], all.gold[k] += c->gold[k];
    }
    fflush(stdout);
}

// ------------------------------------------------------------------ passes

typedef struct Plan {
    Recipe recipe;
    bool perceptron;
    double bias;  // taken off O, in natural logarithms: more names, fewer of them right
} Plan;

static Weights train(const Plan *plan, const Corpus *corpus, Fold fold, Arena *keep) {
    Weights w = plan->perceptron ? train_perceptron(corpus, &plan->recipe, fold, keep)
                                 : train_crf(corpus, &plan->recipe, fold, keep);
    for (int j = 0; j <= NAME_LABELS; j++) w.at[(w.len + j) * NAME_LABELS] -= plan->bias;
    return w;
}

// The labels of `doc` by `model`: the first pass, or (head 1, whose first head is the first pass) the second.
static uint8_t *label_doc(const Model *model, int head, const Doc *doc, int16_t **sure, const Sequence *again,
                          Arena *keep, Arena scratch) {
    uint8_t *label = arena_new(keep, uint8_t, doc->traits.len + 1);
    *sure = arena_new(keep, int16_t, doc->traits.len * NAME_LABELS + 1);
    int32_t *scores = tagger_scores(model, &doc->traits.seq, &scratch);
    if (again) {
        int32_t *more = tagger_scores(model, again, &scratch);
        for (ptrdiff_t i = 0; i < doc->traits.len * model->width; i++) scores[i] += more[i];
    }
    name_traits_decide(model, head, scores, &doc->traits, label, *sure, scratch);
    return label;
}

// Labels the documents of `fold` (of all, without folds) by the packed first pass, and counts; with `again` keeps what
// the second pass will see.
static void try_fold(Str packed, Docs *docs, Fold fold, bool second, Counts *counts, Arena *keep,
                     Arena scratch) {
    Model model;
    must(tagger_read(&model, packed));
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        Doc *doc = &docs->at[d];
        if (fold.folds && !fold_has(fold, doc->group)) continue;
        int16_t *sure;
        Arena own = {scratch.beg, scratch.beg + (scratch.end - scratch.beg) / 2},
              rest = {own.end, scratch.end};
        uint8_t *label = label_doc(&model, 0, doc, &sure, second ? &doc->again : NULL, &own, rest);
        count_names(count_for(counts, doc->source), doc, label);
        if (!second) doc->again = name_traits_again(&doc->traits, label, sure, keep, rest);
    }
}

// Makes each source a fold: what a model finds in text of a kind that it has not seen. Gives how many.
static int fold_by_source(Docs *docs) {
    Counts sources = {0};
    for (ptrdiff_t d = 0; d < docs->len; d++)
        docs->at[d].group = (int32_t)(count_for(&sources, docs->at[d].source) - sources.at);
    return sources.len;
}

static void cross_validate(const Plan *plan, Docs *docs, int folds, bool second, Arena *keep, Arena scratch) {
    Counts counts = {0};
    Corpus corpus = corpus_of(docs, second, &scratch);
    for (int f = 0; f < folds; f++) {
        Arena own = {scratch.beg, scratch.beg + (scratch.end - scratch.beg) / 2},
              rest = {own.end, scratch.end};
        Fold fold = {f, folds};
        Weights w = train(plan, &corpus, fold, &own);
        Str packed = train_pack(&w, 1, 0, &own);
        try_fold(packed, docs, fold, second, &counts, keep, rest);
    }
    print_counts(second ? "second" : "first", &counts);
}

int main(int argc, char **argv) {
    Arena keep = arena_reserve((ptrdiff_t)16 << 30), scratch = arena_reserve((ptrdiff_t)16 << 30);
    Plan plan = {.recipe = {.labels = {S_("O"), S_("B-person"), S_("I-person"), S_("B-organisation"),
                                       S_("I-organisation"), S_("B-place"), S_("I-place")},
                            .labels_len = NAME_LABELS,
                            .l2 = 6,
                            .cutoff = 1,
                            .iterations = 120}};
    int folds = 5, bits = 0;
    bool second = false, by_source = false;
    const char *out = NULL;
    Docs docs = {0};
    for (int i = 1; i < argc; i++) {
        const char *arg = argv[i], *value = i + 1 < argc ? argv[i + 1] : "";
        if (strcmp(arg, "--folds") == 0) folds = atoi(value), i++;
        else if (strcmp(arg, "--bits") == 0) bits = atoi(value), i++;
        else if (strcmp(arg, "--out") == 0) out = value, i++;
        else if (strcmp(arg, "--l2") == 0) plan.recipe.l2 = atof(value), i++;
        else if (strcmp(arg, "--bias") == 0) plan.bias = atof(value), i++;
        else if (strcmp(arg, "--cutoff") == 0) plan.recipe.cutoff = atoi(value), i++;
        else if (strcmp(arg, "--iterations") == 0) plan.recipe.iterations = atoi(value), i++;
        else if (strcmp(arg, "--perceptron") == 0) plan.perceptron = true, plan.recipe.iterations = 12;
        else if (strcmp(arg, "--second") == 0) second = true;
        else if (strcmp(arg, "--by-source") == 0) by_source = true;
        else read_docs(&docs, arg, &keep, scratch);
    }
    ptrdiff_t things = 0, features = 0;
    for (ptrdiff_t d = 0; d < docs.len; d++)
        things += docs.at[d].traits.len, features += docs.at[d].traits.seq.features.len;
    printf("%td documents, %td things of %td features each\n", docs.len, things, features / (things + 1));
    if (by_source) folds = fold_by_source(&docs);
    if (folds) cross_validate(&plan, &docs, folds, false, &keep, scratch);
    if (folds && second) cross_validate(&plan, &docs, folds, true, &keep, scratch);
    if (!out) return 0;
    Weights heads[2];
    for (int pass = 0; pass <= second; pass++) {
        Corpus corpus = corpus_of(&docs, pass, &keep);
        heads[pass] = train(&plan, &corpus, (Fold){0}, &keep);
    }
    if (!train_write(out, train_pack(heads, 1 + second, bits, &keep))) return 1;
    return 0;
}
