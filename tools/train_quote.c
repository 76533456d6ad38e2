// train_quote.c - makes data/models/quote_cue, quote_scope and quote_sure from PolNeAR's training part.
//
//     zcat train.jsonl.gz | train_quote data/models
//
// A row has "text" and "attributions": source, cue and content as spans of code points. Each model learns from what the
// one before it says of documents that it has not seen (two halves): else it would trust it
// too much. Prints figures on the held-out halves.
#include "article/ndjson.h"
#include "base/utf8.h"
#include "text/rules.h"
#include "text/text.h"
#include "text/told.h"
#include "train.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <yyjson.h>

enum { FOLDS = 2, ROW_BYTES = 1 << 22, SPANS = 64 };

// A gold attribution, in tokens.
typedef struct Gold {
    Pieces source, cue, content;
    ptrdiff_t head;  // the word that stands for its cue; -1 when it has none that could
    bool say;
} Gold;
typedef struct Doc {
    Article article;
    Tokens tokens;
    Rules *rules;
    Ground ground;
    struct Golds {
        Gold *at;
        ptrdiff_t len, cap;
    } gold;
    int16_t *cue_sure;  // of each token
    Tolds told;
} Doc;
typedef struct Docs {
    Doc *at;
    ptrdiff_t len, cap;
} Docs;

// ------------------------------------------------------------------ reading

// Byte offset of each code point.
static int32_t *code_points(Str text, Arena *keep) {
    int32_t *at = arena_new(keep, int32_t, text.len + 2), n = 0;
    for (ptrdiff_t i = 0; i < text.len; i++)
        if (((unsigned char)text.s[i] & 0xC0) != 0x80) at[n++] = (int32_t)i;
    at[n] = (int32_t)text.len;
    return at;
}

static Pieces read_spans(const Doc *doc, yyjson_val *spans, const int32_t *at, Arena *keep) {
    Pieces out = {0};
    size_t i, max;
    yyjson_val *span;
    yyjson_arr_foreach(spans, i, max, span) {
        int32_t start = at[yyjson_get_int(yyjson_arr_get(span, 0))],
                end = at[yyjson_get_int(yyjson_arr_get(span, 1))];
        Words run = {token_at(&doc->tokens, start), token_at(&doc->tokens, end - 1) + 1};
        while (run.first < run.last && doc->tokens.at[run.last - 1].at.start >= end) run.last--;
        if (run.first < run.last) *vec_push(&out, keep) = run;
    }
    return out;
}

static void read_doc(Docs *docs, Str row, Arena *keep, Arena scratch) {
    yyjson_doc *json = yyjson_read(row.s, (size_t)row.len, 0);
    yyjson_val *root = yyjson_doc_get_root(json), *gold, *text = yyjson_obj_get(root, "text");
    Doc *doc = vec_push(docs, keep);
    doc->article.text = str_copy((Str){yyjson_get_str(text), (ptrdiff_t)yyjson_get_len(text)}, keep);
    doc->article.paragraphs = article_paragraphs(doc->article.text, keep);
    text_annotate(&doc->article, keep, scratch);
    doc->article.language = S("en");
    doc->tokens = token_find(doc->article.text, keep);
    doc->rules = rules_find(&doc->article, &doc->tokens, keep, scratch);
    doc->ground =
        ground_gather(&doc->rules->prose, &doc->rules->cues, doc->rules->ruled, doc->rules->spoken, keep);
    doc->cue_sure = arena_new(keep, int16_t, doc->tokens.len + 1);
    int32_t *at = code_points(doc->article.text, &scratch);
    size_t i, max;
    yyjson_arr_foreach(yyjson_obj_get(root, "attributions"), i, max, gold) {
        Gold *g = vec_push(&doc->gold, keep);
        g->source = read_spans(doc, yyjson_obj_get(gold, "source"), at, keep);
        g->cue = read_spans(doc, yyjson_obj_get(gold, "cue"), at, keep);
        g->content = read_spans(doc, yyjson_obj_get(gold, "content"), at, keep);
        g->say = yyjson_get_bool(yyjson_obj_get(gold, "say"));
    }
    yyjson_doc_free(json);
}

// ------------------------------------------------------------------ which word of a cue stands for it

typedef struct Rate {
    uint32_t word, cue, all;
} Rate;
enum { RATES = 1 << 18 };

static Rate *rate_of(Rate *rates, uint32_t word) {
    uint32_t i = word & (RATES - 1);
    while (rates[i].all && rates[i].word != word) i = (i + 1) & (RATES - 1);
    rates[i].word = word;
    return &rates[i];
}

// The word that is most often (part of) a cue where it stands.
static void find_heads(Docs *docs, Arena scratch) {
    Rate *rates = arena_new(&scratch, Rate, RATES);
    ptrdiff_t lost = 0, all = 0, inside = 0;
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        const Doc *doc = &docs->at[d];
        for (ptrdiff_t i = 0; i < doc->tokens.len; i++) rate_of(rates, doc->ground.word[i])->all++;
        for (ptrdiff_t k = 0; k < doc->gold.len; k++)
            for (ptrdiff_t p = 0; p < doc->gold.at[k].cue.len; p++)
                for (ptrdiff_t i = doc->gold.at[k].cue.at[p].first; i < doc->gold.at[k].cue.at[p].last; i++)
                    rate_of(rates, doc->ground.word[i])->cue++;
    }
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        Doc *doc = &docs->at[d];
        for (ptrdiff_t k = 0; k < doc->gold.len; k++) {
            Gold *g = &doc->gold.at[k];
            double best = -1;
            bool in = false;
            g->head = -1;
            for (ptrdiff_t p = 0; p < g->cue.len; p++)
                for (ptrdiff_t i = g->cue.at[p].first; i < g->cue.at[p].last; i++) {
                    in |= doc->rules->prose.region[i] >= 0;
                    if (!cue_possible(&doc->ground, i)) continue;
                    Rate *r = rate_of(rates, doc->ground.word[i]);
                    double rate = (double)r->cue / (r->all + 5) + (doc->ground.cue_of[i] >= 0 ? 0.1 : 0);
                    if (rate > best) best = rate, g->head = i;
                }
            lost += g->head < 0, all++, inside += in && g->head < 0;
        }
    }
    fprintf(stderr, "gold %td, no word for its cue %td, of these inside quotations %td\n", all, lost, inside);
}

// ------------------------------------------------------------------ samples

static bool within(const Pieces *pieces, ptrdiff_t token) {
    for (ptrdiff_t k = 0; k < pieces->len; k++)
        if (token >= pieces->at[k].first && token < pieces->at[k].last) return true;
    return false;
}

static Corpus cue_corpus(const Docs *docs, Arena *keep) {
    Corpus corpus = {0};
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        const Doc *doc = &docs->at[d];
        bool *head = arena_new(keep, bool, doc->tokens.len + 1);
        for (ptrdiff_t k = 0; k < doc->gold.len; k++)
            if (doc->gold.at[k].head >= 0) head[doc->gold.at[k].head] = true;
        for (ptrdiff_t i = 0; i < doc->tokens.len; i++) {
            if (!cue_possible(&doc->ground, i)) continue;
            Sample *s = vec_push(&corpus, keep);
            s->group = (int32_t)d;
            s->gold = arena_new(keep, uint8_t, 1);
            s->gold[0] = head[i];
            cue_features(&s->seq, &doc->ground, i, keep);
        }
    }
    return corpus;
}

static void try_cues(Docs *docs, const Corpus *corpus, Str packed, Fold fold, Arena scratch) {
    Model model;
    must(tagger_read(&model, packed));
    ptrdiff_t n = 0;
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        Doc *doc = &docs->at[d];
        for (ptrdiff_t i = 0; i < doc->tokens.len; i++) {
            if (!cue_possible(&doc->ground, i)) continue;
            Arena own = scratch;
            const Sample *s = &corpus->at[n++];
            if (fold_has(fold, (int32_t)d)) doc->cue_sure[i] = tagger_run(&model, 0, &s->seq, &own).sure[1];
        }
    }
}

static void print_cues(const Docs *docs, const Corpus *corpus) {
    for (int least = 200; least <= 800; least += 100) {
        ptrdiff_t n = 0, right = 0, found = 0, gold = 0;
        for (ptrdiff_t d = 0; d < docs->len; d++)
            for (ptrdiff_t i = 0; i < docs->at[d].tokens.len; i++) {
                if (!cue_possible(&docs->at[d].ground, i)) continue;
                bool is = corpus->at[n++].gold[0], says = docs->at[d].cue_sure[i] >= least;
                gold += is, found += says, right += is && says;
            }
        fprintf(stderr, "cues at %d: precision %.3f recall %.3f\n", least, (double)right / (double)found,
                (double)right / (double)gold);
    }
}

// A unit's label by gold: where most of its words are.
static int unit_label(const Prose *prose, const Pieces *content, const Pieces *source, Words unit) {
    if (prose->region[unit.first] < 0 || unit.last - unit.first == 1)
        return within(content, unit.first) ? 1 : within(source, unit.first) ? 2 : 0;
    ptrdiff_t in = 0;
    for (ptrdiff_t i = unit.first; i < unit.last; i++) in += within(content, i);
    return in * 2 > unit.last - unit.first;
}

// Marks at a run's end are none of it, those between two runs of one kind are.
static void smooth(const Prose *prose, const Scope *scope, uint8_t *label) {
    for (ptrdiff_t u = 0; u < scope->len; u++) {
        bool mark =
            prose->region[scope->unit[u].first] < 0 && prose_has(prose, scope->unit[u].first, IS_MARK);
        if (!mark) continue;
        ptrdiff_t end = u;
        while (end < scope->len && prose->region[scope->unit[end].first] < 0 &&
               prose_has(prose, scope->unit[end].first, IS_MARK))
            end++;
        int before = u ? label[u - 1] : 0, after = end < scope->len ? label[end] : 0;
        for (; u < end; u++) label[u] = (uint8_t)(before == after ? before : 0);
    }
}

static void label_scope(const Doc *doc, const Scope *scope, uint8_t *label, Arena scratch) {
    Pieces content = {0}, source = {0};
    const Prose *prose = &doc->rules->prose;
    for (ptrdiff_t k = 0; k < doc->gold.len; k++) {
        const Gold *g = &doc->gold.at[k];
        if (g->head != scope->token) continue;
        for (ptrdiff_t p = 0; p < g->content.len; p++) *vec_push(&content, &scratch) = g->content.at[p];
        for (ptrdiff_t p = 0; p < g->source.len; p++) *vec_push(&source, &scratch) = g->source.at[p];
    }
    for (ptrdiff_t u = 0; u < scope->len; u++)
        label[u] = (uint8_t)unit_label(prose, &content, &source, scope->unit[u]);
    smooth(prose, scope, label);
    int last = 0;
    for (ptrdiff_t u = 0; u < scope->len; u++) {
        int now = label[u];
        label[u] = (uint8_t)(now == 0       ? SCOPE_NONE
                                 : now == 1 ? (last == 1 ? SCOPE_MORE : SCOPE_CONTENT)
                                            : (last == 2 ? SCOPE_MORE_SOURCE : SCOPE_SOURCE));
        last = now;
    }
}

static bool is_head(const Doc *doc, ptrdiff_t token) {
    for (ptrdiff_t k = 0; k < doc->gold.len; k++)
        if (doc->gold.at[k].head == token) return true;
    return false;
}

static Corpus scope_corpus(const Docs *docs, Arena *keep, Arena scratch) {
    Corpus corpus = {0};
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        const Doc *doc = &docs->at[d];
        for (ptrdiff_t i = 0; i < doc->tokens.len; i++) {
            if (!cue_possible(&doc->ground, i)) continue;
            if (!is_head(doc, i)) continue;
            Scope scope = scope_of(&doc->ground, i, keep);
            Sample *s = vec_push(&corpus, keep);
            s->group = (int32_t)d;
            s->gold = arena_new(keep, uint8_t, scope.len + 1);
            label_scope(doc, &scope, s->gold, scratch);
            scope_features(&s->seq, &doc->ground, &scope, keep, scratch);
        }
    }
    return corpus;
}

static void try_scopes(Docs *docs, Str packed, Fold fold, Arena *keep, Arena scratch) {
    Model model;
    must(tagger_read(&model, packed));
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        Doc *doc = &docs->at[d];
        if (!fold_has(fold, (int32_t)d)) continue;
        for (ptrdiff_t i = 0; i < doc->tokens.len; i++) {
            if (doc->cue_sure[i] < TOLD_LEAST_CUE || !cue_possible(&doc->ground, i)) continue;
            Arena own = scratch;
            Scope scope = scope_of(&doc->ground, i, &own);
            Sequence seq = {0};
            Arena rest = {own.beg + (own.end - own.beg) / 2, own.end};
            scope_features(&seq, &doc->ground, &scope, &own, rest);
            Tags tags = tagger_run(&model, 0, &seq, &own);
            Told told = told_read(&doc->ground, &scope, &tags, keep);
            told.cue_sure = doc->cue_sure[i];
            if (told.content.len) *vec_push(&doc->told, keep) = told;
        }
    }
}

// ------------------------------------------------------------------ right or wrong

static ptrdiff_t words_in(const Prose *prose, const Pieces *a, const Pieces *also, bool *clash) {
    ptrdiff_t n = 0;
    *clash = false;
    for (ptrdiff_t k = 0; k < a->len; k++)
        for (ptrdiff_t i = a->at[k].first; i < a->at[k].last; i++)
            if (prose->token[i].shape != TOKEN_PUNCT) n += !also || within(also, i);
    return n;
}

static bool like(const Prose *prose, const Pieces *a, const Pieces *b) {
    bool clash;
    ptrdiff_t both = words_in(prose, a, b, &clash),
              all = words_in(prose, a, NULL, &clash) + words_in(prose, b, NULL, &clash) - both;
    return both * 2 >= all && all > 0;
}

// About as score_quotes.py counts: half of the words in common, or the same head.
static bool speaker_right(const Prose *prose, Words speaker, const Pieces *source) {
    if (speaker.first >= speaker.last || source->len == 0)
        return speaker.first >= speaker.last && source->len == 0;
    Pieces one = {&speaker, 1, 1};
    if (like(prose, &one, source)) return true;
    ptrdiff_t head = speaker.first, gold = source->at[0].first;
    while (head + 1 < speaker.last && !prose_has(prose, head + 1, IS_PREP | IS_MARK | IS_CONJ | IS_REL))
        head++;
    while (gold + 1 < source->at[0].last && !prose_has(prose, gold + 1, IS_PREP | IS_MARK | IS_CONJ | IS_REL))
        gold++;
    return head == gold;
}

typedef struct Verdict {
    bool content, all;
    ptrdiff_t gold;
} Verdict;

static Verdict judge(const Doc *doc, const Told *told) {
    Verdict v = {false, false, -1};
    for (ptrdiff_t k = 0; k < doc->gold.len; k++) {
        const Gold *g = &doc->gold.at[k];
        if (!like(&doc->rules->prose, &told->content, &g->content)) continue;
        bool right = speaker_right(&doc->rules->prose, told->speaker, &g->source);
        if (right || v.gold < 0) v = (Verdict){true, v.all || right, k};
    }
    return v;
}

static Corpus sure_corpus(Docs *docs, Arena *keep, Arena scratch) {
    Corpus corpus = {0};
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        Doc *doc = &docs->at[d];
        Arena own = scratch;
        int16_t *cover = told_cover(&doc->ground, &doc->told, &own);
        for (ptrdiff_t t = 0; t < doc->told.len; t++) {
            Sample *s = vec_push(&corpus, keep);
            s->group = (int32_t)d;
            s->gold = arena_new(keep, uint8_t, 1);
            s->gold[0] = judge(doc, &doc->told.at[t]).all;
            told_features(&s->seq, &doc->ground, &doc->told, t, cover, keep);
        }
    }
    return corpus;
}

static void try_sure(Docs *docs, const Corpus *corpus, Str packed, Fold fold, Arena scratch) {
    Model model;
    must(tagger_read(&model, packed));
    ptrdiff_t n = 0;
    for (ptrdiff_t d = 0; d < docs->len; d++)
        for (ptrdiff_t t = 0; t < docs->at[d].told.len; t++) {
            Arena own = scratch;
            const Sample *s = &corpus->at[n++];
            if (fold_has(fold, (int32_t)d))
                docs->at[d].told.at[t].confidence = tagger_run(&model, 0, &s->seq, &own).sure[1];
        }
}

// End to end on held-out halves, by the least confidence taken. Only of what a cue has: orphans are not among it.
static void print_sure(const Docs *docs) {
    ptrdiff_t gold = 0, say = 0;
    for (ptrdiff_t d = 0; d < docs->len; d++) {
        gold += docs->at[d].gold.len;
        for (ptrdiff_t k = 0; k < docs->at[d].gold.len; k++) say += docs->at[d].gold.at[k].say;
    }
    for (int least = 100; least <= 900; least += 50) {
        ptrdiff_t found = 0, content = 0, right = 0, right_say = 0;
        for (ptrdiff_t d = 0; d < docs->len; d++) {
            const Doc *doc = &docs->at[d];
            bool taken[4096] = {0};
            for (ptrdiff_t t = 0; t < doc->told.len; t++) {
                if (doc->told.at[t].confidence < least) continue;
                Verdict v = judge(doc, &doc->told.at[t]);
                found++;
                if (v.gold < 0 || (v.gold < 4096 && taken[v.gold])) continue;
                taken[v.gold] = true;
                content += v.content, right += v.all, right_say += v.all && doc->gold.at[v.gold].say;
            }
        }
        double p = (double)right / (double)found, r = (double)right / (double)gold;
        double cp = (double)content / (double)found, cr = (double)content / (double)gold;
        fprintf(stderr,
                "at %d: end to end %.3f %.3f F1 %.4f, content %.3f %.3f F1 %.4f, statements' recall %.3f\n",
                least, p, r, 2 * p * r / (p + r), cp, cr, 2 * cp * cr / (cp + cr),
                (double)right_say / (double)say);
    }
}

// How often what has a confidence is right: it should be that often.
static void print_calibration(const Docs *docs) {
    for (int low = 0; low < 1000; low += 100) {
        ptrdiff_t n = 0, right = 0;
        for (ptrdiff_t d = 0; d < docs->len; d++)
            for (ptrdiff_t t = 0; t < docs->at[d].told.len; t++) {
                int c = docs->at[d].told.at[t].confidence;
                if (c < low || c >= low + 100) continue;
                n++, right += judge(&docs->at[d], &docs->at[d].told.at[t]).all;
            }
        fprintf(stderr, "confidence %3d to %4d: %5td, right %.3f\n", low, low + 100, n,
                n ? (double)right / (double)n : 0);
    }
}

// ------------------------------------------------------------------ all of it

static Str train(const Corpus *corpus, const Recipe *recipe, Fold fold, int bits, Arena *keep) {
    Weights weights =
        recipe->l2 > 0 ? train_crf(corpus, recipe, fold, keep) : train_perceptron(corpus, recipe, fold, keep);
    return train_pack(&weights, 1, bits, keep);
}

// Trainings without fold 0, 1 ... and of all, each in a process of its own.
typedef struct Trained {
    Str without[FOLDS], all;
} Trained;

static Str read_back(FILE *file, Arena *keep) {
    fseek(file, 0, SEEK_END);
    ptrdiff_t len = ftell(file);
    rewind(file);
    char *bytes = arena_take(keep, 1, 64, len);
    must(fread(bytes, 1, (size_t)len, file) == (size_t)len);
    fclose(file);
    return (Str){bytes, len};
}

static Trained train_all(const Corpus *corpus, const Recipe *recipe, Arena *keep) {
    FILE *file[FOLDS + 1];
    for (int f = 0; f <= FOLDS; f++) {
        must((file[f] = tmpfile()) != NULL);
        if (fork()) continue;
        Fold fold = f < FOLDS ? (Fold){f, FOLDS} : (Fold){0, 0};
        Str packed = train(corpus, recipe, fold, 0, keep);
        fwrite(packed.s, 1, (size_t)packed.len, file[f]);
        fflush(file[f]);
        _exit(0);
    }
    for (int f = 0; f <= FOLDS; f++) wait(NULL);
    Trained out = {.all = read_back(file[FOLDS], keep)};
    for (int f = 0; f < FOLDS; f++) out.without[f] = read_back(file[f], keep);
    return out;
}

static void write_model(const char *folder, const char *name, Str packed) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s.model", folder, name);
    if (!train_write(path, packed)) fprintf(stderr, "train_quote: %s: cannot be written\n", path), exit(1);
}

int main(int argc, char **argv) {
    const char *folder = argc > 1 ? argv[argc - 1] : ".";
    int scope_rounds = getenv("ROUNDS") ? atoi(getenv("ROUNDS")) : 60;
    Arena keep = arena_reserve((ptrdiff_t)64 << 30), scratch = arena_reserve((ptrdiff_t)8 << 30);
    Docs docs = {0};
    char *line = NULL;
    size_t room = 0;
    for (ssize_t len; (len = getline(&line, &room, stdin)) > 0;)
        read_doc(&docs, (Str){line, len}, &keep, scratch);
    find_heads(&docs, scratch);
    const Recipe cue = {
        .labels = {S_("no"), S_("cue")}, .labels_len = 2, .l2 = 1, .cutoff = 2, .iterations = 100};
    const double scope_l2 = getenv("L2") ? atof(getenv("L2")) : 1;
    const Recipe scope = {
        .labels = {S_("O"), S_("B-content"), S_("I-content"), S_("B-source"), S_("I-source")},
        .labels_len = SCOPE_LABELS,
        .l2 = scope_l2,
        .cutoff = 3,
        .iterations = scope_rounds};
    const Recipe sure = {
        .labels = {S_("wrong"), S_("right")}, .labels_len = 2, .l2 = 4, .cutoff = 3, .iterations = 60};
    Corpus cues = cue_corpus(&docs, &keep);
    Trained trained = train_all(&cues, &cue, &keep);
    for (int f = 0; f < FOLDS; f++) try_cues(&docs, &cues, trained.without[f], (Fold){f, FOLDS}, scratch);
    print_cues(&docs, &cues);
    write_model(folder, "quote_cue", trained.all);
    Corpus scopes = scope_corpus(&docs, &keep, scratch);
    trained = train_all(&scopes, &scope, &keep);
    for (int f = 0; f < FOLDS; f++) try_scopes(&docs, trained.without[f], (Fold){f, FOLDS}, &keep, scratch);
    write_model(folder, "quote_scope", trained.all);
    Corpus sures = sure_corpus(&docs, &keep, scratch);
    trained = train_all(&sures, &sure, &keep);
    for (int f = 0; f < FOLDS; f++) try_sure(&docs, &sures, trained.without[f], (Fold){f, FOLDS}, scratch);
    print_sure(&docs);
    print_calibration(&docs);
    write_model(folder, "quote_sure", trained.all);
    free(line);
    return 0;
}
